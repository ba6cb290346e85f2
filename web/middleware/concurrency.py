"""How many requests are worked on and wait at a time, for how long, and what becomes of them when the server stops."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from urllib.parse import quote

import anyio
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web import links
from web.errors import BusyError, StoppingError, TimedOutError

from .observation import request_id_of
from .responses import ErrorResponder, TrackedSend

logger = logging.getLogger(__name__)


class ConcurrencyLimit:
    """Gives every request of the API and the pages a slot, and a time to be answered in.

    A slot is taken until the work is done, even where nobody waits for it any more: a thread can't be stopped. So a
    request that took too long is told so in time, while its thread runs on and keeps its slot; were that given away,
    slow requests would pile up behind the limit that is meant to hold them.

    The slots are fewer than the threads that all handlers share, so that there is always one for what takes no slot.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        max_concurrent: int,
        max_waiting: int,
        max_wait_s: float,
        timeout_s: float,
        refuse: ErrorResponder,
        waiting: Callable[[], AbstractContextManager[object]] = nullcontext,
    ) -> None:
        self._app = app
        self._slots = asyncio.Semaphore(max_concurrent)
        self._n_waiting, self._max_waiting, self._max_wait_s = 0, max_waiting, max_wait_s
        self._timeout_s = timeout_s
        self._refuse = refuse
        self._waiting = waiting

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not links.audience_of(scope).is_guarded:
            await self._app(scope, receive, send)
            return
        try:
            waited = await self._take_slot()
        except BusyError as error:
            await self._refuse(error, scope, receive, send)
            return
        received = await _received_already(receive) if waited else []
        if received and received[-1]["type"] == "http.disconnect":
            self._slots.release()
            return

        async def receive_again() -> Message:
            return received.pop(0) if received else await receive()

        run = _Run(scope, send, free_slot=self._slots.release)
        if not await run.has_begun(self._app, receive_again, within_s=self._timeout_s):
            await self._refuse(TimedOutError(max_s=self._timeout_s), scope, receive, send)

    async def _take_slot(self) -> bool:
        """Wait for a slot, first come, first served; return whether there was a wait."""
        if not self._slots.locked():
            await self._slots.acquire()
            return False
        if self._n_waiting >= self._max_waiting:
            raise BusyError(retry_after_s=1)
        self._n_waiting += 1
        try:
            with self._waiting():
                async with asyncio.timeout(self._max_wait_s):
                    await self._slots.acquire()
        except TimeoutError:
            raise BusyError(retry_after_s=max(1, round(self._max_wait_s))) from None
        finally:
            self._n_waiting -= 1
        return True


class GracefulShutdown:
    """Tells requests that still wait when the server stops; uvicorn would log a traceback of each."""

    def __init__(self, app: ASGIApp, *, refuse: ErrorResponder) -> None:
        self._app = app
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        tracked = TrackedSend(send)
        try:
            await self._app(scope, receive, tracked)
        except asyncio.CancelledError:  # nobody but a server that stops cancels a request
            path = quote(scope["path"])
            logger.warning("%s %s was cut short: the server stops %s", scope["method"], path, request_id_of(scope))
            if not tracked.has_started:
                await self._refuse(StoppingError(), scope, receive, send)


class _Run:
    """A request being worked on in a task of its own, which may outlast the wait for it.

    running → responding → done; or running → late → done, where nothing more is sent. The slot is free when it is done.
    """

    def __init__(self, scope: Scope, send: Send, *, free_slot: Callable[[], None]) -> None:
        self._scope, self._send = scope, send
        self._free_slot: Callable[[], None] | None = free_slot
        self._answering = anyio.CancelScope()
        self._has_begun = self._is_late = False

    async def has_begun(self, app: ASGIApp, receive: Receive, *, within_s: float) -> bool:
        """Serve the request; return whether its response began in time, and then not before its end."""
        task = asyncio.create_task(self._serve(app, receive))
        try:
            await asyncio.wait({task}, timeout=within_s)
            if task.done() or self._has_begun:
                await task
                return True
        except asyncio.CancelledError:
            self._give_up()
            raise
        self._give_up()
        task.add_done_callback(self._log_outcome)
        return False

    def _give_up(self) -> None:
        self._is_late = True
        self._answering.cancel()  # ends what waits, but no thread

    async def _serve(self, app: ASGIApp, receive: Receive) -> None:
        try:
            with self._answering:
                await app(self._scope, receive, self._send_in_time)
        finally:
            self._free()

    async def _send_in_time(self, message: Message) -> None:
        if self._is_late:
            return
        if message["type"] == "http.response.start":
            self._has_begun = True
            kind = Headers(raw=message["headers"]).get("Content-Type", "")
            path = links.path_inside(self._scope)
            listens = self._scope["method"] == "GET" and path in {links.MCP, links.EDITOR_WORK_EVENTS}
            if listens and kind.startswith("text/event-stream"):
                self._free()  # a client that only listens takes no computing, and may stay all day
        await self._send(message)

    def _free(self) -> None:
        if self._free_slot is not None:
            self._free_slot()
            self._free_slot = None

    def _log_outcome(self, task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        outcome = f"failed: {type(error).__name__}" if error else "ended"
        scope, path = self._scope, quote(self._scope["path"])
        logger.warning("%s %s, past its time, %s %s", scope["method"], path, outcome, request_id_of(scope))


async def _received_already(receive: Receive) -> list[Message]:
    """Return what can be received without waiting: the request, and whether the client has gone since."""
    received: list[Message] = []
    with anyio.CancelScope() as at_once:
        at_once.cancel()
        while not received or received[-1]["type"] != "http.disconnect":
            received.append(await receive())
    return received
