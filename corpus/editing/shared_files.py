"""Writes files that several processes write: whole in one step, or line by line."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


def write_atomically(path: Path, content: bytes) -> None:
    """Put a file in the place of another in one step: a process that is killed leaves the old or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    written = path.with_name(f".{path.name[:200]}.{os.getpid()}")
    with written.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    written.replace(path)


class Lines:
    """A file of lines, ``size`` bytes long, that nobody else adds to meanwhile."""

    def __init__(self, file: BinaryIO) -> None:
        """Use ``appending`` instead."""
        self._file = file
        self.size = file.seek(0, os.SEEK_END)

    def add(self, line: bytes, *, is_synced: bool = False) -> None:
        """Add a line, given without its end; with ``is_synced``, see it safely on the disk."""
        is_cut = self.size and os.pread(self._file.fileno(), 1, self.size - 1) != b"\n"  # by a crash, or a hand
        self._file.write((b"\n" if is_cut else b"") + line + b"\n")
        if is_synced:
            self._file.flush()
            os.fsync(self._file.fileno())


@contextmanager
def appending(path: Path, *, mode: int = 0o666) -> Iterator[Lines]:
    """Give a file to add to, once nobody else does; one that is not there is made, with this mode.

    Raises:
        OSError: It can't be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, mode)
    with os.fdopen(descriptor, "a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield Lines(file)
