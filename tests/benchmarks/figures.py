"""What was measured, as a table and as JSON."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Figure:
    """One measurement; ``plain`` is the tutorial's on the same machine in the same run, where it has such a thing."""

    what: str
    unit: str
    ours: float
    plain: float | None = None

    @property
    def times_better(self) -> float | None:
        """How many times as good ours is: more of a rate, less of anything else."""
        if not self.plain or not self.ours:
            return None
        return self.ours / self.plain if self.unit.endswith("/s") else self.plain / self.ours


def show(figures: Sequence[Figure], console: Console) -> None:
    table = Table("what", "unit", title="Benchmarks", title_justify="left")
    for heading in ("ours", "plain", "times better"):
        table.add_column(heading, justify="right")
    for figure in figures:
        table.add_row(figure.what, figure.unit, *map(_shown, (figure.ours, figure.plain, figure.times_better)))
    console.print(table)


def write(figures: Sequence[Figure], file: Path) -> None:
    lines = [asdict(figure) | {"times_better": figure.times_better} for figure in figures]
    file.write_text(json.dumps(lines, indent=2) + "\n", encoding="utf-8")


def _shown(number: float | None) -> str:
    return "" if number is None else f"{number:,.0f}" if number >= 1000 else f"{number:.3g}"
