"""Vectors at a byte a number, and how to make them shorter where there are too many."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .models import Matrix, Tokens

SHORT_DIM = 128
"""With so many numbers, one question in a hundred is answered less well than with the 384 of MiniLM."""

_N_FITTED = 100_000
_SLAB = 65_536  # so many are computed with at once


class Quantised(NamedTuple):
    """Unit vectors of word pieces, a byte a number: shape (n, dim), times one scale each; and the spans they cover."""

    numbers: NDArray[np.int8]
    scales: NDArray[np.float32]
    spans: NDArray[np.int32]

    @property
    def n(self) -> int:
        return len(self.scales)

    @property
    def dim(self) -> int:
        return int(self.numbers.shape[1])

    @property
    def vectors(self) -> Matrix:
        vectors = self.numbers.astype(np.float32)
        vectors *= self.scales[:, None]
        return vectors

    @classmethod
    def of(cls, tokens: Tokens) -> "Quantised":
        scales = (np.abs(tokens.vectors).max(axis=1, initial=1e-9) / np.float32(127)).astype(np.float32)
        return cls(np.rint(tokens.vectors / scales[:, None]).astype(np.int8), scales, tokens.spans)

    @classmethod
    def empty(cls, n: int, *, dim: int) -> "Quantised":
        return cls(np.zeros((n, dim), np.int8), np.zeros(n, np.float32), np.zeros((n, 2), np.int32))

    @classmethod
    def join(cls, parts: Sequence["Quantised"], *, dim: int) -> "Quantised":
        arrays: Any = zip(cls.empty(0, dim=dim), *parts, strict=True)
        return cls(*map(np.concatenate, arrays))

    def at(self, places: NDArray[np.int64] | slice) -> "Quantised":
        return Quantised(self.numbers[places], self.scales[places], self.spans[places])

    def put(self, places: NDArray[np.int64], pieces: "Quantised") -> None:
        self.numbers[places], self.scales[places], self.spans[places] = pieces

    def along(self, axes: Matrix) -> "Quantised":
        """Return them shortened along axes that ``principal_axes`` gave."""
        slabs = [self.at(slice(start, start + _SLAB)) for start in range(0, self.n, _SLAB)]
        short = [Quantised.of(Tokens(shortened(slab.vectors, axes), slab.spans)) for slab in slabs]
        return Quantised.join(short, dim=axes.shape[1])


def principal_axes(parts: Sequence[Quantised]) -> Matrix:
    """Return the ``SHORT_DIM`` axes along which unit vectors differ most, shape (dim, ``SHORT_DIM``).

    They are those of up to 100,000 of the vectors at regular distances, so the same vectors give the same axes. They
    go through the origin rather than the mean: so inner products change least.
    """
    step = sum(part.n for part in parts) // _N_FITTED + 1
    # Of every part the same share; not the first piece of each, for all of these begin a passage.
    sample = [part.at(slice(number % step, None, step)).vectors for number, part in enumerate(parts)]
    # A passage's few at a time take ten times as long.
    slabs = np.array_split(np.concatenate(sample), 16)
    moments = sum(slab.T.astype(np.float64) @ slab for slab in slabs)
    _, axes = np.linalg.eigh(moments)
    return np.ascontiguousarray(axes[:, : -SHORT_DIM - 1 : -1], np.float32)


def shortened(vectors: Matrix, axes: Matrix) -> Matrix:
    """Return unit vectors along other axes, at length one again."""
    along = vectors @ axes
    rows: Matrix = along / np.maximum(np.linalg.norm(along, axis=1, keepdims=True), np.float32(1e-9))
    return rows
