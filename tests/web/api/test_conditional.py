from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from tests.web.clients import served
from tests.web.fakes import HARBOUR, SECOND, FakeArchive, FakeChatbot

READS = (
    "/api/v1/articles",
    "/api/v1/articles?limit=1",
    "/api/v1/articles/harbour",
    "/api/v1/speakers",
    "/api/v1/speakers/ada-king",
    "/api/v1/passages/harbour-00000006",
)


@pytest.mark.parametrize("path", READS)
def test_what_the_client_has_is_not_sent_again(client: TestClient, path: str) -> None:
    first = client.get(path)
    etag = first.headers["etag"]
    again = client.get(path, headers={"If-None-Match": f'"other", {etag}'})
    assert (again.status_code, again.content) == (304, b"")
    for name in ("etag", "cache-control", "index-version"):
        assert again.headers[name] == first.headers[name].removeprefix("W/")
    assert "content-type" not in again.headers


@pytest.mark.parametrize("path", READS)
def test_head_has_the_headers_of_get_and_no_body(client: TestClient, path: str) -> None:
    volatile = {"x-request-id", "date"}
    got, head = client.get(path), client.head(path)
    assert head.content == b""
    assert {n: v for n, v in head.headers.items() if n not in volatile} == {
        n: v for n, v in got.headers.items() if n not in volatile
    }
    assert client.head(path, headers={"If-None-Match": got.headers["etag"]}).status_code == 304


def test_a_compressed_reply_is_the_same_to_a_conditional_get(client: TestClient) -> None:
    path = "/api/v1/articles/harbour"
    packed = client.get(path, headers={"Accept-Encoding": "gzip"})
    plain = client.get(path, headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    # A strong tag means the same bytes, which these are not.
    assert packed.headers["etag"] == f"W/{plain.headers['etag']}"
    for tag in (packed.headers["etag"], plain.headers["etag"]):
        for encoding in ("gzip", "identity"):
            headers = {"If-None-Match": tag, "Accept-Encoding": encoding}
            assert client.get(path, headers=headers).status_code == 304


@pytest.mark.parametrize("sent", ["", '"other"', "*nothing", 'W/"other"', "\xff"])
def test_another_tag_gets_the_whole(client: TestClient, sent: str) -> None:
    response = client.get("/api/v1/articles/harbour", headers=[(b"If-None-Match", sent.encode("latin-1"))])
    assert response.status_code == 200


def test_any_tag_will_do_for_a_star(client: TestClient) -> None:
    assert client.get("/api/v1/articles/harbour", headers={"If-None-Match": "*"}).status_code == 304


def test_what_is_not_there_is_not_found_whatever_the_client_has(client: TestClient) -> None:
    assert client.get("/api/v1/articles/nothing", headers={"If-None-Match": "*"}).status_code == 404


def test_a_tag_outlives_an_index_that_changes_nothing_of_it() -> None:
    changed = replace(SECOND, title="Another title")
    before, after = FakeChatbot(), FakeChatbot(archive=FakeArchive((HARBOUR, changed)), index_version="next")

    def tags(chatbot: FakeChatbot) -> dict[str, str]:
        with served(chatbot) as client:
            return {path: client.get(f"/api/v1/articles{path}").headers["etag"] for path in ("/harbour", "/second", "")}

    first, second = tags(before), tags(after)
    assert {path for path in first if first[path] == second[path]} == {"/harbour"}


def test_every_reply_names_the_index_version_it_is_from(client: TestClient) -> None:
    posts = (
        client.post("/api/v1/answer", json={"question": "Who?"}),
        client.post("/api/v1/answer", json={"question": "Who?"}, headers={"Accept": "text/event-stream"}),
        client.post("/api/v1/search", json={"query": "Who?"}),
        client.post("/api/v1/verify", json={"quote": "Who?"}),
    )
    assert {response.headers["index-version"] for response in (*posts, *map(client.get, READS))} == {
        FakeChatbot.index_version
    }
