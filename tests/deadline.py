"""Ends what runs away, such as a regular expression that tries everything in a million ways."""

import signal
from collections.abc import Iterator
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
