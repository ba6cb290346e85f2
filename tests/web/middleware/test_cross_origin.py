from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from tests.web.clients import served
from tests.web.fakes import FakeChatbot
from web import ServingOptions
from web.middleware import KeyRequired

SITE, OTHER = "https://desk.example", "https://other.example"
ANSWER = "/api/v1/answer"


def asking(origin: str, **more: str) -> dict[str, str]:
    return {"Origin": origin} | more


def before(origin: str) -> dict[str, str]:
    """What a browser asks first, before it sends a script's question."""
    return {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization, content-type, x-request-id, mcp-method, mcp-name",
    }


@pytest.fixture
def open_to_site() -> Iterator[TestClient]:
    options = ServingOptions(cors_origins=f"{SITE}, https://b.example", require_key=KeyRequired.API)
    with served(FakeChatbot(), options) as client:
        yield client


def test_no_other_site_may_call_unless_it_is_named(client: TestClient) -> None:
    first = client.options(ANSWER, headers=before(SITE))
    assert first.status_code == 405
    for headers in (client.get("/", headers=asking(SITE)).headers, first.headers):
        assert "access-control-allow-origin" not in headers
        assert "origin" not in headers.get("vary", "").lower()


def test_a_named_site_may_send_a_key_and_read_what_it_needs(open_to_site: TestClient) -> None:
    first = open_to_site.options(ANSWER, headers=before(SITE))
    assert (first.status_code, first.headers["access-control-allow-origin"]) == (200, SITE)
    assert "POST" in first.headers["access-control-allow-methods"]
    answer = open_to_site.get("/api/v1/articles", headers=asking(SITE))
    shown = {name.strip().lower() for name in answer.headers["access-control-expose-headers"].split(",")}
    assert {"x-request-id", "retry-after", "ratelimit-remaining", "etag", "index-version"} <= shown
    assert "origin" in answer.headers["vary"].lower()
    assert "access-control-allow-credentials" not in answer.headers


def test_a_named_site_can_read_why_it_was_turned_away(open_to_site: TestClient) -> None:
    refused = open_to_site.get("/api/v1/articles", headers=asking(SITE))
    assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (401, SITE)


def test_a_site_that_is_not_named_may_not(open_to_site: TestClient) -> None:
    assert open_to_site.options(ANSWER, headers=before(OTHER)).status_code == 400
    assert "access-control-allow-origin" not in open_to_site.get("/", headers=asking(OTHER)).headers


def test_every_site_may_where_that_is_said() -> None:
    with served(FakeChatbot(), ServingOptions(cors_origins="*")) as client:
        assert client.get("/", headers=asking(OTHER)).headers["access-control-allow-origin"] == "*"
