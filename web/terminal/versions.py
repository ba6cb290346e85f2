"""The versions of the index that are kept, as JSON or in words."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Self

from pydantic import BaseModel
from rich.text import Text

from .command_line import screen

if TYPE_CHECKING:
    from qa import VersionRecord

_NUMBERS = {"articles", "passages", "size"}


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
    def of(cls, version: "VersionRecord") -> Self:
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
    def of(cls, versions: "Sequence[VersionRecord]") -> Self:
        return cls(versions=[VersionReply.of(version) for version in versions])


def show_versions(versions: VersionList) -> None:
    """Print a line a version, whole even where lines are short: the names are there to be copied."""
    console = screen(soft_wrap=True)
    rows: list[tuple[str, ...]] = [("version", "built", "articles", "passages", "size", "model", "")]
    for version in versions.versions:
        built = f"{version.built_at:%Y-%m-%d %H:%M} UTC" if version.built_at else ""
        counts = ["" if count is None else str(count) for count in (version.articles, version.passages)]
        in_use = "in use, chosen by rollback" if version.chosen else "in use" if version.in_use else ""
        state = "; ".join(filter(None, (in_use, version.problem)))
        rows.append((version.version, built, *counts, f"{version.bytes / 1e6:.1f} MB", version.model or "", state))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row, style in zip(rows, ("dim", *("" for _ in versions.versions)), strict=True):
        cells = (
            cell.rjust(width) if heading in _NUMBERS else cell.ljust(width)
            for heading, cell, width in zip(rows[0], row, widths, strict=True)
        )
        console.print(Text("  ".join(cells).rstrip(), style=style))
