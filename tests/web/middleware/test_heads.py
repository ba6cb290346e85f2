import pytest
from fastapi.testclient import TestClient


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/openapi.json", "/docs", "/", "/api/v1/articles"])
def test_whatever_can_be_got_has_a_head(client: TestClient, path: str) -> None:
    got, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == got.headers["content-length"]


def test_what_is_not_there_has_a_head_that_says_so(client: TestClient) -> None:
    head = client.head("/api/v1/articles/nothing")
    assert (head.status_code, head.content) == (404, b"")
    assert head.headers["content-type"] == "application/problem+json"


def test_what_can_not_be_got_has_no_head(client: TestClient) -> None:
    head = client.head("/api/v1/answer")
    assert (head.status_code, head.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_whoever_uses_another_method_is_told_of_both(client: TestClient, method: str) -> None:
    response = client.request(method, "/api/v1/articles")
    assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD")


def test_no_head_opens_the_stream_of_tools(client: TestClient) -> None:
    assert client.head("/mcp", headers={"Accept": "text/event-stream"}).status_code in {405, 406}
