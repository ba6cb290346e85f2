"""Whether the files of a version are whole: each as it was written, to the byte.

What was compared with its digest once, and has not been touched since, is not read again: a note beside the versions
says so. It only ever saves time: without it, or where it does not fit, everything is read.
"""

import hashlib
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

from .errors import DamagedIndexError
from .manifest import MANIFEST, FileDigest, IndexManifest

COARSE_NS = 2 * 10**9
"""So coarse are the clocks of some file systems: a file may change twice at what is one time to them."""
VERSIONS = "versions"
"""The folder of all versions; one that lies elsewhere is being built."""
_NOTE, _MOST_NOTED = "verified.json", 16
_States = dict[str, list[int]]


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
