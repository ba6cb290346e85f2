"""What editors do with drafts beside mending them: try them, publish them, and go back; long work goes on by itself.

One piece of work goes on at a time, in whichever process it was begun. How far it is stands in a file, so that every
process can tell; that somebody still is at it is known by a lock, which the system drops when its process dies.
"""

import fcntl
import os
import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from corpus import OnTheRecordError
from corpus.editing import ArticleChange, Publication, write_atomically
from embeddings import (
    BuildProgress,
    IndexBusyError,
    NothingToPublishError,
    OutdatedDraftsError,
    Publisher,
    PublishingBusyError,
    VectorIndexError,
    VersionError,
    VersionRecord,
    current_version,
    is_chosen,
    read_versions,
)
from qa.chatbot import Chatbot

from .evaluation import Comparison, Evaluation, compare, score_answers
from .known_questions import read_known_questions

_WORK, _LOCK, _TRIAL = "work.json", "work.lock", "trial.json"
QUESTIONS = "questions.jsonl"
_TELL_EVERY_S = 0.2
_PATIENCE_S = 0.3  # for one who only looks whether somebody is at work


class Task(StrEnum):
    """What long work is for."""

    PREPARE = "prepare"
    TRY = "try"
    PUBLISH = "publish"


class Failure(StrEnum):
    """Why work came to nothing, as far as there is something particular to do about it."""

    OUTDATED = "outdated"
    NOTHING = "nothing"
    BUSY = "busy"
    INTERRUPTED = "interrupted"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Work:
    """A piece of work: ``done`` of ``total`` texts or questions, ``None`` where that is not known yet.

    What is not ``running`` is done, or failed: ``detail`` then says why, and ``version`` is what was published.
    """

    id: str
    task: Task
    who: str
    running: bool = True
    done: int = 0
    total: int | None = None
    version: str | None = None
    failure: Failure | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """The saved questions, asked of what is published and of the drafts as they were at ``state``."""

    state: str
    published: Evaluation
    drafted: Evaluation
    comparison: Comparison


class AtWorkError(OnTheRecordError):
    """Another piece of work is going on; ``work`` says which, and whose."""

    def __init__(self, work: Work | None) -> None:
        who = f" by {work.who}" if work else ""
        super().__init__(f"something is being prepared or published{who} just now; try again when it is done")
        self.work = work


class NoWayBackError(OnTheRecordError):
    """There is no version with this name, or it can't be used; readers see what they saw before."""


class Desk:
    """The drafts of an archive, and what can be done with them; safe to call from several threads and processes."""

    def __init__(
        self,
        publisher: Publisher,
        open_chatbot: Callable[[Path], Chatbot],
    ) -> None:
        """Open nothing yet; ``open_chatbot`` opens the version in use of an index folder."""
        self.drafts, self.history = publisher.drafts, publisher.history
        self._publisher, self._index, self._draft_index = publisher, publisher.index, publisher.draft_index
        self._open_chatbot = open_chatbot
        self._drafted: Chatbot | None = None
        self._opening = threading.Lock()

    @property
    def questions(self) -> Path:
        """The file of the saved questions; it need not be there."""
        return self.drafts.folder / QUESTIONS

    def versions(self) -> tuple[VersionRecord, ...]:
        """Return the versions that are kept, the oldest first; none where nothing was built."""
        with suppress(VectorIndexError):
            return read_versions(self._index)
        return ()

    @property
    def is_rolled_back(self) -> bool:
        """Whether readers see an earlier version than the folder of articles holds."""
        return is_chosen(self._index)

    def roll_back(self, version: str, *, who: str, note: str = "") -> Publication:
        """Let readers see an earlier version, until something is published; see ``Publisher``.

        Raises:
            NoWayBackError: There is no such version, or it can't be used.
            AtWorkError: Somebody is publishing.
        """
        try:
            return self._publisher.roll_back(version, who=who, note=note)
        except VersionError as error:
            raise NoWayBackError(str(error)) from error
        except IndexBusyError as error:
            raise AtWorkError(self.work()) from error

    @property
    def state(self) -> str:
        """What is published and drafted just now, as a digest: what an editor saw may not be true any more."""
        return self._draft_index.state()

    @property
    def is_prepared(self) -> bool:
        """Whether the index of the drafts holds them as they are now."""
        return self._draft_index.is_current()

    def changes(self) -> tuple[ArticleChange, ...]:
        """Return what would change for readers by publishing all drafts; only once that is prepared."""
        return self._draft_index.changes()

    def drafted(self) -> Chatbot:
        """Return what answers from the drafts; only once that is prepared."""
        with self._opening:
            wanted = current_version(self._draft_index.folder)
            if self._drafted is None or self._drafted.index_version != wanted:
                self._drafted = None  # first, so that never two are open
                self._drafted = self._open_chatbot(self._draft_index.folder)
            return self._drafted

    def trial(self) -> Trial | None:
        """Return how the saved questions went, where that is still true of the drafts."""
        try:
            trial = _trials().validate_json((self.drafts.folder / _TRIAL).read_bytes())
        except (OSError, ValidationError):
            return None
        return trial if trial.state == self._trial_state() else None

    def prepare(self, *, who: str) -> Work:
        """Begin to build the index of the drafts.

        Raises:
            AtWorkError: Something else is going on.
        """
        return self._begin(Task.PREPARE, who, self._prepare)

    def ask_saved_questions(self, *, who: str) -> Work:
        """Begin to ask the saved questions of what is published and of the drafts.

        Raises:
            AtWorkError: Something else is going on.
        """

        def ask(tell: BuildProgress) -> None:
            self._prepare(tell)
            questions = read_known_questions(self.questions)
            total = 2 * len(questions)
            published = score_answers(
                self._open_chatbot(self._index), questions, progress=lambda done: tell(done, total)
            )
            drafted = score_answers(self.drafted(), questions, progress=lambda done: tell(len(questions) + done, total))
            trial = Trial(self._trial_state(), published, drafted, compare(drafted, published))
            write_atomically(self.drafts.folder / _TRIAL, _trials().dump_json(trial))

        return self._begin(Task.TRY, who, ask)

    def publish(self, names: Collection[str] | None = None, *, who: str, note: str = "", told: bool = True) -> Work:
        """Begin to publish drafts; see ``Publisher``.

        Raises:
            AtWorkError: Something else is going on.
        """
        chosen = None if names is None else frozenset(names)

        def publish(tell: BuildProgress) -> str:
            return self._publisher.publish(chosen, who=who, note=note, told=told, progress=tell).version

        return self._begin(Task.PUBLISH, who, publish)

    def work(self) -> Work | None:
        """Return the last piece of work, going on or not; ``None`` where there was none."""
        try:
            work = _works().validate_json((self.drafts.folder / _WORK).read_bytes())
        except (OSError, ValidationError):
            return None
        if not work.running:
            return work
        try:
            with self._alone(patience_s=0):
                again = _works().validate_json((self.drafts.folder / _WORK).read_bytes())
                if not again.running:  # it ended between the two looks
                    return again
                return replace(work, running=False, failure=Failure.INTERRUPTED)
        except AtWorkError:
            return work

    def wait(self, work: Work, *, timeout_s: float) -> Work:
        """Return how a piece of work stands after some time, or as soon as it is over."""
        end = time.monotonic() + timeout_s
        while (now := self.work() or work).running and now.id == work.id and time.monotonic() < end:
            time.sleep(0.05)
        return now if now.id == work.id else replace(work, running=False)

    def _prepare(self, tell: BuildProgress) -> None:
        if not self._draft_index.is_current():
            self._draft_index.build(tell)

    def _trial_state(self) -> str:
        asked = self.questions.stat().st_mtime_ns if self.questions.exists() else 0
        return f"{self._draft_index.state()} {asked}"

    def _begin(self, task: Task, who: str, do: Callable[[BuildProgress], str | None]) -> Work:
        """Do something in a thread of its own, which holds the lock to its end."""
        work = Work(datetime.now(UTC).isoformat(timespec="milliseconds"), task, who)
        begun = threading.Event()
        refused: list[AtWorkError] = []

        def run() -> None:
            try:
                with self._alone():
                    self._note(work)
                    begun.set()
                    self._note(self._done(work, do))
            except AtWorkError as error:
                refused.append(error)
            finally:
                begun.set()

        # No daemon: a server that stops lets it finish, and one that is killed leaves it to be settled by the next.
        threading.Thread(target=run, name=f"desk-{task}").start()
        begun.wait()
        if refused:
            raise refused[0]
        return work

    def _done(self, work: Work, do: Callable[[BuildProgress], str | None]) -> Work:
        now, told_at = work, 0.0

        def tell(done: int, total: int) -> None:
            nonlocal now, told_at
            now = replace(now, done=done, total=total)
            if time.monotonic() - told_at >= _TELL_EVERY_S:
                told_at = time.monotonic()
                self._note(now)

        try:
            version = do(tell)
        except (OnTheRecordError, OSError) as error:
            return replace(now, running=False, failure=_failure(error), detail=str(error))
        return replace(now, running=False, version=version)

    def _note(self, work: Work) -> None:
        with suppress(OSError):  # a full disk must not stop what it is told of
            write_atomically(self.drafts.folder / _WORK, _works().dump_json(work))

    @contextmanager
    def _alone(self, *, patience_s: float = _PATIENCE_S) -> Iterator[None]:
        self.drafts.folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self.drafts.folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        end = time.monotonic() + patience_s
        try:
            while True:
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() >= end:
                        work = None
                        with suppress(OSError, ValidationError):
                            work = _works().validate_json((self.drafts.folder / _WORK).read_bytes())
                        raise AtWorkError(work) from None
                    time.sleep(0.02)
            yield
        finally:
            os.close(descriptor)


def _failure(error: Exception) -> Failure:
    match error:
        case OutdatedDraftsError():
            return Failure.OUTDATED
        case NothingToPublishError():
            return Failure.NOTHING
        case PublishingBusyError():
            return Failure.BUSY
        case _:
            return Failure.OTHER


@cache
def _works() -> TypeAdapter[Work]:
    return TypeAdapter(Work)


@cache
def _trials() -> TypeAdapter[Trial]:
    return TypeAdapter(Trial)
