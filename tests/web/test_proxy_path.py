"""The site behind a proxy that serves it under a path, whether the proxy takes that path away or not."""

import asyncio
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

import web
from tests.web.clients import served
from tests.web.fakes import FakeChatbot
from tests.web.middleware.asgi import Client, request_of
from web import ServingOptions, create_app
from web.middleware.addresses import Proxies

ROOT = "/interviews"
STATIC = sorted(file for file in (Path(web.__file__).parent / "static").iterdir() if file.suffix != ".png")
SITE = "http://testserver"
ASK = {"question": "Cranes?"}


class StrippingProxy:
    """Serves an app under a path, which the app gets to see nothing of."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            assert scope["path"].startswith(f"{ROOT}/"), "that is no address of this site"
            scope = {**scope, "path": scope["path"].removeprefix(ROOT)}
            scope["raw_path"] = scope["raw_path"].removeprefix(ROOT.encode())
        await self._app(scope, receive, send)


@pytest.fixture(params=["the proxy strips the path", "the proxy keeps the path"])
def client(request: pytest.FixtureRequest) -> Iterator[TestClient]:
    app: FastAPI = create_app(FakeChatbot, options=ServingOptions(root_path=ROOT))
    behind = StrippingProxy(app) if "strips" in request.param else app
    with TestClient(behind, raise_server_exceptions=False, follow_redirects=False) as client:
        while client.get(f"{ROOT}/readyz").status_code != 200:
            pass
        yield client


class Addresses(HTMLParser):
    """Collects whatever a page leads to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src", "action", "formaction"} or (value or "").startswith("/"):
                self.found.add(value or "")


def leads_to(address: str, html: str) -> set[str]:
    """Return every address of this site that a page has, without the part behind #."""
    absolute = (urldefrag(urljoin(f"{SITE}{address}", found)).url for found in Addresses(html).found)
    return {found.removeprefix(SITE) for found in absolute if found.startswith(f"{SITE}/")}


def test_every_link_of_every_page_leads_somewhere(client: TestClient) -> None:
    waiting = {
        f"{ROOT}/{begin}" for begin in ("", "?q=Cranes%3F", "verify?quote=We+will+build", "problems/busy", "docs")
    }
    seen: set[str] = set()
    while waiting:
        address = waiting.pop()
        seen.add(address)
        assert address.startswith(f"{ROOT}/")
        response = client.get(address)
        # Scripts ask there, behind the questions of an address.
        assert response.status_code == (422 if address.endswith("/api/chat") else 200), address
        # A conversation goes on without end, wherever it leads.
        if response.headers["content-type"].startswith("text/html") and address.count("q=") < 2:
            waiting |= leads_to(address, response.text) - seen
    paths = {urlsplit(address).path.removeprefix(ROOT) for address in seen}
    assert {"/", "/articles", "/articles/harbour", "/speakers/ada-king", "/verify", "/static/style.css"} <= paths


def test_what_the_api_leads_to_is_there(client: TestClient) -> None:
    answer = client.post(f"{ROOT}/api/v1/answer", json=ASK).json()
    for quote in answer["quotes"]:
        assert quote["permalink"].startswith(f"{ROOT}/articles/")
        assert "<mark" in client.get(quote["permalink"]).text
    problem = client.post(f"{ROOT}/api/v1/answer", json={}).json()
    assert (problem["type"], problem["instance"]) == (f"{ROOT}/problems/invalid-request", f"{ROOT}/api/v1/answer")
    assert client.get(problem["type"]).status_code == 200
    missing = client.get(f"{ROOT}/api/v1/articles/none")
    assert missing.headers["content-type"] == "application/problem+json"
    assert client.get(f"{ROOT}/openapi.json").json()["servers"] == [{"url": ROOT}]


def test_other_protocols_lead_back_to_the_site(client: TestClient) -> None:
    messages = [{"role": "user", "content": "Cranes?"}]
    chat = client.post(f"{ROOT}/v1/chat/completions", json={"model": "on-the-record", "messages": messages})
    call = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "tools/call",
        "params": {"name": "ask", "arguments": ASK},
    }
    accepted = {"Accept": "application/json, text/event-stream", "Host": "localhost"}
    tool = client.post(f"{ROOT}/mcp", json=call, headers=accepted)
    texts = (chat.json()["choices"][0]["message"]["content"], tool.json()["result"]["content"][0]["text"])
    for text, site in zip(texts, (SITE, "http://localhost"), strict=True):
        [link, *_] = re.findall(rf"\(({site}[^)]+)\)", text)
        assert client.get(link.removeprefix(site)).status_code == 200
        assert link.startswith(f"{site}{ROOT}/articles/")


@pytest.mark.parametrize("path", ["/articles/", "/speakers/ada-king/"])
def test_a_redirect_stays_inside_and_names_no_host(client: TestClient, path: str) -> None:
    response = client.get(f"{ROOT}{path}?find=x")
    assert response.headers["location"] == f"{ROOT}{path.rstrip('/')}?find=x"
    form = client.post(f"{ROOT}/verify", data={"quote": "two cranes"})
    assert form.headers["location"].startswith(f"{ROOT}/verify?")


def test_what_is_decided_by_path_is_decided_inside(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    assert client.get(f"{ROOT}/api/none").headers["content-type"] == "application/problem+json"
    assert client.get(f"{ROOT}/none").headers["content-type"].startswith("text/html")
    assert "error" in client.get(f"{ROOT}/v1/none").json()
    assert client.head(f"{ROOT}/articles/harbour").status_code == 200
    assert client.get(f"{ROOT}/static/style.css").status_code == 200
    figures = client.get(f"{ROOT}/metrics").text
    assert 'otr_requests_total{method="HEAD",route="/articles/{article_id}",status="200"} 1.0' in figures
    assert 'otr_requests_total{method="GET",route="/static",status="200"} 1.0' in figures
    assert f"GET {ROOT}/api/none 404" in caplog.text


@pytest.mark.parametrize("file", STATIC, ids=lambda file: file.name)
def test_scripts_and_styles_take_addresses_from_the_page(file: Path) -> None:
    code = re.sub(r"(?m)^\s*//.*$", "", file.read_text(encoding="utf-8"))
    assert re.findall(r"""["'`]/[a-z]|url\(["']?/""", code) == []


def test_the_path_itself_is_the_site() -> None:
    with served(FakeChatbot(), ServingOptions(root_path=f"{ROOT}/")) as client:
        response = client.get(ROOT, follow_redirects=False)
        assert (response.status_code, response.headers["location"]) == (307, f"{ROOT}/")
        assert client.get(f"{ROOT}else").status_code == 404


def test_without_a_path_the_site_is_at_the_top() -> None:
    with served(FakeChatbot(), ServingOptions(root_path="/")) as client:
        assert "servers" not in client.get("/openapi.json").json()
        assert client.get("/articles/", follow_redirects=False).headers["location"] == "/articles"


@pytest.mark.parametrize("path", ["/a b", "http://x/y", "/a//b", "/a?b", "/../a", "/articles", "/api", "/static/x"])
def test_a_path_that_cannot_be_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match=r"write one such as|choose another, such as /interviews"):
        ServingOptions(root_path=path)


def permalink(client: TestClient, **headers: str) -> str:
    """Return the first link that OpenAI's clients are given, which has scheme and host."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    messages = [{"role": "user", "content": "Cranes?"}]
    chat = client.post("/v1/chat/completions", json={"model": "on-the-record", "messages": messages}, headers=sent)
    content: str = chat.json()["choices"][0]["message"]["content"]
    return content.partition("](")[2].partition("/articles")[0]


def test_only_a_trusted_proxy_says_by_which_host_and_scheme_the_site_is_known() -> None:
    told = {"X_Forwarded_Host": "evil.example, talks.example", "X_Forwarded_Proto": "https"}
    app = create_app(FakeChatbot, options=ServingOptions(trusted_proxies="10.0.0.0/8"))
    with TestClient(app, client=("10.1.2.3", 5)) as trusted:
        while trusted.get("/readyz").status_code != 200:
            pass
        assert permalink(trusted, **told) == "https://talks.example"
        assert permalink(TestClient(app, client=("192.0.2.1", 5)), **told) == SITE
        assert permalink(TestClient(app, client=("proxy.sock", 5)), **told) == SITE
        assert permalink(trusted) == SITE


def test_a_forwarded_host_takes_the_place_of_the_proxy_s_own() -> None:
    seen: list[Scope] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope)

    client = Client()
    headers = [("Host", "127.0.0.1:8000"), ("X-Forwarded-Host", "talks.example"), ("X-Forwarded-For", "203.0.113.9")]
    asyncio.run(Proxies(app, ["192.0.2.1"])(request_of(headers=headers), client.receive, client.send))
    assert [value for name, value in seen[0]["headers"] if name == b"host"] == [b"talks.example"]
    assert seen[0]["client"][0] == "203.0.113.9"
