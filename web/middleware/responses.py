"""What all middleware does to responses, their headers, and what HTTP asks of every app: HEAD, gzip and CORS."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from starlette.datastructures import MutableHeaders
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web import links
from web.errors import RefusedError

REQUEST_ID = "X-Request-Id"
RATE_HEADERS = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "RateLimit-Policy")
MIN_BYTES = 1000
LEVEL = 5  # of gzip: the last ones take several times as long for a few bytes less

_SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_METHODS = ("GET", "HEAD", "POST", "DELETE")
_SENT = (
    "Authorization", REQUEST_ID, "If-None-Match", "Last-Event-ID",
    "Mcp-Session-Id", "Mcp-Protocol-Version", "Mcp-Method", "Mcp-Name",
)  # fmt: skip
_SHOWN = (REQUEST_ID, *RATE_HEADERS, "Retry-After", "ETag", "Index-Version", "WWW-Authenticate", "Mcp-Session-Id")


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


class SecurityHeaders:
    """Adds the headers to every response, and asks caches to check back where a response says nothing on it.

    Only a quote that is made for it can be shown in a frame, and by the ``embedders`` alone.
    """

    def __init__(self, app: ASGIApp, *, embedders: Sequence[str] = ()) -> None:
        self._app = app
        policy = _SECURITY["Content-Security-Policy"]
        framed = policy.replace("frame-ancestors 'none'", f"frame-ancestors {' '.join(embedders)}")
        self._of_embeds = {"Content-Security-Policy": framed if embedders else policy}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        def secure(headers: MutableHeaders) -> None:
            headers.update(_SECURITY)
            if links.path_inside(scope).startswith(f"{links.EMBED}/"):
                headers.update(self._of_embeds)
            at_desk = links.in_editor(links.path_inside(scope))  # what is not published yet stays in no cache
            headers.setdefault("Cache-Control", "no-store" if at_desk else "no-cache")

        await self._app(scope, receive, with_headers(send, secure))


class Compression:
    """Starlette's gzip, which lets ``text/event-stream`` through untouched; a compressed response has a weak ETag.

    A strong one says that not a byte differs (RFC 9110, 8.8.3), which compression makes untrue. Nothing is lost by it:
    a conditional GET compares weakly.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = GZipMiddleware(app, minimum_size=MIN_BYTES, compresslevel=LEVEL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, with_headers(send, _weaken_tag))


class HeadSupport:
    """Answers HEAD wherever there is GET (RFC 9110, 9.3.2): the same headers, and no body.

    FastAPI's routes know only the methods that they name. The server under the app drops the body.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if links.path_inside(scope) == links.MCP:  # GET opens a stream there that has no end
            await self._app(scope, receive, send)
            return

        async def send_allowing_head(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 405:
                _allow_head(MutableHeaders(scope=message))
            await send(message)

        asked = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
        try:
            await self._app(asked, receive, send_allowing_head)
        finally:
            scope["route"] = asked.get("route")  # requests are counted by it


def cross_origin(app: ASGIApp, origins: Sequence[str]) -> ASGIApp:
    """Return the app for scripts of these sites, with no credentials of a browser; without any, the app itself."""
    if not origins:
        return app
    return CORSMiddleware(
        app, allow_origins=origins, allow_methods=_METHODS, allow_headers=_SENT, expose_headers=_SHOWN
    )


def _weaken_tag(headers: MutableHeaders) -> None:
    tag = headers.get("ETag", "")
    if "Content-Encoding" in headers and tag.startswith('"'):
        headers["ETag"] = f"W/{tag}"


def _allow_head(headers: MutableHeaders) -> None:
    allowed = {method.strip() for method in headers.get("Allow", "").split(",")}
    if "GET" in allowed:
        headers["Allow"] = ", ".join(sorted(allowed | {"HEAD"}))
