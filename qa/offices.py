"""Offices as printed, taken apart: "Deputy Secretary of A and Executive Deputy Director of B" holds two."""

import re
from dataclasses import dataclass

from corpus import fold

from .glossary import Glossary

_SPLIT = re.compile(r"(?:,? and |, |; )(?=[^,;]*\b(?:of|at|for|with|in)\b)")
_PLACE = re.compile(r"\s+(?:of|at|for|with|in)\s+|,\s*")
_SMALL_WORDS = frozenset("a an and at by for from in of on or the to with".split())


@dataclass(frozen=True, slots=True)
class Office:
    """A title ("executive deputy director") and the folded words, in either form, of where it is held."""

    title: str
    place: frozenset[str]


def offices(role: str, glossary: Glossary) -> tuple[Office, ...]:
    """Return the offices that a printed role is made of, in order."""
    found = []
    for piece in _SPLIT.split(fold(role)):
        title, *places = _PLACE.split(piece, maxsplit=1)
        title = re.sub(r"^(?:the|a|an)\s+", "", title.strip())
        if title:
            where = " ".join(places)
            found.append(Office(title, content_words(" ".join([where, *glossary.expansions(where)]))))
    return tuple(found)


def content_words(text: str) -> frozenset[str]:
    """Return the folded words of ``text`` without articles and prepositions; a possessive s is no part of a word."""
    words = (re.sub(r"'s?$", "", word) for word in re.findall(r"[^\W_][\w']*", fold(text)))
    return frozenset(word for word in words if word not in _SMALL_WORDS)
