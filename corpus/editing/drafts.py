"""Drafts: what editors change lies apart from the published files, laid out like them, until it is published."""

import fcntl
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from corpus.errors import CorpusError
from corpus.models import slug

from .shared_files import write_atomically

_FILES, _RECORDS, _STEPS, _KEPT, _LOCK = "files", "records", "steps", "kept", "lock"
_ENCODED_NAME = 80  # characters of a title that a file is named by
MAX_STEPS = 200  # that can be undone, of one article


class DraftError(CorpusError):
    """A draft can't be kept or shown."""


class DraftFolderError(DraftError):
    """The folder of drafts can't be used; nothing was changed."""

    def __init__(self, folder: Path, problem: str) -> None:
        super().__init__(f"{folder}: {problem}; make it writable, or name another folder with OTR_DRAFTS")
        self.folder = folder


class NoSuchFileError(DraftError):
    """No file of this name is published or a draft."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no file {name!r}, neither published nor as a draft; go back to the list")
        self.name = name


class NothingToUndoError(DraftError):
    """There is no step to take back, or none to take again."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: there is nothing to undo or to redo")
        self.name = name


class DraftConflictError(DraftError):
    """A file is not any more what a change was made from: somebody else changed it; nothing was overwritten.

    ``theirs`` is what it holds now, ``yours`` what was to be kept; ``None`` where there is no file.
    """

    def __init__(self, name: str, *, theirs: bytes | None, yours: bytes | None) -> None:
        super().__init__(f"{name} was changed by somebody else meanwhile; look at both versions and choose")
        self.name, self.theirs, self.yours = name, theirs, yours


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that differs from what is published: by whom and when it was changed last.

    ``base`` is the fingerprint of the published file that it goes back to, empty for a new one; a ``withdrawn`` file
    is to be taken away.
    """

    name: str
    by: str
    at: datetime
    base: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Current:
    """What a file holds, as a draft or else as published, and its fingerprint, by which a later change is checked."""

    name: str
    content: bytes | None
    fingerprint: str

    @property
    def text(self) -> str:
        """The content as text: of the files that editors write."""
        return (self.content or b"").decode("utf-8-sig", errors="replace")


@dataclass(frozen=True, slots=True)
class Change:
    """What a file is to hold from now on (``None``: no file), and the fingerprint of what the change was made from."""

    name: str
    content: bytes | None
    seen: str


@dataclass(frozen=True, slots=True)
class Step:
    """One change that can be undone: who made it, when, what it was, and each file's fingerprint before and after."""

    by: str
    at: str
    what: str
    before: dict[str, str]
    after: dict[str, str]


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of an article, the oldest first; those from ``done`` on were taken back."""

    all: tuple[Step, ...] = ()
    done: int = 0

    @property
    def undoable(self) -> Step | None:
        return self.all[self.done - 1] if self.done else None

    @property
    def redoable(self) -> Step | None:
        return self.all[self.done] if self.done < len(self.all) else None


def fingerprint_of(content: bytes | None) -> str:
    """Return what tells one content from another: its SHA-256, empty for no file."""
    return "" if content is None else hashlib.sha256(content).hexdigest()


def file_name(title: str, suffix: str) -> str:
    """Return the name of the file of a new article: made of its title, never of what somebody calls a file."""
    return slug(title)[:_ENCODED_NAME].strip("-") + suffix


class Drafts:
    """The files that editors changed, in a folder of their own; several processes may use it at once.

    A file in it shadows the one of its name in the corpus. Every change is one step, of one or several files: it is
    kept whole or not at all, and can be undone.
    """

    def __init__(self, folder: Path, corpus: Path) -> None:
        """Look for drafts in ``folder``, of the articles in ``corpus``; neither is opened yet."""
        self.folder, self.corpus = folder, corpus

    def list(self) -> tuple[Draft, ...]:
        """Return all drafts, by the names of their files."""
        names = {*_names_in(self.folder / _FILES), *(name for name in self._recorded() if self._record(name).withdrawn)}
        return tuple(self._record(name) for name in sorted(names))

    def overlay(self) -> Mapping[str, Path | None]:
        """Return the draft of each file that differs from what is published; ``None`` for one that is withdrawn."""
        return {draft.name: None if draft.withdrawn else self._file(draft.name) for draft in self.list()}

    def view(self) -> Mapping[str, Path]:
        """Return every file as it would be published, by its name: the draft, or else the published one."""
        published: dict[str, Path | None] = {name: self.corpus / name for name in _names_in(self.corpus)}
        merged = published | dict(self.overlay())
        return {name: path for name, path in sorted(merged.items()) if path is not None}

    def lay_out(self, folder: Path) -> None:
        """Fill an empty folder with links to every file as it would be published: a corpus to build from."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, path in self.view().items():
            (folder / name).symlink_to(path.resolve())

    def outdated(self) -> tuple[Draft, ...]:
        """Return the drafts whose published file is not any more what they go back to: it was changed by hand."""
        return tuple(draft for draft in self.list() if fingerprint_of(self._published(draft.name)) != draft.base)

    def path(self, name: str) -> Path | None:
        """Return where a file now is, as a draft or else published; ``None`` where there is none any more."""
        if self._file(name).is_file():
            return self._file(name)
        published = self.corpus / name
        return published if published.is_file() and not self._record(name).withdrawn else None

    def current(self, name: str) -> Current:
        """Return what a file holds now; it may be none."""
        path = self.path(_checked(name))
        content = _read(path) if path else None
        return Current(name, content, fingerprint_of(content))

    def published(self, name: str) -> Current:
        """Return what the published file holds; it may be none."""
        content = self._published(_checked(name))
        return Current(name, content, fingerprint_of(content))

    def save(self, changes: Sequence[Change], *, by: str, what: str, about: str) -> None:
        """Keep changes as one step.

        Args:
            changes: Of files that hang together.
            by: The editor.
            what: It is, in words, for whom it is offered to be undone.
            about: The file of the article in whose history the step is kept.

        Raises:
            DraftConflictError: A file is not any more what the change was made from.
            DraftFolderError: The folder can't be written.
        """
        with self._locked():
            now = {change.name: self.current(change.name) for change in changes}
            for change in changes:
                if now[change.name].fingerprint != change.seen:
                    raise DraftConflictError(change.name, theirs=now[change.name].content, yours=change.content)
            step = Step(
                by,
                _now().isoformat(),
                what,
                {name: one.fingerprint for name, one in now.items()},
                {change.name: fingerprint_of(change.content) for change in changes},
            )
            if step.before == step.after:
                return
            for content in (*(one.content for one in now.values()), *(change.content for change in changes)):
                self._keep(content)
            steps = self.steps(about)
            done = (*steps.all[: steps.done], step)[-MAX_STEPS:]
            # The step comes first: one that a crash kept from taking effect is recognised by what the files hold.
            self._write_steps(about, Steps(done, len(done)))
            for change in changes:
                self._put(change.name, change.content, by=by)

    def add(self, name: str, content: bytes, *, by: str, what: str) -> None:
        """Keep a new file; see ``save``."""
        self.save([Change(name, content, "")], by=by, what=what, about=name)

    def withdraw(self, name: str, *, by: str, what: str) -> None:
        """Mark a file as one that is to be taken away; see ``save``."""
        self._replace(name, None, by=by, what=what)

    def discard(self, name: str, *, by: str, what: str) -> None:
        """Let go of a draft: what is published stands again; see ``save``."""
        self._replace(name, self._published(_checked(name)), by=by, what=what)

    def settle(self) -> None:
        """Let go of the drafts that no longer differ from what is published: once they are, they are done."""
        with self._locked():
            for draft in self.list():
                if self.current(draft.name).content == self._published(draft.name):
                    self._forget(draft.name)

    def steps(self, about: str) -> Steps:
        """Return what can be undone and redone of an article, by the name of its file."""
        try:
            read = json.loads((self.folder / _STEPS / f"{_checked(about)}.json").read_bytes())
            steps = Steps(tuple(Step(**step) for step in read["all"]), int(read["done"]))
        except (FileNotFoundError, ValueError, TypeError, KeyError):
            return Steps()
        last = steps.undoable
        if last and not self._holds(last.after) and self._holds(last.before):
            return Steps(steps.all[: steps.done - 1], steps.done - 1)
        return steps

    def undo(self, about: str, *, by: str) -> Step:
        """Take the last step of an article back, and return it.

        Raises:
            NothingToUndoError: There is none.
            DraftConflictError: A file that it changed was changed since, by a step of another article or by hand.
        """
        with self._locked():
            steps = self.steps(about)
            if (step := steps.undoable) is None:
                raise NothingToUndoError(about)
            self._go(step.after, step.before, by=by)
            self._write_steps(about, replace(steps, done=steps.done - 1))
            return step

    def redo(self, about: str, *, by: str) -> Step:
        """Take the step again that was taken back last, and return it; see ``undo``."""
        with self._locked():
            steps = self.steps(about)
            if (step := steps.redoable) is None:
                raise NothingToUndoError(about)
            self._go(step.before, step.after, by=by)
            self._write_steps(about, replace(steps, done=steps.done + 1))
            return step

    def _replace(self, name: str, content: bytes | None, *, by: str, what: str) -> None:
        now = self.current(name)
        if now.content is None and content is None:
            raise NoSuchFileError(name)
        self.save([Change(name, content, now.fingerprint)], by=by, what=what, about=name)

    def _go(self, start: Mapping[str, str], end: Mapping[str, str], *, by: str) -> None:
        contents = {name: self._kept(fingerprint) for name, fingerprint in end.items()}
        for name, fingerprint in start.items():
            now = self.current(name)
            if now.fingerprint != fingerprint:
                raise DraftConflictError(name, theirs=now.content, yours=contents[name])
        for name, content in contents.items():
            self._put(name, content, by=by)

    def _holds(self, fingerprints: Mapping[str, str]) -> bool:
        return all(self.current(name).fingerprint == fingerprint for name, fingerprint in fingerprints.items())

    def _put(self, name: str, content: bytes | None, *, by: str) -> None:
        published = self._published(name)
        if content == published:
            self._forget(name)
            return
        base = self._record(name).base if name in self.overlay() else fingerprint_of(published)
        # The record comes first, for without it nobody knows what the draft goes back to.
        self._write_record(Draft(name, by, _now(), base, withdrawn=content is None))
        if content is None:
            self._file(name).unlink(missing_ok=True)
        else:
            write_atomically(self._file(name), content)

    def _forget(self, name: str) -> None:
        self._file(name).unlink(missing_ok=True)
        (self.folder / _RECORDS / f"{name}.json").unlink(missing_ok=True)

    def _file(self, name: str) -> Path:
        return self.folder / _FILES / _checked(name)

    def _published(self, name: str) -> bytes | None:
        path = self.corpus / name
        return _read(path) if path.is_file() else None

    def _recorded(self) -> Iterator[str]:
        return (name.removesuffix(".json") for name in _names_in(self.folder / _RECORDS))

    def _record(self, name: str) -> Draft:
        try:
            read = json.loads((self.folder / _RECORDS / f"{_checked(name)}.json").read_bytes())
            at = datetime.fromisoformat(read["at"])
            return Draft(name, str(read["by"]), at, str(read["base"]), withdrawn=bool(read["withdrawn"]))
        except (FileNotFoundError, ValueError, TypeError, KeyError):
            return Draft(name, "", datetime.fromtimestamp(0, UTC))  # a file that somebody laid there by hand

    def _write_record(self, draft: Draft) -> None:
        written = json.dumps(asdict(draft) | {"at": draft.at.isoformat()}, ensure_ascii=False)
        write_atomically(self.folder / _RECORDS / f"{draft.name}.json", written.encode())

    def _write_steps(self, about: str, steps: Steps) -> None:
        written = json.dumps(asdict(steps), ensure_ascii=False)
        write_atomically(self.folder / _STEPS / f"{_checked(about)}.json", written.encode())

    def _keep(self, content: bytes | None) -> None:
        path = self.folder / _KEPT / fingerprint_of(content)
        if content is not None and not path.exists():
            write_atomically(path, content)

    def _kept(self, fingerprint: str) -> bytes | None:
        return _read(self.folder / _KEPT / fingerprint) if fingerprint else None

    @contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with (self.folder / _LOCK).open("a") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                yield
        except OSError as error:
            raise DraftFolderError(self.folder, f"can't be written ({error.strerror})") from error


def _checked(name: str) -> str:
    """Return the name of a file, which is in no other folder."""
    if not name or name.startswith(".") or any(letter in name for letter in "/\\\0"):
        raise NoSuchFileError(name)
    return name


def _names_in(folder: Path) -> Iterator[str]:
    if folder.is_dir():
        yield from sorted(path.name for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DraftFolderError(path, f"can't be read ({error.strerror})") from error


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
