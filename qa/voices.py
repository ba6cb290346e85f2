"""The order in which several people are heard."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import zip_longest
from typing import TypeVar

T = TypeVar("T")


def take_turns(words: Iterable[T], *, voice: Callable[[T], str | None]) -> list[T]:
    """Return everybody's best, then everybody's second best, and so on; whoever has the best goes first.

    Args:
        words: What was said, best first; no item is ``None``.
        voice: Tells whose an item is.
    """
    shares: dict[str | None, list[T]] = defaultdict(list)
    for one in words:
        shares[voice(one)].append(one)
    return [one for one_round in zip_longest(*shares.values()) for one in one_round if one is not None]
