"""Tells at a glance which texts can't hold a claim's words; small words stand everywhere, but seldom in a row."""

import re
from bisect import bisect_right
from itertools import groupby

from .pasted import Pasted
from .words import APOSTROPHES, INVISIBLE

# Characters inside words that only reading the words gets over.
_ODD = re.compile(f"[{INVISIBLE}¹²³ßſʼ\u2070-\u209c\u2100-\u214f\u2460-\u24ff\ufb00-\ufb06０-９Ａ-Ｚａ-ｚ]")
_LONGEST_DOTTED = 5
_LONGEST_WORD = 40  # on average, with the space behind it


class Sieve:
    """Lets through every text that holds the words, and few others."""

    def __init__(self, pasted: Pasted) -> None:
        parts = [list(part) for _, part in groupby(pasted.pieces, lambda piece: bool(piece.key))]
        self._is_sure = all(word.key.isascii() for word in pasted.words)
        self._patterns = [re.compile(r"[\W_]*".join(_loosely(word.key) for word in part)) for part in parts[::2]]
        self._reaches = [0, *(gap.reach * _LONGEST_WORD for (gap,) in parts[1::2])]

    def passes(self, text: str) -> bool:
        """Tell whether ``text`` may hold the words, one part after another and none too far away."""
        if not self._is_sure or self._holds(text.lower()):
            return True
        return not text.isascii() and _ODD.search(text) is not None

    def _holds(self, text: str) -> bool:
        ends: list[int] | None = None
        for pattern, reach in zip(self._patterns, self._reaches, strict=True):
            reached = []
            for found in pattern.finditer(text):
                before = 0 if ends is None else bisect_right(ends, found.start())
                if ends is None or (before and found.start() - ends[before - 1] <= reach):
                    reached.append(found.end())
            if not reached:
                return False
            ends = reached
        return True


def _loosely(key: str) -> str:
    if key == "-":
        return "[-−–]"
    if key[0].isdigit():
        return ",?".join(map(re.escape, key))
    exact = re.escape(key).replace("'", f"[{APOSTROPHES}]")
    return f"(?:{exact}|{'[.]'.join(key)})" if key.isalpha() and 1 < len(key) <= _LONGEST_DOTTED else exact
