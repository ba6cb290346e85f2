"""Calls an ASGI app by hand, without a server between."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.errors import RefusedError

START, BODY = "http.response.start", "http.response.body"


def request_of(path: str = "/api/v1/answer", *, method: str = "POST", headers: Iterable[tuple[str, str]] = ()) -> Scope:
    raw = [(name.lower().encode(), value.encode()) for name, value in headers]
    return {"type": "http", "method": method, "path": path, "headers": raw, "client": ("192.0.2.1", 50000)}


@dataclass
class Client:
    """Sends what it is told to, stays until it is told to go, and notes what it gets."""

    sends: list[Message] = field(default_factory=lambda: [part_of(b"")])
    got: list[Message] = field(default_factory=list)
    gone: asyncio.Event = field(default_factory=asyncio.Event)

    async def receive(self) -> Message:
        if self.sends:
            return self.sends.pop(0)
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        self.got.append(message)

    @property
    def status(self) -> int | None:
        return self.got[0]["status"] if self.got else None

    @property
    def headers(self) -> dict[str, str]:
        return {name.decode(): value.decode() for name, value in self.got[0]["headers"]}

    @property
    def body(self) -> bytes:
        return b"".join(message.get("body", b"") for message in self.got)


def part_of(body: bytes, *, more: bool = False) -> Message:
    return {"type": "http.request", "body": body, "more_body": more}


async def refuse(error: RefusedError, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the name of the error."""
    await PlainTextResponse(type(error).__name__, 400, headers=error.headers)(scope, receive, send)


def answering(work: Callable[[Receive], Awaitable[str]]) -> ASGIApp:
    """Return an app that answers with what the work comes to."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await PlainTextResponse(await work(receive))(scope, receive, send)

    return app
