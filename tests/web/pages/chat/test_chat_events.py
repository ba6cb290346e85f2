"""The reply to one question of a conversation as events: the script asks with the page's own address."""

import pytest
from fastapi.testclient import TestClient

from qa import DEFAULT_LIMIT, MAX_LIMIT, MAX_QUESTION_CHARACTERS
from tests.web.fakes import TWO_CRANES, FakeChatbot

EVENTS = "/api/chat"
CONVERSATION = "q=And+Bob%3F&speaker=bob-moss&q=Why%3F&show=more&q=Who%3F&read=typed"


def names(text: str) -> list[str]:
    return [line.removeprefix("event: ") for line in text.splitlines() if line.startswith("event: ")]


def test_an_address_is_answered_as_its_page_is(client: TestClient) -> None:
    response = client.get(f"{EVENTS}?q=How+many+cranes%3F")
    assert response.headers["content-type"].startswith("text/event-stream")
    assert names(response.text) == ["understood", "quote", "answer"]
    assert TWO_CRANES.id in response.text


@pytest.mark.parametrize(
    ("at", "text", "history", "limit"),
    [
        ("&at=1", "And Bob?", (), DEFAULT_LIMIT),
        ("&at=2", "Why?", ("And Bob?",), MAX_LIMIT),
        ("", "Who?", (), DEFAULT_LIMIT),
        ("&at=9", "Who?", (), DEFAULT_LIMIT),
    ],
)
def test_each_question_is_asked_with_what_stands_before_it(
    chatbot: FakeChatbot, client: TestClient, at: str, text: str, history: tuple[str, ...], limit: int
) -> None:
    client.get(f"{EVENTS}?{CONVERSATION}{at}")
    question = chatbot.asked[-1]
    assert (question.text, question.history, chatbot.limits[-1]) == (text, history, limit)


@pytest.mark.parametrize(
    "query", ["", "?q=", "?q=Why%3F&q=+", "?q=Why%3F&at=0", f"?q={'a' * (MAX_QUESTION_CHARACTERS + 1)}"]
)
def test_what_cannot_be_asked_is_a_problem(client: TestClient, query: str) -> None:
    response = client.get(f"{EVENTS}{query}")
    assert (response.status_code, response.headers["content-type"]) == (422, "application/problem+json")
