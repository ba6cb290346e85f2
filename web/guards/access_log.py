"""One log line a request: method, path, status, time. Never the query string: it holds what people asked."""

import logging
import time
from urllib.parse import quote

from starlette.types import ASGIApp, Message, Receive, Scope, Send

logger = logging.getLogger(__name__)


class AccessLog:
    """Logs each request at INFO when its response has been sent, or has failed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status = time.perf_counter(), 500

        async def send_noting_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_noting_status)
        finally:
            # Quoted, because a path may hold a line break and so forge a line of its own.
            path = quote(scope["path"])
            logger.info("%s %s %d %.1f ms", scope["method"], path, status, 1e3 * (time.perf_counter() - started))
