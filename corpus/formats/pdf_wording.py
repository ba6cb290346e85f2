"""The words of a PDF as one reads them: lines joined, broken words whole, ligatures resolved."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.tokens import count_tokens

from .pdf_lines import Line

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00a0": " ", "\t": " "}
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[-‐]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_DASH_END = re.compile(r"[^\s—–][—–/]$")
_END = 60  # characters, longer than any word
_HYPHEN_END = re.compile(r"\w[-‐]$")


@dataclass(frozen=True, slots=True)
class Wording:
    """A paragraph's text, with how many characters at its start are set bold and italic."""

    text: str
    bold: int
    italic: int


class Composer:
    """Puts the lines of one document together; how it writes a word elsewhere says whether a hyphen belongs to it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        texts = [_clean(line.text) for line in lines]
        self.words = Counter(found[0].casefold() for text in texts for found in _WORD.finditer(text))
        breaks = ((_BROKEN.search(text), _FIRST_WORD.match(below)) for text, below in pairwise(texts))
        self.breaks_words = any(
            first and rest and self._is_broken(first[1].casefold(), rest[0].casefold()) for first, rest in breaks
        )

    def _is_broken(self, first: str, rest: str) -> bool:
        """These parts are no words, and together they are one."""
        whole = first.rsplit("-", 1)[-1] + rest
        return not self._is_word(rest) and (self.words[whole] > 0 or _is_common(whole))

    def compose(self, lines: Sequence[Line], *, notes: frozenset[str] = frozenset()) -> Wording:
        """Join ``lines`` to one paragraph; raised numbers that stand in ``notes`` refer to a note and are left out."""
        pieces: list[str] = []
        end, length = "", 0  # only the end is looked at: a paragraph may be a whole book
        runs = {"bold": 0, "italic": 0}
        whole = {"bold": True, "italic": True}
        for line in lines:
            fresh = True
            for word in line.words:
                piece = "" if word.raised and word.text in notes else _clean(word.text)
                if not piece:
                    continue
                if fresh and end:
                    keep, between = self._joint(end, line)
                    pieces[-1] = pieces[-1][:keep] if keep else pieces[-1]
                    length += keep or 0
                    piece = between + piece
                elif end and not word.glued:
                    piece = " " + piece
                fresh = False
                pieces.append(piece)
                length += len(piece)
                end = (end + piece)[-_END:]
                for style, here in (("bold", word.bold), ("italic", word.italic)):
                    whole[style] &= here
                    if whole[style]:
                        runs[style] = length
        # Pieces were composed one by one; an accent that begins a piece may still join the letter before it.
        normal = unicodedata.normalize("NFC", "".join(pieces))
        return Wording(normal, min(runs["bold"], len(normal)), min(runs["italic"], len(normal)))

    def _joint(self, end: str, line: Line) -> tuple[int | None, str]:
        """What a line's end becomes: -1 to take its hyphen away, and what stands between the lines instead."""
        first = _clean(line.text)
        if is_cjk(end[-1]) and is_cjk(first[:1]):
            return None, ""
        if (broken := _BROKEN.search(end)) and (rest := _FIRST_WORD.match(first)):
            is_one = rest[0][0].islower() and not self._keeps_hyphen(broken[1], rest[0])
            return (-1 if is_one else None), ""
        tight = _HYPHEN_END.search(end) or _DASH_END.search(end)
        return None, "" if tight else " "

    def _keeps_hyphen(self, first: str, rest: str) -> bool:
        first, rest = first.casefold(), rest.casefold()
        whole, hyphenated = self.words[first + rest], self.words[f"{first}-{rest}"]
        if whole != hyphenated:
            return hyphenated > whole
        if not self.breaks_words:
            return True  # its typesetter broke no words: hyphens at line ends are those of compounds
        last = first.rsplit("-", 1)[-1]
        if _is_common(last + rest):
            return False
        return "-" in first or (self._is_word(last) and self._is_word(rest))

    def _is_word(self, word: str) -> bool:
        # A part at a line's end was counted as well: once is no proof.
        return len(word) > 1 and (self.words[word] > 1 or _is_common(word))


def _is_common(word: str) -> bool:
    """Frequent words are one token of the language model's alphabet: a dictionary that is at hand."""
    return len(word) > 2 and count_tokens(f" {word}") == 1


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(_LIGATURES)).strip()


def is_cjk(char: str) -> bool:
    """Tell whether ``char`` belongs to a script written without spaces."""
    return "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"
