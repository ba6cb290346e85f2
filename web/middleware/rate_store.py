"""Where requests are counted: in this process, or in a Redis that all servers share."""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from limits import RateLimitItem
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from limits.errors import ConfigurationError, StorageError
from limits.storage import storage_from_string

from web.errors import RateStoreError

logger = logging.getLogger(__name__)

_MAX_WAIT_S = 0.5  # a request is answered without the store rather than late
_RETRY_S = 1.0
_PREFIX = "on-the-record"


class Counted(NamedTuple):
    """How a client stands after a request: whether it was within the limit, how many are left, and until when."""

    is_within: bool
    n_left: int
    reset_at: float


class RateStore:
    """Counts what clients do, in sliding windows, for every limit of a server.

    While a shared store does not answer, each process counts for itself, and one request in a second tries the store
    again. So a limit may then be passed as many times over as there are processes, and nobody is turned away or kept
    waiting because of it.
    """

    def __init__(self, address: str | None = None, *, count_failure: Callable[[], None] = lambda: None) -> None:
        """Count in this process.

        Args:
            address: Of a Redis to count in instead, such as ``redis://host:6379/0``; it is not connected to yet.
            count_failure: Called whenever it did not answer.

        Raises:
            RateStoreError: The package that speaks to a Redis is not installed.
        """
        self._own = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._storage = None if address is None else _redis(address)
        self._shared = None if self._storage is None else SlidingWindowCounterRateLimiter(self._storage)
        # Never the whole address: it may hold a password.
        self._name = "" if address is None else urlsplit(address).netloc.rpartition("@")[2]
        self._count_failure = count_failure
        self._is_away, self._retry_at = False, 0.0

    async def count(self, rate: RateLimitItem, *client: str) -> Counted:
        """Count a request.

        Args:
            rate: What is allowed.
            client: What is counted, and whose; limits that differ in the first count apart.
        """
        if self._shared is None or not self._may_ask():
            return await _counted(self._own, rate, client)
        try:
            async with asyncio.timeout(_MAX_WAIT_S):
                counted = await _counted(self._shared, rate, client)
        except (StorageError, OSError, TimeoutError) as error:
            self._note(error)
            return await _counted(self._own, rate, client)
        self._note(None)
        return counted

    async def is_shared(self) -> bool | None:
        """Tell whether the shared store answers now; ``None`` where there is none."""
        if self._storage is None:
            return None
        async with asyncio.timeout(_MAX_WAIT_S):  # which `check` takes for a failure, as it does every exception
            answers = await self._storage.check()
        self._note(None if answers else ConnectionError("no answer"))
        return bool(answers)

    async def close(self) -> None:
        """Let go of the connections to a shared store."""
        if self._storage is not None:
            await self._storage.bridge.get_connection().aclose()

    def _may_ask(self) -> bool:
        now = time.monotonic()
        if self._is_away and now < self._retry_at:
            return False
        self._retry_at = now + _RETRY_S  # whoever comes meanwhile does not wait for this one
        return True

    def _note(self, failure: Exception | None) -> None:
        was_away, self._is_away = self._is_away, failure is not None
        if failure is not None:
            self._count_failure()
        if failure is not None and not was_away:
            why = str(failure) or "no answer in time"
            logger.warning(
                "%s does not count requests (%s); until it does, each process counts its own", self._name, why
            )
        elif failure is None and was_away:
            logger.info("%s counts requests again", self._name)


def _redis(address: str) -> Any:
    try:
        # The package of Redis itself; without a word, `limits` would look for another.
        return storage_from_string(
            f"async+{address}",
            implementation="redispy",
            wrap_exceptions=True,
            key_prefix=_PREFIX,
            socket_connect_timeout=_MAX_WAIT_S,
            socket_timeout=_MAX_WAIT_S,
        )
    except ConfigurationError:
        raise RateStoreError from None


async def _counted(limiter: SlidingWindowCounterRateLimiter, rate: RateLimitItem, client: tuple[str, ...]) -> Counted:
    is_within = await limiter.hit(rate, *client)
    window = await limiter.get_window_stats(rate, *client)
    return Counted(is_within, window.remaining, window.reset_time)
