"""What strangers send to an open port: the server goes on answering the others, and tells nothing of its inside."""

import json
import socket
import struct
from collections.abc import Iterator
from contextlib import ExitStack, suppress

import pytest

from tests.real_server import Site

QUESTION = b'{"question": "what will CILHP do for logistics"}'
N_CONNECTIONS = 300


@pytest.fixture(autouse=True)
def _still_answers(real_site: Site) -> Iterator[None]:
    yield
    reply = real_site.client.post("/api/v1/answer", content=QUESTION, headers={"Content-Type": "application/json"})
    assert reply.json()["status"] == "answered"
    assert real_site.process.poll() is None
    assert "Traceback" not in real_site.log.read_text(encoding="utf-8")


def connected(site: Site) -> socket.socket:
    return socket.create_connection(("127.0.0.1", site.port), timeout=60)


def head(*lines: str, body: int | None = None) -> bytes:
    """Return the head of a request to answer a question."""
    length = () if body is None else (f"Content-Length: {body}",)
    start = ("POST /api/v1/answer HTTP/1.1", "Host: 127.0.0.1", "Content-Type: application/json")
    return "\r\n".join([*start, *length, *lines, "", ""]).encode("latin-1")


def received(connection: socket.socket) -> bytes:
    """Return all that comes until the server closes the connection, if only by a reset."""
    parts = []
    with suppress(ConnectionError):
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts)


def received_until(connection: socket.socket, words: bytes) -> bytes:
    got = b""
    while words not in got:
        part = connection.recv(65536)
        assert part, f"closed before {words!r}: {got!r}"
        got += part
    return got


def reset(connection: socket.socket) -> None:
    """Close at once, as a client does that crashes."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def status(reply: bytes) -> int:
    assert reply.startswith(b"HTTP/1.1 "), reply[:100]
    return int(reply.split(b" ", 2)[1])


def test_a_request_that_comes_byte_by_byte_is_answered_and_holds_nobody_up(real_site: Site) -> None:
    request = head("Connection: close", body=len(QUESTION)) + QUESTION
    with ExitStack() as open_ones:
        slow = [open_ones.enter_context(connected(real_site)) for _ in range(20)]
        for at in range(len(request)):
            for connection in slow:
                connection.sendall(request[at : at + 1])
            if at % 50 == 0:
                assert real_site.client.get("/healthz").status_code == 200
        assert [status(received(connection)) for connection in slow] == [200] * 20


def test_requests_that_never_come_whole_hold_nobody_up(real_site: Site) -> None:
    with ExitStack() as open_ones:
        for beginning in (b"POST /api/v1/ans", head()[:-2], head(body=100), head(body=100) + b'{"quest'):
            for _ in range(25):
                open_ones.enter_context(connected(real_site)).sendall(beginning)
        reply = real_site.client.post("/api/v1/answer", json={"question": "what will CILHP do for logistics"})
        assert reply.status_code == 200


def test_hundreds_of_idle_connections_hold_nobody_up(real_site: Site) -> None:
    with ExitStack() as open_ones:
        for _ in range(N_CONNECTIONS):
            open_ones.enter_context(connected(real_site))
        assert real_site.client.get("/api/v1/articles").status_code == 200


@pytest.mark.parametrize("announced", [10**7, 10**15])
def test_a_body_that_announces_too_much_is_refused_before_it_has_come(real_site: Site, announced: int) -> None:
    with connected(real_site) as connection:
        connection.sendall(head(body=announced) + b" " * 100_000)
        reply = received_until(connection, b"too-large")
    assert status(reply) == 413
    assert b"application/problem+json" in reply


def test_a_body_in_chunks_that_do_not_end_is_refused(real_site: Site) -> None:
    with connected(real_site) as connection:
        connection.sendall(head("Transfer-Encoding: chunked"))
        for _ in range(80):
            connection.sendall(b"400\r\n" + b" " * 1024 + b"\r\n")
        reply = received_until(connection, b"too-large")
    assert status(reply) == 413


def test_a_body_that_breaks_off_is_nobodys_question(real_site: Site) -> None:
    for sent in (head(body=1000) + QUESTION, head("Transfer-Encoding: chunked") + b"400\r\n{"):
        with connected(real_site) as connection:
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
            assert b" 200 " not in received(connection)


@pytest.mark.parametrize("body", [b'{"question": "\xff\xfe"}', b"\xff" * 1000, b'{"question": "\xc3"}', b"\x00"])
def test_bytes_that_are_no_text_are_refused(real_site: Site, body: bytes) -> None:
    with connected(real_site) as connection:
        connection.sendall(head("Connection: close", body=len(body)) + body)
        reply = received(connection)
    assert status(reply) == 422
    assert json.loads(reply.partition(b"\r\n\r\n")[2])["type"] == "/problems/invalid-request"


@pytest.mark.parametrize(
    "sent",
    [
        b"\x00\x01\x02\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 32 + b"\r\n\r\n",  # TLS
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: x\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nno colon\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\x00\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nLong: " + b"x" * 200_000 + b"\r\n\r\n",
        head("Content-Length: -1"),
        head("Content-Length: 5", "Content-Length: 6") + b"hello",
        head("Content-Length: five") + b"hello",
        head("Transfer-Encoding: chunked") + b"not a size\r\n",
        head("Transfer-Encoding: gzip, identity"),
    ],
)
def test_what_is_no_http_is_turned_away(real_site: Site, sent: bytes) -> None:
    with connected(real_site) as connection:
        with suppress(OSError):  # it may have hung up by then
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
        reply = received(connection)
    assert reply == b"" or 400 <= status(reply) < 500


def test_requests_sent_in_one_go_are_answered_in_their_order(real_site: Site) -> None:
    asked = (
        "GET /healthz",
        "GET /api/v1/articles",
        "HEAD /api/v1/speakers",
        "GET /api/v1/speakers/nobody",
        "GET /docs",
    )
    with connected(real_site) as connection:
        for at, what in enumerate(asked):
            last = "Connection: close\r\n" if at == len(asked) - 1 else ""
            connection.sendall(f"{what} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Request-Id: r{at}\r\n{last}\r\n".encode())
        replies = received(connection).decode()
    statuses = [int(part[:3]) for part in replies.split("HTTP/1.1 ")[1:]]
    named = [line.partition(": ")[2] for line in replies.splitlines() if line.lower().startswith("x-request-id:")]
    assert (statuses, named) == ([200, 200, 200, 404, 200], ["r0", "r1", "r2", "r3", "r4"])
    head = replies.split("HTTP/1.1 ")[3]
    assert head.partition("\r\n\r\n")[2] == ""


def test_whoever_leaves_before_the_reply_disturbs_nobody(real_site: Site) -> None:
    for leave in (reset, socket.socket.close):
        for _ in range(50):
            connection = connected(real_site)
            connection.sendall(head(body=len(QUESTION)) + QUESTION)
            leave(connection)


def test_whoever_leaves_in_the_middle_of_a_stream_disturbs_nobody(real_site: Site) -> None:
    for _ in range(30):
        connection = connected(real_site)
        connection.sendall(head("Accept: text/event-stream", body=len(QUESTION)) + QUESTION)
        received_until(connection, b"event: understood")
        reset(connection)


def test_a_stream_ends_with_its_answer_and_the_connection_goes_on(real_site: Site) -> None:
    with connected(real_site) as connection:
        for _ in range(2):
            connection.sendall(head("Accept: text/event-stream", body=len(QUESTION)) + QUESTION)
            stream = received_until(connection, b"\r\n0\r\n\r\n")
            assert stream.count(b"event: answer") == 1
            assert b"event:" not in stream.partition(b"event: answer")[2]
