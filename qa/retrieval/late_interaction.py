"""Late interaction: how well each word asked about is met by some word of a passage, sentence by sentence."""

import re
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from corpus import Passage, Span, fold
from corpus.language import ENGLISH, Language
from embeddings import EncodedQuery, Likeness, analyse
from qa.models import NOTHING, LateScore
from qa.quotes import MAX_SENTENCES, sentences_of, windows

_FAR = np.int64(2**32)
_SCRAP = 40  # letters; "The children in the morning." is met well, and says little
_LEAST_SPREAD = np.float32(1e-3)
# So rare is a word that none of thirty passages holds: what so few lack is said in other words there.
_LITTLE = 4.1
# From here on a sentence says in other words what stands nowhere: "license" for "licence", not "chain" for "bicycle".
_LIKE = 0.45


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The word pieces of a question: how rare the word of each is, 0 for small words, and which are of words that ask.

    "How long" and "why" are met by what sounds like an answer to them. ``absent`` are the words that stand nowhere: how
    much of the question each is, and its pieces.
    """

    weights: NDArray[np.float32]
    asking: NDArray[np.bool_]
    absent: tuple[tuple[float, NDArray[np.bool_]], ...] = ()

    @classmethod
    def of(
        cls,
        text: str,
        query: EncodedQuery,
        weights: Mapping[str, float],
        *,
        nowhere: Collection[str] = (),
        language: Language = ENGLISH,
    ) -> Self:
        """Return them for a question's text, the rarity of its terms, and those of them that stand nowhere."""
        found, asking = np.zeros(len(query.tokens), np.float32), np.zeros(len(query.tokens), np.bool_)
        absent: list[tuple[float, NDArray[np.bool_]]] = []
        for word in re.finditer(r"[^\W_]+", text):
            terms = analyse(word[0], language)
            weight = max((weights.get(term, 0.0) for term in terms), default=0.0)
            inside = (query.tokens.spans[:, 0] >= word.start()) & (query.tokens.spans[:, 1] <= word.end())
            found[inside] = weight
            asking[inside] = not weight and fold(word[0]) in language.question_words
            if weight > _LITTLE and inside.any() and not set(terms).isdisjoint(nowhere):
                absent.append(((weight - _LITTLE) / sum(weights.values()), inside))
        return cls(found, asking, tuple(absent))

    def unheard(self, met: NDArray[np.float32]) -> float:
        """Return how much (0..1) of the question is words that stand nowhere and that nothing found is like.

        Args:
            met: How well each sentence meets each word piece, shape (asked, sentences).
        """
        best = met.max(axis=1)
        return sum(share for share, inside in self.absent if best[inside].mean() < _LIKE)


def late_scores(
    passages: Sequence[Passage],
    alike: Sequence[Likeness],
    *,
    pieces: Pieces,
    in_questions: Sequence[float],
    order: Mapping[str, float],
    lacks: Callable[[str, str | None], bool] | None = None,
) -> list[tuple[LateScore, ...]]:
    """Score each passage: by its best window, then by the best one that shares no sentence with it, if there is any.

    Args:
        passages: What may be quoted.
        alike: How like the word pieces of each are to the question.
        pieces: Those of the question.
        in_questions: How much (0..1) of what is asked about stands in the question that each passage answers.
        order: How much each of the ``MEASURES`` of a window weighs.
        lacks: Tells whether words, in the language of a tag, hold no amount where one is asked for.
    """
    found: list[tuple[LateScore, ...]] = [(NOTHING,)] * len(passages)
    layouts = [_layout_of(passage.text, passage.article.language) for passage in passages]
    held = [n for n, one in enumerate(alike) if len(one) and one.spans[-1, 0] >= layouts[n].starts[0]]
    if held and pieces.weights.any():
        row = _Row.of(
            [passages[n] for n in held],
            [layouts[n] for n in held],
            [alike[n] for n in held],
            in_questions=[in_questions[n] for n in held],
            lacks=lacks,
        )
        for n, of_passage in zip(held, _scores(row, pieces, order), strict=True):
            found[n] = of_passage
    return found


MEASURES = (
    "met_evenly",
    "met_distinctly",
    "met_in_turn",
    "met_asking",
    "in_question",
    "echo",
    "lacks_amount",
    "is_scrap",
)
"""What is measured of a window, in this order.

How well it meets the word pieces asked about, all alike; how much better it does than other windows, the rare ones
weighing most; how well all that was found of its turn meets them; how well it meets the words that ask; how much of
what is asked about stands in the question that it answers; how well its own words are met by ours in turn; whether it
lacks the amount asked for, and whether it is but a few words.
"""


class _Layout(NamedTuple):
    """The sentences of a passage, and its windows, shape (n, 2), with which of them are scraps."""

    sentences: tuple[Span, ...]
    starts: NDArray[np.int64]
    windows: NDArray[np.int64]
    scraps: NDArray[np.bool_]

    def span(self, first: int, last: int) -> Span:
        return Span(self.sentences[first].start, self.sentences[last - 1].end)


@lru_cache(maxsize=2**14)
def _layout_of(text: str, language: str | None) -> _Layout:
    sentences = sentences_of(text, language)
    starts = np.array([sentence.start for sentence in sentences], np.int64)
    ends = np.array([sentence.end for sentence in sentences], np.int64)
    found = np.array(windows(text, sentences), np.int64)
    # Scripts without spaces say as much in fewer characters.
    scraps = (ends[found[:, 1] - 1] - starts[found[:, 0]] < _SCRAP) & (" " in text)
    return _Layout(sentences, starts, found, scraps)


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    """The sentences of all passages in one row: to score a hundred passages one by one takes ten times as long.

    Attributes:
        layouts: Those of the passages.
        pieces: How like the passages' word pieces are to the question's, all in one row, shape (asked, pieces).
        starts: From which of them each sentence reaches; ``stops``: to which.
        before: How many sentences stand before each passage.
        turns: The number of the turn that each sentence is from.
        in_questions: How much of what is asked about stands in the question that each passage answers.
        lacks: Which sentences hold no amount, where one is asked for.
    """

    layouts: Sequence[_Layout]
    pieces: NDArray[np.float32]
    starts: NDArray[np.int64]
    stops: NDArray[np.int64]
    before: NDArray[np.int64]
    turns: NDArray[np.int64]
    in_questions: NDArray[np.float32]
    lacks: NDArray[np.bool_]

    @classmethod
    def of(
        cls,
        passages: Sequence[Passage],
        layouts: Sequence[_Layout],
        alike: Sequence[Likeness],
        *,
        in_questions: Sequence[float],
        lacks: Callable[[str, str | None], bool] | None,
    ) -> Self:
        sizes = [len(layout.sentences) for layout in layouts]
        numbers: dict[Hashable, int] = {}
        turns = [numbers.setdefault(_turn_of(passage), len(numbers)) for passage in passages]
        bare = [
            lacks is not None and lacks(sentence.cut(passage.text), passage.article.language)
            for passage, layout in zip(passages, layouts, strict=True)
            for sentence in (layout.sentences if lacks else ())
        ]
        return cls(
            layouts,
            np.hstack([one.pieces for one in alike]),
            *_bounds(layouts, alike),
            before=_before(sizes),
            turns=np.repeat(turns, sizes),
            in_questions=np.array(in_questions, np.float32),
            lacks=np.array(bare or [False] * sum(sizes), np.bool_),
        )

    def met(self) -> NDArray[np.float32]:
        """Return how well (-1..1) each sentence meets each word piece asked about, shape (asked, sentences)."""
        met = np.full((len(self.pieces), len(self.starts)), -1.0, np.float32)
        filled = np.flatnonzero(self.starts < self.stops)
        met[:, filled] = _reduced(np.maximum, self.pieces, self.starts[filled], self.stops[filled])
        return met

    def met_in_turns(self, met: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return how well all that is there of the turn of each sentence meets each word piece asked about."""
        best = np.full((int(self.turns.max()) + 1, len(met)), -1.0, np.float32)
        np.maximum.at(best, self.turns, met.T)
        return best[self.turns].T

    def echoes(self, firsts: NDArray[np.int64], lasts: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return how well (-1..1) the word pieces of windows are met by the question."""
        sums = np.append(0.0, np.cumsum(self.pieces.max(axis=0), dtype=np.float64))
        begins, ends = self.starts[firsts], self.stops[lasts - 1]
        echoes: NDArray[np.float32] = ((sums[ends] - sums[begins]) / np.maximum(ends - begins, 1)).astype(np.float32)
        return echoes


def _turn_of(passage: Passage) -> Hashable:
    if passage.has_unsure_speaker:  # the next paragraph may be somebody else's
        return passage.article.id, passage.paragraph
    return passage.article.id, passage.context.question, passage.speaker.id if passage.speaker else None


def _scores(row: _Row, pieces: Pieces, order: Mapping[str, float]) -> list[tuple[LateScore, ...]]:
    owners = np.repeat(np.arange(len(row.layouts)), [len(layout.windows) for layout in row.layouts])
    firsts, lasts = np.concatenate([layout.windows for layout in row.layouts]).T + row.before[owners]
    met, share = row.met(), pieces.weights / pieces.weights.sum()
    steps = [np.minimum(firsts + n, lasts - 1) for n in range(MAX_SENTENCES)]
    inside = np.maximum.reduce([met[:, step] for step in steps])
    mean, spread = inside.mean(axis=1, keepdims=True), inside.std(axis=1, keepdims=True) + _LEAST_SPREAD
    measures = {
        "met_evenly": inside.mean(axis=0),
        "met_distinctly": share @ ((inside - mean) / spread),
        "met_in_turn": share @ row.met_in_turns(met)[:, firsts],
        "met_asking": pieces.asking.astype(np.float32) @ inside / np.float32(len(inside)),
        "in_question": row.in_questions[owners],
        "echo": row.echoes(firsts, lasts),
        "lacks_amount": np.logical_and.reduce([row.lacks[step] for step in steps]).astype(np.float32),
        "is_scrap": np.concatenate([layout.scraps for layout in row.layouts]).astype(np.float32),
    }
    scores = np.sum([np.float32(order[name]) * measures[name] for name in MEASURES], axis=0)
    unheard = pieces.unheard(met)
    found: list[list[LateScore]] = [[] for _ in row.layouts]
    chosen = _chosen(scores, owners, firsts, lasts)
    before = row.before[owners[chosen]]
    kept = (
        scores,
        inside[pieces.weights > 0].min(axis=0),
        measures["met_in_turn"],
        measures["echo"],
        measures["lacks_amount"],
    )
    places = (owners[chosen], firsts[chosen] - before, lasts[chosen] - before)
    for owner, first, last, score, least, in_turn, echo, lacks in zip(
        *(one.tolist() for one in places), *(one[chosen].tolist() for one in kept), strict=True
    ):
        found[owner].append(
            LateScore(
                row.layouts[owner].span(first, last),
                score=score,
                met_least=least,
                met_in_turn=in_turn,
                echo=echo,
                lacks_amount=lacks > 0,
                unheard=unheard,
            )
        )
    return [tuple(scores) for scores in found]


def _chosen(
    scores: NDArray[np.float32], owners: NDArray[np.int64], firsts: NDArray[np.int64], lasts: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return the best window of each passage, and behind it the best apart from it."""
    best = _best(scores, owners)
    apart = (firsts >= lasts[best][owners]) | (lasts <= firsts[best][owners])
    second = _best(np.where(apart, scores, -np.inf), owners)
    chosen: NDArray[np.int64] = np.column_stack([best, second])[
        np.column_stack([np.full(len(best), True), apart[second]])
    ]
    return chosen


def _best(scores: NDArray[np.float32], owners: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return where each owner has the best score, the first of equals."""
    begins = np.flatnonzero(np.diff(owners, prepend=-1))
    best = np.flatnonzero(scores == np.maximum.reduceat(scores, begins)[owners])
    return best[np.searchsorted(owners[best], np.arange(len(begins)))]


def _bounds(layouts: Sequence[_Layout], alike: Sequence[Likeness]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return from which word piece to which each sentence of the row reaches."""
    # Passage after passage, further on than any text is long: what is in order in each is then in order in all.
    pieces = np.concatenate([one.spans[:, 0] + number * _FAR for number, one in enumerate(alike)])
    starts = np.searchsorted(pieces, np.concatenate([one.starts + number * _FAR for number, one in enumerate(layouts)]))
    stops = np.append(starts[1:], 0)
    stops[np.cumsum([len(layout.sentences) for layout in layouts]) - 1] = np.cumsum([len(one) for one in alike])
    return starts, stops


def _before(sizes: Sequence[int]) -> NDArray[np.int64]:
    """Return the sum of all sizes before each."""
    before: NDArray[np.int64] = np.cumsum(sizes) - np.array(sizes)
    return before


def _reduced(
    reduce: np.ufunc, values: NDArray[np.float32], starts: NDArray[np.int64], stops: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Reduce the last axis to one value for each range; where a range is empty, to any."""
    padded = np.concatenate([values, values[..., -1:]], axis=-1)  # reduceat takes no index at the very end
    bounds = np.stack([starts, stops], axis=1).ravel()
    reduced: NDArray[np.float32] = reduce.reduceat(padded, bounds, axis=-1)[..., ::2]
    return reduced
