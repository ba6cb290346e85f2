"""Where the site is served: behind a proxy, perhaps under a path of its own. Links are made by it."""

from collections.abc import Sequence
from ipaddress import ip_address, ip_network

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from web import links
from web.wording import wording_named

from .responses import with_headers


class Proxies:
    """Takes the client's address, the scheme and the host from ``X-Forwarded-For``, ``-Proto`` and ``-Host``.

    uvicorn's own middleware knows the first two. It stands inside of this one, for it puts the client's address in the
    place of the proxy's, by which a proxy is trusted.
    """

    def __init__(self, app: ASGIApp, proxies: Sequence[str]) -> None:
        self._app: ASGIApp = ProxyHeadersMiddleware(app, list(proxies))  # type: ignore[arg-type, assignment]  # typed apart
        self._networks = tuple(ip_network(proxy) for proxy in proxies)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._trusts(scope):
            # Of several hosts, the last: the others are what the client or a machine on the way says.
            hosts = ",".join(Headers(scope=scope).getlist("X-Forwarded-Host")).split(",")
            if host := hosts[-1].strip():
                others = [(name, value) for name, value in scope["headers"] if name != b"host"]
                scope["headers"] = [*others, (b"host", host.encode("latin-1"))]
        await self._app(scope, receive, send)

    def _trusts(self, scope: Scope) -> bool:
        peer = scope["client"][0] if scope.get("client") else ""
        try:
            address = ip_address(peer)
        except ValueError:  # such as the path of a socket
            return False
        return any(address in network for network in self._networks)


class Addresses:
    """Lets the links of a response begin with the path, and the absolute ones with the host, that were asked for.

    Those of a page whose address names a language name it, too.

    Proxies pass a path on as it was asked for, or without the part that is the site's own. From here on it has that
    part, as ASGI wants it; uvicorn's ``root_path`` would add it to both.
    """

    def __init__(self, app: ASGIApp, *, root: str = "", offers: links.Offers) -> None:
        self._app = app
        self._root, self._offers = root, offers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._root:
            self._complete(scope)
        url = HTTPConnection(scope).url
        origin = f"{url.scheme}://{url.netloc}"

        def lead_on(headers: MutableHeaders) -> None:
            # A browser knows better than we do which host it asked, and whether by https.
            if (location := headers.get("Location", "")).startswith(f"{origin}/"):
                headers["Location"] = location.removeprefix(origin)

        language, root = _chosen(scope), scope.get("root_path", "")
        with links.served_at(origin, root, language=language, offers=self._offers):
            await self._app(scope, receive, with_headers(send, lead_on))

    def _complete(self, scope: Scope) -> None:
        if f"{scope['path']}/".startswith(f"{self._root}/"):
            scope["root_path"] = self._root
            return
        scope.update(root_path=self._root, path=f"{self._root}{scope['path']}")
        if "raw_path" in scope:
            scope["raw_path"] = self._root.encode() + scope["raw_path"]


def _chosen(scope: Scope) -> str:
    """Return the language that the address of a page names; programs get no links to pages in one language."""
    if links.audience_of(scope) is not links.Audience.READERS:
        return ""
    words = wording_named(QueryParams(scope["query_string"]).get(links.LANGUAGE, ""))
    return words.language if words else ""
