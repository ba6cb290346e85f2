"""A page is fetched from the public web, and from nowhere else."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.web.desks import desk_client, desk_in, sign_in, token_of
from web.pages.editor import fetching
from web.pages.editor.fetching import FetchError, fetch_page


def resolve_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    monkeypatch.setattr(fetching, "_addresses", lambda *_: set(addresses))


@contextmanager
def serving(status: int, headers: dict[str, str], body: bytes) -> Iterator[int]:
    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with HTTPServer(("127.0.0.1", 0), Page) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Take this machine's own address for a public one."""
    resolve_to(monkeypatch, "127.0.0.1")
    monkeypatch.setattr(fetching, "_is_public", lambda _: True)
    return monkeypatch


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "172.16.0.1", "100.64.0.1", "224.0.0.1",
     "::1", "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::"],
)  # fmt: skip
def test_nothing_near_the_server_is_fetched(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    resolve_to(monkeypatch, "93.184.216.34", address)
    with pytest.raises(FetchError, match="not on the public web"):
        fetch_page("http://example.org/talk")


@pytest.mark.parametrize(
    "url",
    ["", "example.org", "file:///etc/passwd", "ftp://example.org/", "http://u:p@example.org/", "http://[::1/", "http://example.org:22/",
     "http://example.org:x/", "http:///talk"],
)  # fmt: skip
def test_what_is_no_address_of_a_page_is_refused(url: str) -> None:
    with pytest.raises(FetchError):
        fetch_page(url)


def test_a_page_is_fetched_from_the_address_that_was_checked(public: pytest.MonkeyPatch) -> None:
    with serving(200, {"Content-Type": "text/html; charset=utf-8"}, b"<p>Hello</p>") as port:
        public.setitem(fetching._PORTS, "http", port)
        assert fetch_page("http://example.org/talk?a=b") == b"<p>Hello</p>"


@pytest.mark.parametrize(
    ("status", "headers", "problem"),
    [
        (302, {"Location": "http://127.0.0.1/"}, "has moved to 'http://127.0.0.1/'"),
        (404, {"Content-Type": "text/html"}, "status 404"),
        (200, {"Content-Type": "application/pdf"}, "only pages of HTML"),
        (200, {}, "only pages of HTML"),
    ],
)
def test_what_is_no_page_is_told(
    public: pytest.MonkeyPatch, status: int, headers: dict[str, str], problem: str
) -> None:
    with serving(status, headers, b"<p>Hello</p>") as port:
        public.setitem(fetching._PORTS, "http", port)
        with pytest.raises(FetchError, match=problem):
            fetch_page("http://example.org/talk")


def test_a_page_without_end_is_given_up(public: pytest.MonkeyPatch) -> None:
    public.setattr(fetching, "MAX_BYTES", 1000)
    with serving(200, {"Content-Type": "text/html"}, b"x" * 100_000) as port:
        public.setitem(fetching._PORTS, "http", port)
        with pytest.raises(FetchError, match="larger than"):
            fetch_page("http://example.org/talk")


def test_it_is_offered_only_where_it_is_switched_on(tmp_path: Path) -> None:
    for is_on in (False, True):
        with desk_client(desk_in(tmp_path), editor_fetch=is_on) as client:
            sign_in(client)
            client.headers["X-CSRF-Token"] = token_of(client)
            assert ('name="url"' in client.get("/editor/add").text) is is_on
            page = client.post("/editor/add", data={"url": "http://localhost/"})
            assert page.status_code == 422
            assert ("not on the public web" in page.text) is is_on
