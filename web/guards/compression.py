"""Sends less over the wire to whoever takes gzip; events are never held back for it."""

from starlette.datastructures import MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
