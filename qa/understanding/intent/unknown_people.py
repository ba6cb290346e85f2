"""People asked about who are in no article: "What does Ada Moss say about cranes?" where no Ada Moss speaks."""

from collections.abc import Callable

from corpus.language import ENGLISH
from qa.understanding.forms import Found, form
from qa.understanding.tokens import Mention, Tokens, Word


def strangers(tokens: Tokens, *, is_known: Callable[[str], bool]) -> tuple[Mention, ...]:
    """Return the names of people whose words a question asks for, besides those who speak in the articles.

    Only where grammar says that a person is asked, and the name can be no organisation's: who is left out here is
    simply looked up. In a question without small letters, or with nothing else, nobody is.

    Args:
        tokens: The question, in which only those are persons who are asked.
        is_known: Tells whether a word, folded, is part of what the articles speak of under a name.
    """
    found = [*form("stranger_asked").all(tokens), *form("stranger_asked_first").all(tokens)]
    return tuple(dict.fromkeys(_named(tokens, one) for one in found if _is_persons(tokens, one, is_known)))


def _named(tokens: Tokens, found: Found) -> Mention:
    first, last = found.slots["name"]
    name = tokens.part(first, last)
    return Mention(name.span, name.text, ())


def _is_persons(tokens: Tokens, found: Found, is_known: Callable[[str], bool]) -> bool:
    first, last = found.slots["name"]
    own_first, _ = found.slots["own"]
    if form("no_name").search(tokens.part(first, last)):
        return False
    own = [token.plain for token in tokens.part(own_first, last).items if isinstance(token, Word)]
    # A name with one of these is an organisation's, a place's or a thing's.
    if not own or not ENGLISH.not_people.isdisjoint(own):
        return False
    return own_first > first or not all(is_known(word) for word in own)
