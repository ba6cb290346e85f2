"""Single items gathered into batches, for what takes several of them together in little more time than one."""

from collections import deque
from collections.abc import Callable, Sequence
from threading import Event, Lock
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Batches(Generic[T, R]):
    """Gathers single items into batches; may be called by many threads at once.

    No item waits for others to come: a thread that finds nothing being computed computes at once, for all that wait.
    """

    def __init__(self, compute: Callable[[Sequence[T]], Sequence[R]], *, max_size: int) -> None:
        """Compute with a function.

        Args:
            compute: Returns a result for each item, in order; called by one thread at a time.
            max_size: Most items that it is given at once.
        """
        self._compute, self._max_size = compute, max_size
        self._lock = Lock()
        self._waiting: deque[_Wanted[T, R]] = deque()
        self._is_computing = False

    def result(self, item: T) -> R:
        """Return the result for an item; what ``compute`` raises is raised for every item of the batch."""
        mine: _Wanted[T, R] = _Wanted(item)
        with self._lock:
            self._waiting.append(mine)
            waits, self._is_computing = self._is_computing, True
        if waits:
            mine.ready.wait()
        if not mine.is_done:
            self._compute_until(mine)
        if mine.error is not None:
            raise mine.error
        return mine.results[0]

    def _compute_until(self, mine: "_Wanted[T, R]") -> None:
        try:
            while not mine.is_done:
                with self._lock:
                    batch = [self._waiting.popleft() for _ in range(min(self._max_size, len(self._waiting)))]
                try:
                    for wanted, result in zip(batch, self._compute([wanted.item for wanted in batch]), strict=True):
                        wanted.results.append(result)
                except Exception as error:  # noqa: BLE001 - whatever it is, every waiting thread must get it
                    for wanted in batch:
                        wanted.error = error
                for wanted in batch:
                    wanted.ready.set()
        finally:
            with self._lock:
                self._is_computing = bool(self._waiting)
                if self._waiting:
                    self._waiting[0].ready.set()  # it finds nothing done yet, and goes on computing


class _Wanted(Generic[T, R]):
    """An item that somebody waits for, and what came of it."""

    def __init__(self, item: T) -> None:
        self.item = item
        self.ready = Event()
        self.results: list[R] = []
        self.error: BaseException | None = None

    @property
    def is_done(self) -> bool:
        return bool(self.results) or self.error is not None
