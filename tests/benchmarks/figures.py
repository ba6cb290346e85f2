"""What was measured, as tables and as JSON, and on what."""

import json
import os
from collections.abc import Sequence
from dataclasses import KW_ONLY, asdict, dataclass
from math import log10
from pathlib import Path

from rich.console import Console
from rich.table import Table

_SETS = ("avx2", "avx_vnni", "avx512f", "avx512_vnni", "avx512_bf16", "amx_bf16")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measurement; ``plain`` is the tutorial's on the same machine in the same run, where it has such a thing.

    ``n_passages`` is the size of the index that it was measured with, where that matters.
    """

    what: str
    unit: str
    ours: float
    plain: float | None = None
    _: KW_ONLY
    n_passages: int | None = None

    @property
    def times_better(self) -> float | None:
        """How many times as good ours is: more of a rate, less of anything else."""
        if not self.plain or not self.ours:
            return None
        return self.ours / self.plain if self.unit.endswith("/s") else self.plain / self.ours


def machine() -> str:
    """Return what this is measured on: the processor, how much of it, and what it can that matters here."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    known = {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    sets = [name for name in _SETS if name in known.get("flags", "").split()]
    return f"{known.get('model name', 'unknown processor')}, {len(os.sched_getaffinity(0))} cores, {' '.join(sets)}"


def show(figures: Sequence[Figure], console: Console, *, title: str = "Benchmarks") -> None:
    table = Table("passages", "what", "unit", title=title, title_justify="left")
    for heading in ("ours", "plain", "times better"):
        table.add_column(heading, justify="right")
    for figure in figures:
        size = f"{figure.n_passages:,}" if figure.n_passages else ""
        numbers = map(_shown, (figure.ours, figure.plain, figure.times_better))
        table.add_row(size, figure.what, figure.unit, *numbers)
    console.print(table)


def show_growth(figures: Sequence[Figure], console: Console) -> None:
    """Show what each figure is multiplied by for ten times as many passages, from the smallest index to the largest."""
    table = Table("ten times as many passages", title="Growth", title_justify="left")
    table.add_column("ours", justify="right")
    table.add_column("plain", justify="right")
    for what, measured in by_what(figures).items():
        first, last = measured[0], measured[-1]
        if len(measured) < 2 or not first.n_passages or not last.n_passages:
            continue
        tens = log10(last.n_passages / first.n_passages)
        pairs = ((first.ours, last.ours), (first.plain, last.plain))
        table.add_row(what, *(f"× {(end / begin) ** (1 / tens):.2g}" if begin and end else "" for begin, end in pairs))
    console.print(table)


def by_what(figures: Sequence[Figure]) -> dict[str, list[Figure]]:
    """Return the measurements of the same thing together, the smallest index first."""
    found: dict[str, list[Figure]] = {}
    for figure in sorted(figures, key=lambda one: one.n_passages or 0):
        found.setdefault(figure.what, []).append(figure)
    return found


def write(figures: Sequence[Figure], file: Path) -> None:
    lines = [asdict(figure) | {"times_better": figure.times_better} for figure in figures]
    file.write_text(json.dumps({"machine": machine(), "figures": lines}, indent=2) + "\n", encoding="utf-8")


def _shown(number: float | None) -> str:
    return "" if number is None else f"{number:,.0f}" if number >= 1000 else f"{number:.3g}"
