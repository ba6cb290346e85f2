"""Slow clients and proxies, met by a real server on a real socket."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import httpx
import pytest
import uvicorn

from tests.web.fakes import FakeChatbot
from web import ServingOptions, create_app
from web.serving.listener import uvicorn_config

HOST = "127.0.0.1"
BEGUN = b"POST /api/v1/answer HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"


@contextmanager
def serving(options: ServingOptions) -> Iterator[int]:
    """Yield the port of a real server that is run in a thread."""
    app = create_app(FakeChatbot, options=options)
    server = uvicorn.Server(uvicorn_config(app, options))
    with socket.create_server((HOST, 0)) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not (server.started and app.state.readiness.is_open):
            assert thread.is_alive()
            time.sleep(0.005)
        yield listening.getsockname()[1]
        server.should_exit = True
        thread.join(20)


@pytest.fixture(scope="module")
def hasty() -> Iterator[int]:
    """A server that waits a tenth of a second for a request, and takes no more than 1 KiB."""
    with serving(ServingOptions(receive_timeout_s=0.1, max_body_kb=1)) as port:
        yield port


def said_to(port: int, begun: bytes) -> bytes:
    """Send this and no more, and return everything that comes until the server ends the connection."""
    with socket.create_connection((HOST, port), timeout=20) as connection:
        connection.sendall(begun)
        answer = b""
        while more := connection.recv(65536):
            answer += more
        return answer


def drip(connection: socket.socket) -> None:
    """Send a byte now and then until the server has ended the connection."""
    with suppress(BrokenPipeError, ConnectionResetError):
        while True:
            connection.sendall(b"x")
            time.sleep(0.01)


@pytest.mark.parametrize("begun", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "])
def test_a_connection_on_which_no_request_comes_to_an_end_is_ended(hasty: int, begun: bytes) -> None:
    assert said_to(hasty, begun) == b""


def test_a_byte_now_and_then_makes_no_difference(hasty: int) -> None:
    with socket.create_connection((HOST, hasty), timeout=20) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")
        drip(connection)


def test_a_body_that_is_sent_too_slowly_is_told_so_and_cut_off(hasty: int) -> None:
    answer = said_to(hasty, BEGUN)
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert b"connection: close" in answer
    assert b'"type":"/problems/slow-request"' in answer


def test_a_body_that_is_too_long_is_told_so_and_may_not_go_on_for_ever(hasty: int) -> None:
    head = BEGUN.replace(b"100", b"1000000000")
    with socket.create_connection((HOST, hasty), timeout=20) as connection:
        connection.sendall(head + b" " * 2048)
        assert connection.recv(65536).startswith(b"HTTP/1.1 413 ")
        drip(connection)


def test_who_is_quick_may_ask_again_on_the_same_connection(hasty: int) -> None:
    with httpx.Client(base_url=f"http://{HOST}:{hasty}", trust_env=False) as client:
        for _ in range(3):
            assert client.post("/api/v1/answer", json={"question": "Who?"}).status_code == 200
            time.sleep(0.15)


def addresses_counted(port: int, senders: list[str]) -> int:
    """Return how many clients requests with these X-Forwarded-For are taken for."""
    with httpx.Client(base_url=f"http://{HOST}:{port}", trust_env=False) as client:
        left = [
            client.get("/api/v1/articles", headers={"X-Forwarded-For": sender}).headers["ratelimit-remaining"]
            for sender in senders
        ]
    return left.count("99")


def test_a_client_can_not_say_that_it_is_somebody_else() -> None:
    with serving(ServingOptions(rate_limit="100/hour")) as port:
        assert addresses_counted(port, ["198.51.100.1", "198.51.100.2"]) == 1


def test_a_proxy_that_is_trusted_tells_who_asks() -> None:
    with serving(ServingOptions(rate_limit="100/hour", trusted_proxies="127.0.0.0/8")) as port:
        assert addresses_counted(port, ["198.51.100.1", "198.51.100.2", "invented, 198.51.100.2"]) == 2
