"""What a version of the index says of itself; read without anything that computes."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from .errors import DamagedIndexError, StaleIndexError

MANIFEST = "manifest.json"
FORMAT = 3
"""Raise it when the files of a version, or the way words are cut into terms, change."""


@dataclass(frozen=True, slots=True)
class EncoderIdentity:
    """Vectors can be compared when these agree. ``max_tokens`` is the encoder's own limit in word pieces."""

    model: str
    weights: str
    dim: int
    max_tokens: int

    def __str__(self) -> str:
        return f"{self.model} (weights {self.weights[:8]}, {self.dim} dimensions, {self.max_tokens} word pieces)"


@dataclass(frozen=True, slots=True)
class FileDigest:
    """What a file must be, to the byte."""

    sha256: str
    n_bytes: int


@dataclass(frozen=True, slots=True)
class IndexManifest:
    """What a version of the index says of itself.

    ``precision`` names the numbers that the encoder computed with: vectors of another precision can be compared.
    ``program`` is the digest of the code that made it. ``max_tokens`` is the budget that passages were cut with.
    ``content`` is one digest over all that was put in: two versions with the same content answer alike. ``recall`` is
    measured against brute force. ``files`` has the digest of every other file of the version by its path in it.
    """

    format: int
    program: str
    encoder: EncoderIdentity
    precision: str
    max_tokens: int
    n_articles: int
    n_passages: int
    content: str
    built_at: str
    seconds: float
    recall: float
    files: dict[str, FileDigest]

    def to_json(self) -> bytes:
        """Return the manifest as it stands in its file."""
        return _manifests().dump_json(self, indent=2) + b"\n"

    @classmethod
    def from_json(cls, data: bytes, *, file: Path) -> "IndexManifest":
        """Read a manifest.

        Args:
            data: What the file holds.
            file: Where it came from, for the message.

        Raises:
            DamagedIndexError: It is not a manifest.
            StaleIndexError: It is one of another format.
        """
        try:
            found = _formats().validate_json(data).format
            if found != FORMAT:
                raise StaleIndexError(built_with=f"index format {found}", wanted=f"format {FORMAT}")
            return _manifests().validate_json(data)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"])) or "the file"
            raise DamagedIndexError(file, f"not a manifest ({place}: {first['msg']})") from error


@dataclass(frozen=True, slots=True)
class _Format:
    format: int


@cache
def _formats() -> TypeAdapter[_Format]:
    return TypeAdapter(_Format)


@cache
def _manifests() -> TypeAdapter[IndexManifest]:
    return TypeAdapter(IndexManifest)


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """A version of the index; ``chosen`` where somebody went back to it, and no build has followed.

    What its manifest says is ``None`` where that can't be trusted; ``problem`` says what is wrong with it.
    """

    name: str
    in_use: bool
    chosen: bool
    n_bytes: int
    built_at: str | None
    n_articles: int | None
    n_passages: int | None
    model: str | None
    problem: str | None
