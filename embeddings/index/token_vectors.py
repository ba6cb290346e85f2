"""The vectors of the single word pieces of passages, for late interaction; a byte a number, on disk."""

import math
import mmap
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from embeddings.models import EncodedQuery, Likeness, Matrix, Rows, Tokens, at_length_one

SHORT_DIM = 128
"""With so many numbers, one question in a hundred is answered less well than with the 384 of MiniLM."""
_N_FITTED = 100_000
_SLAB = 65_536  # so many are computed with at once
FULL_BYTES = 512 * 1024**2
"""Word pieces that would take more than this keep ``SHORT_DIM`` numbers each."""
MAX_BYTES = 2 * 1024**3
"""An index whose short word pieces would still take more does without: its passages are ranked as wholes."""
_FILES = ("pieces.npy", "scales.npy", "spans.npy", "starts.npy")
_AXES = "axes.npy"
_AT_ONCE = 65_536
_MAX_HELD = 2**20  # bytes taken out of the file; pages around them are mapped, too
_SMALL_PRODUCT = 2**18  # multiplications
_MAX_HIGH = 24  # rows of one


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
        short = [Quantised.of(Tokens(at_length_one(slab.vectors @ axes), slab.spans)) for slab in slabs]
        return Quantised.join(short, dim=axes.shape[1])


class TokenVectors:
    """For each passage the vectors of its own word pieces, without those of its context.

    ``axes`` are what they were shortened along, ``None`` where they are whole.
    """

    def __init__(
        self,
        pieces: Quantised,
        starts: NDArray[np.int64],
        axes: Matrix | None = None,
        mapping: mmap.mmap | None = None,
    ) -> None:
        """Use ``combine`` or ``load`` instead; row ``n`` has the pieces from ``starts[n]`` to ``starts[n + 1]``."""
        self.pieces, self.starts, self.axes = pieces, starts, axes
        self._mapping, self._n_read = mapping, 0

    def __len__(self) -> int:
        return len(self.starts) - 1

    @classmethod
    def nothing(cls, n_rows: int) -> Self:
        """Return what an index has that does without: no word pieces, of no numbers."""
        return cls(Quantised.empty(0, dim=0), np.zeros(n_rows + 1, np.int64))

    @classmethod
    def combine(cls, sources: Sequence[tuple["TokenVectors", Rows]]) -> Self:
        """Take rows out of others, and keep what an index may keep.

        Args:
            sources: At least one, of the same model; each with the row to take for every new row, or -1 where another
                has it. Where one is short, all are made short along its axes.
        """
        if not all(source.pieces.dim for source, _ in sources):
            return cls.nothing(len(sources[0][1]))  # those of some passages alone could not be compared with others
        axes = next((source.axes for source, _ in sources if source.axes is not None), None)
        dim = sources[0][0].pieces.dim if axes is None else axes.shape[1]
        sizes = np.zeros(len(sources[0][1]), np.int64)
        for source, rows in sources:
            sizes[rows >= 0] = np.diff(source.starts)[rows[rows >= 0]]
        starts = _starts(sizes)
        pieces = Quantised.empty(int(starts[-1]), dim=dim)
        for source, rows in sources:
            taken = source.pieces.at(_places(source.starts, rows[rows >= 0]))
            if axes is not None and source.axes is None:
                taken = taken.along(axes)
            to = _places(starts, np.flatnonzero(rows >= 0))
            pieces.put(to, taken)
        if axes is None and pieces.numbers.nbytes > FULL_BYTES and dim > SHORT_DIM:
            axes = principal_axes([pieces])
            pieces = pieces.along(axes)
        if pieces.numbers.nbytes > MAX_BYTES:
            return cls.nothing(len(sizes))
        return cls(pieces, starts, axes)

    def save(self, folder: Path) -> None:
        """Write them into a new folder."""
        folder.mkdir()
        arrays: tuple[NDArray[Any], ...] = (*self.pieces, self.starts)
        for name, array in zip(_FILES, arrays, strict=True):
            np.save(folder / name, array, allow_pickle=False)
        if self.axes is not None:
            np.save(folder / _AXES, self.axes, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Open what was saved; it stays on disk and is mapped into memory."""
        mapped = [np.load(folder / name, mmap_mode="r", allow_pickle=False) for name in _FILES]
        mapping = mapped[0].base
        # The same memory, but as plain arrays: to take rows out of them takes a tenth of the time.
        numbers, scales, spans, starts = map(np.asarray, mapped)
        axes = np.load(folder / _AXES, allow_pickle=False) if (folder / _AXES).exists() else None
        return cls(Quantised(numbers, scales, spans), starts, axes, mapping if isinstance(mapping, mmap.mmap) else None)

    def likeness(self, query: EncodedQuery, rows: Rows) -> list[Likeness]:
        """Return how like a question the word pieces of these passages are."""
        asked, whole = query.tokens.vectors, query.vector
        if self.axes is not None:
            n_small = len(asked) * self.axes.size // _SMALL_PRODUCT + 1
            asked = np.vstack([at_length_one(few @ self.axes) for few in np.array_split(asked, n_small)])
            whole = whole @ self.axes
        pieces = self.pieces.at(_places(self.starts, rows))
        self._let_go(pieces.numbers.nbytes)
        alike = _products(np.vstack([asked, whole]), pieces) if pieces.n else np.zeros((len(asked) + 1, 0), np.float32)
        ends = _starts(self.starts[rows + 1] - self.starts[rows])
        return [
            Likeness(alike[:-1, start:end], alike[-1, start:end], pieces.spans[start:end])
            for start, end in pairwise(ends)
        ]

    def _let_go(self, n_read: int) -> None:
        """Give back what has been read of the file, before it counts as memory of this process in whole.

        The system still has it, and finds it again in microseconds where it is wanted.
        """
        self._n_read += n_read  # several threads may lose some of it, and then it is later
        if self._n_read > _MAX_HELD and self._mapping is not None and hasattr(mmap, "MADV_DONTNEED"):
            self._n_read = 0
            self._mapping.madvise(mmap.MADV_DONTNEED)


class TokenCollector:
    """Gathers the word pieces of texts as they come, in any order; holds little more than an index may keep."""

    def __init__(self, n_texts: int, *, dim: int, axes: Matrix | None = None) -> None:
        """Begin with nothing.

        Args:
            n_texts: How many texts there will be; some may stay without word pieces.
            dim: How many numbers a piece has.
            axes: What to shorten them along, if that is settled.
        """
        self._parts: list[list[Quantised]] = [[] for _ in range(n_texts)]
        self._waiting: list[tuple[int, Quantised]] = []  # to be shortened, many at once: one by one takes far longer
        self._dim, self._axes = dim, axes
        self._n_bytes, self._n_waiting, self._too_many = 0, 0, False

    def add(self, text: int, pieces: Quantised) -> None:
        """Add pieces of a text, by its number; a long text comes in several parts."""
        if self._too_many:
            return
        self._n_bytes += pieces.n * (self._dim if self._axes is None else self._axes.shape[1])
        if self._axes is None:
            self._parts[text].append(pieces)
        else:
            self._wait(text, pieces)
        if self._axes is None and self._n_bytes > FULL_BYTES and self._dim > SHORT_DIM:
            self._axes = principal_axes([part for parts in self._parts for part in parts])
            whole, self._parts = self._parts, [[] for _ in self._parts]
            for number, parts in enumerate(whole):
                for part in parts:
                    self._wait(number, part)
            self._n_bytes = self._n_bytes // self._dim * SHORT_DIM
        elif self._n_bytes > MAX_BYTES:
            self._parts, self._waiting, self._too_many = [[] for _ in self._parts], [], True

    def _wait(self, text: int, pieces: Quantised) -> None:
        self._waiting.append((text, pieces))
        self._n_waiting += pieces.n
        if self._n_waiting >= _AT_ONCE:
            self._shorten()

    def _shorten(self) -> None:
        if self._axes is None or not self._waiting:
            return
        short = Quantised.join([pieces for _, pieces in self._waiting], dim=self._dim).along(self._axes)
        ends = _starts(np.array([pieces.n for _, pieces in self._waiting]))
        for (text, _), (start, end) in zip(self._waiting, pairwise(ends.tolist()), strict=True):
            self._parts[text].append(short.at(slice(start, end)))
        self._waiting, self._n_waiting = [], 0

    def collected(self) -> TokenVectors:
        """Return all of it, a row for each text."""
        if self._too_many:
            return TokenVectors.nothing(len(self._parts))
        self._shorten()
        dim = self._dim if self._axes is None else self._axes.shape[1]
        pieces = Quantised.join([part for parts in self._parts for part in parts], dim=dim)
        sizes = np.array([sum(part.n for part in parts) for parts in self._parts], np.int64)
        order = np.lexsort((pieces.spans[:, 0], np.repeat(np.arange(len(sizes)), sizes)))
        return TokenVectors(pieces.at(order), _starts(sizes), self._axes)


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


def _products(asked: Matrix, pieces: Quantised) -> Matrix:
    """Return the inner products of some vectors with many pieces, shape (len(asked), pieces.n)."""
    # OpenBLAS would set all processors to work on one large product, and they go on spinning long after it; so it is
    # given small ones, which it does on the spot.
    n_blocks = math.ceil(len(asked) / _MAX_HIGH)
    n_high = math.ceil(len(asked) / n_blocks)
    n_wide = max(1, _SMALL_PRODUCT // (n_high * pieces.dim))
    high = np.zeros((n_blocks * n_high, pieces.dim), np.float32)
    wide = np.zeros((math.ceil(pieces.n / n_wide) * n_wide, pieces.dim), np.float32)
    high[: len(asked)], wide[: pieces.n] = asked, pieces.numbers
    blocks = high.reshape(-1, 1, n_high, pieces.dim) @ wide.reshape(1, -1, n_wide, pieces.dim).swapaxes(2, 3)
    products: Matrix = blocks.swapaxes(1, 2).reshape(len(high), len(wide))[: len(asked), : pieces.n] * pieces.scales
    return products


def _starts(sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)


def _places(starts: NDArray[np.int64], rows: Rows) -> NDArray[np.int64]:
    """Return where the pieces of these rows are, row by row."""
    # Not the sizes of all rows, of which there may be a million.
    sizes = starts[rows + 1] - starts[rows]
    shifts = starts[rows] - (np.cumsum(sizes) - sizes)
    return np.repeat(shifts, sizes) + np.arange(sizes.sum())
