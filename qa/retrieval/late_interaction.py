"""Late interaction: how well each word asked about is met by some word of a passage, sentence by sentence."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus import Passage, Span, split_sentences
from embeddings import EncodedQuery, Likeness, analyse
from qa.models import NOTHING, LateScore

MAX_SENTENCES = 3
MAX_WORDS = 60


def windows(text: str, sentences: Sequence[Span]) -> list[tuple[int, int]]:
    """Every run of two or three sentences that is short enough for a quote, longer ones first, and every sentence.

    Returns:
        Half-open ranges of sentence numbers.
    """
    runs = [
        (first, first + size)
        for size in range(MAX_SENTENCES, 1, -1)
        for first in range(len(sentences) - size + 1)
        if len(text[sentences[first].start : sentences[first + size - 1].end].split()) <= MAX_WORDS
    ]
    return [*runs, *((number, number + 1) for number in range(len(sentences)))]


@lru_cache(maxsize=4096)
def sentences_of(text: str, language: str | None) -> tuple[Span, ...]:
    """Return the sentences of a passage's words."""
    return split_sentences(text, language=language)


class _Layout(NamedTuple):
    """The sentences of a passage, and its windows, shape (n, 2)."""

    sentences: tuple[Span, ...]
    starts: NDArray[np.int64]
    windows: NDArray[np.int64]

    def span(self, first: int, last: int) -> Span:
        return Span(self.sentences[first].start, self.sentences[last - 1].end)


@lru_cache(maxsize=2**14)
def _layout_of(text: str, language: str | None) -> _Layout:
    sentences = sentences_of(text, language)
    starts = np.array([sentence.start for sentence in sentences], np.int64)
    return _Layout(sentences, starts, np.array(windows(text, sentences), np.int64))


def piece_weights(text: str, query: EncodedQuery, weights: Mapping[str, float]) -> NDArray[np.float32]:
    """Return the rarity of the word that each word piece of a question belongs to, 0 for small words."""
    found = np.zeros(len(query.tokens), np.float32)
    for word in re.finditer(r"[^\W_]+", text):
        weight = max((weights.get(term, 0.0) for term in analyse(word[0])), default=0.0)
        inside = (query.tokens.spans[:, 0] >= word.start()) & (query.tokens.spans[:, 1] <= word.end())
        found[inside] = weight
    return found


def late_scores(
    passages: Sequence[Passage], alike: Sequence[Likeness], *, weights: NDArray[np.float32]
) -> list[tuple[LateScore, ...]]:
    """Score each passage: by its best window, then by the best one that shares no sentence with it, if there is any.

    Args:
        passages: What may be quoted.
        alike: How like the word pieces of each are to the question.
        weights: How much each word piece of the question counts, from ``piece_weights``.
    """
    found: list[tuple[LateScore, ...]] = [(NOTHING,)] * len(passages)
    layouts = [_layout_of(passage.text, passage.article.language) for passage in passages]
    held = [n for n, one in enumerate(alike) if len(one) and one.spans[-1, 0] >= layouts[n].starts[0]]
    if held and weights.any():
        scores = _scores([layouts[n] for n in held], [alike[n] for n in held], weights)
        for n, of_passage in zip(held, scores, strict=True):
            found[n] = of_passage
    return found


def _scores(
    layouts: Sequence[_Layout], alike: Sequence[Likeness], weights: NDArray[np.float32]
) -> Iterator[tuple[LateScore, ...]]:
    # The sentences of all passages stand in one row: to score a hundred passages one by one takes ten times as long.
    pieces, whole = np.hstack([one.pieces for one in alike]), np.concatenate([one.whole for one in alike])
    starts, stops = _bounds(layouts, alike)
    filled = np.flatnonzero(starts < stops)
    met = np.full((len(weights), len(starts)), -1.0, np.float32)
    met[:, filled] = _reduced(np.maximum, pieces, starts[filled], stops[filled])
    nearness = np.full(len(starts), -1.0, np.float32)
    nearness[filled] = _reduced(np.add, whole, starts[filled], stops[filled]) / (stops - starts)[filled]
    share = (weights / weights.sum())[:, None]
    chosen = list(_chosen(layouts, met, share))
    firsts, lasts = np.array([run for runs in chosen for run in runs], np.int64).T
    inside = np.maximum.reduce([met[:, np.minimum(firsts + n, lasts - 1)] for n in range(MAX_SENTENCES)])
    begins, ends = starts[firsts], stops[lasts - 1]
    echoes = _reduced(np.add, pieces.max(axis=0), begins, ends) * (ends > begins) / np.maximum(ends - begins, 1)
    values = zip(
        firsts.tolist(),
        lasts.tolist(),
        (share * inside).sum(axis=0).tolist(),
        (inside.sum(axis=0) / np.float32(len(inside))).tolist(),
        inside[int(weights.argmax())].tolist(),
        echoes.tolist(),
        strict=True,
    )
    before = 0
    for layout, runs in zip(layouts, chosen, strict=True):
        after = before + len(layout.sentences)
        likeness = float(nearness[before:after].max())
        yield tuple(
            LateScore(layout.span(first - before, last - before), whole_met, likeness, *others)
            for first, last, whole_met, *others in islice(values, len(runs))
        )
        before = after


def _chosen(
    layouts: Sequence[_Layout], met: NDArray[np.float32], share: NDArray[np.float32]
) -> Iterator[list[tuple[int, int]]]:
    """Yield the best window of each passage and the best apart from it, as sentences of the row."""
    of_size, widest = np.zeros((MAX_SENTENCES, met.shape[1]), np.float32), met
    for size in range(min(MAX_SENTENCES, met.shape[1])):
        if size:
            widest = np.maximum(widest[:, :-1], met[:, size:])
        of_size[size, : widest.shape[1]] = (share * widest).sum(axis=0)
    before = 0
    for layout in layouts:
        firsts, lasts = layout.windows.T
        scores = of_size[lasts - firsts - 1, firsts + before]
        best = int(scores.argmax())
        apart = np.flatnonzero((firsts >= lasts[best]) | (lasts <= firsts[best]))
        picked = [best, *([int(apart[scores[apart].argmax()])] if len(apart) else [])]
        yield [(before + int(firsts[n]), before + int(lasts[n])) for n in picked]
        before += len(layout.sentences)


def _bounds(layouts: Sequence[_Layout], alike: Sequence[Likeness]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return from which word piece to which each sentence of the row reaches."""
    starts: list[NDArray[np.int64]] = []
    stops: list[NDArray[np.int64]] = []
    before = 0
    for layout, one in zip(layouts, alike, strict=True):
        starts.append(np.searchsorted(one.spans[:, 0], layout.starts) + before)
        before += len(one)
        stops += [starts[-1][1:], np.array([before])]
    return np.concatenate(starts), np.concatenate(stops)


def _reduced(
    reduce: np.ufunc, values: NDArray[np.float32], starts: NDArray[np.int64], stops: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Reduce the last axis to one value for each range; where a range is empty, to any."""
    padded = np.concatenate([values, values[..., -1:]], axis=-1)  # reduceat takes no index at the very end
    bounds = np.stack([starts, stops], axis=1).ravel()
    reduced: NDArray[np.float32] = reduce.reduceat(padded, bounds, axis=-1)[..., ::2]
    return reduced
