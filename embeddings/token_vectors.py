"""The vectors of the single word pieces of passages, for late interaction; a byte a number, on disk."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from .models import Rows, Tokens

MAX_BYTES = 2 * 1024**3
"""An index whose word pieces would take more than this does without them: its passages are ranked as wholes."""

_FILES = ("pieces.npy", "scales.npy", "spans.npy", "starts.npy")


class TokenVectors:
    """For each passage the vectors of its own word pieces, without those of its context."""

    def __init__(
        self,
        pieces: NDArray[np.int8],
        scales: NDArray[np.float32],
        spans: NDArray[np.int32],
        starts: NDArray[np.int64],
    ) -> None:
        """Use ``build`` or ``load`` instead; row ``n`` has the pieces from ``starts[n]`` to ``starts[n + 1]``."""
        self._pieces, self._scales, self._spans, self._starts = pieces, scales, spans, starts

    def __len__(self) -> int:
        return len(self._starts) - 1

    @classmethod
    def build(cls, passages: Sequence[Tokens], *, dim: int) -> Self:
        """Keep the word pieces of these passages; nothing where they would take more than ``MAX_BYTES``."""
        starts = np.concatenate([[0], np.cumsum([len(tokens) for tokens in passages], dtype=np.int64)]).astype(np.int64)
        if starts[-1] * dim > MAX_BYTES:
            passages, starts = (), np.zeros(len(passages) + 1, np.int64)
        pieces = np.zeros((int(starts[-1]), dim), np.int8)
        scales = np.zeros(int(starts[-1]), np.float32)
        spans = np.zeros((int(starts[-1]), 2), np.int32)
        for row, tokens in enumerate(passages):
            own = slice(int(starts[row]), int(starts[row + 1]))
            scales[own] = np.abs(tokens.vectors).max(axis=1, initial=1e-9) / np.float32(127)
            pieces[own] = np.rint(tokens.vectors / scales[own, None])
            spans[own] = tokens.spans
        return cls(pieces, scales, spans, starts)

    def save(self, folder: Path) -> None:
        """Write them into a new folder."""
        folder.mkdir()
        arrays: tuple[NDArray[Any], ...] = (self._pieces, self._scales, self._spans, self._starts)
        for name, array in zip(_FILES, arrays, strict=True):
            np.save(folder / name, array, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Open what was saved; it stays on disk and is mapped into memory."""
        pieces, scales, spans, starts = (np.load(folder / name, mmap_mode="r", allow_pickle=False) for name in _FILES)
        return cls(pieces, scales, spans, starts)

    def of(self, rows: Rows) -> list[Tokens]:
        """Return the word pieces of these passages; their spans are code points of the passage's words."""
        found = []
        for row in rows:
            own = slice(int(self._starts[row]), int(self._starts[row + 1]))
            vectors = self._pieces[own].astype(np.float32) * self._scales[own, None]
            found.append(Tokens(vectors, np.asarray(self._spans[own])))
        return found
