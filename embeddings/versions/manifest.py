"""The manifest in the folder of a version, and whether the files beside it are still what it says."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from embeddings.errors import DamagedIndexError
from embeddings.models import FileDigest, IndexManifest

MANIFEST = "manifest.json"


def file_digests(folder: Path) -> dict[str, FileDigest]:
    """Return what every file of a version is, but for the manifest itself."""
    return {_name(file, folder): _digest(file) for file in _files(folder) if file.name != MANIFEST}


def write_manifest(folder: Path, manifest: IndexManifest) -> None:
    """Complete a version: write its manifest and see everything safely on the disk."""
    (folder / MANIFEST).write_bytes(manifest.to_json())
    for file in _files(folder):
        sync(file)
    for inner in (*(path for path in folder.rglob("*") if path.is_dir()), folder):
        sync(inner)


def manifest_digest(folder: Path) -> str:
    """Return the 8 hexadecimal digits that stand in the name of the version with this manifest."""
    return hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()[:8]


def read_manifest(folder: Path) -> IndexManifest:
    """Read the manifest of a version.

    Raises:
        DamagedIndexError: It is missing, or is not a manifest.
        StaleIndexError: It is one of another format.
    """
    file = folder / MANIFEST
    try:
        data = file.read_bytes()
    except OSError as error:
        raise DamagedIndexError(file, "missing, or can't be read") from error
    return IndexManifest.from_json(data, file=file)


def check_files(folder: Path, manifest: IndexManifest, *, digests: bool) -> None:
    """See that the files of a version are whole; with ``digests``, to the byte (about 0.1 s for 100 MB).

    Raises:
        DamagedIndexError: A file is missing, cut short or changed.
    """
    for name, expected in manifest.files.items():
        file = folder / name
        try:
            n_bytes = file.stat().st_size
        except OSError as error:
            raise DamagedIndexError(file, "missing") from error
        if n_bytes != expected.n_bytes:
            raise DamagedIndexError(file, f"{n_bytes} bytes long, written with {expected.n_bytes}")
        if digests and _digest(file) != expected:
            raise DamagedIndexError(file, "changed since it was written")


def sync(path: Path) -> None:
    """Wait until a file, or the list of files in a folder, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _name(file: Path, folder: Path) -> str:
    return file.relative_to(folder).as_posix()


def _digest(file: Path) -> FileDigest:
    with file.open("rb") as data:
        return FileDigest(hashlib.file_digest(data, "sha256").hexdigest(), file.stat().st_size)
