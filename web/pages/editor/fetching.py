"""Fetches an article for an editor, where that is switched on: one page of the public web, nothing near the server."""

import http.client
import ipaddress
import socket
import ssl
import time
from urllib.parse import SplitResult, urlsplit

from web.errors import WebError, cause_of

MAX_BYTES = 10 * 1024 * 1024
MAX_S = 20.0
_PIECE = 64 * 1024
_PORTS = {"http": 80, "https": 443}
_AGENT = "on-the-record"


class FetchError(WebError):
    """A page can't be fetched, or may not be; the message says why."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"{problem}; save the page and add the file instead")
        self.problem = problem


def fetch_page(url: str) -> bytes:
    """Return the HTML at an address of the public web.

    The name is resolved once, and that very address is connected to, so that nothing can lead elsewhere between the
    check and the connection. A redirect is not followed: its target is named, for the editor to look at.

    Raises:
        FetchError: The address is none, is not public, or gives no page of HTML in time.
    """
    parts = _parsed(url)
    host = parts.hostname or ""
    address = _public_address(host, _PORTS[parts.scheme])
    connection = _Pinned(host, address, _PORTS[parts.scheme], is_secure=parts.scheme == "https")
    ends = time.monotonic() + MAX_S
    try:
        path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
        connection.request("GET", path, headers={"User-Agent": _AGENT, "Accept": "text/html"})
        response = connection.getresponse()
        _check(response)
        content = b""
        while piece := response.read1(_PIECE):
            content += piece
            if len(content) > MAX_BYTES:
                raise FetchError(f"the page is larger than {MAX_BYTES // 2**20} MiB")
            if time.monotonic() > ends:
                raise FetchError(f"the page had not arrived whole after {MAX_S:g} seconds")
        return content
    except (http.client.HTTPException, ValueError) as error:
        raise FetchError(f"{host} gives no page that can be read ({type(error).__name__})") from None
    except OSError as error:
        raise FetchError(f"{host} can't be reached ({cause_of(error)})") from None
    finally:
        connection.close()


class _Pinned(http.client.HTTPConnection):
    """A connection to one address, whatever the name means meanwhile; the certificate is the name's."""

    def __init__(self, host: str, address: str, port: int, *, is_secure: bool) -> None:
        super().__init__(host, port, timeout=MAX_S)
        self._address, self._is_secure = address, is_secure

    def connect(self) -> None:
        plain = socket.create_connection((self._address, self.port), self.timeout)
        self.sock = (
            ssl.create_default_context().wrap_socket(plain, server_hostname=self.host) if self._is_secure else plain
        )


def _parsed(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise FetchError(f"{url[:200]!r} is no address of a page") from None
    if parts.scheme not in _PORTS or not parts.hostname or parts.username or not url.strip().isascii():
        raise FetchError(f"{url[:200]!r} is no address of a page; write one such as https://example.org/talk")
    if port not in {None, _PORTS[parts.scheme]}:
        raise FetchError(f"port {port} is not one that pages are served at")
    return parts


def _public_address(host: str, port: int) -> str:
    """Return the address that a name stands for; all that it stands for have to be public."""
    found = _addresses(host, port)
    if not found or not all(map(_is_public, found)):
        raise FetchError(f"{host} is not on the public web")
    return min(found, key=lambda address: (":" in address, address))


def _addresses(host: str, port: int) -> set[str]:
    try:
        return {str(item[4][0]) for item in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError):
        raise FetchError(f"nobody knows {host}") from None


def _is_public(address: str) -> bool:
    parsed = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(parsed, "ipv4_mapped", None) or getattr(parsed, "sixtofour", None) or parsed
    return all(one.is_global and not one.is_multicast for one in (parsed, inner))


def _check(response: http.client.HTTPResponse) -> None:
    if response.status in {301, 302, 303, 307, 308}:
        target = (response.getheader("Location") or "")[:300]
        raise FetchError(f"the page has moved to {target!r}; fetch it there, if that is the article")
    if response.status != http.client.OK:
        raise FetchError(f"the page answers with status {response.status}")
    kind = (response.getheader("Content-Type") or "").partition(";")[0].strip().lower()
    if kind not in {"text/html", "application/xhtml+xml"}:
        raise FetchError(f"this is {kind or 'of no known kind'}, and only pages of HTML are fetched")
