"""Whether anything of a response has been sent: after that, no other can take its place."""

from collections.abc import Awaitable
from typing import Protocol

from starlette.types import Message, Receive, Scope, Send

from web.errors import RefusedError


class NotedSend:
    """Sends, and remembers that it did."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.has_begun = False

    async def __call__(self, message: Message) -> None:
        """Send one message."""
        self.has_begun = True
        await self._send(message)


class Refuse(Protocol):
    """Answers a request with an error, in the form that whoever asked can read."""

    def __call__(self, error: RefusedError, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]: ...
