"""The versions of the index, in a terminal and as JSON."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from pydantic import BaseModel
from rich.console import Console
from rich.table import Table
from rich.text import Text


class Version(Protocol):
    """What is known of a version; what its manifest says is ``None`` where that can't be trusted."""

    @property
    def name(self) -> str: ...
    @property
    def in_use(self) -> bool: ...
    @property
    def chosen(self) -> bool: ...
    @property
    def n_bytes(self) -> int: ...
    @property
    def built_at(self) -> str | None: ...
    @property
    def n_articles(self) -> int | None: ...
    @property
    def n_passages(self) -> int | None: ...
    @property
    def model(self) -> str | None: ...
    @property
    def problem(self) -> str | None: ...


class VersionReply(BaseModel):
    """A version as JSON; ``chosen`` by a rollback, ``problem`` where it can't be used."""

    version: str
    in_use: bool
    chosen: bool
    built_at: datetime | None
    articles: int | None
    passages: int | None
    model: str | None
    bytes: int
    problem: str | None

    @classmethod
    def of(cls, version: Version) -> "VersionReply":
        return cls(
            version=version.name,
            in_use=version.in_use,
            chosen=version.chosen,
            built_at=datetime.fromisoformat(version.built_at) if version.built_at else None,
            articles=version.n_articles,
            passages=version.n_passages,
            model=version.model,
            bytes=version.n_bytes,
            problem=version.problem,
        )


class VersionList(BaseModel):
    """All versions that are kept, the oldest first."""

    versions: list[VersionReply]

    @classmethod
    def of(cls, versions: Sequence[Version]) -> "VersionList":
        return cls(versions=[VersionReply.of(version) for version in versions])


def show_versions(console: Console, versions: VersionList) -> None:
    """Print a line a version."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("version", "built", "articles", "passages", "model", "size"):
        table.add_column(
            heading, no_wrap=True, justify="right" if heading in {"articles", "passages", "size"} else "left"
        )
    table.add_column("")
    for version in versions.versions:
        state = "in use, chosen by rollback" if version.chosen else "in use" if version.in_use else ""
        built = f"{version.built_at:%Y-%m-%d %H:%M} UTC" if version.built_at else ""
        counts = ("" if count is None else str(count) for count in (version.articles, version.passages))
        size = f"{version.bytes / 1e6:.1f} MB"
        table.add_row(
            *map(Text, (version.version, built, *counts, version.model or "", size)),
            Text(version.problem or state, style="red" if version.problem else "bold"),
        )
    console.print(table)
