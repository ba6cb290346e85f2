import time
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from corpus import OnTheRecordError
from tests.web.clients import served
from tests.web.fakes import FakeChatbot, near, silence
from web import ServingOptions
from web.middleware import KeyFile, KeyRequired, KeyScope
from web.monitoring import Metrics, Readiness
from web.ports import Chatbot

ASK = {"question": "a very private matter"}
CHAT = {"model": "on-the-record", "messages": [{"role": "user", "content": ASK["question"]}]}


def figures(client: TestClient, **headers: str) -> dict[str, float]:
    """Return every figure by its name and labels, as they are written."""
    response = client.get("/metrics", headers=headers)
    assert response.status_code == 200
    assert "private" not in response.text
    return read(response.text)


def read(text: str) -> dict[str, float]:
    return {
        sample.name + "".join(f" {name}={value}" for name, value in sorted(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_the_format_is_the_one_that_prometheus_asks_for(client: TestClient) -> None:
    plain = client.get("/metrics")
    assert plain.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    open_metrics = client.get("/metrics", headers={"Accept": "application/openmetrics-text;version=1.0.0"})
    assert open_metrics.headers["content-type"].startswith("application/openmetrics-text; version=1.0.0")
    head = client.head("/metrics")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == plain.headers["content-type"]


def test_requests_are_counted_by_the_template_of_their_address(client: TestClient) -> None:
    for path in ("/articles/harbour", "/articles/none", "/none/a+very+private+matter", "/static/none"):
        client.get(f"{path}?q=a+very+private+matter")
    client.post("/api/v1/answer", json={})
    client.request("PRIVATE", "/")
    found = figures(client)
    assert found["otr_requests_total method=GET route=/articles/{article_id} status=200"] == 1
    assert found["otr_requests_total method=GET route=/articles/{article_id} status=404"] == 1
    assert found["otr_requests_total method=GET route=none status=404"] == 1
    assert found["otr_requests_total method=GET route=/static status=404"] == 1
    assert found["otr_requests_total method=POST route=/api/v1/answer status=422"] == 1
    assert found["otr_requests_total method=other route=/ status=405"] == 1
    assert found["otr_request_seconds_count route=/articles/{article_id}"] == 2
    assert found["otr_requests_in_progress"] == 1  # this one
    assert found["otr_requests_waiting"] == 0


def test_answers_are_counted_and_timed_whoever_asks(chatbot: FakeChatbot, client: TestClient) -> None:
    client.get("/", params={"q": ASK["question"]})
    client.post("/api/v1/answer", json=ASK)
    client.post("/api/v1/answer", json=ASK, headers={"Accept": "text/event-stream"})
    client.post("/v1/chat/completions", json=CHAT)
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "ask", "arguments": ASK}}
    accepted = {"Accept": "application/json, text/event-stream", "Host": "localhost"}
    client.post("/mcp", json=call, headers=accepted)
    for reply in (near, silence):
        chatbot.replies = reply
        client.post("/api/v1/answer", json=ASK)
    client.post("/api/v1/search", json={"query": "a private matter"})
    client.post("/api/v1/verify", json={"quote": "a private matter"})
    found = figures(client)
    assert found["otr_answers_total kind=topic status=answered"] == 5
    assert found["otr_answers_total kind=topic status=near"] == 1
    assert found["otr_answers_total kind=topic status=not_found"] == 1
    assert found["otr_quote_checks_total verdict=not_found"] == 1
    counts = {stage: found[f"otr_stage_seconds_count stage={stage}"] for stage in ("understand", "reply", "suggest")}
    assert counts == {"understand": 7, "reply": 7, "suggest": 7}
    assert found["otr_stage_seconds_count stage=search"] == found["otr_stage_seconds_count stage=verify"] == 1


def test_what_is_turned_away_is_counted_by_its_reason(tmp_path: Path) -> None:
    options = ServingOptions(keys=tmp_path / "keys.json", require_key=KeyRequired.API, rate_limit="1/hour")
    secret = KeyFile(tmp_path / "keys.json").create("prometheus", [KeyScope.READ])
    with served(FakeChatbot(), options) as client:
        client.get("/articles")
        client.get("/articles")
        client.post("/api/v1/answer", json=ASK)
        found = figures(client, Authorization=f"Bearer {secret}")
    assert found["otr_requests_refused_total reason=rate-limited"] == 1
    assert found["otr_requests_refused_total reason=key-required"] == 1


@pytest.mark.parametrize("required", KeyRequired)
def test_figures_need_a_key_where_any_is_required(tmp_path: Path, required: KeyRequired) -> None:
    options = ServingOptions(keys=tmp_path / "keys.json", require_key=required)
    with served(FakeChatbot(), options) as client:
        response = client.get("/metrics", headers={"Sec-Fetch-Site": "same-origin"})
        assert response.status_code == (200 if required is KeyRequired.NONE else 401)
        if response.status_code == 401:
            assert response.headers["content-type"] == "application/problem+json"
            assert response.headers["www-authenticate"].startswith("Bearer")


def test_figures_know_the_index_in_use(client: TestClient) -> None:
    found = figures(client)
    assert found["otr_index_info version=20260101T000000Z-abcd1234"] == found["otr_ready"] == 1
    assert found["otr_index_articles"] == 2
    assert found["otr_index_passages"] > 2
    assert found["otr_index_swaps_total outcome=done"] == found["otr_index_swaps_total outcome=failed"] == 0
    assert found["process_resident_memory_bytes"] > 1e6
    assert any(name.startswith("otr_build_info") for name in found)


def test_swaps_are_counted_done_and_failed() -> None:
    versions = ["one"]

    def open_last() -> Chatbot:
        if versions[-1] == "broken":
            raise OnTheRecordError("broken")
        return FakeChatbot(index_version=versions[-1])

    readiness = Readiness(
        open_last,
        current_version=lambda: versions[-1],
        count_swap=lambda is_done: metrics.count_swap(is_done=is_done),
        look_every_s=0.001,
    )
    metrics = Metrics(readiness, version="1")

    def swaps() -> list[float]:
        counted = read(metrics.exposition("")[0].decode())
        return [counted[f"otr_index_swaps_total outcome={outcome}"] for outcome in ("done", "failed")]

    assert "otr_index_info" not in metrics.exposition("")[0].decode()
    readiness.start()
    for version, wanted in (("one", [0, 0]), ("two", [1, 0]), ("broken", [1, 1]), ("three", [2, 1])):
        versions.append(version)
        while swaps() != wanted or not readiness.is_open:
            time.sleep(0.001)
    readiness.stop()
    assert "otr_ready 0.0" in metrics.exposition("")[0].decode()
