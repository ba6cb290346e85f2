"""Sees every request from begin to end, once, for all who log or count them."""

import asyncio
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web import links
from web.audiences import path_inside

from .request_ids import request_id_of

CLIENT_GONE = 499
"""The status of a request whose client went away before it was answered; nobody is sent it."""

_WITHOUT_TEMPLATE = frozenset({links.MCP, links.OPENAPI})


@dataclass(frozen=True, slots=True)
class Served:
    """A request that is over.

    ``route`` is the template of its address, such as ``/articles/{article_id}``; none where no route was found, or the
    request was turned away before one was looked for.
    """

    method: str
    route: str | None
    path: str
    status: int
    seconds: float
    request_id: str


class Observation:
    """Tells of each request when its response has been sent, or has failed."""

    def __init__(
        self, app: ASGIApp, *, tell: Callable[[Served], None], in_progress: Callable[[], AbstractContextManager[object]]
    ) -> None:
        self._app, self._tell, self._in_progress = app, tell, in_progress

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, path, status = time.perf_counter(), path_inside(scope), CLIENT_GONE

        async def send_noting_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            with self._in_progress():
                await self._app(scope, receive, send_noting_status)
        except asyncio.CancelledError:
            raise
        except BaseException:
            status = 500
            raise
        finally:
            self._tell(
                Served(
                    method=scope["method"],
                    route=_route(scope, path),
                    path=scope["path"],
                    status=status,
                    seconds=time.perf_counter() - started,
                    request_id=request_id_of(scope),
                )
            )


def _route(scope: Scope, path: str) -> str | None:
    if path in _WITHOUT_TEMPLATE:
        return path
    if path.startswith(f"{links.STATIC}/"):
        return links.STATIC
    route = scope.get("route")
    return route.path if route else None
