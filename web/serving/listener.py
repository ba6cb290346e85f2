"""Takes a port, and serves the application on it until it is told to stop."""

import asyncio
import signal
import socket
import threading
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from web.errors import WebError
from web.monitoring import log_failed_thread

from .options import ServingOptions

if TYPE_CHECKING:  # a process that only looks after others needs neither
    from fastapi import FastAPI

    from web.monitoring import Readiness

_SETTLE_S = 30.0  # for what is being opened, at most
_BACKLOG = 2048  # connections that are not accepted yet


class PortError(WebError):
    """The address can't be served on."""

    def __init__(self, host: str, port: int, problem: str) -> None:
        super().__init__(f"can't serve on {host}:{port} ({problem}); choose another with --port N or --host H")
        self.host, self.port, self.problem = host, port, problem


def listen(host: str, port: int) -> socket.socket:
    """Take a port, before anything that takes long, so that one in use is known at once.

    Raises:
        PortError: It is in use, or the address is not of this machine.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        # It listens at once: until then, Linux would let a second server take the port, too.
        listener = socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except (OSError, UnicodeError) as error:  # UnicodeError: this can't even be the name of a host
        problem = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise PortError(host, port, problem.partition(" (while")[0].lower()) from error
    # Connections inherit it. asyncio sets it only on sockets made for TCP by name; without it, the second reply on a
    # connection waits 40 ms for the client's system to acknowledge its head (Nagle's algorithm).
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def run(app: "FastAPI", listener: socket.socket, options: ServingOptions) -> None:
    """Serve until SIGINT or SIGTERM, and return when all requests are answered."""
    server = Server(app, options)
    threading.excepthook = log_failed_thread
    # uvicorn repeats the signal that stopped it, once all requests are answered: by then all is done.
    for stopped_by in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stopped_by, signal.SIG_IGN)
    server.run(sockets=[listener])


class Server(uvicorn.Server):
    """uvicorn, which says that it will stop before it stops taking connections."""

    def __init__(self, app: "FastAPI", options: ServingOptions) -> None:
        super().__init__(uvicorn_config(app, options))
        self._readiness: Readiness = app.state.readiness
        self._drain_s = options.drain_s

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Be ready for no more, give the load balancer the time to notice, and end what was begun."""
        self._readiness.stop()
        noticed_by = time.monotonic() + self._drain_s
        while time.monotonic() < noticed_by and not self.force_exit:
            await asyncio.sleep(0.1)
        self.force_exit = False  # a second Ctrl+C was for this wait
        await super().shutdown(sockets)
        if self.force_exit:
            await self.lifespan.shutdown()  # uvicorn is in too much of a hurry for it, and then logs a traceback
        await asyncio.to_thread(self._readiness.settle, _SETTLE_S)


def uvicorn_config(app: ASGIApp, options: ServingOptions) -> uvicorn.Config:
    """Return how uvicorn serves the app."""
    # uvicorn's access log prints query strings, and these hold people's questions; the app keeps its own.
    return uvicorn.Config(
        app,
        loop="asyncio",  # whatever else is installed
        http=partial(HeaderTimeoutProtocol, max_s=options.receive_timeout_s),  # type: ignore[arg-type]  # it is only called
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=options.stop_timeout_s,  # type: ignore[arg-type]  # it waits for parts of a second, too
        # The app has its own: left to itself, uvicorn believes whatever a client on this machine sends.
        proxy_headers=False,
    )


class HeaderTimeoutProtocol(H11Protocol):
    """uvicorn's protocol, with a time for headers; uvicorn itself has one only for the pause between two requests.

    For a body, ``middleware.BodyLimit`` has one, which can still tell the client why. This one holds again where the
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
