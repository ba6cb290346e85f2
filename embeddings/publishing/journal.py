"""Puts drafts in the place of published files so that a kill at any moment leaves all of them or none.

Before the first file is touched, what is there and what is to be there lie beside each other in a folder, and a record
says so. While the record is there, the publication is neither done nor undone; whoever finds it does one of the two.
"""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from corpus.editing import Drafts, fingerprint_of, write_atomically

_RECORD, _BEFORE, _AFTER = "record.json", "before", "after"


@dataclass(frozen=True, slots=True)
class Intent:
    """A publication that has begun: by whom, why, and which version is in use in place of which it will be.

    ``files`` are the names of all files that change; ``True`` for one that is taken away.
    """

    version: str | None
    who: str
    at: datetime
    note: str
    told: bool
    files: dict[str, bool]


class Journal:
    """The record of a publication that has begun, in a folder of its own."""

    def __init__(self, folder: Path, corpus: Path) -> None:
        self._folder, self._corpus = folder, corpus

    def begin(self, intent: Intent, drafts: Drafts) -> Mapping[str, str]:
        """Lay aside what is there and what is to be there, then write the record.

        Returns:
            The fingerprint of every file that is there now, by which it is known whether it is the one expected.
        """
        shutil.rmtree(self._folder, ignore_errors=True)  # of one that was not begun: there is no record
        seen = {}
        for name, is_withdrawn in intent.files.items():
            published = drafts.published(name)
            seen[name] = fingerprint_of(published.content)
            if published.content is not None:
                write_atomically(self._folder / _BEFORE / name, published.content)
            content = None if is_withdrawn else drafts.current(name).content
            if content is not None:
                write_atomically(self._folder / _AFTER / name, content)
        write_atomically(self._folder / _RECORD, _records().dump_json(intent))
        return seen

    def begun(self) -> Intent | None:
        """Return what has begun and is neither done nor undone."""
        try:
            return _records().validate_json((self._folder / _RECORD).read_bytes())
        except (FileNotFoundError, ValidationError):
            return None

    def apply(self) -> None:
        """Put every file in its new state."""
        self._restore(_AFTER)

    def undo(self) -> None:
        """Put every file back in its old state; nothing has begun any more."""
        self._restore(_BEFORE)
        self.end()

    def end(self) -> None:
        """Forget what had begun: it is done, or undone."""
        (self._folder / _RECORD).unlink(missing_ok=True)  # first: without it, the rest means nothing
        shutil.rmtree(self._folder, ignore_errors=True)

    def _restore(self, state: str) -> None:
        intent = self.begun()
        for name in intent.files if intent else ():
            for cut_short in self._corpus.glob(f".{name[:200]}.*"):  # of a writer that was killed
                cut_short.unlink()
            wanted = self._folder / state / name
            if wanted.is_file():
                write_atomically(self._corpus / name, wanted.read_bytes())
            else:
                (self._corpus / name).unlink(missing_ok=True)
        descriptor = os.open(self._corpus, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@cache
def _records() -> TypeAdapter[Intent]:
    return TypeAdapter(Intent)
