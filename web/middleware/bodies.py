"""Reads what a request sends before anything is done about it, within bounds of size and time."""

import asyncio

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web import links
from web.audiences import path_inside
from web.errors import RefusedError, SlowRequestError, TooLargeError

from .responses import Refuse

_LARGE = frozenset({links.ANSWERS, links.CHAT_COMPLETIONS})  # up to a hundred questions, or a whole conversation
_TIMES_AS_LARGE = 16  # as any other request


class WholeBodies:
    """Hands on requests that have arrived whole: one that is sent slowly holds nobody up but itself.

    What a request announces of its length counts for nothing. FastAPI's own ``max_body_size`` answers in plain text,
    past the app's error handlers, and knows no time; hence this.
    """

    def __init__(self, app: ASGIApp, *, max_kb: int, max_s: float, refuse: Refuse) -> None:
        self._app = app
        self._usual_max_kb, self._max_s = max_kb, max_s
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            body: bytes | None = await self._read(receive, max_kb=self._max_kb(scope))
        except ClientDisconnect:
            return
        except RefusedError as error:
            await self._refuse(error, scope, receive, send)
            return

        async def receive_read_body() -> Message:
            nonlocal body
            if body is None:
                return await receive()  # that the client has gone
            read, body = body, None
            return {"type": "http.request", "body": read, "more_body": False}

        await self._app(scope, receive_read_body, send)

    def _max_kb(self, scope: Scope) -> int:
        return self._usual_max_kb * (_TIMES_AS_LARGE if path_inside(scope) in _LARGE else 1)

    async def _read(self, receive: Receive, *, max_kb: int) -> bytes:
        body = bytearray()
        try:
            async with asyncio.timeout(self._max_s):
                while True:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        raise ClientDisconnect
                    body += message.get("body", b"")
                    if len(body) > max_kb * 1024:
                        raise TooLargeError(max_kb=max_kb)
                    if not message.get("more_body", False):
                        return bytes(body)
        except TimeoutError:
            raise SlowRequestError(max_s=self._max_s) from None
