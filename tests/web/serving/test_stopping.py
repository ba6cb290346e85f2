"""What a server that is told to stop does about requests, met by real clients on real sockets."""

import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from tests.real_server import ROOT, free_port
from tests.web.slow_server import SlowChatbot
from web import ServingOptions, create_app
from web.serving.listener import Server

HOST = "127.0.0.1"
EVENTS = {"Accept": "text/event-stream"}


@dataclass(frozen=True)
class Slow:
    """A running server whose replies wait until they may go on."""

    folder: Path
    port: int
    clients: ThreadPoolExecutor = field(default_factory=ThreadPoolExecutor)

    def get(self, path: str) -> httpx.Response | None:
        """Return what comes over a new connection; ``None`` where there is none to be had."""
        try:
            return httpx.get(f"http://{HOST}:{self.port}{path}", trust_env=False, timeout=20)
        except httpx.TransportError:
            return None

    def status(self, path: str) -> int | None:
        response = self.get(path)
        return response.status_code if response else None

    def ask(self, headers: Mapping[str, str] | None = None) -> Future[httpx.Response]:
        """Ask, and return when the reply is being worked on."""
        n_begun = self._n_begun
        asking = self.clients.submit(
            httpx.post,
            f"http://{HOST}:{self.port}/api/v1/answer",
            json={"question": "Cranes?"},
            headers=headers,
            trust_env=False,
            timeout=30,
        )
        wait_until(lambda: self._n_begun > n_begun)
        return asking

    def let_go_on(self) -> None:
        (self.folder / "go-on").touch()

    @property
    def _n_begun(self) -> int:
        return len(list(self.folder.glob("begun-*")))


@contextmanager
def serving(folder: Path, options: ServingOptions) -> Iterator[tuple[Slow, Server]]:
    """Run a server in a thread."""
    app = create_app(lambda: SlowChatbot(folder=folder), options=options)
    server = Server(app, options)
    with socket.create_server((HOST, 0)) as listening:
        slow = Slow(folder, listening.getsockname()[1])
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            wait_until(lambda: server.started and app.state.readiness.is_open)
            yield slow, server
        finally:
            slow.let_go_on()
            server.should_exit = server.force_exit = True
            thread.join(20)
            assert not thread.is_alive()


def wait_until(happened: Callable[[], object]) -> None:
    for _ in range(4000):
        if happened():
            return
        time.sleep(0.005)
    pytest.fail("it never happened")


@pytest.mark.parametrize("n_workers", [1, 2])
def test_a_process_that_is_stopped_finishes_what_was_begun_and_takes_nothing_new(
    tmp_path: Path, n_workers: int
) -> None:
    slow, log = Slow(tmp_path, free_port()), tmp_path / "log"
    with log.open("wb") as output:
        command = [sys.executable, "-m", "tests.web.slow_server", str(tmp_path), str(slow.port), str(n_workers)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=output)
    try:
        wait_until(lambda: slow.status("/readyz") == 200)
        # given an answer and a stream in the making, and connections on which nothing happens any more, or yet
        with (
            socket.create_connection((HOST, slow.port)) as idle,
            socket.create_connection((HOST, slow.port)) as beginning,
        ):
            idle.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            assert idle.recv(65536).startswith(b"HTTP/1.1 200")
            beginning.sendall(b"POST /api/v1/answer HTTP/1.1\r\nHost: x\r\nContent-Le")
            answer, stream = slow.ask(), slow.ask(EVENTS)
            # when
            process.send_signal(signal.SIGTERM)
            wait_until(lambda: slow.get("/healthz") is None)
            slow.let_go_on()
            # then
            assert answer.result().json()["status"] == "answered"
            assert stream.result().text.count("event: answer") == 1
            assert process.wait(30) == 0
    finally:
        process.kill()
        process.wait()
    assert "Traceback" not in log.read_text()
    assert "ERROR" not in log.read_text()


def test_who_distributes_requests_can_notice_before_connections_are_refused(tmp_path: Path) -> None:
    with serving(tmp_path, ServingOptions(drain_s=600)) as (slow, server):
        slow.let_go_on()
        server.should_exit = True
        wait_until(lambda: slow.status("/readyz") == 503)
        unready = slow.get("/readyz")
        assert unready is not None
        assert (unready.json()["type"], unready.headers["retry-after"]) == ("/problems/stopping", "1")
        assert slow.status("/healthz") == 200
        assert slow.ask().result().json()["status"] == "answered"
        # when somebody is in a hurry
        server.force_exit = True
        wait_until(lambda: slow.get("/healthz") is None)


def test_who_has_waited_too_long_is_told_so_without_a_traceback(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with serving(tmp_path, ServingOptions(stop_timeout_s=0.05)) as (slow, server):
        answer = slow.ask()
        stream = slow.ask(EVENTS)
        server.should_exit = True
        problem = answer.result()
        assert (problem.status_code, problem.headers["retry-after"]) == (503, "1")
        assert problem.json()["type"] == "/problems/stopping"
        with pytest.raises(httpx.RemoteProtocolError):  # a stream ends, but not as one that is whole
            stream.result()
    assert caplog.text.count("POST /api/v1/answer was cut short: the server stops") == 2
    assert "Traceback" not in caplog.text
