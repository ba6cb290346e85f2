"""What is offered while somebody types, for the script of the page; none of it is written to the log."""

import logging

import pytest
from fastapi.testclient import TestClient

from tests.web.clients import served
from tests.web.fakes import FakeChatbot
from web import ServingOptions


def test_people_are_offered_with_what_they_stand_instead_of(client: TestClient) -> None:
    response = client.get("/api/complete", params={"typed": "What does kin"})
    assert response.json() == [
        {"text": "Ada King", "role": "Director of the Harbour Office", "kind": "person", "instead": "kin"}
    ]


def test_nothing_typed_is_no_error_and_too_much_is(client: TestClient) -> None:
    assert client.get("/api/complete").json() == []
    assert client.get("/api/complete", params={"typed": "x" * 201}).status_code == 422


def test_what_is_typed_is_not_logged(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        client.get("/api/complete", params={"typed": "zeppelin"})
        client.get("/articles", params={"find": "zeppelin", "sort": "zeppelin"})
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("web.")]
    assert any("/api/complete" in line for line in ours)
    assert not any("zeppelin" in line for line in ours)


def test_typing_uses_up_no_questions(chatbot: FakeChatbot) -> None:
    with served(chatbot, ServingOptions(rate_limit="2/minute")) as client:
        statuses = [client.get("/api/complete", params={"typed": "kin"}).status_code for _ in range(5)]
        assert statuses == [200] * 5
        assert client.get("/about").status_code == 200
