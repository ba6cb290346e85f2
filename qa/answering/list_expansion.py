"""Shows the whole of a list where one is asked for and part of it was found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpus import Passage, Span
from embeddings import analyse
from qa.models import Quote
from qa.quotes import excerpt, sentences
from qa.retrieval import MAX_SENTENCES

from .diversity import COMPARABLE, Candidate, reach
from .lists import Enumeration, enumerations
from .passages_by_place import Shelf

_N_ANNOUNCED = 10  # of so many candidates, one item makes a list the answer that was announced as what is asked for
_ANNOUNCED = 0.5  # an announcement is, with this share of the words asked about
_N_TELLING = 5  # of so many, it takes two items that are as good as each other …
_PROBABLE = 0.7  # … and this share as probable as the best


def unfold(
    candidates: Sequence[Candidate], shelf: Shelf, *, weights: Mapping[str, float], limit: int
) -> tuple[Candidate, ...]:
    """Return the candidates with the whole list first that the best of them are items of.

    Where they are part of none, the rest of the best one's passage follows it, and then what was found beside it:
    lists run on.

    Args:
        candidates: Best first.
        shelf: Where their neighbours stand.
        weights: The words asked about, with their rarity.
        limit: How many quotes will be shown; an announcement gives way to the items.
    """
    if not candidates:
        return ()
    if found := _list(candidates, shelf, weights):
        enumeration, candidate = found
        has_room = len(enumeration.items) < limit
        lead_in = [enumeration.lead_in] if enumeration.lead_in and has_room else []
        return _with_first(_beside([*lead_in, *enumeration.items], candidate), candidates)
    best = candidates[0]
    beside = sorted(candidates, key=lambda one: not _is_beside(one.quote.passage, best.quote.passage))
    return _with_first([best, *_beside(_around(best.quote), best)], beside)


def _beside(quotes: Iterable[Quote], found: Candidate) -> list[Candidate]:
    return [Candidate(quote, found.probability, is_found=False) for quote in quotes]


def _with_first(first: Sequence[Candidate], candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    rest = (one for one in candidates if not any(_overlap(one.quote, other.quote) for other in first))
    return (*first, *rest)


def _list(
    candidates: Sequence[Candidate], shelf: Shelf, weights: Mapping[str, float]
) -> tuple[Enumeration, Candidate] | None:
    """The list that is asked for, and the best candidate that is part of it; ``None`` where an item itself is meant."""
    found = [
        (enumeration, candidate)
        for candidate in candidates[:_N_ANNOUNCED]
        for enumeration in enumerations(shelf.turn(candidate.quote.passage))
        if enumeration.holds(candidate.quote.passage)
    ]
    announced = [_share(one.lead_in.text if one.lead_in else "", weights) for one, _ in found]
    if found and max(announced) >= _ANNOUNCED:
        return found[announced.index(max(announced))]
    step = COMPARABLE * reach(candidates)
    level = _PROBABLE * max(candidate.probability for candidate in candidates)
    for enumeration, first in found:
        alike = [
            one
            for one in candidates[:_N_TELLING]
            if abs(one.quote.score - first.quote.score) <= step
            and any(_overlap(one.quote, item) for item in enumeration.items)
        ]
        if len(alike) > 1 and first in alike and first.probability >= level:
            return enumeration, first
    return None


def _share(words: str, weights: Mapping[str, float]) -> float:
    there = set(analyse(words))
    return sum(weight for term, weight in weights.items() if term in there) / (sum(weights.values()) or 1.0)


def _is_beside(passage: Passage, other: Passage) -> bool:
    return (
        passage.article.id == other.article.id
        and passage.speaker == other.speaker
        and passage.context.question == other.context.question
        and abs(passage.paragraph - other.paragraph) <= 1
    )


def _around(quote: Quote) -> list[Quote]:
    """What else the passage of a quote says, what stands before it first."""
    start = quote.passage.span.start
    spans = [Span(start + span.start, start + span.end) for span in sentences(quote.passage)]
    before = [number for number, span in enumerate(spans) if span.end <= quote.span.start]
    behind = [number for number, span in enumerate(spans) if span.start >= quote.span.end]
    return [*_pieces(quote.passage, before), *_pieces(quote.passage, behind)]


def _pieces(passage: Passage, numbers: Sequence[int]) -> Iterator[Quote]:
    left = list(numbers)
    while left:
        piece = excerpt(passage, first=left[0], most=min(len(left), MAX_SENTENCES))
        yield piece
        left = [at for at in left if passage.span.start + sentences(passage)[at].start >= piece.span.end]


def _overlap(quote: Quote, other: Quote) -> bool:
    return quote.passage.id == other.passage.id and quote.span.overlaps(other.span)
