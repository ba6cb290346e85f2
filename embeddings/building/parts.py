"""What has been embedded of a build in parts, kept on disk until it is published: a build cut short goes on from there.

A part is known by the texts in it, so it serves whatever has changed in the corpus meanwhile.
"""

import hashlib
import io
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from embeddings.encoding import Encoder, identity_of
from embeddings.index import Quantised
from embeddings.models import Matrix, Tokens


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Some texts, by their digests, and what an encoder makes of them: a row each, and their word pieces.

    Row ``n`` has the word pieces from ``starts[n]`` to ``starts[n + 1]``. They are quantised, and stay the same to the
    bit when they are quantised once more.
    """

    digests: NDArray[np.uint8]
    vectors: Matrix
    starts: NDArray[np.int64]
    numbers: NDArray[np.int8]
    scales: NDArray[np.float32]
    spans: NDArray[np.int32]

    @classmethod
    def of(cls, texts: Sequence[str], encoder: Encoder) -> Self:
        """Embed texts."""
        pieces: list[list[Tokens]] = [[] for _ in texts]
        vectors = encoder.encode_passages(texts, keep_tokens=lambda text, tokens: pieces[text].append(tokens))
        tokens = [tokens for of_text in pieces for tokens in of_text]
        joined = Tokens(
            np.concatenate([np.zeros((0, encoder.dim), np.float32), *(one.vectors for one in tokens)]),
            np.concatenate([np.zeros((0, 2), np.int32), *(one.spans for one in tokens)]),
        )
        sizes = np.array([sum(map(len, of_text)) for of_text in pieces], np.int64)
        starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
        digests = np.frombuffer(b"".join(map(_digest, texts)), np.uint8).reshape(len(texts), -1)
        return cls(digests, vectors, starts, *Quantised.of(joined))

    def tokens(self, row: int) -> Tokens:
        """Return the word pieces of a text, each vector as near as a byte a number is."""
        own = slice(self.starts[row], self.starts[row + 1])
        pieces = Quantised(self.numbers[own], self.scales[own], self.spans[own])
        return Tokens(pieces.vectors, pieces.spans)

    def to_bytes(self) -> bytes:
        data = io.BytesIO()
        np.savez(data, allow_pickle=False, **{name: getattr(self, name) for name in self.__slots__})
        return data.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            return cls(**{name: arrays[name] for name in cls.__slots__})


class Parts:
    """The folder of the parts that one encoder has embedded."""

    def __init__(self, cache: Path, encoder: Encoder) -> None:
        """Name the folder; vectors of another encoder, or in other numbers, are in another."""
        whose = hashlib.sha256(f"{identity_of(encoder)!r} {encoder.precision}".encode()).hexdigest()[:16]
        self._folder = cache.expanduser() / "parts" / whose

    def read(self) -> Iterator[Part]:
        """Yield all that are whole; one that is not is deleted."""
        for file in sorted(self._folder.glob("*.npz")):
            try:
                yield Part.from_bytes(file.read_bytes())
            except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
                file.unlink(missing_ok=True)

    def keep(self, data: bytes) -> None:
        """Write a part; a kill leaves it whole or not at all."""
        self._folder.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(data).hexdigest()
        new = self._folder / f"{name}.new"
        new.write_bytes(data)
        new.replace(self._folder / f"{name}.npz")

    def forget(self) -> None:
        """Delete all of them."""
        shutil.rmtree(self._folder, ignore_errors=True)


def encode_in_parts(
    texts: Sequence[str],
    *,
    embed: Callable[[Sequence[str]], Iterable[bytes]],
    parts: Parts,
    dim: int,
    progress: Callable[[int], None] | None = None,
    keep_tokens: Callable[[int, Tokens], None] | None = None,
) -> Matrix:
    """Do what ``Encoder.encode_passages`` does, but take what is kept already, and keep what is new at once.

    Args:
        texts: Of any length and number.
        embed: Yields parts that hold these texts, in any order.
        parts: What is kept.
        dim: How many numbers a vector has.
        progress: See ``Encoder``.
        keep_tokens: See ``Encoder``; the numbers of these vectors are those of bytes.
    """
    vectors = np.zeros((len(texts), dim), np.float32)
    waiting: dict[bytes, list[int]] = {}
    for number, text in enumerate(texts):
        waiting.setdefault(_digest(text), []).append(number)

    def take(part: Part) -> None:
        n_taken = 0
        for row, digest in enumerate(part.digests):
            for number in waiting.pop(digest.tobytes(), ()):
                n_taken += 1
                vectors[number] = part.vectors[row]
                if keep_tokens is not None:
                    keep_tokens(number, part.tokens(row))
        if progress is not None and n_taken:
            progress(n_taken)

    for part in parts.read():
        take(part)
    # Those of a length go together, so that little is computed for padding; the longest first, for an honest ETA.
    left = sorted((texts[numbers[0]] for numbers in waiting.values()), key=lambda text: (-len(text), text))
    for data in embed(left) if left else ():
        parts.keep(data)
        take(Part.from_bytes(data))
    return vectors


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
