"""Late interaction: how well each word asked about is met by some word of a passage, sentence by sentence."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

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


@lru_cache(maxsize=4096)
def _windows_of(text: str, language: str | None) -> tuple[tuple[int, int], ...]:
    return tuple(windows(text, sentences_of(text, language)))


def piece_weights(text: str, query: EncodedQuery, weights: Mapping[str, float]) -> NDArray[np.float32]:
    """Return the rarity of the word that each word piece of a question belongs to, 0 for small words."""
    found = np.zeros(len(query.tokens), np.float32)
    for word in re.finditer(r"[^\W_]+", text):
        weight = max((weights.get(term, 0.0) for term in analyse(word[0])), default=0.0)
        inside = (query.tokens.spans[:, 0] >= word.start()) & (query.tokens.spans[:, 1] <= word.end())
        found[inside] = weight
    return found


def late_scores(passage: Passage, alike: Likeness, *, weights: NDArray[np.float32]) -> tuple[LateScore, ...]:
    """Score one passage: by its best window, then by the best one that shares no sentence with it, if there is any.

    Args:
        passage: What may be quoted.
        alike: How like its word pieces are to the question.
        weights: How much each word piece of the question counts, from ``piece_weights``.
    """
    sentences = sentences_of(passage.text, passage.article.language)
    starts = np.searchsorted(alike.spans[:, 0], [sentence.start for sentence in sentences])
    filled = [n for n, start in enumerate(starts) if start < (starts[n + 1] if n + 1 < len(starts) else len(alike))]
    if not filled or not weights.any():
        return (NOTHING,)
    begins = starts[filled]
    met = np.full((len(weights), len(sentences)), -1.0, np.float32)
    met[:, filled] = np.maximum.reduceat(alike.pieces, begins, axis=1)
    sizes = np.diff([*begins, len(alike)])
    likeness = float((np.add.reduceat(alike.whole, begins) / sizes).max())
    share = weights / weights.sum()
    runs = _windows_of(passage.text, passage.article.language)
    # Of all runs of one size at once: a hundred passages have a thousand of them.
    by_size, widest = [share @ met], met
    for size in range(1, min(MAX_SENTENCES, len(sentences))):
        widest = np.maximum(widest[:, :-1], met[:, size:])
        by_size.append(share @ widest)
    scores = [float(by_size[last - first - 1][first]) for first, last in runs]
    best = int(np.argmax(scores))
    taken = range(*runs[best])
    others = [n for n, (first, last) in enumerate(runs) if first >= taken.stop or last <= taken.start]
    chosen = [best, *([max(others, key=scores.__getitem__)] if others else [])]
    rarest, ends = int(weights.argmax()), np.append(starts[1:], len(alike))
    found = []
    for first, last in (runs[n] for n in chosen):
        inside, pieces = met[:, first:last].max(axis=1), alike.pieces[:, starts[first] : ends[last - 1]]
        found.append(
            LateScore(
                window=Span(sentences[first].start, sentences[last - 1].end),
                met=float(inside @ share),
                likeness=likeness,
                met_evenly=float(inside.sum()) / len(inside),
                met_rarest=float(inside[rarest]),
                echo=float(pieces.max(axis=0).sum()) / pieces.shape[1] if pieces.size else 0.0,
            )
        )
    return tuple(found)
