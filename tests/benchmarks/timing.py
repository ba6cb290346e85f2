"""Seconds and megabytes."""

import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np

T = TypeVar("T")
_ROUNDS = 3


def seconds(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def milliseconds(run: Callable[[T], object], values: Iterable[T], *percentiles: float) -> list[float]:
    """Return how long one call takes, by percentiles over all values.

    Each value has its best of three: what other programs do meanwhile is not what is measured.
    """
    best = [min(seconds(partial(run, value)) for _ in range(_ROUNDS)) for value in values]
    return [1e3 * float(np.percentile(best, percentile)) for percentile in percentiles]


def anonymous_mb() -> float:
    """Return the memory that is this process's own: not files mapped into it, which the system may drop."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("RssAnon"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("this system does not tell how much memory is a process's own")
