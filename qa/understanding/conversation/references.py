"""How a question leans on those before it, by pronouns, ellipsis, "the next one", and what stands in their place."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from corpus import Span
from embeddings import analyse
from qa.understanding.forms import Form, Found, form
from qa.understanding.tokens import Tokens, inside, tokens_of

_MOST_FRAGMENT_WORDS = 8
_MOST_WORDS_ALONE = 3
# Where an earlier question is put into other words, its text is cut, by its capitals too: these are no forms.
_PREPOSITIONS = (
    "about|after|against|at|before|beyond|by|during|for|from|in|into|on|over|since|through|to|under|with|within|without"
)
_PREPOSITION = re.compile(rf"(?:only )?(?P<word>{_PREPOSITIONS})\s+", re.IGNORECASE)
_END = re.compile(r"[\s?!.,;:]*$")
_SAY_ABOUT = re.compile(
    r"\b(?:say|said|says|saying|speak|talk|think|thought|feel|know|tell (?:me|us)|mean|hear|learn)\s+"
    r"(?:about|of|on|regarding)\s+(?P<topic>.+)",
    re.IGNORECASE | re.DOTALL,
)
_NAME = r"[A-Z][\w-]*+(?: [A-Z][\w-]*+)*+"
_NAMED = re.compile(rf"(?<=\w ){_NAME}")
_OF = re.compile(rf"of (?:the )?(?P<name>{_NAME})")
_GENITIVE = re.compile(rf"(?<=\bof ){_NAME}|(?<=\bof the ){_NAME}|{_NAME}(?=['’]s\b)")
_POSSESSIVE = re.compile(r"['’]s?$")
_MAX_SWAPPED_WORDS = 3
_SINGULAR = re.compile(r"\b(does|has|is|was)(?=\W+the others\b)", re.IGNORECASE)
_PLURALS = {"does": "do", "has": "have", "is": "are", "was": "were"}
# What follows "her" where it does not own what comes next: "Did it take her long?", "Who asked her to go?"
_NO_THING = re.compile(
    r"\W*$|\s+(?:a|about|after|an|and|as|at|before|by|did|do|for|from|if|in|like|long|no|not|of|on|or|so|than|that|the"
    r"|then|there|to|until|what|when|where|while|why|with)\b",
    re.IGNORECASE,
)


class Leaning(Enum):
    """How a question leans on those before it."""

    STANDS_ALONE = auto()
    MORE = auto()  # asks for more of the same
    OTHERS = auto()  # asks for other people
    BARE = auto()  # is but a question word
    FRAGMENT = auto()  # has no clause: it stands in the place of something earlier ("for trade", "Han")
    CLAUSE = auto()  # has words of its own, and some that stand for something earlier


_WHOLE = {Leaning.MORE: form("more"), Leaning.OTHERS: form("other_people"), Leaning.BARE: form("bare")}


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


def references(text: str) -> References:
    """Return how the words of a question lean on earlier questions."""
    text = text[slice(*inside(text))].strip()
    tokens = tokens_of(text)
    for leaning, whole in _WHOLE.items():
        if whole.search(tokens):
            return References(leaning, others=leaning is Leaning.OTHERS)
    fragment = _fragment(text, tokens)
    found = References(
        Leaning.FRAGMENT if fragment else Leaning.CLAUSE,
        fragment=fragment,
        somebody=_means_earlier(form("of_somebody"), tokens, form("somebody_else")),
        people=_means_earlier(form("of_several"), tokens, form("noun")),
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
    rest = _behind(form("and_so"), tokens_of(text), text)
    return rest[:1].upper() + rest[1:] if rest else text


def is_said_about(text: str) -> bool:
    """Tell whether a question names what is spoken about ("What did she say about trade?")."""
    return _SAY_ABOUT.search(text) is not None


def with_name(text: str, name: str, *, of_several: bool = False) -> str:
    """Return a question with a name in the place of its first pronoun, "he" or "she" or, for several, "they"."""
    tokens = tokens_of(text)
    found = (form("of_several") if of_several else form("of_somebody")).search(tokens)
    if found is None:
        return text
    pronoun = tokens.part(found.last - 1, found.last)
    start = pronoun.span.start
    word = re.split("['’]", pronoun.text.lower())[0]  # "they'll"
    end = start + len(word)
    owns = word in {"his", "hers", "their", "theirs"} or (word == "her" and not _NO_THING.match(text, end))
    return text[:start] + name + ("'s" if owns else "") + text[end:]


def with_people(before: str, names: str, *, at: Span) -> str:
    """Return an earlier question with other people in the place of those named at ``at``."""
    words = before[: at.start] + _POSSESSIVE.sub("", names) + before[at.end :]
    return _SINGULAR.sub(lambda found: _PLURALS[found[0].lower()], words)


def with_fragment(before: str, fragment: str) -> str | None:
    """Return an earlier question with a fragment in the place of what it matches; ``None`` where nothing clearly does.

    Like replaces like: "for trade" what stood behind "for", a name the one name, anything short what was spoken about.
    A prepositional phrase that replaces nothing goes to the end.
    """
    stem = _END.sub("", before)
    ending = before[len(stem) :].strip() or "?"
    if preposition := _PREPOSITION.match(fragment):
        # Where it opened its sentence it had a capital.
        phrase = preposition[0].lower() + fragment[preposition.end() :]
        return _with_phrase(stem, phrase, preposition["word"].lower()) + ending
    name = owner["name"] if (owner := _OF.fullmatch(fragment)) else _POSSESSIVE.sub("", fragment)
    place = _place(stem, name, owns=name != fragment)
    return None if place is None else stem[: place.start] + name + stem[place.end :] + ending


def _fragment(text: str, tokens: Tokens) -> str:
    if about := _behind(form("what_about"), tokens, text):
        return _bare_end(about)
    for opening in (form("and_so"), form("amid")):
        rest = _behind(opening, tokens, text)
        if rest and len(rest.split()) <= _MOST_FRAGMENT_WORDS and not form("has_a_clause").search(tokens_of(rest)):
            return _bare_end(rest)
    # "Trade?" goes on from before; without the mark it is what people type into a search box.
    asks = text.endswith(("?", "？")) and text.isascii() and len(text.split()) <= _MOST_WORDS_ALONE
    return _bare_end(text) if asks and not form("has_a_clause").search(tokens) else ""


def _behind(opening: Form, tokens: Tokens, text: str) -> str:
    """The words of ``text`` behind those that have this form; empty where none have."""
    found = opening.search(tokens)
    return text[tokens.items[found.last].span.start :] if found else ""


def _bare_end(words: str) -> str:
    return words.rstrip(" ?!.,;:\n\t")


def _means_earlier(pronoun: Form, tokens: Tokens, antecedent: Form) -> bool:
    found = pronoun.search(tokens)
    return found is not None and not antecedent.search(tokens.part(0, found.first))


def _has_thing(tokens: Tokens) -> bool:
    it = form("of_it").search(tokens)
    stands_for_something = it and not form("of_nothing").search(tokens.part(it.first, len(tokens.items)))
    if it and stands_for_something and not _has_noun_of_its_own(tokens, it):
        return True
    return form("of_something").search(tokens) is not None


def _has_noun_of_its_own(tokens: Tokens, it: Found) -> bool:
    """Tell whether "it" means a noun before it: in a clause before its own, or anywhere before "its"."""
    noun = form("noun").search(tokens.part(0, it.first))
    if noun is None:
        return False
    its = tokens.items[it.first].text.lower() == "its"
    return its or form("new_clause").search(tokens.part(noun.last, it.first)) is not None


def _with_phrase(stem: str, phrase: str, preposition: str) -> str:
    goes_on = rf"(?=\s(?!{preposition}\b)(?:{_PREPOSITIONS})\s|,|$)"
    object_ = rf"(?-i:{_NAME})" if re.fullmatch(rf"{preposition} {_NAME}", phrase) else rf".+?{goes_on}"
    found = list(re.finditer(rf"\b{preposition}\s(?:the\s)?{object_}", stem, re.IGNORECASE | re.DOTALL))
    return stem[: found[-1].start()] + phrase + stem[found[-1].end() :] if found else f"{stem} {phrase}"


def _place(stem: str, fragment: str, *, owns: bool) -> Span | None:
    if owns:
        owners = list(_GENITIVE.finditer(stem))
        return Span(*owners[0].span()) if len(owners) == 1 else None
    if said := _SAY_ABOUT.search(stem):
        return Span(*said.span("topic"))
    if re.fullmatch(_NAME, fragment):
        names = [name for name in _NAMED.finditer(stem) if name[0].isupper() == fragment.isupper()]
        if len(names) == 1:
            return Span(*names[0].span())
    phrases = list(re.finditer(rf"\b(?:{_PREPOSITIONS})\s+(?P<object>.+)", stem, re.IGNORECASE | re.DOTALL))
    short = max(len(fragment.split()), len(phrases[0]["object"].split()) if phrases else 99) <= _MAX_SWAPPED_WORDS
    inner = phrases and re.search(rf"\b(?:{_PREPOSITIONS})\b", phrases[0]["object"], re.IGNORECASE)
    return Span(*phrases[0].span("object")) if short and not inner else None
