"""HEAD wherever there is GET (RFC 9110, 9.3.2): the same headers, and no body."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web import links
from web.audiences import path_inside


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
