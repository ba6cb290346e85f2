"""Says that a version is being read, so that no builder deletes it; the system forgets it when the reader dies."""

import fcntl
import os
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import DamagedIndexError
from .manifests import MANIFEST


class Lease:
    """Held by who reads a version, until ``release`` or until nobody has it any more."""

    def __init__(self, version: Path) -> None:
        """Take the lease.

        Raises:
            DamagedIndexError: The version has no manifest, or is gone.
        """
        file = version / MANIFEST
        try:
            descriptor = os.open(file, os.O_RDONLY)
        except OSError as error:
            raise DamagedIndexError(file, "missing, or can't be read") from error
        self.release = weakref.finalize(self, os.close, descriptor)
        fcntl.flock(descriptor, fcntl.LOCK_SH)


@contextmanager
def unless_read(version: Path) -> Iterator[bool]:
    """Yield whether nobody reads a version; if so, whoever wants to has to wait."""
    try:
        descriptor = os.open(version / MANIFEST, os.O_RDONLY)
    except OSError:  # without a manifest nobody can read it
        yield True
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        yield False
    else:
        yield True
    finally:
        os.close(descriptor)
