"""Bounds work by CPU time or by the number of calls: a clock on the wall goes wrong on a busy machine."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


class RanAwayError(AssertionError):
    """Something took a multiple of what it takes where it is right."""


@contextmanager
def cpu_limit(seconds: float) -> Iterator[None]:
    """Fail once this process has computed for so long: a machine that is busy otherwise makes no difference.

    The clock stops what it limits, instead of being looked at behind it, where what has run away never comes.
    """

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise RanAwayError(f"still computing after {seconds} seconds")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def n_calls(work: Callable[[], object]) -> int:
    """Return how many functions are called while something is done: the same number on every machine."""
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted
