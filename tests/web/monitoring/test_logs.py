import asyncio
import gc
import io
import json
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NoReturn

import httpx
import pytest
from starlette.responses import StreamingResponse

from corpus import Kind
from qa import Claim, Interpretation, Question, Reply, SearchResult
from tests.web.fakes import FakeChatbot
from tests.web.live import running
from web import create_app
from web.monitoring import LogFormat, log_failed_thread
from web.monitoring.logs import log_formatter

PRIVATE = "zanzibarquux"
EVENTS = {"Accept": "text/event-stream"}


class Failing(FakeChatbot):
    """Fails at whatever it is asked, and says in its errors what that was."""

    def understand(self, question: Question) -> Interpretation:
        self._fail(question.text)

    def search(self, question: Question, *, limit: int, kinds: frozenset[Kind]) -> SearchResult:
        self._fail(question.text)

    def verify(self, claim: Claim) -> NoReturn:
        self._fail(claim.words)

    def _fail(self, words: str) -> NoReturn:
        try:
            raise KeyError(words)
        except KeyError as error:
            raise RuntimeError(f"nobody thought of {words!r}") from error


class FailingLate(FakeChatbot):
    """Fails when the beginning of a response has been sent."""

    def reply(self, interpretation: Interpretation, *, limit: int = 5) -> Reply:
        raise RuntimeError(f"nobody thought of {interpretation.text!r}")


@contextmanager
def logged(level: str = "info", log_format: LogFormat = LogFormat.JSON) -> Iterator[io.StringIO]:
    """Yield what is written to the log."""
    stream, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(log_formatter(level, log_format))
    handler.addFilter(lambda record: not record.name.startswith(("httpx", "httpcore")))  # of the client's side
    before = root.level
    root.addHandler(handler)
    root.setLevel(level.upper())
    try:
        yield stream
    finally:
        root.removeHandler(handler)
        root.setLevel(before)


def events(stream: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


@dataclass(frozen=True)
class Asking:
    """Asks by every way there is, well and badly."""

    client: httpx.Client

    def everything(self) -> set[int]:
        return {*self._pages(), *self._api(), *self._openai(), *self._tools()}

    def _pages(self) -> Iterator[int]:
        for query in (f"q={PRIVATE}", f"q={PRIVATE}&speaker={PRIVATE}", f"q={PRIVATE * 100}", f"q=%FF{PRIVATE}"):
            yield self.client.get(f"/?{query}", headers={"Referer": f"http://x/{PRIVATE}"}).status_code
        yield self.client.get("/verify", params={"quote": PRIVATE, "speaker": PRIVATE}).status_code
        yield self.client.post("/verify", data={"quote": PRIVATE * 400}).status_code
        for path in ("/articles", "/speakers"):
            yield self.client.get(path, params={"find": PRIVATE, "page": PRIVATE}).status_code

    def _api(self) -> Iterator[int]:
        asked = {"question": PRIVATE, "history": [PRIVATE]}
        for path, body in (
            ("answer", asked),
            ("answer", asked | {"limit": PRIVATE}),
            ("answer", asked | {PRIVATE: PRIVATE}),
            ("answer", PRIVATE),
            ("answers", {"questions": [PRIVATE]}),
            ("search", {"query": PRIVATE}),
            ("verify", {"quote": PRIVATE, "speaker": PRIVATE}),
        ):
            yield self.client.post(f"/api/v1/{path}", json=body).status_code
            yield self.client.post(f"/api/v1/{path}", json=body, headers=EVENTS).status_code
        yield self.client.post("/api/v1/answer", content=f'{{"question": "{PRIVATE}').status_code
        yield self.client.get("/api/v1/articles", params={"cursor": PRIVATE}).status_code

    def _openai(self) -> Iterator[int]:
        asked = {"model": "on-the-record", "messages": [{"role": "user", "content": PRIVATE}]}
        for body in (asked, asked | {"stream": True}, asked | {"n": PRIVATE}, {"messages": PRIVATE}):
            yield self.client.post("/v1/chat/completions", json=body).status_code

    def _tools(self) -> Iterator[int]:
        accepted = {"Accept": "application/json, text/event-stream"}
        for method, params in (
            ("tools/call", {"name": "ask", "arguments": {"question": PRIVATE}}),
            ("tools/call", {"name": "search", "arguments": {"query": PRIVATE}}),
            ("tools/call", {"name": "verify_quote", "arguments": {"quote": PRIVATE}}),
            ("tools/call", {"name": "ask", "arguments": PRIVATE}),
            ("tools/call", {"name": PRIVATE, "arguments": {}}),
            ("tools/call", PRIVATE),
            ("initialize", {"capabilities": PRIVATE}),
        ):
            call = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
            yield self.client.post("/mcp", json=call, headers=accepted).status_code
        yield self.client.post("/mcp", content=PRIVATE, headers=accepted).status_code


@pytest.mark.parametrize("log_format", LogFormat)
@pytest.mark.parametrize("chatbot", [FakeChatbot, Failing, FailingLate])
def test_what_people_ask_is_in_no_line_of_the_log(chatbot: type[FakeChatbot], log_format: LogFormat) -> None:
    with (
        logged(log_format=log_format) as log,
        running(create_app(chatbot)) as address,
        httpx.Client(base_url=address, trust_env=False, timeout=20) as client,
    ):
        while client.get("/readyz").status_code != 200:
            pass
        statuses = Asking(client).everything()
        figures = client.get("/metrics").text
    assert {200, 422} <= statuses
    assert (500 in statuses) == (chatbot is not FakeChatbot)
    assert "/api/v1/answer 200" in log.getvalue() or chatbot is not FakeChatbot
    assert ("RuntimeError" in log.getvalue()) == (chatbot is not FakeChatbot)
    assert PRIVATE not in log.getvalue()
    assert PRIVATE not in figures


def test_only_at_debug_an_error_tells_its_message() -> None:
    for level, tells in (("info", False), ("debug", True)):
        for log_format in LogFormat:
            with logged(level, log_format) as log:
                try:
                    Failing().understand(Question(PRIVATE))
                except RuntimeError:
                    logging.getLogger("x").exception("it failed")
            assert (PRIVATE in log.getvalue()) is tells
            assert "RuntimeError" in log.getvalue()
            assert "in _fail" in log.getvalue()


def test_an_event_is_one_object_on_one_line() -> None:
    with logged() as log, running(create_app(Failing)) as address:
        headers = {"X-Request-Id": "mine"}
        while httpx.get(f"{address}/readyz").status_code != 200:
            pass
        httpx.get(f"{address}/articles/harbour?quote=x", headers=headers)
        httpx.post(f"{address}/api/v1/answer", json={"question": PRIVATE}, headers=headers)
    mine = [event for event in events(log) if event.get("request_id") == "mine"]
    [page] = [event for event in mine if event.get("route") == "/articles/{article_id}"]
    assert page.pop("process")
    assert isinstance(page["ms"], float)
    assert datetime.fromisoformat(str(page.pop("time"))).utcoffset() == timedelta(0)
    assert page == {
        "level": "info",
        "logger": "web.middleware.observation",
        "message": f"GET /articles/harbour 200 {page['ms']:.1f} ms mine",
        "request_id": "mine",
        "method": "GET",
        "route": "/articles/{article_id}",
        "path": "/articles/harbour",
        "status": 200,
        "ms": page["ms"],
        "index_version": "20260101T000000Z-abcd1234",
    }
    # What fails is told once, under the id of the request, with the traceback in one field.
    [failure] = [event for event in mine if event["level"] == "error"]
    assert failure["message"] == "POST /api/v1/answer failed: RuntimeError mine"
    assert "which led to:" in str(failure["exception"])


def test_what_fails_when_the_reply_has_begun_is_told_once_too() -> None:
    app = create_app(FakeChatbot)

    @app.get("/half")
    def half() -> StreamingResponse:
        def parts() -> Iterator[str]:
            yield "half"
            raise RuntimeError(PRIVATE)

        return StreamingResponse(parts())

    with logged() as log, running(app) as address, pytest.raises(httpx.RemoteProtocolError):
        httpx.get(f"{address}/half")
    [failure] = [event for event in events(log) if event["level"] == "error"]
    assert str(failure["exception"]).endswith("builtins.RuntimeError")


def test_a_thread_and_a_task_that_fail_are_logged_without_what_they_say() -> None:
    def fail() -> None:
        raise RuntimeError(PRIVATE)

    async def forget() -> None:
        task = asyncio.create_task(asyncio.to_thread(fail))
        await asyncio.wait({task})
        del task
        gc.collect()

    with logged() as log:
        try:
            fail()
        except RuntimeError as error:
            log_failed_thread(threading.ExceptHookArgs((type(error), error, None, threading.current_thread())))
        asyncio.run(forget())
    assert [event["message"] for event in events(log)] == [
        "the thread MainThread failed",
        "Task exception was never retrieved",
    ]
    assert all(str(event["exception"]).endswith("builtins.RuntimeError") for event in events(log))
    assert PRIVATE not in log.getvalue()


def test_errors_that_were_raised_together_are_all_told() -> None:
    with logged() as log:
        try:
            raise ExceptionGroup("several", [ValueError(PRIVATE), KeyError(PRIVATE)])
        except ExceptionGroup:
            logging.getLogger("x").exception("it failed")
    trace = str(events(log)[0]["exception"])
    assert [name in trace for name in ("ExceptionGroup", "ValueError", "KeyError")] == [True] * 3
    assert PRIVATE not in trace
