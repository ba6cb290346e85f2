"""HEAD wherever there is GET (RFC 9110, 9.3.2): the same headers, and no body."""

from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web import links
from web.audiences import path_inside

from .observation import HEADER
from .rate_limits import HEADERS

_SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class SecurityHeaders:
    """Adds the headers to every response, and asks caches to check back where a response says nothing on it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_SECURITY)
                headers.setdefault("Cache-Control", "no-cache")
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)


MIN_BYTES = 1000
LEVEL = 5  # the last levels take several times as long for a few bytes less


class Compression:
    """Starlette's gzip, which lets ``text/event-stream`` through untouched; what it packs has a weak ETag.

    A strong one says that not a byte differs (RFC 9110, 8.8.3), which packing makes untrue. Nothing is lost by it: a
    conditional GET compares weakly.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = GZipMiddleware(app, minimum_size=MIN_BYTES, compresslevel=LEVEL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def send_with_honest_tag(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                tag = headers.get("ETag", "")
                if "Content-Encoding" in headers and tag.startswith('"'):
                    headers["ETag"] = f"W/{tag}"
            await send(message)

        await self._app(scope, receive, send_with_honest_tag if scope["type"] == "http" else send)


class Heads:
    """Answers HEAD as GET; FastAPI's routes know only the methods they name. What serves the app drops the body."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        # GET opens a stream there that has no end.
        if scope["type"] != "http" or path_inside(scope) == links.MCP:
            await self._app(scope, receive, send)
            return
        is_head = scope["method"] == "HEAD"

        async def send_head(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 405:
                _allow_head(MutableHeaders(scope=message))
            await send(message)

        asked = {**scope, "method": "GET"} if is_head else scope
        try:
            await self._app(asked, receive, send_head)
        finally:
            scope["route"] = asked.get("route")  # for whoever counts by it


def _allow_head(headers: MutableHeaders) -> None:
    allowed = {method.strip() for method in headers.get("Allow", "").split(",")}
    if "GET" in allowed:
        headers["Allow"] = ", ".join(sorted(allowed | {"HEAD"}))


_METHODS = ("GET", "HEAD", "POST", "DELETE")
_SENT = (
    "Authorization", HEADER, "If-None-Match", "Last-Event-ID",
    "Mcp-Session-Id", "Mcp-Protocol-Version", "Mcp-Method", "Mcp-Name",
)  # fmt: skip
_SHOWN = (HEADER, *HEADERS, "Retry-After", "ETag", "Index-Version", "WWW-Authenticate", "Mcp-Session-Id")


def cross_origin(app: ASGIApp, origins: Sequence[str]) -> ASGIApp:
    """Return the app for scripts of these sites, with no credentials of a browser; without any, the app itself."""
    if not origins:
        return app
    return CORSMiddleware(
        app, allow_origins=origins, allow_methods=_METHODS, allow_headers=_SENT, expose_headers=_SHOWN
    )
