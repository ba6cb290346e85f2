"""Late interaction: how well each word asked about is met by some word of a passage, sentence by sentence."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus import Passage, Span
from corpus.language import ENGLISH, Language
from embeddings import EncodedQuery, Likeness, analyse
from qa.models import NOTHING, LateScore
from qa.quotes import MAX_SENTENCES, sentences_of, windows

_FAR = np.int64(2**32)


def piece_weights(
    text: str, query: EncodedQuery, weights: Mapping[str, float], *, language: Language = ENGLISH
) -> NDArray[np.float32]:
    """Return the rarity of the word that each word piece of a question belongs to, 0 for small words."""
    found = np.zeros(len(query.tokens), np.float32)
    for word in re.finditer(r"[^\W_]+", text):
        weight = max((weights.get(term, 0.0) for term in analyse(word[0], language)), default=0.0)
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


def _scores(
    layouts: Sequence[_Layout], alike: Sequence[Likeness], weights: NDArray[np.float32]
) -> list[tuple[LateScore, ...]]:
    # The sentences of all passages stand in one row: to score a hundred passages one by one takes ten times as long.
    pieces, whole = np.hstack([one.pieces for one in alike]), np.concatenate([one.whole for one in alike])
    before = _before([len(layout.sentences) for layout in layouts])
    starts, stops = _bounds(layouts, alike)
    filled = np.flatnonzero(starts < stops)
    met = np.full((len(weights), len(starts)), -1.0, np.float32)
    met[:, filled] = _reduced(np.maximum, pieces, starts[filled], stops[filled])
    nearness = np.full(len(starts), -1.0, np.float32)
    nearness[filled] = _reduced(np.add, whole, starts[filled], stops[filled]) / (stops - starts)[filled]
    share = (weights / weights.sum())[:, None]
    owners, firsts, lasts = _chosen(layouts, before, met, share)
    inside = np.maximum.reduce([met[:, np.minimum(firsts + n, lasts - 1)] for n in range(MAX_SENTENCES)])
    begins, ends = starts[firsts], stops[lasts - 1]
    echoes = _reduced(np.add, pieces.max(axis=0), begins, ends) * (ends > begins) / np.maximum(ends - begins, 1)
    found: list[list[LateScore]] = [[] for _ in layouts]
    for owner, first, last, *values in zip(
        owners.tolist(),
        (firsts - before[owners]).tolist(),
        (lasts - before[owners]).tolist(),
        (share * inside).sum(axis=0).tolist(),
        np.maximum.reduceat(nearness, before)[owners].tolist(),
        (inside.sum(axis=0) / np.float32(len(inside))).tolist(),
        inside[int(weights.argmax())].tolist(),
        echoes.tolist(),
        strict=True,
    ):
        found[owner].append(LateScore(layouts[owner].span(first, last), *values))
    return [tuple(scores) for scores in found]


def _chosen(
    layouts: Sequence[_Layout], before: NDArray[np.int64], met: NDArray[np.float32], share: NDArray[np.float32]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return the best window of each passage and the best apart from it: its passage, and its sentences of the row."""
    of_size, widest = np.zeros((MAX_SENTENCES, met.shape[1]), np.float32), met
    for size in range(min(MAX_SENTENCES, met.shape[1])):
        if size:
            widest = np.maximum(widest[:, :-1], met[:, size:])
        of_size[size, : widest.shape[1]] = (share * widest).sum(axis=0)
    owners = np.repeat(np.arange(len(layouts)), [len(layout.windows) for layout in layouts])
    firsts, lasts = np.concatenate([layout.windows for layout in layouts]).T + before[owners]
    scores = of_size[lasts - firsts - 1, firsts]
    best = _best(scores, owners)
    apart = (firsts >= lasts[best][owners]) | (lasts <= firsts[best][owners])
    second = _best(np.where(apart, scores, -np.inf), owners)
    picked = np.column_stack([best, second])[np.column_stack([np.full(len(best), True), apart[second]])]
    return owners[picked], firsts[picked], lasts[picked]


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
