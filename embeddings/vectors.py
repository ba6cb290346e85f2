"""The vector index: the passages whose vectors are nearest to a question's."""

from pathlib import Path
from typing import Any, Self

import faiss
import numpy as np
from numpy.typing import NDArray

from .errors import DamagedIndexError
from .models import Mask, Matrix, Rows, Scored, Vector

# FAISS sums in an order that depends on where a row stands, so equal vectors may differ in the last bits.
NOISE = 1e-5
# Its stubs describe the signatures of C++, not those of Python.
_faiss: Any = faiss


class VectorIndex:
    """Finds rows by inner product with unit vectors; all of it may be called by many threads at once.

    FAISS proposes rows, the scores are computed here, always in the same way: equal vectors have equal scores, and a
    row scores the same whether it was found or asked for. So another kind of FAISS index may stand in for the exact
    one that ``build`` makes.
    """

    def __init__(self, index: Any) -> None:
        self._index = index

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dim(self) -> int:
        return int(self._index.d)

    @classmethod
    def build(cls, vectors: Matrix) -> Self:
        """Index unit-length rows, exactly."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, np.float32))
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
        if k >= n_allowed:
            rows = np.arange(len(self)) if allowed is None else np.flatnonzero(allowed)
        else:
            rows = self._candidates(vector, k, allowed)
        return Scored.best(rows, self.scores(vector, rows), k)

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
        """Return the rows that may be among the ``k`` best, with all that tie with the last of them."""
        if not k:
            return np.zeros(0, np.int64)
        query = np.ascontiguousarray(vector, np.float32)[None]
        selector = None if allowed is None else _faiss.IDSelectorBitmap(np.packbits(allowed, bitorder="little"))
        params = None if selector is None else _faiss.SearchParameters(sel=selector)
        found, rows = self._index.search(query, k + 1, params=params)
        if found[0, k] > found[0, k - 1] - NOISE:
            _, found, rows = self._index.range_search(query, float(found[0, k - 1]) - NOISE, params=params)
        rows = rows.ravel()
        # FAISS pads with row -1 when it has fewer than k; numpy would read that as the last passage.
        candidates: Rows = rows[rows >= 0]
        return candidates
