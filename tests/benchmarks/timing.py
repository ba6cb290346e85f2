"""Seconds and megabytes."""

import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np

T = TypeVar("T")


def seconds(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def in_turns(runs: Sequence[Callable[[T], object]], values: Iterable[T]) -> list[list[float]]:
    """Return how many milliseconds each takes for each value.

    Each gets every value once, for a second time may be answered from a cache. They take turns value by value, so that
    what other programs do meanwhile hits all alike, and who begins alternates.
    """
    took: list[list[float]] = [[] for _ in runs]
    for number, value in enumerate(values):
        for at in sorted(range(len(runs)), reverse=number % 2 == 1):
            started = time.perf_counter()
            runs[at](value)
            took[at].append(1e3 * (time.perf_counter() - started))
    return took


def percentiles(took: Sequence[Sequence[float]], percentile: float) -> list[float]:
    return [float(np.percentile(one, percentile)) for one in took]


def anonymous_mb() -> float:
    """Return the memory that is this process's own: not files mapped into it, which the system may drop."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("RssAnon"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("this system does not tell how much memory is a process's own")
