"""The people of a question: those asked for their words, left out or spoken of, and those who are in no article."""

from collections.abc import Callable
from dataclasses import dataclass

from corpus.language import ENGLISH
from qa.understanding.forms import Form, Found, form
from qa.understanding.tokens import Mention, Tokens, Word


@dataclass(frozen=True, slots=True)
class Addressees:
    """The people of a question. ``interviewed`` are those in whose interview others are asked.

    In ``tokens`` only those asked are persons: of those left out or interviewed there is nothing, and those spoken of
    are words like any others.
    """

    tokens: Tokens
    asked: tuple[Mention, ...]
    left_out: tuple[Mention, ...]
    interviewed: tuple[Mention, ...]


def addressees(tokens: Tokens) -> Addressees:
    """Tell apart those whom a question asks, those it leaves out and those it speaks of."""
    tokens = form("introduced").removed(form("form_of_address").removed(tokens))
    out = [found.slots.get("out", (found.first, found.last)) for found in form("left_out").all(tokens)]
    left_out, tokens = tokens.among(*out), tokens.without(*out)
    asked = _asked(tokens)
    with_them = [found.slots["with"] for found in form("interviewed").all(tokens)]
    interviewed = tuple(mention for mention in tokens.among(*with_them) if mention not in asked)
    if interviewed:
        tokens = tokens.without(*with_them)
    spoken_of = [mention for mention in tokens.mentions if mention not in asked]
    return Addressees(tokens.with_words_of(spoken_of), asked, left_out, interviewed)


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


def office_asked(tokens: Tokens) -> Mention | None:
    """Return the words of an office alone that stand where somebody is asked; so far they mean nobody."""
    found = form("office_asked").search(tokens)
    if found is None:
        return None
    office = tokens.part(*found.slots["office"])
    return Mention(office.span, office.text, (), is_office=True, is_held=False)


def _asked(tokens: Tokens) -> tuple[Mention, ...]:
    asked = _in_form(form("asked"), tokens)
    if not asked:
        spoken_of = _in_form(form("spoken_of"), tokens)
    elif agreed := form("agreed_with").search(tokens):
        spoken_of = tokens.among(agreed.slots["with"])
    elif form("asked_alike").search(tokens):
        spoken_of = ()
    else:
        return asked
    return tuple(mention for mention in tokens.mentions if mention not in spoken_of)


def _in_form(one: Form, tokens: Tokens) -> tuple[Mention, ...]:
    return tokens.among(*((found.first, found.last) for found in one.all(tokens)))


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
