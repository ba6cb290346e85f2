import asyncio

import pytest
from fastapi.testclient import TestClient
from starlette.types import Receive, Scope, Send

from web.middleware.responses import Compression

from .asgi import BODY, START, Client, request_of

GZIP = {"Accept-Encoding": "gzip"}
PLAIN = {"Accept-Encoding": "identity"}


@pytest.mark.parametrize("path", ["/", "/articles/harbour", "/static/style.css", "/openapi.json"])
def test_what_is_long_is_packed_for_whoever_takes_it(client: TestClient, path: str) -> None:
    packed, plain = client.get(path, headers=GZIP), client.get(path, headers=PLAIN)
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content
    assert "accept-encoding" in packed.headers["vary"].lower()
    assert "accept-encoding" in plain.headers["vary"].lower()


def test_what_is_short_is_not(client: TestClient) -> None:
    assert "content-encoding" not in client.get("/healthz", headers=GZIP).headers


@pytest.mark.parametrize("coding", [GZIP, PLAIN])
@pytest.mark.parametrize("path", ["/", "/static/style.css"])
def test_the_head_says_what_the_whole_would(client: TestClient, path: str, coding: dict[str, str]) -> None:
    head, whole = client.head(path, headers=coding).headers, client.get(path, headers=coding).headers
    for name in ("content-encoding", "content-type", "etag", "vary"):
        assert head.get(name) == whole.get(name)
    if "content-length" in whole:
        assert head.get("content-length") in (None, whole["content-length"])


def test_a_packed_page_has_a_weak_tag_which_is_still_known_again(client: TestClient) -> None:
    packed = client.get("/static/style.css", headers=GZIP).headers["etag"]
    plain = client.get("/static/style.css", headers=PLAIN).headers["etag"]
    assert packed == f"W/{plain}"
    for tag in (packed, plain):
        again = client.get("/static/style.css", headers=GZIP | {"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")


def test_an_event_reaches_the_client_before_the_next_is_made() -> None:
    async def scenario() -> None:
        client, seen = Client(), []

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            kind = (b"content-type", b"text/event-stream; charset=utf-8")
            await send({"type": START, "status": 200, "headers": [kind]})
            for event in (b"data: 1\n\n", b"data: 2\n\n"):
                await send({"type": BODY, "body": event, "more_body": True})
                seen.append(client.body)
            await send({"type": BODY, "body": b"", "more_body": False})

        await Compression(app)(request_of(headers=GZIP.items()), client.receive, client.send)
        assert seen == [b"data: 1\n\n", b"data: 1\n\ndata: 2\n\n"]
        assert "content-encoding" not in client.headers

    asyncio.run(scenario())


def test_the_events_of_an_answer_are_never_packed(client: TestClient) -> None:
    headers = GZIP | {"Accept": "text/event-stream"}
    response = client.post("/api/v1/answer", json={"question": "How many cranes?"}, headers=headers)
    assert response.headers["content-type"].startswith("text/event-stream")
    assert "content-encoding" not in response.headers
    assert "event: answer" in response.text
