"""What a proxy says of the request that it passes on, where that proxy is trusted."""

from collections.abc import Sequence
from ipaddress import ip_address, ip_network

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware


class Proxies:
    """Takes the client's address, the scheme and the host from ``X-Forwarded-For``, ``-Proto`` and ``-Host``.

    uvicorn's own middleware knows the first two. It stands inside of this one, for it puts the client's address in the
    place of the proxy's, by which a proxy is trusted.
    """

    def __init__(self, app: ASGIApp, proxies: Sequence[str]) -> None:
        self._app: ASGIApp = ProxyHeadersMiddleware(app, list(proxies))  # type: ignore[arg-type, assignment]  # typed apart
        self._networks = tuple(ip_network(proxy) for proxy in proxies)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and self._trusts(scope):
            # Of several hosts, the last: the others are what the client or somebody on the way says.
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
