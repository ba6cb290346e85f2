"""How often one client may ask, told on every response."""

import ipaddress
import math
import time

import limits
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.audiences import audience_of
from web.errors import RateExceededError

from .authorization import key_of
from .responses import Refuse

HEADERS = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "RateLimit-Policy")
_IPV6_SITE = 64  # what one customer is given: within it, a client takes another address for every request


class RateLimits:
    """Counts the requests of a key, or else of an address, in a sliding window; each process counts for itself.

    The address is the one that uvicorn tells, which believes a header only of proxies that it was told to trust.
    """

    def __init__(self, app: ASGIApp, *, rate: str, refuse: Refuse) -> None:
        self._app = app
        self._rate = limits.parse(rate)
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or not audience_of(scope).is_guarded:
            await self._app(scope, receive, send)
            return
        client = client_of(scope)
        is_within = await self._limiter.hit(self._rate, client)
        window = await self._limiter.get_window_stats(self._rate, client)
        reset_s = max(1, math.ceil(window.reset_time - time.time()))
        told = (self._rate.amount, window.remaining, reset_s, f'"default";q={self._rate.amount};w={self._window_s}')

        async def send_telling(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(dict(zip(HEADERS, map(str, told), strict=True)))
            await send(message)

        if is_within:
            await self._app(scope, receive, send_telling)
        else:
            error = RateExceededError(max_requests=self._rate.amount, window_s=self._window_s, retry_after_s=reset_s)
            await self._refuse(error, scope, receive, send_telling)

    @property
    def _window_s(self) -> int:
        return self._rate.get_expiry()


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
