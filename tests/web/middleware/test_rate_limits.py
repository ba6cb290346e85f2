from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from starlette.types import Scope

from tests.web.clients import served
from tests.web.fakes import FakeChatbot
from web import ServingOptions
from web.middleware import KeyFile
from web.middleware.request_limits import client_of

from .asgi import request_of

ARTICLES = "/api/v1/articles"


@pytest.fixture
def limited(tmp_path: Path) -> Iterator[TestClient]:
    """Three an hour."""
    with served(FakeChatbot(), ServingOptions(keys=tmp_path / "keys.json", rate_limit="3/hour")) as client:
        yield client


def test_nothing_is_counted_unless_it_is_asked_for(client: TestClient) -> None:
    assert not [name for name in client.get(ARTICLES).headers if name.startswith("ratelimit")]


def test_every_response_says_how_many_are_left(limited: TestClient) -> None:
    seen = [limited.get(path).headers for path in (ARTICLES, "/", "/api/v1/nothing")]
    assert [headers["ratelimit-remaining"] for headers in seen] == ["2", "1", "0"]
    assert {headers["ratelimit-limit"] for headers in seen} == {"3"}
    assert {headers["ratelimit-policy"] for headers in seen} == {'"default";q=3;w=3600'}
    assert all(0 < int(headers["ratelimit-reset"]) <= 3600 for headers in seen)


def test_one_too_many_is_told_when_to_come_back(limited: TestClient) -> None:
    for _ in range(3):
        assert limited.get(ARTICLES).status_code == 200
    refused = limited.get(ARTICLES)
    assert (refused.status_code, refused.json()["type"]) == (429, "/problems/rate-limited")
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.headers["retry-after"] == refused.headers["ratelimit-reset"]
    assert 0 < int(refused.headers["retry-after"]) <= 3600
    assert refused.headers["ratelimit-remaining"] == "0"
    page = limited.get("/")
    assert (page.status_code, page.headers["content-type"]) == (429, "text/html; charset=utf-8")
    assert "Nothing is wrong" in page.text


def test_health_and_what_pages_are_made_of_are_not_counted(limited: TestClient) -> None:
    for path in ("/healthz", "/readyz", "/static/style.css", "/openapi.json"):
        for _ in range(4):
            response = limited.get(path)
            assert response.status_code == 200
            assert "ratelimit-limit" not in response.headers
    assert limited.get(ARTICLES).headers["ratelimit-remaining"] == "2"


def test_a_key_is_counted_by_itself_and_what_is_no_key_is_not(limited: TestClient, tmp_path: Path) -> None:
    sent = [
        {"Authorization": f"Bearer {secret}"}
        for secret in (KeyFile(tmp_path / "keys.json").create("desk"), KeyFile(tmp_path / "keys.json").create("site"))
    ]
    for headers in sent:
        assert [limited.get(ARTICLES, headers=headers).status_code for _ in range(4)] == [200, 200, 200, 429]
    invented = ({"Authorization": f"Bearer otr_{number}"} for number in range(4))
    assert [limited.get(ARTICLES, headers=headers).status_code for headers in invented] == [200, 200, 200, 429]


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded"])
def test_a_header_makes_nobody_somebody_else(limited: TestClient, header: str) -> None:
    seen = [limited.get(ARTICLES, headers={header: f"198.51.100.{number}"}).status_code for number in range(4)]
    assert seen == [200, 200, 200, 429]


def of(host: str | None) -> Scope:
    return {**request_of(), "client": host and (host, 1)}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("192.0.2.1", "::ffff:192.0.2.1", True),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("unix", "unix", True),
        (None, None, True),
    ],
)
def test_addresses_of_one_customer_are_one_client(one: str | None, other: str | None, *, same: bool) -> None:
    assert (client_of(of(one)) == client_of(of(other))) is same
