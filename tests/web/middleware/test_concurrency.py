import asyncio
import logging
import threading
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor

import anyio.to_thread
import pytest
from fastapi.testclient import TestClient
from starlette.responses import StreamingResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from qa import Question, Reply
from tests.web.clients import served
from tests.web.fakes import FakeChatbot, two_cranes
from web import ServingOptions
from web.middleware import BodyLimit, ConcurrencyLimit

from .asgi import BODY, START, Client, answering, part_of, refuse, request_of

BUSY, LATE = b"BusyError", b"TimedOutError"


def limited(
    app: ASGIApp, *, at_once: int = 1, waiting: int = 1, max_wait_s: float = 60, timeout_s: float = 60
) -> ConcurrencyLimit:
    return ConcurrencyLimit(
        app, max_concurrent=at_once, max_waiting=waiting, max_wait_s=max_wait_s, timeout_s=timeout_s, refuse=refuse
    )


def arrived() -> Client:
    """A client whose request has arrived whole, so that nothing comes from it any more but that it goes."""
    return Client(sends=[])


class Desk:
    """Works on each request until it is told that this is done, and notes how many there were at a time."""

    def __init__(self) -> None:
        self.n_served = self.n_now = self.most = 0
        self.done = asyncio.Event()

    async def work(self, receive: Receive) -> str:
        self.n_served += 1
        self.n_now += 1
        self.most = max(self.most, self.n_now)
        await self.done.wait()
        self.n_now -= 1
        return "done"


async def settle() -> None:
    """Let everything happen that can."""
    for _ in range(20):
        await asyncio.sleep(0)


def test_a_few_are_served_at_a_time_a_few_wait_and_the_rest_is_told_so_at_once() -> None:
    async def scenario() -> None:
        desk = Desk()
        limit = limited(answering(desk.work), at_once=2, waiting=3)
        clients = [arrived() for _ in range(7)]
        tasks = [asyncio.create_task(limit(request_of(), client.receive, client.send)) for client in clients]
        await settle()
        assert [client.body for client in clients] == [b""] * 5 + [BUSY] * 2
        assert clients[-1].headers["retry-after"] == "1"
        desk.done.set()
        await asyncio.gather(*tasks)
        assert [client.body for client in clients] == [b"done"] * 5 + [BUSY] * 2
        assert (desk.most, desk.n_served) == (2, 5)

    asyncio.run(scenario())


def test_health_static_files_and_documentation_never_wait() -> None:
    async def scenario() -> None:
        desk = Desk()
        limit = limited(answering(desk.work), waiting=0)
        first = arrived()
        busy = asyncio.create_task(limit(request_of(), first.receive, first.send))
        await settle()
        paths = ("/healthz", "/readyz", "/metrics", "/static/style.css", "/openapi.json")
        clients = {path: arrived() for path in (*paths, "/", "/v1/chat/completions", "/mcp")}
        tasks = [asyncio.create_task(limit(request_of(path), c.receive, c.send)) for path, c in clients.items()]
        await settle()
        assert {path for path, client in clients.items() if client.body == BUSY} == clients.keys() - set(paths)
        desk.done.set()
        await asyncio.gather(busy, *tasks)

    asyncio.run(scenario())


def test_nobody_waits_for_ever() -> None:
    async def scenario() -> None:
        desk = Desk()
        limit = limited(answering(desk.work), max_wait_s=0.01)
        first, second = arrived(), arrived()
        busy = asyncio.create_task(limit(request_of(), first.receive, first.send))
        await settle()
        await limit(request_of(), second.receive, second.send)
        assert second.body == BUSY
        desk.done.set()
        await busy
        third = arrived()
        await limit(request_of(), third.receive, third.send)
        assert third.body == b"done"

    asyncio.run(scenario())


def test_what_was_sent_is_still_there_after_the_wait() -> None:
    async def scenario() -> None:
        desk = Desk()

        async def read_back(receive: Receive) -> str:
            await desk.work(receive)
            message = await receive()
            return str(message["body"].decode())

        limit = limited(answering(read_back))
        clients = [Client([part_of(body)]) for body in (b"first", b"second")]
        tasks = [asyncio.create_task(limit(request_of(), client.receive, client.send)) for client in clients]
        await settle()
        desk.done.set()
        await asyncio.gather(*tasks)
        assert [client.body for client in clients] == [b"first", b"second"]

    asyncio.run(scenario())


def test_nothing_is_done_for_who_has_gone_while_waiting() -> None:
    async def scenario() -> None:
        desk = Desk()
        limit = limited(answering(desk.work), waiting=2)
        clients = [Client() for _ in range(3)]
        tasks = [asyncio.create_task(limit(request_of(), client.receive, client.send)) for client in clients]
        await settle()
        clients[1].gone.set()
        desk.done.set()
        await asyncio.gather(*tasks)
        assert [client.body for client in clients] == [b"done", b"", b"done"]
        assert desk.n_served == 2

    asyncio.run(scenario())


def test_who_takes_too_long_is_told_in_time_and_keeps_the_slot_until_the_thread_ends(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def scenario() -> None:
        thread_ends, has_ended = threading.Event(), asyncio.Event()

        async def work(receive: Receive) -> str:
            if not thread_ends.is_set():  # later there is nothing to wait for: a busy machine may not make it late
                await anyio.to_thread.run_sync(thread_ends.wait)
            return "too late"

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            try:
                await answering(work)(scope, receive, send)
            finally:
                has_ended.set()

        limit = limited(app, timeout_s=0.2, waiting=0)
        slow, next_one = arrived(), arrived()
        await limit(request_of(), slow.receive, slow.send)
        assert slow.body == LATE
        await limit(request_of(), next_one.receive, next_one.send)
        assert next_one.body == BUSY
        thread_ends.set()
        await has_ended.wait()
        await settle()
        after = arrived()
        await limit(request_of(), after.receive, after.send)
        assert after.body == b"too late"
        assert slow.body == LATE

    asyncio.run(scenario())
    assert "POST /api/v1/answer, past its time, ended" in caplog.text


def test_what_only_waits_ends_with_its_time() -> None:
    async def scenario() -> None:
        desk = Desk()
        limit = limited(answering(desk.work), timeout_s=0.01)
        for _ in range(3):
            client = arrived()
            await limit(request_of(), client.receive, client.send)
            assert client.body == LATE

    asyncio.run(scenario())


def test_an_error_past_the_time_is_logged_by_its_kind_alone(caplog: pytest.LogCaptureFixture) -> None:
    async def scenario() -> None:
        goes_wrong = threading.Event()

        def fail() -> None:
            goes_wrong.wait()
            raise RuntimeError("the question")

        async def work(receive: Receive) -> str:
            await anyio.to_thread.run_sync(fail)
            return ""

        client = arrived()
        await limited(answering(work), timeout_s=0.01)(request_of(), client.receive, client.send)
        assert client.body == LATE
        others = asyncio.all_tasks() - {asyncio.current_task()}
        goes_wrong.set()
        await asyncio.wait(others)
        await settle()

    caplog.set_level(logging.DEBUG)
    asyncio.run(scenario())
    assert "past its time, failed: RuntimeError" in caplog.text
    assert "the question" not in caplog.text


def test_an_error_in_time_is_raised_as_it_is_and_the_slot_is_free() -> None:
    async def scenario() -> None:
        async def work(receive: Receive) -> str:
            raise LookupError

        limit = limited(answering(work), waiting=0)
        for _ in range(2):
            client = arrived()
            with pytest.raises(LookupError):
                await limit(request_of(), client.receive, client.send)

    asyncio.run(scenario())


def streaming(started: asyncio.Event, go_on: asyncio.Event) -> ASGIApp:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-type", b"text/event-stream")]
        await send({"type": START, "status": 200, "headers": headers})
        await send({"type": BODY, "body": b"first ", "more_body": True})
        started.set()
        await go_on.wait()
        await send({"type": BODY, "body": b"last", "more_body": False})

    return app


@pytest.mark.parametrize(
    ("method", "path", "keeps_slot"),
    [("POST", "/mcp", True), ("GET", "/api/chat", True), ("GET", "/mcp", False), ("GET", "/editor/work/events", False)],
)
def test_a_stream_that_has_begun_is_not_cut_off_and_one_that_only_listens_takes_no_slot(
    method: str, path: str, *, keeps_slot: bool
) -> None:
    async def scenario() -> None:
        started, go_on = asyncio.Event(), asyncio.Event()
        limit = limited(streaming(started, go_on), timeout_s=0.1, waiting=0)
        client, other = arrived(), arrived()
        task = asyncio.create_task(limit(request_of(path, method=method), client.receive, client.send))
        await started.wait()
        await asyncio.wait({task}, timeout=0.2)
        assert client.body == b"first "
        second = asyncio.create_task(limit(request_of(path, method=method), other.receive, other.send))
        await settle()
        assert (other.body == BUSY) is keeps_slot
        go_on.set()
        await asyncio.gather(task, second)
        assert client.body == b"first last"

    asyncio.run(scenario())


def test_a_stream_ends_when_its_client_goes_and_its_slot_is_free() -> None:
    async def scenario() -> None:
        async def events() -> AsyncIterator[bytes]:
            while True:
                yield b"data: more\n\n"
                await asyncio.sleep(0)

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            await StreamingResponse(events(), media_type="text/event-stream")(scope, receive, send)

        limit = limited(BodyLimit(app, max_kb=1, max_s=60, refuse=refuse), waiting=0)
        for _ in range(2):
            client = Client()
            task = asyncio.create_task(limit(request_of(), client.receive, client.send))
            await settle()
            assert client.status == 200
            client.gone.set()
            await task

    asyncio.run(scenario())


def test_a_server_that_stops_ends_what_is_being_worked_on() -> None:
    async def scenario() -> None:
        ended = asyncio.Event()

        async def work(receive: Receive) -> str:
            try:
                await asyncio.Event().wait()
            finally:
                ended.set()
            return ""

        client = arrived()
        limit = limited(answering(work))
        task = asyncio.create_task(limit(request_of(), client.receive, client.send))
        await settle()
        task.cancel()
        await asyncio.wait({task})
        await ended.wait()

    asyncio.run(scenario())


def test_a_thread_that_ends_after_the_server_stopped_waiting_for_it_sends_nothing() -> None:
    async def scenario() -> None:
        may_end, sent = threading.Event(), asyncio.Event()

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            with anyio.CancelScope(shield=True):  # as where a handler runs in a thread
                await anyio.to_thread.run_sync(may_end.wait)
                await send({"type": START, "status": 200, "headers": []})
            sent.set()

        client = arrived()
        limit = limited(app)
        task = asyncio.create_task(limit(request_of(), client.receive, client.send))
        await settle()
        task.cancel()
        await asyncio.wait({task})
        may_end.set()
        await sent.wait()
        assert client.got == []

    asyncio.run(scenario())


def test_pages_and_api_say_that_the_server_is_busy_and_health_goes_on() -> None:
    asked, may_answer = threading.Event(), threading.Event()

    def reply(question: Question) -> Reply:
        asked.set()
        may_answer.wait(60)
        return two_cranes(question)

    def ask(client: TestClient) -> int:
        return client.post("/api/v1/answer", json={"question": "Who?"}).status_code

    options = ServingOptions(max_concurrent=1, max_waiting=0)
    with served(FakeChatbot(reply), options) as client, ThreadPoolExecutor(1) as threads:
        first = threads.submit(ask, client)
        asked.wait(60)
        refused = client.get("/api/v1/articles")
        assert (refused.status_code, refused.json()["type"]) == (503, "/problems/busy")
        assert refused.headers["retry-after"] == "1"
        page = client.get("/articles")
        assert (page.status_code, page.headers["content-type"]) == (503, "text/html; charset=utf-8")
        assert "reload the page" in page.text
        assert client.get("/healthz").status_code == client.get("/static/style.css").status_code == 200
        may_answer.set()
        assert first.result(60) == 200
        assert client.get("/api/v1/articles").status_code == 200
