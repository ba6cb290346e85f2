"""What readers say is wrong with quotes: kept in a file of JSON lines, without who said it."""

import secrets
from collections.abc import Iterator
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self, TypeVar

from fastapi import Depends, Request
from pydantic import Field, ValidationError

import qa
from corpus import appending
from web import links
from web.api.schemas import Body
from web.errors import ReportsOffError, WebError, cause_of

Line = TypeVar("Line", bound=Body)
MAX_BYTES = 10 * 1024 * 1024  # of the file: some ten thousand reports, which nobody has read for long
MAX_COMMENT = 1000  # characters


class ReportFileError(WebError):
    """The file of reports can't be used."""

    def __init__(self, file: Path, problem: str) -> None:
        super().__init__(f"{file}: {problem}; mend the file, or move it away and begin anew")
        self.file, self.problem = file, problem


class Fault(StrEnum):
    """What can be wrong with a quote."""

    WORDS = "words"
    NAME = "name"
    OFFICE = "office"
    NOT_AN_ANSWER = "not_an_answer"


class Report(Body):
    """What a reader says is wrong with a quote, with the quote as it was then: it may change or go."""

    id: str = Field(description="Its own.")
    day: date = Field(description="When it was sent; the hour could tell who sent it.")
    fault: Fault = Field(
        description="What is wrong: the `words`, the `name`, the `office`, or that it is `not_an_answer`."
    )
    comment: str = Field(description="What the reader adds; often empty.")
    question: str = Field(description="What the reader had asked, where they say so; often empty.")
    quote: str = Field(description="The quote, by id.")
    text: str = Field(description="Its words, as they were shown.")
    speaker: str | None = Field(description="Whose they were said to be; null where nobody is known to have said them.")
    role: str | None = Field(description="The office that was shown; null where none was.")
    article: str = Field(description="The article, by id.")
    permalink: str = Field(description="Where the quote is shown.")

    @classmethod
    def of(cls, quote: qa.Quote, fault: Fault, *, comment: str, question: str) -> Self:
        """Return the report of a quote, of today."""
        return cls(
            id=secrets.token_hex(8),
            day=datetime.now(UTC).date(),
            fault=fault,
            comment=comment,
            question=question,
            quote=quote.id,
            text=quote.text,
            speaker=quote.speaker.name if quote.speaker else None,
            role=quote.speaker.role if quote.speaker else None,
            article=quote.article.id,
            permalink=links.permalink(quote.article.id, quote.id),
        )


class _Mark(Body):
    """That an editor is done with a report, or is not after all; the last one holds."""

    report: str
    done: bool


class ReportList(Body):
    """A part of all reports; ``next`` is the cursor of the part after it."""

    items: list[Report] = Field(description="The newest first.")
    next: str | None = Field(description="Cursor of the part after this one; null at the end.")

    @classmethod
    def of(cls, reports: tuple[Report, ...], *, after: str | None, limit: int) -> Self:
        """Return the part of all reports that comes after one of them."""
        at = next((number for number, one in enumerate(reports, 1) if one.id == after), 0)
        items = list(reports[at : at + limit])
        return cls(items=items, next=items[-1].id if at + limit < len(reports) else None)


class ReportFile:
    """The reports in a file; several processes may add to it at once."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def add(self, report: Report) -> None:
        """Keep a report.

        Raises:
            ReportFileError: The file can't be written, or is full.
        """
        self._append(report)

    def mark(self, report_id: str, *, done: bool) -> None:
        """Keep that an editor is done with a report, or is not after all.

        Raises:
            ReportFileError: The file can't be written, or is full.
        """
        self._append(_Mark(report=report_id, done=done))

    def _append(self, body: Body) -> None:
        line = body.model_dump_json().encode()
        try:
            with appending(self._file, mode=0o600) as lines:
                if lines.size + len(line) + 1 > MAX_BYTES:
                    full = f"holds {lines.size:,} bytes, and takes no more than {MAX_BYTES:,}"
                    raise ReportFileError(self._file, full)
                lines.add(line)
        except OSError as error:
            raise ReportFileError(self._file, f"can't be written ({cause_of(error)})") from error

    def read(self) -> tuple[Report, ...]:
        """Return all reports, the newest first; none where there is no file. What a crash cut off is left out.

        Raises:
            ReportFileError: The file can't be read.
        """
        return tuple(reversed(list(self._read(Report))))

    def done(self) -> frozenset[str]:
        """Return the ids of the reports that editors are done with.

        Raises:
            ReportFileError: The file can't be read.
        """
        marked = {one.report: one.done for one in self._read(_Mark)}
        return frozenset(report_id for report_id, done in marked.items() if done)

    def _read(self, kind: type[Line]) -> Iterator[Line]:
        try:
            lines = self._file.read_bytes().splitlines()
        except FileNotFoundError:
            return
        except OSError as error:
            raise ReportFileError(self._file, f"can't be read ({cause_of(error)})") from error
        for line in lines:
            try:
                yield kind.model_validate_json(line)
            except ValidationError:
                continue


def _kept(request: Request) -> ReportFile:
    kept: ReportFile | None = request.app.state.reports
    if kept is None:
        raise ReportsOffError
    return kept


Reports = Annotated[ReportFile, Depends(_kept)]
"""The reports that are kept; where none are, a request is told so."""
