"""What a build of the index did, while it runs and afterwards; as JSON or in words."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, Self

from pydantic import BaseModel
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

import corpus
from qa import BuildReport
from web.monitoring import logs

from .command_line import say

logger = logging.getLogger(__name__)


class Unread(BaseModel):
    """A file that could not be read; ``kept`` where its article stays as it was in the version before."""

    file: str
    problem: str
    kept: bool


class BuildReply(BaseModel):
    """A build as JSON: ids of articles, counts of passages; ``passages_per_s`` of those that were embedded."""

    version: str
    published: bool
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    passages: int
    embedded: int
    reused: int
    seconds: float
    passages_per_s: float | None
    unread: list[Unread]
    warnings: list[str]

    @classmethod
    def of(cls, built: BuildReport, library: "corpus.Library") -> Self:
        return cls(
            version=built.version,
            published=built.published,
            added=built.added,
            changed=built.changed,
            removed=built.removed,
            unchanged=built.n_unchanged,
            passages=built.n_passages,
            embedded=built.n_embedded,
            reused=built.n_reused,
            seconds=round(built.seconds, 3),
            passages_per_s=round(built.n_embedded / built.embedding_s, 1) if built.n_embedded else None,
            unread=[
                Unread(
                    file=corpus.printable(str(error.file)),
                    problem=corpus.printable(error.problem),
                    kept=id_ in built.kept,
                )
                for id_, error in zip(library.unread, library.errors, strict=True)
            ],
            warnings=[*_slips(library), *_doubts(library)],
        )


class BuildProgress(Protocol):
    """Is told how many of the passages to embed are done."""

    def __call__(self, done: int, total: int) -> None: ...


@contextmanager
def progress_bar(console: Console) -> Iterator[BuildProgress]:
    """Show how far the embedding is while the block runs; what is yielded is told how many passages of all are done."""
    columns = (TextColumn("embedding"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=logs.is_json()) as bar:
        task = bar.add_task("embedding", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def show_warnings(library: "corpus.Library") -> None:
    """Print beside the output what an editor should look at: on top what could not be read, and what came of it."""
    for id_, error in zip(library.unread, library.errors, strict=True):
        outcome = "kept as it was in the last version" if id_ in library.kept else "left out"
        say(corpus.printable(f"{outcome}: {error}"), style="red", level=logging.ERROR)
    for slip in _slips(library):
        say(slip, style="bold yellow", level=logging.WARNING)
    for doubt in _doubts(library):
        say(doubt, style="yellow", level=logging.WARNING)


def show_build(console: Console, built: BuildReply) -> None:
    """Print what was done, and how long it took: a table, or one event."""
    heading = f"index {built.version}{'' if built.published else ' (unchanged)'}"
    articles = {
        "added": len(built.added),
        "changed": len(built.changed),
        "removed": len(built.removed),
        "unchanged": built.unchanged,
    }
    figures = {**articles, "passages": built.passages, "embedded": built.embedded, "reused": built.reused}
    if logs.is_json():
        times = {"seconds": built.seconds, "passages_per_s": built.passages_per_s}
        logger.info("%s", heading, extra={"facts": {"index_version": built.version, **figures, **times}})
        return
    console.print(Text(heading, style="bold"))
    # Narrow enough for 80 columns.
    table = Table(box=None, pad_edge=False, collapse_padding=True, header_style="dim")
    rate = "-" if built.passages_per_s is None else f"{built.passages_per_s:.0f}"
    cells = {**figures, "seconds": f"{built.seconds:.1f}", "passages/s": rate}
    for column in cells:
        table.add_column(column, justify="right")
    table.add_row(*map(str, cells.values()))
    console.print(table)


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.0f} passages/s")


def _slips(library: "corpus.Library") -> list[str]:
    """What an editor wrote, and is not used as it stands."""
    return [words for words, is_slip in _warnings(library) if is_slip]


def _doubts(library: "corpus.Library") -> list[str]:
    return [words for words, is_slip in _warnings(library) if not is_slip]


def _warnings(library: "corpus.Library") -> Iterator[tuple[str, bool]]:
    yield from ((corpus.printable(str(warning)), warning.slip) for warning in library.warnings)
    for article in library.articles:
        yield from ((corpus.printable(f"{article.id}: {warning}"), warning.slip) for warning in article.warnings)
