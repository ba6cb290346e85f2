"""Words of one person that are printed more than once: one quote, with all the places where they stand."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Self

from corpus import Kind, fold
from qa.models import Quote

from .candidates import Candidate

_SAME = 0.9
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# Words that turn a sentence into another one, however alike the rest may be; so does whatever holds a digit.
_DECISIVE = re.compile(r"no|not|never|none|nor|neither|nobody|nothing|without|cannot|.+n't|.*\d.*")


@dataclass(frozen=True, slots=True)
class _Words:
    """What is compared of a quote: whose it is and, folded, its words."""

    voice: tuple[str | None, Kind]
    in_order: Sequence[str]
    different: frozenset[str]
    joined: str

    @classmethod
    def of(cls, quote: Quote) -> Self:
        words = _WORD.findall(fold(quote.text))
        voice = (quote.speaker.id if quote.speaker else None, quote.kind)
        return cls(voice, words, frozenset(words), f" {' '.join(words)} ")

    def repeats(self, earlier: Self) -> bool:
        if self.joined in earlier.joined:
            return True
        words, others = self.in_order, earlier.in_order
        most_shared = min(
            len(words) - len(self.different - earlier.different), len(others) - len(earlier.different - self.different)
        )
        if 2 * most_shared < _SAME * (len(words) + len(others)):
            return False  # most of them: to align words takes a hundred times as long
        if list(filter(_DECISIVE.fullmatch, words)) != list(filter(_DECISIVE.fullmatch, others)):
            return False
        return SequenceMatcher(None, words, others, autojunk=False).ratio() >= _SAME


def merge_repeats(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return the candidates without those that repeat an earlier one, which says instead where else it is printed.

    Two people who say the same are two people: both stay.
    """
    kept: list[Candidate] = []
    known: list[_Words] = []
    for candidate in candidates:
        words = _Words.of(candidate.quote)
        for number, earlier in enumerate(known):
            if words.voice == earlier.voice and words.repeats(earlier):
                first = kept[number].quote
                kept[number] = replace(kept[number], quote=replace(first, also_in=(*first.also_in, candidate.quote)))
                break
        else:
            kept.append(candidate)
            known.append(words)
    return tuple(kept)
