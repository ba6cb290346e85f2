"""Tells whatever makes links where the site is served: behind a proxy, perhaps under a path of its own."""

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web import links


class Addresses:
    """Lets the links of a response begin with the path, and the absolute ones with the host, that were asked for.

    Proxies pass a path on as it was asked for, or without the part that is the site's own. From here on it has that
    part, as ASGI wants it; uvicorn's ``root_path`` would add it to both.
    """

    def __init__(self, app: ASGIApp, *, root: str = "") -> None:
        self._app = app
        self._root = root

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if self._root:
            self._complete(scope)
        url = HTTPConnection(scope).url
        origin = f"{url.scheme}://{url.netloc}"

        async def send_leading_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                # A browser knows better than we do which host it asked, and whether by https.
                if (location := headers.get("Location", "")).startswith(f"{origin}/"):
                    headers["Location"] = location.removeprefix(origin)
            await send(message)

        with links.served_at(origin, scope.get("root_path", "")):
            await self._app(scope, receive, send_leading_on)

    def _complete(self, scope: Scope) -> None:
        if f"{scope['path']}/".startswith(f"{self._root}/"):
            scope["root_path"] = self._root
            return
        scope.update(root_path=self._root, path=f"{self._root}{scope['path']}")
        if "raw_path" in scope:
            scope["raw_path"] = self._root.encode() + scope["raw_path"]
