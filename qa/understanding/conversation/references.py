"""Recognises how a question leans on those before it: by pronouns, ellipsis, "instead", "the next one"."""

from dataclasses import dataclass
from enum import Enum, auto

from embeddings import analyse
from qa.understanding.forms import Found, form
from qa.understanding.tokens import Tokens, tokens_of

_MOST_FRAGMENT_WORDS = 8
_MOST_WORDS_ALONE = 3


class Leaning(Enum):
    """How a question leans on those before it."""

    STANDS_ALONE = auto()
    MORE = auto()  # asks for more of the same
    OTHERS = auto()  # asks for other people
    BARE = auto()  # is but a question word
    FRAGMENT = auto()  # has no clause: it stands in the place of something earlier ("for trade", "Han")
    CLAUSE = auto()  # has words of its own, and some that stand for something earlier


@dataclass(frozen=True, slots=True)
class References:
    """How a question leans on those before it, and by which words.

    ``somebody``, ``people`` and ``thing`` are pronouns, ``others`` asks "who else".
    """

    leaning: Leaning
    fragment: str = ""
    somebody: bool = False
    people: bool = False
    thing: bool = False
    others: bool = False

    def __bool__(self) -> bool:
        return self.leaning is not Leaning.STANDS_ALONE

    @property
    def on_earlier(self) -> bool:
        """Whether a word stands for something earlier, even beside a name and a topic."""
        return self.others or self.somebody or self.people or self.thing


_WHOLE = {Leaning.MORE: "more", Leaning.OTHERS: "other_people", Leaning.BARE: "bare"}


def references(text: str) -> References:
    """Return how the words of a question lean on earlier questions."""
    text = text.strip()
    tokens = tokens_of(text)
    for leaning, name in _WHOLE.items():
        if form(name).search(tokens):
            return References(leaning, others=leaning is Leaning.OTHERS)
    fragment = _fragment(text, tokens)
    found = References(
        Leaning.FRAGMENT if fragment else Leaning.CLAUSE,
        fragment=fragment,
        somebody=_means_earlier("of_somebody", tokens, "somebody_else"),
        people=_means_earlier("of_several", tokens, "noun"),
        thing=_has_thing(tokens),
        others=form("who_else").search(tokens) is not None,
    )
    leans = found.fragment or found.on_earlier or form("and_so").search(tokens)
    return found if leans else References(Leaning.STANDS_ALONE)


def has_topic(text: str) -> bool:
    """Tell whether words say what they are about, more than that somebody should explain or take sides."""
    tokens = tokens_of(text)
    return bool(analyse(form("stance").removed(tokens).text, tokens.language))


def without_opener(text: str) -> str:
    """Return a question without "And" or "But" before it."""
    rest = _behind("and_so", tokens_of(text), text)
    return rest[:1].upper() + rest[1:] if rest else text


def _fragment(text: str, tokens: Tokens) -> str:
    if about := _behind("what_about", tokens, text):
        return _bare_end(about)
    for name in ("and_so", "amid"):
        rest = _behind(name, tokens, text)
        if rest and len(rest.split()) <= _MOST_FRAGMENT_WORDS and not form("clause").search(tokens_of(rest)):
            return _bare_end(rest)
    # "Trade?" goes on from before; without the mark it is what people type into a search box.
    asks = text.endswith(("?", "？")) and text.isascii() and len(text.split()) <= _MOST_WORDS_ALONE
    return _bare_end(text) if asks and not form("clause").search(tokens) else ""


def _behind(name: str, tokens: Tokens, text: str) -> str:
    """The words of ``text`` behind those that have the form of that name; empty where none have."""
    found = form(name).search(tokens)
    return text[tokens.items[found.last].span.start :] if found else ""


def _bare_end(words: str) -> str:
    return words.rstrip(" ?!.,;:\n\t")


def _means_earlier(pronoun: str, tokens: Tokens, antecedent: str) -> bool:
    found = form(pronoun).search(tokens)
    return found is not None and not form(antecedent).search(tokens.part(0, found.first))


def _has_thing(tokens: Tokens) -> bool:
    it = form("of_it").search(tokens)
    if it and not form("of_nothing").search(tokens.part(it.first, len(tokens.items))):
        return not _has_noun_of_its_own(tokens, it) or form("of_something").search(tokens) is not None
    return form("of_something").search(tokens) is not None


def _has_noun_of_its_own(tokens: Tokens, it: Found) -> bool:
    """Tell whether "it" means a noun before it: in a clause before its own, or anywhere before "its"."""
    noun = form("noun").search(tokens.part(0, it.first))
    if noun is None:
        return False
    its = tokens.items[it.first].text.lower() == "its"
    return its or form("new_clause").search(tokens.part(noun.last, it.first)) is not None
