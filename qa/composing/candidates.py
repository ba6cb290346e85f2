"""Quotes that may answer, and the order in which they are shown."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from qa.models import Interpretation, Quote, Wanted
from qa.retrieval import AMOUNTS, holds_amount
from qa.voices import take_turns

from .highlighting import highlighted

# Scores mean nothing across questions: these are shares of what the best has more than the middle one.
COMPARABLE = 0.25
_CROWDING = 0.08
_FREE_TURNS = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quote, and the probability (0..1) that it answers.

    ``is_found`` is off where it only stands beside what was found, as another item of a list does.
    """

    quote: Quote
    probability: float
    is_found: bool = True

    @property
    def voice(self) -> str | None:
        return self.quote.speaker.id if self.quote.speaker else None

    def shown(self, interpretation: Interpretation) -> Quote:
        """Return the quote with the words highlighted by which it was found."""
        return highlighted(self.quote, interpretation) if self.is_found else self.quote


def in_turns(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return everybody's best, then everybody's second best, and so on; whoever has the best goes first."""
    return take_turns(candidates, voice=lambda candidate: candidate.voice)


def spread(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates so that no person and no article fills the answer where others say as much.

    From the fourth of one voice on, each is held back a little more, and likewise from the fourth of one article on.
    """
    left, chosen = list(candidates), list[Candidate]()
    step = _CROWDING * reach(candidates)
    voices, articles = Counter[str | None](), Counter[str]()
    while left:
        # The first of equals: the order in which they came breaks ties.
        best = max(left, key=lambda one: one.quote.score - step * _crowd(voices[one.voice], articles[_article(one)]))
        left.remove(best)
        chosen.append(best)
        voices[best.voice] += 1
        articles[_article(best)] += 1
    return chosen


def _crowd(*n_before: int) -> int:
    return sum(max(0, n + 1 - _FREE_TURNS) for n in n_before)


def _article(candidate: Candidate) -> str:
    return candidate.quote.article.id


def reach(candidates: Sequence[Candidate]) -> float:
    """Return by how much the best score is above the middle one: what differences of scores are measured by."""
    scores = [candidate.quote.score for candidate in candidates]
    return max(scores, default=0.0) - (median(scores) if scores else 0.0)


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
        return 0 if holds_amount(candidate.quote.text, wanted, asked=asked) else 1

    return sorted(candidates, key=rank)
