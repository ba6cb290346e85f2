"""The vector index: the passages whose vectors are nearest to a question's."""

from functools import cached_property
from pathlib import Path
from typing import Any, Self

import faiss
import numpy as np
from numpy.typing import NDArray

from embeddings.errors import DamagedIndexError
from embeddings.models import Mask, Matrix, Rows, Scored, Vector

# FAISS sums in an order that depends on where a row stands, so equal vectors may differ in the last bits.
NOISE = 1e-5
MIN_RECALL = 0.97
"""An index of bytes that finds fewer of the ten best rows than this share is not used."""

_MAX_EXACT = 10_000  # rows; so many take 1 ms
_MAX_COMPARED = 1_000  # rows that a filter leaves; so few are compared sooner than they would be found
_RERANKED, _FEWEST_RERANKED = 4, 50  # rows that bytes propose for each one wanted, and at least
_N_QUERIES, _N_BEST = 100, 10  # that recall is measured with
_CHUNK = 20_000
# Its stubs describe the signatures of C++, not those of Python.
_faiss: Any = faiss


class VectorIndex:
    """Finds rows by inner product with unit vectors; all of it may be called by many threads at once.

    FAISS proposes rows, the scores are computed here from the exact vectors, always in the same way: equal vectors
    have equal scores, and a row scores the same whether it was found or asked for. In a small index it proposes rows by
    the exact vectors; in a large one by a copy of them with a byte a number, of which it reads 100,000 in 2 ms.
    """

    def __init__(self, index: Any) -> None:
        """Use ``build`` or ``load`` instead."""
        self._index = index
        self._is_exact = not isinstance(index, faiss.IndexRefineFlat)
        self._proposing = index if self._is_exact else _faiss.downcast_index(index.base_index)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dim(self) -> int:
        return int(self._index.d)

    @classmethod
    def build(cls, vectors: Matrix, *, max_exact: int = _MAX_EXACT) -> Self:
        """Index unit-length rows: exactly up to ``max_exact`` of them, and wherever bytes can't tell them apart."""
        dim = vectors.shape[1]
        if len(vectors) > max_exact:
            in_bytes = faiss.IndexScalarQuantizer(dim, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT)
            index = cls._of(faiss.IndexRefineFlat(in_bytes), vectors)
            if index.recall >= MIN_RECALL:
                return index
        return cls._of(faiss.IndexFlatIP(dim), vectors)

    @classmethod
    def _of(cls, index: Any, vectors: Matrix) -> Self:
        rows = np.ascontiguousarray(vectors, np.float32)
        index.train(rows)
        index.add(rows)
        return cls(index)

    def save(self, file: Path) -> None:
        faiss.write_index(self._index, str(file))

    @classmethod
    def load(cls, file: Path) -> Self:
        """Open a saved index; its vectors stay on disk and are mapped into memory.

        Raises:
            DamagedIndexError: The file is missing or is not a whole index.
        """
        try:
            return cls(faiss.read_index(str(file), faiss.IO_FLAG_MMAP_IFC))
        except RuntimeError as error:  # all that FAISS ever raises
            raise DamagedIndexError(file, "not a whole vector index") from error

    def search(self, vector: Vector, k: int, allowed: Mask | None = None) -> Scored:
        """Return the ``k`` best rows, or fewer where fewer are allowed.

        Args:
            vector: Shape (dim,).
            k: At least 0.
            allowed: One flag a row; ``None`` allows all.
        """
        n_allowed = len(self) if allowed is None else int(np.count_nonzero(allowed))
        n_proposed = k if self._is_exact else max(_RERANKED * k, _FEWEST_RERANKED)
        if n_allowed <= max(n_proposed, 0 if self._is_exact else _MAX_COMPARED):
            rows = np.arange(len(self)) if allowed is None else np.flatnonzero(allowed)
        else:
            rows = self._candidates(vector, n_proposed, allowed)
        return Scored.best(rows, self.scores(vector, rows), k)

    @cached_property
    def recall(self) -> float:
        """The share (0..1) of the ten best rows that ``search`` finds, for its own vectors and for some far off."""
        if self._is_exact:
            return 1.0
        n_best = min(_N_BEST, len(self))
        chance = np.random.default_rng(0)
        moved = chance.normal(scale=self.dim**-0.5, size=(_N_QUERIES, self.dim))
        moved[::2] = 0
        queries = (self.reconstruct(chance.integers(0, len(self), _N_QUERIES)) + moved).astype(np.float32)
        best = np.zeros((_N_QUERIES, 0), np.float32)
        for start in range(0, len(self), _CHUNK):
            rows = self.reconstruct(np.arange(start, min(start + _CHUNK, len(self))))
            best = np.partition(np.hstack([best, queries @ rows.T]), -n_best)[:, -n_best:]
        # Compared by score: of rows that tie, any will do.
        found = np.array([self.search(query, n_best).scores for query in queries])
        return float((found >= best.min(axis=1, keepdims=True) - NOISE).mean())

    def scores(self, vector: Vector, rows: Rows) -> NDArray[np.float32]:
        """Return the scores of these rows, -1 to 1."""
        vectors = self.reconstruct(rows).astype(np.float64)
        scores: NDArray[np.float32] = np.einsum("ij,j->i", vectors, vector.astype(np.float64)).astype(np.float32)
        return scores

    def reconstruct(self, rows: Rows) -> Matrix:
        """Return the vectors of these rows."""
        if not len(rows):
            return np.zeros((0, self.dim), np.float32)
        vectors: Matrix = self._index.reconstruct_batch(np.asarray(rows, np.int64))
        return vectors

    def _candidates(self, vector: Vector, k: int, allowed: Mask | None) -> Rows:
        """Return the rows that may be among the ``k`` best; of an exact index, with all that tie with the last."""
        if not k:
            return np.zeros(0, np.int64)
        # For one query more threads gain little, and while others search, too, they wait for each other; to FAISS
        # this is a setting of the calling thread.
        faiss.omp_set_num_threads(1)
        query = np.ascontiguousarray(vector, np.float32)[None]
        selector = None if allowed is None else _faiss.IDSelectorBitmap(np.packbits(allowed, bitorder="little"))
        params = None if selector is None else _faiss.SearchParameters(sel=selector)
        found, rows = self._proposing.search(query, k + 1, params=params)
        if self._is_exact and found[0, k] > found[0, k - 1] - NOISE:
            _, found, rows = self._proposing.range_search(query, float(found[0, k - 1]) - NOISE, params=params)
        rows = rows.ravel()
        # FAISS pads with row -1 when it has fewer than k; numpy would read that as the last passage.
        candidates: Rows = rows[rows >= 0]
        return candidates
