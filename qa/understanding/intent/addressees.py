"""Of the people whom a question names: who is asked for their words, who is left out, and who is only spoken of."""

from dataclasses import dataclass

from qa.understanding.forms import form
from qa.understanding.tokens import Mention, Tokens


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


def _asked(tokens: Tokens) -> tuple[Mention, ...]:
    asked = _in_form("asked", tokens)
    if not asked:
        spoken_of = _in_form("spoken_of", tokens)
    elif agreed := form("agreed_with").search(tokens):
        spoken_of = tokens.among(agreed.slots["with"])
    elif form("asked_alike").search(tokens):
        spoken_of = ()
    else:
        return asked
    return tuple(mention for mention in tokens.mentions if mention not in spoken_of)


def _in_form(name: str, tokens: Tokens) -> tuple[Mention, ...]:
    return tokens.among(*((found.first, found.last) for found in form(name).all(tokens)))
