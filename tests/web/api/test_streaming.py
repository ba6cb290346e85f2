import json
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event

import httpx
import pytest
from fastapi.testclient import TestClient

from qa import Interpretation, Question, Reply, UnknownFilterError
from tests.web.clients import served
from tests.web.fakes import THREE_CRANES, TWO_CRANES, FakeChatbot, answer_with, near, silence
from tests.web.live import live

ANSWER = "/api/v1/answer"
EVENTS = {"Accept": "text/event-stream"}


def streamed(client: TestClient, **body: object) -> list[tuple[str, dict[str, object]]]:
    """Return the events of an answer, each with its data."""
    response = client.post(ANSWER, json={"question": "How many cranes?", **body}, headers=EVENTS)
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/event-stream")
    events = []
    for block in response.text.removesuffix("\n\n").split("\n\n"):
        name, data = block.split("\n")
        events.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return events


def test_a_stream_tells_what_was_understood_then_each_quote_then_the_answer(
    chatbot: FakeChatbot, client: TestClient
) -> None:
    chatbot.replies = answer_with(TWO_CRANES, THREE_CRANES)
    whole = client.post(ANSWER, json={"question": "How many cranes?"}).json()
    events = streamed(client)
    assert [name for name, _ in events] == ["understood", "quote", "quote", "answer"]
    understood, first, second, answer = (data for _, data in events)
    assert understood == {key: whole[key] for key in ("question", "interpreted_as", "kind", "filters")}
    assert [first, second] == whole["quotes"]
    assert answer | {"took_ms": 0} == whole | {"took_ms": 0}


@pytest.mark.parametrize(("reply", "status"), [(near, "near"), (silence, "not_found")])
def test_a_stream_of_silence_has_no_quotes(
    chatbot: FakeChatbot, client: TestClient, reply: Callable[[Question], Reply], status: str
) -> None:
    chatbot.replies = reply
    events = streamed(client)
    assert [name for name, _ in events] == ["understood", "answer"]
    assert events[-1][1]["status"] == status


@dataclass(repr=False)
class Failing(FakeChatbot):
    def reply(self, interpretation: Interpretation, *, limit: int = 5) -> Reply:
        raise RuntimeError(f"broke on {interpretation.text}")


def test_a_failure_on_the_way_is_the_last_event_and_repeats_nothing(caplog: pytest.LogCaptureFixture) -> None:
    with served(Failing()) as client:
        events = streamed(client)
    assert [name for name, _ in events] == ["understood", "error"]
    assert events[-1][1]["type"] == "/problems/internal"
    assert "errors" not in events[-1][1]
    assert "cranes" not in json.dumps(events[-1]) + caplog.text


@dataclass(repr=False)
class Strict(FakeChatbot):
    def understand(self, question: Question) -> Interpretation:
        raise UnknownFilterError("speakers", "Nobody")


def test_what_is_wrong_with_a_request_is_said_by_its_status() -> None:
    with served(Strict()) as client:
        response = client.post(ANSWER, json={"question": "Who?", "speakers": ["Nobody"]}, headers=EVENTS)
        assert (response.status_code, response.headers["content-type"]) == (422, "application/problem+json")
        assert client.post(ANSWER, json={"question": ""}, headers=EVENTS).status_code == 422


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("text/event-stream", "text/event-stream"),
        ("text/event-stream, */*", "text/event-stream"),
        ("application/json;q=0.9, Text/Event-Stream;q=1.0", "text/event-stream"),
        ("application/json, text/event-stream;q=0.5", "application/json"),
        ("text/event-stream;q=0", "application/json"),
        ("text/event-stream;q=x", "application/json"),
        ("*/*", "application/json"),
        ("", "application/json"),
    ],
)
def test_events_are_sent_to_those_who_would_rather_have_them(client: TestClient, accept: str, media_type: str) -> None:
    response = client.post(ANSWER, json={"question": "Who?"}, headers={"Accept": accept})
    assert response.headers["content-type"].partition(";")[0] == media_type


@dataclass(repr=False)
class Waiting(FakeChatbot):
    """Looks things up until it is told to go on."""

    looking: Event = field(default_factory=Event)
    go_on: Event = field(default_factory=Event)
    suggested: Event = field(default_factory=Event)

    def reply(self, interpretation: Interpretation, *, limit: int = 5) -> Reply:
        self.looking.set()
        assert self.go_on.wait(60)
        return super().reply(interpretation, limit=limit)

    def suggest(self, reply: Reply) -> Reply:
        self.suggested.set()
        return super().suggest(reply)


def test_no_work_is_done_for_a_client_that_has_gone() -> None:
    chatbot = Waiting()
    body = b'{"question": "Who?"}'
    head = f"POST {ANSWER} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAccept: text/event-stream\r\n"
    with live(chatbot) as address:
        client = socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2])), timeout=60)
        client.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        assert chatbot.looking.wait(60)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        client.close()
        # The server reads what has come in the order of its coming: now it knows that the client has gone.
        assert httpx.get(f"{address}/healthz", trust_env=False).status_code == 200
        chatbot.go_on.set()
    assert not chatbot.suggested.is_set()


def test_the_same_work_is_done_for_a_client_that_stays() -> None:
    chatbot = Waiting()
    chatbot.go_on.set()
    with live(chatbot) as address:
        reply = httpx.post(f"{address}{ANSWER}", json={"question": "Who?"}, headers=EVENTS, trust_env=False)
    assert reply.text.count("event: ") == 3
    assert chatbot.suggested.is_set()
