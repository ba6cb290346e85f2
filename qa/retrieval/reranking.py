"""A further ranking of the best passages by a model that reads each together with the question."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from embeddings import indexed_text
from qa.models import Evidence

from .ranking import standard

_READ = 20  # windows of passages: a cross-encoder takes a hundred times as long for each as all the rest


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
