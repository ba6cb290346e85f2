"""What becomes of requests that outlast the time which a server that stops gives them."""

import asyncio
import logging
from urllib.parse import quote

from starlette.types import ASGIApp, Receive, Scope, Send

from web.errors import StoppingError

from .beginnings import NotedSend
from .refusing import Refuse
from .request_ids import request_id_of

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
