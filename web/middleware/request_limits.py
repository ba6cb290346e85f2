"""How often one client may ask, and how much it may send in how much time."""

import asyncio
import ipaddress
import math
import time

import limits
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web import links
from web.errors import RateExceededError, RefusedError, SlowRequestError, TooLargeError

from .authorization import key_of
from .responses import RATE_HEADERS, ErrorResponder, with_headers

_IPV6_SITE = 64  # what one customer is given: within it, a client takes another address for every request
_LARGE = frozenset({links.ANSWERS, links.CHAT_COMPLETIONS})  # up to a hundred questions, or a whole conversation
_TIMES_AS_LARGE = 16  # as any other request
_FILE_KB, _FILE_S = (
    21 * 1024,
    120.0,
)  # for what is sent to the editor's desk: an article file, and what a form adds to it


class RateLimit:
    """Counts the requests of a key, or else of an address, in a sliding window; every response tells how many are left.

    Each process counts for itself. The address is the one that uvicorn tells, which believes a header only of proxies
    that it was told to trust. With ``only``, nothing counts but what is sent to that address.
    """

    def __init__(self, app: ASGIApp, *, rate: str, refuse: ErrorResponder, only: str | None = None) -> None:
        self._app = app
        self._only = only
        self._rate = limits.parse(rate)
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._counts(scope):
            await self._app(scope, receive, send)
            return
        client = client_of(scope)
        is_within = await self._limiter.hit(self._rate, client)
        window = await self._limiter.get_window_stats(self._rate, client)
        reset_s = max(1, math.ceil(window.reset_time - time.time()))
        amount, window_s = self._rate.amount, self._rate.get_expiry()
        told = (amount, window.remaining, reset_s, f'"default";q={amount};w={window_s}')

        def tell(headers: MutableHeaders) -> None:
            headers.update(dict(zip(RATE_HEADERS, map(str, told), strict=True)))

        if is_within:
            await self._app(scope, receive, with_headers(send, tell))
        else:
            error = RateExceededError(max_requests=amount, window_s=window_s, retry_after_s=reset_s)
            await self._refuse(error, scope, receive, with_headers(send, tell))

    def _counts(self, scope: Scope) -> bool:
        if self._only is None:
            # Whoever types a question has asked nothing yet, and what is offered is looked up in no time.
            return links.audience_of(scope).is_guarded and links.path_inside(scope) != links.COMPLETIONS
        return bool(scope["method"] == "POST" and links.path_inside(scope) == self._only)


def client_of(scope: Scope) -> str:
    """Return who is counted as one: a key, an IPv4 address, or the /64 of an IPv6 address."""
    if key := key_of(scope):
        return f"key {key.name}"
    host = scope["client"][0] if scope.get("client") else "nobody"
    try:
        address = ipaddress.ip_address(host)
    except ValueError:  # such as the path of a socket
        return host
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((int(address), _IPV6_SITE), strict=False))


class BodyLimit:
    """Reads what a request sends, within bounds of size and time, and hands on only what has arrived whole.

    So a client that sends slowly holds up nobody but itself. What a request announces of its length counts for nothing.
    FastAPI's own ``max_body_size`` answers in plain text, past the app's error handlers, and knows no time; hence this.
    """

    def __init__(self, app: ASGIApp, *, max_kb: int, max_s: float, refuse: ErrorResponder) -> None:
        self._app = app
        self._usual_max_kb, self._max_s = max_kb, max_s
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            body: bytes | None = await self._read(receive, max_kb=self._max_kb(scope), max_s=self._max_time(scope))
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
        if _sends_file(scope):
            return max(self._usual_max_kb, _FILE_KB)
        return self._usual_max_kb * (_TIMES_AS_LARGE if links.path_inside(scope) in _LARGE else 1)

    def _max_time(self, scope: Scope) -> float:
        return max(self._max_s, _FILE_S) if _sends_file(scope) else self._max_s

    async def _read(self, receive: Receive, *, max_kb: int, max_s: float) -> bytes:
        body = bytearray()
        try:
            async with asyncio.timeout(max_s):
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
            raise SlowRequestError(max_s=max_s) from None


def _sends_file(scope: Scope) -> bool:
    """Tell whether a request may send a file to the editor's desk: signing in takes no more than any other form."""
    path = links.path_inside(scope)
    return links.in_editor(path) and path != links.EDITOR_SIGN_IN
