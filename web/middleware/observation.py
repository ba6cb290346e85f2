"""Sees every request from begin to end, once, for the log and the metrics, under an id that both sides know."""

import asyncio
import logging
import re
import time
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web import links
from web.monitoring import logs

from .responses import REQUEST_ID, with_headers

logger = logging.getLogger(__name__)

CLIENT_GONE = 499
"""The status of a request whose client went away before it was answered; nobody is sent it."""

# Nothing that could forge a line of the log, or fill it.
_SANE = re.compile(r"[A-Za-z0-9._:/+=@-]{1,128}")
_WITHOUT_TEMPLATE = frozenset({links.MCP, links.OPENAPI})


class RequestIds:
    """Echoes the id that a client sent, or makes one; inside, it is ``scope["state"]["request_id"]``."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        sent = Headers(scope=scope).get(REQUEST_ID, "")
        request_id = sent if _SANE.fullmatch(sent) else uuid.uuid4().hex
        scope.setdefault("state", {})["request_id"] = request_id
        # Never set back: every request has a task, and so a context, of its own, and uvicorn logs in it after us.
        logs.request_id.set(request_id)

        def echo(headers: MutableHeaders) -> None:
            headers[REQUEST_ID] = request_id

        await self._app(scope, receive, with_headers(send, echo))


def request_id_of(scope: Scope) -> str:
    """Return the id of a request; "-" where nobody gave it one."""
    request_id: str = scope.get("state", {}).get("request_id", "-")
    return request_id


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
    """Reports each request when its response has been sent, or has failed."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        report: Callable[[Served], None],
        in_progress: Callable[[], AbstractContextManager[object]],
    ) -> None:
        self._app, self._report, self._in_progress = app, report, in_progress

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started, path, status = time.perf_counter(), links.path_inside(scope), CLIENT_GONE

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
            self._report(
                Served(
                    method=scope["method"],
                    route=_route(scope, path),
                    path=scope["path"],
                    status=status,
                    seconds=time.perf_counter() - started,
                    request_id=request_id_of(scope),
                )
            )


def log_served(served: Served, *, index_version: str | None) -> None:
    """Log a request at INFO. Who asked is not written: where that is needed, the proxy in front knows it."""
    path = quote(served.path)  # a path may hold a line break, and so forge a line of its own
    ms = round(1e3 * served.seconds, 1)
    facts = {
        "request_id": served.request_id,
        "method": served.method,
        "route": served.route,
        "path": path,
        "status": served.status,
        "ms": ms,
        "index_version": index_version,
    }
    logger.info(
        "%s %s %d %.1f ms %s", served.method, path, served.status, ms, served.request_id, extra={"facts": facts}
    )


def _route(scope: Scope, path: str) -> str | None:
    if path in _WITHOUT_TEMPLATE:
        return path
    if path.startswith(f"{links.STATIC}/"):
        return links.STATIC
    route = scope.get("route")
    return route.path if route else None
