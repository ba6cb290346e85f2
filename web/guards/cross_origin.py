"""Which other sites' scripts may call, and what they get to see. Starlette's CORSMiddleware does it."""

from collections.abc import Sequence

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp

from .rate_limits import HEADERS
from .request_ids import HEADER

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
