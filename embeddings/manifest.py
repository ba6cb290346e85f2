"""What a version of the index says of itself, and whether its files are what it says; read without what computes.

What was compared with its digest once, and has not been touched since, is not read again: a note beside the versions
says so. It only ever saves time: without it, or where it does not fit, everything is read.
"""

import hashlib
import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from .errors import DamagedIndexError, StaleIndexError

MANIFEST = "manifest.json"
FORMAT = 4
"""Raise it when the files of a version, or the way words are cut into terms, change."""
COARSE_NS = 2 * 10**9
"""So coarse are the clocks of some file systems: a file may change twice at what is one time to them."""
VERSIONS = "versions"
"""The folder of all versions; one that lies elsewhere is being built."""
_NOTE, _MOST_NOTED = "verified.json", 16
_States = dict[str, list[int]]


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
    measured against brute force, ``None`` where it is not: Milvus searches by itself. ``files`` has the digest of every
    other file of the version by its path in it.
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
    recall: float | None
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


def files_of(folder: Path) -> Iterator[Path]:
    """Yield every file of a version, in order."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def file_digests(folder: Path) -> dict[str, FileDigest]:
    """Return what every file of a version is, but for the manifest itself."""
    return {file.relative_to(folder).as_posix(): _digest(file) for file in files_of(folder) if file.name != MANIFEST}


def check_files(version: Path, manifest: IndexManifest, *, digests: bool) -> None:
    """See that the files of a version are whole.

    Args:
        version: Its folder.
        manifest: What it says of its files.
        digests: Compare them to the byte (about 0.1 s for 100 MB), unless that was done before and they are the same.

    Raises:
        DamagedIndexError: A file is missing, cut short or changed.
    """
    seen_ns = time.time_ns()
    states: _States = {}
    for name, expected in manifest.files.items():
        file = version / name
        try:
            status = file.stat()
        except OSError as error:
            raise DamagedIndexError(file, "missing") from error
        if status.st_size != expected.n_bytes:
            raise DamagedIndexError(file, f"{status.st_size} bytes long, written with {expected.n_bytes}")
        # Whoever puts the one time back changes the other.
        states[name] = [status.st_mtime_ns, status.st_ctime_ns, status.st_ino]
    note = version.parent.parent / _NOTE if version.parent.name == VERSIONS else None
    if not digests or (note and _noted(note).get(version.name) == states):
        return
    for name, expected in manifest.files.items():
        if _digest(version / name) != expected:
            raise DamagedIndexError(version / name, "changed since it was written")
    if note and all(max(state[:2]) < seen_ns - COARSE_NS for state in states.values()):
        _note(note, version.name, states)


def _noted(note: Path) -> dict[str, _States]:
    """What is noted of each version, the one that was noted last at the end."""
    try:
        noted = json.loads(note.read_bytes())
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}


def _note(note: Path, version: str, states: _States) -> None:
    others = [(name, known) for name, known in _noted(note).items() if name != version]
    new = note.with_name(f"building-{os.getpid()}-{note.name}")  # what is left of a killed process, a build cleans up
    try:
        new.write_text(json.dumps(dict([*others, (version, states)][-_MOST_NOTED:])), encoding="utf-8")
        new.replace(note)
    except OSError:  # the folder may not be written, or a build has just cleaned up
        return


def _digest(file: Path) -> FileDigest:
    with file.open("rb") as data:
        return FileDigest(hashlib.file_digest(data, "sha256").hexdigest(), file.stat().st_size)
