"""Pull quotes: a sentence of the speech, set once more by itself to catch the eye."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from .folding import fold
from .sentences import split_sentences

_WORDS = range(6, 41)
_SHARE = 0.9  # of a pull quote's words stand, in order, in one sentence of the speech
_MAX_SENTENCE_WORDS = 250  # in a longer one any words can be found in order
_MAX_COMPARED = 60  # sentences compared with one block; the nearest ones, so that a huge file stays quick


@dataclass(frozen=True, slots=True)
class _Sentence:
    block: int
    block_size: int
    words: tuple[str, ...]
    different: frozenset[str]


class PullQuotes:
    """The sentences of a text, ready for the question which block only repeats one of them."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take in the texts of all blocks, in order."""
        self._of_block: dict[int, list[_Sentence]] = defaultdict(list)
        self._with_word: dict[str, list[_Sentence]] = defaultdict(list)
        for number, text in enumerate(texts):
            for span in split_sentences(text):
                words = tuple(re.findall(r"\w+", fold(span.cut(text))))
                sentence = _Sentence(number, len(text), words, frozenset(words))
                self._of_block[number].append(sentence)
                if len(sentence.words) <= _MAX_SENTENCE_WORDS:
                    for word in sentence.different:
                        self._with_word[word].append(sentence)

    def holds(self, number: int) -> bool:
        """Tell whether a block is one sentence that repeats, in order, the words of a sentence in a longer block."""
        own = self._of_block.get(number, [])
        if len(own) != 1 or len(own[0].words) not in _WORDS:
            return False
        needed = _SHARE * len(own[0].words)
        return any(
            other.block != number
            and other.block_size > own[0].block_size
            and len(own[0].different & other.different) >= _SHARE * len(own[0].different)
            and _common(own[0].words, other.words) >= needed
            for other in self._candidates(own[0])
        )

    def _candidates(self, own: _Sentence) -> Iterator[_Sentence]:
        """Sentences that may hold enough of the words: they hold one of the rarest, of which few may be missing."""
        rarest = sorted(own.different, key=lambda word: (len(self._with_word[word]), word))
        for word in rarest[: len(rarest) - ceil(_SHARE * len(rarest)) + 1]:
            there = self._with_word[word]
            middle = bisect_left(there, own.block, key=lambda sentence: sentence.block)
            yield from there[max(0, middle - _MAX_COMPARED // 2) : middle + _MAX_COMPARED // 2]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Length of the longest common subsequence."""
    row = [0] * (len(other) + 1)
    for word in one:
        before = 0
        for at, there in enumerate(other, start=1):
            before, row[at] = row[at], before + 1 if word == there else max(row[at], row[at - 1])
    return row[-1]
