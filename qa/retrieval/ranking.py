"""The order of what is found: rankings by meaning and by words put together, and several people alternating."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from embeddings import indexed_text
from qa.models import Evidence, LateScore

# Half as much weight for words as for meaning did best on the development sets of all that were tried by quarters.
LEXICAL_WEIGHT = 0.5
# Of what passages were found by; more of it helps long questions alone, which interviewers put.
NEARNESS_WEIGHT = 0.5
# The words of earlier questions, of those tried on follow-ups.
BACKGROUND_WEIGHT = 0.25
_LEAST_SPREAD = 1e-6
_READ = 20  # windows of passages: a cross-encoder takes a hundred times as long for each as all the rest
T = TypeVar("T")


def interleave(queues: Iterable[Iterable[T]]) -> Iterator[T]:
    """Yield the first of each queue, then the second of each, and so on; nothing is taken before it is wanted."""
    left = [iter(queue) for queue in queues]
    while left:
        going = []
        for queue in left:
            for one in islice(queue, 1):
                yield one
                going.append(queue)
        left = going


def interleave_by(items: Iterable[T], *, key: Callable[[T], str | None]) -> list[T]:
    """Return each key's best item, then each one's second best, and so on.

    ``items`` is best first, and so the key of the very best leads.
    """
    shares: dict[str | None, list[T]] = defaultdict(list)
    for one in items:
        shares[key(one)].append(one)
    return list(interleave(shares.values()))


def fuse(dense: NDArray[np.float32], lexical: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return one fused score for each candidate, higher is better.

    Each side is set in standard deviations from its mean over the candidates, which makes cosines and BM25 scores
    comparable. The result is about -3 to 6 and means nothing across questions.

    Args:
        dense: Cosine of every candidate with the question, -1..1.
        lexical: BM25 score of every candidate, 0 or more, in the same order.
    """
    fused: NDArray[np.float32] = standard(dense) + np.float32(LEXICAL_WEIGHT) * standard(lexical)
    return fused


def with_late(
    fused: NDArray[np.float32], late: Sequence[Sequence[LateScore]], *, n_windows: int
) -> list[tuple[int, float, LateScore]]:
    """Return the best candidates once single words have had their say.

    How well their words meet the question decides most; where there are no word pieces, what they were found by does.

    Args:
        fused: From ``fuse``, for these candidates.
        late: Of each, its windows, best first.
        n_windows: How many windows of one candidate may come, at most.

    Returns:
        The number of the candidate, its score with this window, and the window; best first.
    """
    nearness = np.float32(NEARNESS_WEIGHT) * standard(fused)
    scored = [window.score for windows in late for window in windows[:1] if window.window]
    # Behind all others, in their own order.
    behind = min(scored) - float(fused.max()) - 1.0 if scored else 0.0
    found = [
        (number, window.score + float(nearness[number]) if window.window else behind + float(fused[number]), window)
        for number, windows in enumerate(late)
        for window in windows[:n_windows]
    ]
    return sorted(found, key=lambda one: (-one[1], one[0]))


def standard(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return scores in standard deviations from their mean, all 0 where they hardly differ."""
    spread = scores.std() if len(scores) else 0.0
    if spread < _LEAST_SPREAD:
        return np.zeros_like(scores)
    standard: NDArray[np.float32] = ((scores - scores.mean()) / spread).astype(np.float32)
    return standard


class Reranker(Protocol):
    """Says how well texts answer a question."""

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one score for each text, in order, higher is better; of any range."""


def rerank(evidence: Sequence[Evidence], reranker: Reranker, *, question: str) -> list[Evidence]:
    """Return the evidence with the best of it in another order.

    The reranker reads each passage with what it answers. Its scores and ours, each in standard deviations, have an
    equal say: it alone would forget which words were asked about. The scores there are are then dealt out anew from
    the top, so they still fall, can be compared with those further down, and confidence does not depend on them.

    Args:
        evidence: Best first; a passage may come twice, with other sentences.
        reranker: What reads the first of them.
        question: In full, as it is understood.
    """
    first = evidence[:_READ]
    passages = {one.passage.id: indexed_text(one.passage) for one in first}
    read = dict(zip(passages, reranker.scores(question, list(passages.values())), strict=True))
    ours, theirs = (
        standard(np.array(scores, np.float32))
        for scores in ([one.score for one in first], [read[one.passage.id] for one in first])
    )
    order = np.argsort(-(ours + theirs), kind="stable")
    dealt = [replace(first[new], score=old.score) for old, new in zip(first, order, strict=True)]
    return [*dealt, *evidence[_READ:]]
