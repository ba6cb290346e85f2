"""What editors do: who, when and what, in a file of JSON lines that only grows."""

from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus import appending
from web.errors import WebError, cause_of


class AuditLogError(WebError):
    """The log of what editors do can't be used, so nothing is done that could not be told."""

    def __init__(self, file: Path, problem: str) -> None:
        super().__init__(f"{file}: {problem}; make it writable, or name another folder with OTR_DRAFTS")
        self.file, self.problem = file, problem


class AuditEntry(BaseModel):
    """One thing that was done: ``action`` is a word for it, ``what`` says to what, in words."""

    model_config = ConfigDict(frozen=True)

    at: datetime
    who: str
    action: str
    what: str


class AuditLog:
    """The log in a file; several processes may add to it at once."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def note(self, who: str, action: str, what: str) -> None:
        """Add what somebody has done.

        Raises:
            AuditLogError: The file can't be written.
        """
        entry = AuditEntry(at=datetime.now(UTC).replace(microsecond=0), who=who, action=action, what=what)
        try:
            with appending(self._file, mode=0o600) as lines:
                lines.add(entry.model_dump_json().encode())
        except OSError as error:
            raise AuditLogError(self._file, f"can't be written ({cause_of(error)})") from error

    def read(self, *, limit: int = 500) -> tuple[AuditEntry, ...]:
        """Return the last entries, the newest first; what a crash cut off is left out.

        Raises:
            AuditLogError: The file can't be read.
        """
        try:
            lines = self._file.read_bytes().splitlines()[-limit:]
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise AuditLogError(self._file, f"can't be read ({cause_of(error)})") from error
        entries = []
        for line in lines:
            try:
                entries.append(AuditEntry.model_validate_json(line))
            except ValidationError:
                continue
        return tuple(reversed(entries))
