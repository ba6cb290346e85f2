"""What is claimed somebody said, its words taken apart, and what the articles say to it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from itertools import groupby

from corpus import UNSPACED
from qa.errors import MAX_CLAIM_CHARACTERS, ClaimLengthError
from qa.models import Quote, as_given

APOSTROPHES = "'‘’‛ʼ＇`´"
_PLAIN_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
# Soft hyphens, joiners, marks of direction: a copy carries them along, nobody sees them.
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SHORT = re.compile(r"(?<=\w)(?:n't|'(?:d|ll|m|re|s|ve))$")
_DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_ELLIPSIS = r"(?:…|\.(?:\s?\.){2,}+)(?:\s?[….])*+"  # possessive: each dot belongs to one part of it
# "[W]e" only has another case; "develop[ed]" had another ending; other brackets hold the editor's words.
_MARKS = re.compile(
    rf"(?P<case>(?<!\w)\[\w+\](?=\w))|(?P<ending>(?<=\w)\[\w*\])|(?P<omission>[\[(]\s*{_ELLIPSIS}\s*[\])]|{_ELLIPSIS})"
    r"|(?P<bracket>[\[［][^\[\]［］]*[\]］])"
)
_HIDDEN = "\u2060"  # stands inside a word without being part of it
# The more words stand on both sides, the more may be left out between them: no quote is made of scattered words.
_PER_WORD = {"omission": 10, "bracket": 3}
_MAX_GAPS = 10
_MOST = {"omission": 100, "bracket": 12}


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that somebody is said to have said: stripped, 1 to 5,000 characters.

    ``speaker`` is the id, name or office given for them; ``articles``, ids, is where to look, everywhere if empty.
    """

    words: str
    speaker: str | None = None
    articles: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", as_given(self.words))
        object.__setattr__(self, "speaker", as_given(self.speaker or "") or None)
        if not self.words or len(self.words) > MAX_CLAIM_CHARACTERS:
            raise ClaimLengthError(len(self.words))


class Verdict(StrEnum):
    """What the articles say to a claim."""

    VERBATIM = "verbatim"
    ALTERED = "altered"
    MISATTRIBUTED = "misattributed"
    INTERVIEWER = "interviewer"
    NOT_FOUND = "not_found"


class Operation(StrEnum):
    """What happened to printed words on their way into a claim."""

    EQUAL = "equal"
    REPLACE = "replace"
    INSERT = "insert"
    DELETE = "delete"
    OMISSION = "omission"


@dataclass(frozen=True, slots=True)
class Edit:
    """One step of a diff: ``pasted`` is the claim's text, ``printed`` the article's.

    Either is empty where words are only in the other. An ``OMISSION`` is one that the claim owns up to, by "…" or
    [brackets].
    """

    operation: Operation
    pasted: str
    printed: str


@dataclass(frozen=True, slots=True)
class Match:
    """Printed words that a claim may mean.

    ``quote`` holds whole sentences around them, from the passage in which they begin; the words that the claim has
    are its highlights. ``similarity`` (0..1) is the share of words that are equal, omissions that are owned up to left
    out: 1 is word for word.
    """

    quote: Quote
    similarity: float
    diff: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict on a claim, and the printed words it rests on, best first; none where nothing was found."""

    verdict: Verdict
    matches: tuple[Match, ...] = ()

    @property
    def is_unsure(self) -> bool:
        """Whether it rests on words of which it is not sure who says them."""
        return bool(self.matches) and self.matches[0].quote.passage.has_unsure_speaker


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a claim, or a gap: from ``start`` to ``end`` of the claim's text.

    ``key`` is the word as it is compared, empty for a gap; ``is_stem`` says that only its beginning is given.
    ``reach`` is how many printed words a gap may stand for.
    """

    start: int
    end: int
    key: str = ""
    is_stem: bool = False
    reach: int = 0


@dataclass(frozen=True)
class ParsedClaim:
    """A claim's text, taken apart."""

    text: str
    pieces: tuple[Piece, ...]

    @cached_property
    def words(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.key)

    @property
    def is_quote(self) -> bool:
        """Whether there are any words, and not too many gaps between them to be one quote."""
        return bool(self.pieces) and sum(not piece.key for piece in self.pieces) <= _MAX_GAPS

    @cached_property
    def is_plain(self) -> bool:
        """Whether the words stand one after another as they are."""
        return all(piece.key and not piece.is_stem for piece in self.pieces)

    @property
    def n_skipped(self) -> int:
        """How many printed words may be left out."""
        return sum(piece.reach for piece in self.pieces)

    @property
    def to_look_up(self) -> str:
        """The words that must be printed, with spaces where the claim has anything between them."""
        whole = [word for word in self.words if not word.is_stem]
        return "".join(
            word.key if before is not None and before.end == word.start else f" {word.key}"
            for before, word in zip([None, *whole], whole, strict=False)
        )


def parse_claim(text: str) -> ParsedClaim:
    """Take a claim's text apart; a gap at either end of it says nothing and goes."""
    stems: dict[int, int] = {}
    gaps: list[tuple[int, int, str]] = []

    def blank(found: re.Match[str]) -> str:
        if found["case"]:
            return found[0].replace("[", _HIDDEN).replace("]", _HIDDEN)
        if found["ending"] is not None:
            stems[found.start()] = found.end()
        else:
            gaps.append((found.start(), found.end(), str(found.lastgroup)))
        return " " * len(found[0])

    blanked = _MARKS.sub(blank, text)
    words = [
        Piece(start - (blanked[start - 1 : start] == _HIDDEN), stems.get(end, end), key, end in stems)
        for key, start, end in words_of(blanked)
    ]
    marks = [Piece(start, end) for start, end, _ in gaps]
    kinds = {start: kind for start, _, kind in gaps}
    # Words in a row, and gaps in a row, make one part each.
    parts = [list(part) for _, part in groupby(sorted([*words, *marks], key=lambda piece: piece.start), _is_word)]
    while parts and not parts[-1][0].key:
        parts.pop()
    while parts and not parts[0][0].key:
        parts.pop(0)
    pieces: list[Piece] = []
    for number, part in enumerate(parts):
        if part[0].key:
            pieces += part
            continue
        shorter = min(len(parts[number - 1]), len(parts[number + 1]))
        reach = max(min(_PER_WORD[kinds[gap.start]] * shorter, _MOST[kinds[gap.start]]) for gap in part)
        pieces.append(Piece(part[0].start, part[-1].end, reach=reach))
    return ParsedClaim(text, tuple(pieces))


def words_of(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[str, int, int]]:
    """Yield the words of ``text`` between two places: each as it is compared, and where it starts and ends.

    Case, kinds of spaces, quote marks and dashes, other punctuation, ligatures and full-width letters make no
    difference; nor do the commas in "4,000" and the dots in "U.S.". Every word, digit, decimal point, minus sign,
    currency and percent sign does, and so does an apostrophe inside a word.
    """
    for found in _pattern().finditer(text, start, len(text) if end is None else end):
        key = _key(found[0])
        short = _SHORT.search(key)
        if short is not None:  # "don't" differs from "do not" in one word, not in two
            middle = found.end() - len(short[0])
            yield key[: short.start()], found.start(), middle
            yield short[0], middle, found.end()
        elif key:
            yield key, found.start(), found.end()


def _is_word(piece: Piece) -> bool:
    return bool(piece.key)


@cache
def _pattern() -> re.Pattern[str]:
    # \w leaves out combining marks, which would break the words of Hindi, Tamil and other scripts.
    marks = "".join(mark for mark in map(chr, range(0x300, 0x10000)) if unicodedata.category(mark)[0] == "M")
    more = rf"[{marks}{INVISIBLE}]"
    letter = rf"[^\W_{UNSPACED}]{more}*"
    return re.compile(
        rf"[{UNSPACED}]{more}*"
        rf"|[^\W\d_{UNSPACED}](?:\.[^\W\d_{UNSPACED}])+(?!\w)"
        rf"|\d+(?:[.,．，]\d+)*(?:{letter})*"
        rf"|(?:{letter})+(?:[{APOSTROPHES}](?:{letter})+)*"
        r"|[%‰％$£€¥＄￡￥\u20a0-\u20bf&+=<>±×÷°#@§]"
        rf"|(?<![^\s(\[\"'“‘{INVISIBLE}])[-−–](?=[$£€¥]?\d)"  # a minus sign, not the dash between two words
    )


@lru_cache(maxsize=2**16)
def _key(word: str) -> str:
    if word.isascii():
        key = word.lower().replace("`", "'")
    else:
        seen = re.sub(f"[{INVISIBLE}]", "", word).translate(_PLAIN_APOSTROPHES)
        key = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())
    if key in {"−", "–"}:
        return "-"
    if _THOUSANDS.fullmatch(key):
        return key.replace(",", "")
    return key.replace(".", "") if _DOTTED.fullmatch(key) else key
