"""What all middleware does to responses: change one as it starts, know whether it has, and give an error instead."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Receive, Scope, Send

from web.errors import RefusedError


class TrackedSend:
    """Sends, and knows whether it has: from then on, no other response can take this one's place."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.has_started = False

    async def __call__(self, message: Message) -> None:
        self.has_started = True
        await self._send(message)


class ErrorResponder(Protocol):
    """Answers a request with an error, in the form that the client can read."""

    def __call__(self, error: RefusedError, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]: ...


def with_headers(send: Send, change: Callable[[MutableHeaders], None]) -> Send:
    """Return a send that lets ``change`` have the headers of a response before they go out."""

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            change(MutableHeaders(scope=message))
        await send(message)

    return send_with_headers
