"""Puts rankings by meaning and by words together."""

import numpy as np
from numpy.typing import NDArray

# Half as much weight for words as for meaning did best on the development sets of all that were tried by quarters.
LEXICAL_WEIGHT = 0.5
MET_WEIGHT = 2.0


def fuse(dense: NDArray[np.float32], lexical: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return one fused score for each candidate, higher is better.

    Each side is set in standard deviations from its mean over the candidates, which makes cosines and BM25 scores
    comparable. The result is about -3 to 6 and means nothing across questions.

    Args:
        dense: Cosine of every candidate with the question, -1..1.
        lexical: BM25 score of every candidate, 0 or more, in the same order.
    """
    fused: NDArray[np.float32] = _standard(dense) + np.float32(LEXICAL_WEIGHT) * _standard(lexical)
    return fused


def with_late(
    fused: NDArray[np.float32], met: NDArray[np.float32], likeness: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return the scores of the best candidates once single words have had their say.

    How well the words asked about are met weighs most: these weights did best of those tried on the development
    questions.

    Args:
        fused: From ``fuse``, for these candidates.
        met: ``LateScore.met`` of each.
        likeness: ``LateScore.likeness`` of each.
    """
    late: NDArray[np.float32] = fused + np.float32(MET_WEIGHT) * _standard(met) + _standard(likeness)
    return late


def _standard(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    spread = scores.std() if len(scores) else 0.0
    if spread < 1e-6:
        return np.zeros_like(scores)
    standard: NDArray[np.float32] = ((scores - scores.mean()) / spread).astype(np.float32)
    return standard
