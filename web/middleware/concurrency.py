"""Works on a few requests at a time and lets a few more wait: beyond that, it says so at once."""

import asyncio
import logging
import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from urllib.parse import quote

import anyio
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.audiences import audience_of
from web.errors import BusyError, StoppingError, TimedOutError

from .observation import request_id_of
from .responses import NotedSend, Refuse

logger = logging.getLogger(__name__)


class Stopping:
    """Tells whoever still waits that the server stops; uvicorn would log a traceback of each such request."""

    def __init__(self, app: ASGIApp, *, refuse: Refuse) -> None:
        self._app = app
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        noted = NotedSend(send)
        try:
            await self._app(scope, receive, noted)
        except asyncio.CancelledError:  # nobody but a server that stops cancels a request
            path = quote(scope["path"])
            logger.warning("%s %s was cut short: the server stops %s", scope["method"], path, request_id_of(scope))
            if not noted.has_begun:
                await self._refuse(StoppingError(), scope, receive, send)


def default_concurrency() -> int:
    """Return how many requests are best worked on at a time: an answer is all computing, but for short waits."""
    return min(2 * (os.cpu_count() or 1), 32)


class Turns:
    """Gives every request of the API and the pages its turn, and a time to be answered in.

    A turn lasts until the work is done, whoever still waits for it: a thread can't be stopped. So a request that took
    too long is told so in time, while its thread runs on and keeps its turn; were it given away, slow requests would
    pile up behind the limit that is meant to hold them.

    The turns are fewer than the threads that all handlers share, so that there is always one for what takes no turn.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        max_concurrent: int,
        max_waiting: int,
        max_wait_s: float,
        timeout_s: float,
        refuse: Refuse,
        waiting: Callable[[], AbstractContextManager[object]] = nullcontext,
    ) -> None:
        self._app = app
        self._turns = asyncio.Semaphore(max_concurrent)
        self._n_waiting, self._max_waiting, self._max_wait_s = 0, max_waiting, max_wait_s
        self._timeout_s = timeout_s
        self._refuse = refuse
        self._waiting = waiting

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or not audience_of(scope).is_guarded:
            await self._app(scope, receive, send)
            return
        try:
            waited = await self._take_turn()
        except BusyError as error:
            await self._refuse(error, scope, receive, send)
            return
        come = await _what_has_come(receive) if waited else []
        if come and come[-1]["type"] == "http.disconnect":
            self._turns.release()
            return

        async def receive_what_has_come() -> Message:
            return come.pop(0) if come else await receive()

        work = _Work(scope, send, end_turn=self._turns.release)
        if not await work.has_begun(self._app, receive_what_has_come, within_s=self._timeout_s):
            await self._refuse(TimedOutError(max_s=self._timeout_s), scope, receive, send)

    async def _take_turn(self) -> bool:
        """Wait for a turn, first come, first served; return whether there was a wait."""
        if not self._turns.locked():
            await self._turns.acquire()
            return False
        if self._n_waiting >= self._max_waiting:
            raise BusyError(retry_after_s=1)
        self._n_waiting += 1
        try:
            with self._waiting():
                async with asyncio.timeout(self._max_wait_s):
                    await self._turns.acquire()
        except TimeoutError:
            raise BusyError(retry_after_s=max(1, round(self._max_wait_s))) from None
        finally:
            self._n_waiting -= 1
        return True


class _Work:
    """A request being worked on in a task of its own, which may outlast the wait for it."""

    def __init__(self, scope: Scope, send: Send, *, end_turn: Callable[[], None]) -> None:
        self._scope, self._send = scope, send
        self._end_turn: Callable[[], None] | None = end_turn
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
            self._answering.cancel()
            raise
        self._is_late = True
        self._answering.cancel()  # ends whatever waits, but no thread
        task.add_done_callback(self._tell_what_came_of_it)
        return False

    async def _serve(self, app: ASGIApp, receive: Receive) -> None:
        try:
            with self._answering:
                await app(self._scope, receive, self._send_in_time)
        finally:
            self._end()

    async def _send_in_time(self, message: Message) -> None:
        if self._is_late:
            return
        if message["type"] == "http.response.start":
            self._has_begun = True
            kind = Headers(raw=message["headers"]).get("Content-Type", "")
            if self._scope["method"] == "GET" and kind.startswith("text/event-stream"):
                self._end()  # nobody computes for who only listens, which may take all day
        await self._send(message)

    def _end(self) -> None:
        if self._end_turn is not None:
            self._end_turn()
            self._end_turn = None

    def _tell_what_came_of_it(self, task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        came = f"failed: {type(error).__name__}" if error else "ended"
        scope = self._scope
        logger.warning("%s %s, past its time, %s %s", scope["method"], quote(scope["path"]), came, request_id_of(scope))


async def _what_has_come(receive: Receive) -> list[Message]:
    """Return what can be received without waiting: the request, and whether the client has gone since."""
    come: list[Message] = []
    with anyio.CancelScope() as at_once:
        at_once.cancel()
        while not come or come[-1]["type"] != "http.disconnect":
            come.append(await receive())
    return come
