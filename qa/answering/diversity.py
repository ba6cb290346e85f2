"""Quotes that may answer, and the order in which they are shown."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from statistics import median
from typing import Self

from corpus import Kind, fold
from qa.models import Query, Quote, Wanted
from qa.quotes import highlighted
from qa.retrieval import AMOUNTS, holds_amount

# Scores mean nothing across questions: these are shares of what the best has more than the middle one.
COMPARABLE = 0.25
_CROWDING = 0.08
_FREE = 3
_SAME = 0.9
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# Words that turn a sentence into another one, however alike the rest may be; so does whatever holds a digit.
_DECISIVE = re.compile(r"no|not|never|none|nor|neither|nobody|nothing|without|cannot|.+n't|.*\d.*")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quote, and the probability (0..1) that it answers.

    ``on_topic`` is the one that it is on the topic asked about, where that is known apart. ``is_found`` is off where it
    was not found itself but belongs to what was, as another item of a list does.
    """

    quote: Quote
    probability: float
    on_topic: float | None = None
    is_found: bool = True

    @property
    def nearness(self) -> float:
        """How probable it is (0..1) that it is on the topic; where nothing else is known, that it answers."""
        return self.probability if self.on_topic is None else self.on_topic

    @property
    def voice(self) -> str | None:
        return self.quote.speaker.id if self.quote.speaker else None

    def shown(self, query: Query) -> Quote:
        """Return the quote, as sure as it is, with the words highlighted by which it was found."""
        quote = replace(self.quote, confidence=self.probability)
        return highlighted(quote, query) if self.is_found else quote


def merge_repeats(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return the candidates without those that repeat an earlier one, which says instead where else it is printed.

    Two people who say the same are two people: both stay.
    """
    kept: list[Candidate] = []
    known: list[_Comparable] = []
    for candidate in candidates:
        words = _Comparable.of(candidate.quote)
        for number, earlier in enumerate(known):
            if words.voice == earlier.voice and words.repeats(earlier):
                first = kept[number].quote
                kept[number] = replace(kept[number], quote=replace(first, also_in=(*first.also_in, candidate.quote)))
                break
        else:
            kept.append(candidate)
            known.append(words)
    return tuple(kept)


def without_given(candidates: Iterable[Candidate], given: Sequence[Quote]) -> tuple[Candidate, ...]:
    """Return the candidates without those that hold words of quotes that were given before."""
    return tuple(
        one
        for one in candidates
        if not any(one.quote.article.id == other.article.id and one.quote.span.overlaps(other.span) for other in given)
    )


def spread(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates so that no person and no article fills the answer where others say as much.

    From the fourth of one voice on, each is held back a little more, and likewise from the fourth of one article on.
    """
    left = [(one, one.quote.score, one.voice, one.quote.article.id) for one in candidates]
    chosen: list[Candidate] = []
    step = _CROWDING * reach(candidates)
    voices, articles = Counter[str | None](), Counter[str]()
    while left:
        # The first of equals: the order in which they came breaks ties.
        worth = [score - step * _crowd(voices[voice], articles[article]) for _, score, voice, article in left]
        best, _, voice, article = left.pop(worth.index(max(worth)))
        chosen.append(best)
        voices[voice] += 1
        articles[article] += 1
    return chosen


def wanted_first(candidates: Sequence[Candidate], wanted: Wanted, *, asked: str) -> list[Candidate]:
    """Return the candidates with those that hold a number or a date, where one is wanted, before others as good.

    Args:
        candidates: Best first.
        wanted: The sort of thing asked for.
        asked: The question: a number that stands in it is no answer to it.
    """
    if wanted not in AMOUNTS or not candidates:
        return list(candidates)
    level = max(candidate.quote.score for candidate in candidates) - COMPARABLE * reach(candidates)

    def rank(candidate: Candidate) -> int:
        if candidate.quote.score < level:
            return 2
        quote = candidate.quote
        return 0 if holds_amount(quote.text, wanted, asked=asked, language=quote.article.language) else 1

    return sorted(candidates, key=rank)


def reach(candidates: Sequence[Candidate]) -> float:
    """Return by how much the best score is above the middle one: what differences of scores are measured by."""
    scores = [candidate.quote.score for candidate in candidates]
    return max(scores, default=0.0) - (median(scores) if scores else 0.0)


@dataclass(frozen=True, slots=True)
class _Comparable:
    """What is compared of a quote: whose it is and, folded, its words."""

    voice: tuple[str | None, Kind]
    in_order: Sequence[str]
    different: frozenset[str]
    joined: str

    @classmethod
    def of(cls, quote: Quote) -> Self:
        words = _WORD.findall(fold(quote.text))
        # Of two whose names are not sure, nobody knows whether they are one.
        nobody = quote.passage.id if quote.passage.has_unsure_speaker else None
        voice = (quote.speaker.id if quote.speaker else nobody, quote.kind)
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


def _crowd(*n_before: int) -> int:
    return sum(max(0, n + 1 - _FREE) for n in n_before)
