import logging

import pytest
from fastapi.testclient import TestClient

from qa import Question, Reply
from tests.web.clients import served
from tests.web.fakes import FakeChatbot
from web import ServingOptions
from web.middleware import KeyRequired

ID = "X-Request-Id"


@pytest.mark.parametrize("path", ["/", "/healthz", "/static/style.css", "/api/v1/articles", "/api/v1/nothing", "/no"])
def test_an_id_that_was_sent_comes_back_with_every_response(client: TestClient, path: str) -> None:
    assert client.get(path, headers={ID: "job-7:a/b=@+._"}).headers[ID] == "job-7:a/b=@+._"


@pytest.mark.parametrize("sent", ["", "x" * 129, "two words", "caf\xe9", "a\tb", 'a"b', "<b>"])
def test_an_id_that_can_not_be_trusted_in_a_log_is_replaced(client: TestClient, sent: str) -> None:
    made = client.get("/healthz", headers=[(ID.encode(), sent.encode("latin-1"))]).headers[ID]
    assert made not in ("", sent)
    assert made.isalnum()


def test_every_request_has_an_id_of_its_own(client: TestClient) -> None:
    assert len({client.get("/healthz").headers[ID] for _ in range(3)}) == 3


def test_a_problem_and_the_log_tell_the_same_id(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    problem = client.get("/api/v1/nothing", headers={ID: "lost"})
    assert (problem.json()["request_id"], problem.headers[ID]) == ("lost", "lost")
    [line] = [record.getMessage() for record in caplog.records if record.name == "web.middleware.observation"][-1:]
    assert line.endswith(" ms lost")


def test_an_unexpected_error_is_found_in_the_log_by_its_id(
    chatbot: FakeChatbot, client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(question: Question) -> Reply:
        raise RuntimeError

    chatbot.replies = fail
    response = client.post("/api/v1/answer", json={"question": "Who?"}, headers={ID: "broken"})
    assert (response.status_code, response.headers[ID], response.json()["request_id"]) == (500, "broken", "broken")
    assert "POST /api/v1/answer failed: RuntimeError broken" in caplog.text


def test_what_a_guard_refuses_has_its_id_too() -> None:
    with served(FakeChatbot(), ServingOptions(require_key=KeyRequired.API)) as client:
        refused = client.get("/api/v1/articles", headers={ID: "no-key"})
    assert (refused.status_code, refused.headers[ID], refused.json()["request_id"]) == (401, "no-key", "no-key")
