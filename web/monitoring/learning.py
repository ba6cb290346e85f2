"""What readers ask, what they find and what they say of it: kept for some days in one SQLite file.

There is no address, no name, no cookie and no hour in it, for each could tell who asked: the words of a question, the
day, and how often. Nothing of it is kept unless the operator names a file. A thread of its own writes, so that no
answer waits for it, and none fails where it can't.
"""

import logging
import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Thread
from typing import Annotated, Self

from fastapi import Depends, Request

from qa import Answer, Quote, Reply
from web.errors import LearningOffError, WebError

logger = logging.getLogger(__name__)

MAX_COMMENT = 1000  # characters
_SCHEMA = (
    """CREATE TABLE IF NOT EXISTS asked (
        day TEXT, question TEXT, status TEXT, topic TEXT, n INTEGER, PRIMARY KEY (day, question, status)
    ) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS opened (
        day TEXT, quote TEXT, article TEXT, words TEXT, speaker TEXT, n INTEGER, PRIMARY KEY (day, quote)
    ) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS thumbs (
        number INTEGER PRIMARY KEY, day TEXT, question TEXT, status TEXT, is_up INTEGER, comment TEXT
    )""",
)
_ASKED = "INSERT INTO asked VALUES (?, ?, ?, ?, 1) ON CONFLICT (day, question, status) DO UPDATE SET n = n + 1"
_OPENED = "INSERT INTO opened VALUES (?, ?, ?, ?, ?, 1) ON CONFLICT (day, quote) DO UPDATE SET n = n + 1"
_THUMB = "INSERT INTO thumbs (day, question, status, is_up, comment) VALUES (?, ?, ?, ?, ?)"
_MAX_WAITING = 1000  # to be written; who is faster than a disk loses the rest
_MAX_PAGES = 65_536  # of 4 KiB: what a flood of questions may fill of the disk
_LOOK_EVERY_S = 600.0  # for what has been kept long enough
_BUSY_S = 5.0  # that another worker may write


class LearnFileError(WebError):
    """The file of what readers ask can't be read."""

    def __init__(self, file: Path, problem: str) -> None:
        super().__init__(f"{file}: {problem}; move the file away and begin anew, or name another with OTR_LEARN")
        self.file, self.problem = file, problem


class ReplyStatus(StrEnum):
    """What became of a question, the worst first."""

    NOT_FOUND = "not_found"
    NEAR = "near"
    DECLINED = "declined"
    ANSWERED = "answered"

    @classmethod
    def of(cls, reply: Reply) -> Self:
        """Return what became of it: ``declined`` where somebody was asked just this and did not say."""
        return cls("declined" if isinstance(reply, Answer) and reply.declined else reply.status.value)


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question, how often it was asked with this status, what was looked up, and the last day of it."""

    text: str
    status: ReplyStatus
    topic: str
    n: int
    last: date


@dataclass(frozen=True, slots=True)
class OpenedQuote:
    """A quote that was opened in its article: its words and whose they were said to be, as they were then."""

    id: str
    article: str
    words: str
    speaker: str | None
    n: int


@dataclass(frozen=True, slots=True)
class Thumb:
    """What a reader thinks of a reply: ``up`` or not; the comment is often empty."""

    day: date
    question: str
    status: ReplyStatus
    up: bool
    comment: str


@dataclass(frozen=True, slots=True)
class Learned:
    """What readers asked and said in some days: the most asked and most opened first, thumbs the newest first."""

    asked: tuple[AskedQuestion, ...] = ()
    opened: tuple[OpenedQuote, ...] = ()
    thumbs: tuple[Thumb, ...] = ()


class LearningFile:
    """Keeps what readers ask; several processes may write to the file at once.

    What can't be written is lost, and logged once; no caller is told of it, for a reader can't help it.
    """

    def __init__(self, file: Path, *, days: int) -> None:
        """Use a file, which is made by the first that writes.

        Args:
            file: Only its owner can read it.
            days: How long anything is kept, today included.
        """
        self._file, self.days = file, days
        self._waiting: Queue[tuple[str, Sequence[object]] | None] = Queue(_MAX_WAITING)
        self._writer = Thread(target=self._write, name="write-learned", daemon=True)
        self._has_failed = False

    def start(self) -> None:
        """Begin to write, and let go of what has been kept long enough."""
        self._writer.start()

    def stop(self) -> None:
        """Write what is waiting, and end."""
        self._put(None)
        self._writer.join(2 * _BUSY_S)

    def note_asked(self, reply: Reply) -> None:
        """Keep a question with what became of it; a follow-up in the words by which it was understood."""
        topic = reply.interpretation.topic.rstrip(" ?!.？！。")
        self._put((_ASKED, (_today(), _question_of(reply), ReplyStatus.of(reply).value, topic)))

    def note_opened(self, quote: Quote) -> None:
        """Keep that a quote was opened in its article."""
        speaker = quote.speaker.name if quote.speaker else None
        self._put((_OPENED, (_today(), quote.id, quote.article.id, quote.text, speaker)))

    def note_thumb(self, reply: Reply, *, up: bool, comment: str = "") -> None:
        """Keep what a reader thinks of a reply."""
        status = ReplyStatus.of(reply).value
        self._put((_THUMB, (_today(), _question_of(reply), status, up, comment[:MAX_COMMENT])))

    def read(self, first: date = date.min, last: date = date.max) -> Learned:
        """Return what was kept from one day to another; nothing where there is no file.

        Raises:
            LearnFileError: The file can't be read.
        """
        days = (max(first, self._oldest()).isoformat(), last.isoformat())
        if not self._file.exists():
            return Learned()
        try:
            with closing(
                sqlite3.connect(f"{self._file.resolve().as_uri()}?mode=ro", uri=True, timeout=_BUSY_S)
            ) as kept:
                asked = kept.execute(
                    "SELECT question, status, topic, sum(n), max(day) FROM asked WHERE day BETWEEN ? AND ? "
                    "GROUP BY question, status ORDER BY 4 DESC, 5 DESC, 1",
                    days,
                ).fetchall()
                opened = kept.execute(
                    "SELECT quote, article, words, speaker, sum(n) FROM opened WHERE day BETWEEN ? AND ? "
                    "GROUP BY quote ORDER BY 5 DESC, 1",
                    days,
                ).fetchall()
                thumbs = kept.execute(
                    "SELECT day, question, status, is_up, comment FROM thumbs WHERE day BETWEEN ? AND ? "
                    "ORDER BY day DESC, number DESC",
                    days,
                ).fetchall()
        except sqlite3.Error as error:
            raise LearnFileError(self._file, f"can't be read ({error})") from error
        return Learned(
            tuple(AskedQuestion(text, ReplyStatus(how), topic, n, _day(day)) for text, how, topic, n, day in asked),
            tuple(OpenedQuote(*one) for one in opened),
            tuple(Thumb(_day(day), text, ReplyStatus(how), bool(up), said) for day, text, how, up, said in thumbs),
        )

    def _put(self, one: tuple[str, Sequence[object]] | None) -> None:
        try:
            self._waiting.put_nowait(one)
        except Full:
            self._fail("more is asked than can be written")

    def _write(self) -> None:
        goes_on, cleaned = True, ""
        while goes_on:
            batch = self._next_batch() if cleaned else []
            goes_on = None not in batch
            if (kept := [one for one in batch if one]) or cleaned != _today():
                self._keep(kept)
                cleaned = _today()

    def _next_batch(self) -> list[tuple[str, Sequence[object]] | None]:
        batch = []
        try:
            batch.append(self._waiting.get(timeout=_LOOK_EVERY_S))
            while True:
                batch.append(self._waiting.get_nowait())
        except Empty:
            return batch

    def _keep(self, batch: Sequence[tuple[str, Sequence[object]]]) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600))
            with closing(sqlite3.connect(self._file, timeout=_BUSY_S)) as connection, connection:
                connection.execute(f"PRAGMA max_page_count = {_MAX_PAGES}")
                connection.execute("PRAGMA secure_delete = ON")  # what is no longer kept is gone from the file, too
                for statement in _SCHEMA:
                    connection.execute(statement)
                for table in ("asked", "opened", "thumbs"):
                    connection.execute(f"DELETE FROM {table} WHERE day < ?", (self._oldest().isoformat(),))
                for statement, values in batch:
                    connection.execute(statement, values)
            self._has_failed = False
        except (sqlite3.Error, OSError) as error:
            self._fail(str(error))

    def _fail(self, problem: str) -> None:
        if not self._has_failed:
            logger.error("%s: what readers ask is not kept (%s); answers go on", self._file, problem)
        self._has_failed = True

    def _oldest(self) -> date:
        return _day(_today()) - timedelta(days=self.days - 1)


async def _learning_on(request: Request) -> LearningFile:
    """Return where what readers ask is kept to a handler that can't do without.

    Raises:
        LearningOffError: Nothing is kept.
    """
    kept: LearningFile | None = request.app.state.learning
    if kept is None:
        raise LearningOffError
    return kept


LearningOn = Annotated[LearningFile, Depends(_learning_on)]
"""Where what readers ask is kept; where nothing is, a request is told so."""


async def _learning(request: Request) -> LearningFile | None:
    kept: LearningFile | None = request.app.state.learning
    return kept


Learning = Annotated[LearningFile | None, Depends(_learning)]
"""Where what readers ask is kept; ``None`` where nothing is."""


def _question_of(reply: Reply) -> str:
    asked = reply.interpretation.question
    return reply.interpretation.text if asked.history else asked.text


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _day(written: str) -> date:
    return date.fromisoformat(written)
