from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event

import pytest

from embeddings.encoding.batching import Batches


class Squares:
    """Computes squares, and waits in the first batch until it may go on."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.begun, self.may_go_on = Event(), Event()

    def compute(self, numbers: Sequence[int]) -> list[int]:
        self.batches.append(list(numbers))
        self.begun.set()
        assert self.may_go_on.wait(10)
        if 13 in numbers:
            raise ValueError("13")
        return [number**2 for number in numbers]


@contextmanager
def asked_while_busy(
    squares: Squares, batches: Batches[int, int], numbers: Sequence[int]
) -> Iterator[list[Future[int]]]:
    """Ask for the first number, for the others while it is computed, then let all go on."""
    with ThreadPoolExecutor(len(numbers)) as pool:
        futures = [pool.submit(batches.result, numbers[0])]
        assert squares.begun.wait(10)
        for n, number in enumerate(numbers[1:], 1):
            futures.append(pool.submit(batches.result, number))
            while len(batches._waiting) < n:
                pass
        squares.may_go_on.set()
        yield futures


def test_what_waits_meanwhile_is_computed_together_in_order_and_within_bounds() -> None:
    squares = Squares()
    with asked_while_busy(squares, Batches(squares.compute, max_size=3), range(6)) as futures:
        assert [future.result(10) for future in futures] == [0, 1, 4, 9, 16, 25]
    assert squares.batches == [[0], [1, 2, 3], [4, 5]]


def test_nobody_waits_where_nothing_is_computed() -> None:
    squares = Squares()
    squares.may_go_on.set()
    batches = Batches(squares.compute, max_size=8)
    assert [batches.result(number) for number in (2, 3)] == [4, 9]
    assert squares.batches == [[2], [3]]


def test_what_fails_fails_for_its_batch_and_for_no_other() -> None:
    squares = Squares()
    with asked_while_busy(squares, Batches(squares.compute, max_size=2), [1, 13, 2, 3]) as futures:
        assert [futures[0].result(10), futures[3].result(10)] == [1, 9]
        for future in futures[1:3]:
            with pytest.raises(ValueError, match="13"):
                future.result(10)
