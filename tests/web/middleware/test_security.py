import logging
import re

import pytest
from fastapi.testclient import TestClient

from corpus import Article
from qa import Question, Reply
from tests.web.fakes import FakeArchive, FakeChatbot

EVERY_SORT = [
    "/",
    "/?q=Who",
    "/?q=",
    "/articles/harbour",
    "/nothing",
    "/healthz",
    "/readyz",
    "/openapi.json",
    "/api/v1/articles",
    "/api/v1/nothing",
    "/static/style.css",
    "/static/nothing.css",
    "/articles?cursor=",
]


def check_headers(headers: object) -> None:
    sent = dict(headers)  # type: ignore[call-overload]
    policy = dict(part.strip().split(" ", 1) for part in sent["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in sent["content-security-policy"]
    assert sent["referrer-policy"] == "no-referrer"
    assert sent["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", EVERY_SORT)
def test_every_response_is_guarded(client: TestClient, path: str) -> None:
    check_headers(client.get(path).headers)


def test_the_response_to_an_unexpected_error_is_guarded(chatbot: FakeChatbot, client: TestClient) -> None:
    def fail(question: Question) -> Reply:
        raise RuntimeError

    chatbot.replies = fail
    for response in (client.get("/?q=Who"), client.post("/api/v1/answer", json={"question": "Who?"})):
        assert response.status_code == 500
        check_headers(response.headers)


@pytest.mark.parametrize("path", ["/", "/?q=Who", "/articles/harbour", "/articles", "/speakers", "/speakers/ada-king"])
def test_a_page_holds_no_script_and_no_style_of_its_own(client: TestClient, path: str) -> None:
    html = client.get(path).text
    assert re.sub(r'<script type="module" src="/static/[a-z]+\.js"></script>', "", html).count("<script") == 0
    assert "<style" not in html
    assert " style=" not in html
    assert " on" + "click" not in html


def test_questions_are_not_logged(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    client.get("/?q=a+very+private+matter")
    client.post("/api/v1/answer", json={"question": "a very private matter"})
    ours = [record.getMessage() for record in caplog.records if record.name.startswith(("web", "uvicorn", "fastapi"))]
    assert [" ".join(message.split()[:3]) for message in ours if "readyz" not in message] == [
        "GET / 200",
        "POST /api/v1/answer 200",
    ]
    assert "private" not in "".join(ours)


def test_a_path_can_not_forge_a_line_of_the_log(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    client.get("/articles/x%0AGET%20/admin%20200")
    assert all("\n" not in record.getMessage() for record in caplog.records)


def test_nor_can_the_path_of_a_request_that_fails(
    client: TestClient, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Article:
        raise RuntimeError

    monkeypatch.setattr(FakeArchive, "article", fail)
    assert client.get("/articles/x%1B%5B2J").status_code == 500
    assert [record.getMessage() for record in caplog.records if not record.getMessage().isprintable()] == []


def test_style_is_fetched_once_and_then_only_checked(client: TestClient) -> None:
    first = client.get("/static/style.css")
    assert (first.status_code, first.headers["cache-control"]) == (200, "no-cache")
    again = client.get("/static/style.css", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", ["/", "/articles/harbour", "/speakers"])
def test_a_page_can_be_asked_for_by_its_head(client: TestClient, path: str) -> None:
    assert client.head(path).status_code == 200
