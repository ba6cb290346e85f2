"""What a build did: in a terminal while it runs and afterwards, as JSON, or as events of a log of JSON."""

import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Protocol

from pydantic import BaseModel
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from corpus import Library
from web.monitoring import logs

logger = logging.getLogger(__name__)


class Built(Protocol):
    """What the builder says of a build."""

    @property
    def version(self) -> str: ...
    @property
    def published(self) -> bool: ...
    @property
    def added(self) -> tuple[str, ...]: ...
    @property
    def changed(self) -> tuple[str, ...]: ...
    @property
    def removed(self) -> tuple[str, ...]: ...
    @property
    def kept(self) -> tuple[str, ...]: ...
    @property
    def n_unchanged(self) -> int: ...
    @property
    def n_passages(self) -> int: ...
    @property
    def n_embedded(self) -> int: ...
    @property
    def n_reused(self) -> int: ...
    @property
    def embedding_s(self) -> float: ...
    @property
    def seconds(self) -> float: ...


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
    def of(cls, built: Built, library: Library) -> "BuildReply":
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
                Unread(file=str(error.file), problem=error.problem, kept=id_ in built.kept)
                for id_, error in zip(library.unread, library.errors, strict=True)
            ],
            warnings=list(_warnings(library)),
        )


def _warnings(library: Library) -> Iterator[str]:
    yield from map(str, library.warnings)
    for article in library.articles:
        yield from (f"{article.id}: {warning}" for warning in article.warnings)


def show_warnings(console: Console, library: Library) -> None:
    """Print what an editor should look at."""
    for warning in _warnings(library):
        _print(console, warning, style="yellow", level=logging.WARNING)


def show_unread(console: Console, library: Library, *, kept: Collection[str] = ()) -> None:
    """Print which files could not be read, and whether their articles are still there."""
    for id_, error in zip(library.unread, library.errors, strict=True):
        outcome = "kept as it was in the last version" if id_ in kept else "left out"
        _print(console, f"{outcome}: {error}", style="red", level=logging.ERROR)


def _print(console: Console, line: str, *, style: str, level: int) -> None:
    if logs.is_json():
        logger.log(level, "%s", line)
    else:
        console.print(Text(line, style=style), soft_wrap=True)


class BuildProgress(Protocol):
    """Is told how many of the passages to embed are done."""

    def __call__(self, done: int, total: int) -> None: ...


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.0f} passages/s")


@contextmanager
def progress_bar(console: Console) -> Iterator[BuildProgress]:
    """Show how far the embedding is while the block runs; what is yielded is told how many passages of all are done."""
    columns = (TextColumn("embedding"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=logs.is_json()) as bar:
        task = bar.add_task("embedding", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


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
