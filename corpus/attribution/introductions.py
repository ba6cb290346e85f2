"""Who the narration introduces: "Zhang Zhikui, Director of the Commission of Commerce; …"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.models import Span
from corpus.text import CAPITALS, fold_marks, split_sentences, without_openers

_WORD = rf"[{CAPITALS}][\w'-]*\.?"
_NAME = rf"{_WORD}(?: (?:(?:al|bin|da|de|del|della|der|di|du|la|le|van|von) )*{_WORD}){{1,3}}"
_TITLE = (
    r"(?:Co-|Vice[- ]|Deputy |Executive |General |Chief |Senior |Acting |Former |Managing |Assistant |Associate ){0,4}"
    r"(?:Director|President|Secretary|Chair(?:man|woman|person)?|Minister|Professor|CEO|CTO|CFO|COO|CIO|Head|Manager"
    r"|Founder|Editor|Mayor|Governor|Commissioner|Officer|Spokes(?:man|woman|person)|Analyst|Researcher|Fellow|Lead"
    r"|Engineer|Ambassador|Dean|Economist|Partner|Principal|Scientist|Lecturer|Architect|Author|Curator|Advis[eo]r"
    r"|Administrator|Coordinator|Representative|Senator|Member|Superintendent|Strategist|Designer|Developer)"
)
# An office of another name shows by its place: "charge nurse at St. Brendan's", "owner of the Linden Street Bakery".
_OFFICE = (
    r"(?!(?i:who|whose|where|which|born|based|living|now|then|left|right|aged|along|together|and|or|one|some"
    r"|all|both|part|most|because|instead|out|as|in|at|on|of|for|from|with|to|it|they|he|she|we)\b)"
    rf"(?:[^\W\d_][\w'&/-]* ){{1,4}}?(?:of|at|for) (?:the |a |an )?[{CAPITALS}]"
)
_INTRODUCTION = re.compile(
    rf"(?<![\w'-])(?P<name>{_NAME}), (?:(?:the|a|an|its|their|his|her|then|former|currently) )*"
    rf"(?P<role>(?:(?:[^\W\d_][\w'&/-]* ){{0,4}}?(?i:{_TITLE})\b|{_OFFICE})[^;]*)"
)
# Where an office ends: a clause about the person, the next person of a list, or the sentence itself.
_ROLE_END = re.compile(
    rf",? (?:who|whom|whose|which|where|told|said|says|met|spoke|talked|talks|sat|joined|joins|explains?|discuss\w*"
    rf"|about|on how"
    rf"|to (?:discuss|talk|know|ask|learn|hear|find)|has|have|had|is|was|were|will|recently|today)\b"
    rf"|, (?:(?:one|two|three|four|five|six|several|some|a few|\d+) (?:day|week|month|year|hour)s?|shortly|earlier)\b"
    rf"|, (?:spen[dt]s?|takes|took|beg[ai]ns?|became|comes|came|went|makes|made|knows|knew|writes|wrote|builds|built"
    rf"|grew|keeps|kept|runs|ran|lives|lived|works|worked|opened|started|learned|learnt)\b"
    rf"|,? and (?:with |by |from )?{_NAME},|, {_NAME},|\s[–—-]+\s|[.!?]$"
)
_STRAY_WORDS = 6
_MAX_ROLE_WORDS = 40  # more words behind a name are a story, not an office


@dataclass(frozen=True, slots=True)
class Introduction:
    """A person with the office printed beside the name; ``role`` is the words at ``span`` in the paragraph."""

    name: str
    role: str
    span: Span


def find_introductions(paragraph: str) -> tuple[Introduction, ...]:
    """Return the people whom a paragraph of narration introduces with an office, in order.

    A list may be split at ";"; one person may hold several offices. A role is printed words only.
    """
    found = []
    for sentence in split_sentences(paragraph):
        for piece in re.finditer(r"[^;]+", sentence.cut(paragraph)):
            at = sentence.start + piece.start()
            found += [_shift(item, by=at) for item in _in_piece(piece[0])]
    return tuple(found)


def find_strays(paragraph: str, introductions: Sequence[Introduction]) -> tuple[str, ...]:
    """Return verbless scraps directly behind an introduction, which fit no office ("Construction Co., Ltd.")."""
    if not introductions:
        return ()
    sentences = split_sentences(paragraph)
    introducing = {bisect_right(sentences, item.span.start, key=lambda span: span.start) for item in introductions}
    strays = []
    for number, after in enumerate(sentences):
        introduces = number in introducing
        words = re.findall(r"[^\W\d_]+", after.cut(paragraph))
        if introduces and 0 < len(words) <= _STRAY_WORDS and all(word[0].isupper() for word in words):
            strays.append(after.cut(paragraph))
    return tuple(strays)


def _shift(item: Introduction, *, by: int) -> Introduction:
    return Introduction(item.name, item.role, Span(item.span.start + by, item.span.end + by))


def _in_piece(text: str) -> Iterator[Introduction]:
    folded, at = fold_marks(text), 0
    while found := _INTRODUCTION.search(folded, at):
        start = found.start("role")
        end = _ROLE_END.search(folded, start, found.end("role"))
        stop = end.start() if end else found.end("role")
        role = text[start:stop].rstrip(" ,.")
        at = max(stop, found.end("name"))
        if len(role.split()) > _MAX_ROLE_WORDS:
            continue
        # The words as printed, no-break spaces included, are in the text; a role is shown with plain spaces.
        yield Introduction(
            without_openers(text[found.start("name") : found.end("name")]),
            " ".join(role.split()),
            Span(start, start + len(role)),
        )


def find_apposition(name: str, text: str) -> str | None:
    """Return what the text says of a person directly behind the name ("Ada Moss, a noted advocate of open science")."""
    found = re.search(rf"{re.escape(name)}, (?:an? |the )(?P<role>[^\n,.;:]{{4,90}})(?=[,.;\n]|$)", text)
    return " ".join(found["role"].split()) if found else None
