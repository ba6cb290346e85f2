"""Cuts text into words as a quote is checked by: what print varies folds, what changes the meaning never does."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

APOSTROPHES = "'‘’‛ʼ＇`´"
_PLAIN_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
# Soft hyphens, joiners, marks of direction: a copy carries them along, nobody sees them.
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
# Scripts written without spaces, of which every character counts as a word.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SHORT = re.compile(r"(?<=\w)(?:n't|'(?:d|ll|m|re|s|ve))$")
_DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")


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


@cache
def _pattern() -> re.Pattern[str]:
    # \w leaves out combining marks, which would break the words of Hindi, Tamil and other scripts.
    marks = "".join(mark for mark in map(chr, range(0x300, 0x10000)) if unicodedata.category(mark)[0] == "M")
    more = rf"[{marks}{INVISIBLE}]"
    letter = rf"[^\W_{_UNSPACED}]{more}*"
    return re.compile(
        rf"[{_UNSPACED}]{more}*"
        rf"|[^\W\d_{_UNSPACED}](?:\.[^\W\d_{_UNSPACED}])+(?!\w)"
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
