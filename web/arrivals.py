"""Ends connections on which nothing arrives but a byte now and then: each of them costs a file handle."""

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol


class TimedArrivals(H11Protocol):
    """uvicorn's protocol, with a time for headers; uvicorn itself has one only for the pause between two requests.

    For a body, ``guards.WholeBodies`` has one, which can still tell the client why. This one comes back to it where the
    response has been sent, and what is left of the body goes on arriving.
    """

    def __init__(self, *, max_s: float, **given: Any) -> None:
        super().__init__(**given)
        self._max_s = max_s
        self._end: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        """Take what has arrived."""
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        super().connection_lost(exc)
        self._unwatch()

    def _watch(self) -> None:
        state = self.conn.their_state
        if state is h11.IDLE or (state is h11.SEND_BODY and self.cycle.response_complete):
            self._end = self._end or self.loop.call_later(self._max_s, self.transport.close)
        else:
            self._unwatch()

    def _unwatch(self) -> None:
        if self._end is not None:
            self._end.cancel()
            self._end = None
