import resource
import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing

import pytest

from web.serving.connections import Dispatcher, Receiver


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def listener(stack: ExitStack) -> socket.socket:
    return stack.enter_context(socket.create_server(("127.0.0.1", 0)))


@pytest.fixture
def dispatcher(listener: socket.socket, stack: ExitStack) -> Dispatcher:
    return stack.enter_context(closing(Dispatcher(listener)))


def receiver_of(dispatcher: Dispatcher, stack: ExitStack) -> Receiver:
    receiver = stack.enter_context(Receiver(fileno=dispatcher.channel().detach()))
    receiver.setblocking(False)
    return receiver


def connect(listener: socket.socket, stack: ExitStack, n_connections: int = 1) -> list[socket.socket]:
    return [stack.enter_context(socket.create_connection(listener.getsockname())) for _ in range(n_connections)]


def taken_by(receiver: Receiver, stack: ExitStack) -> list[object]:
    """Return the addresses of the clients whose connections a receiver accepts now."""
    addresses: list[object] = []
    while True:
        try:
            connection, address = receiver.accept()
        except BlockingIOError:
            return addresses
        stack.enter_context(connection)
        addresses.append(address)


def test_receivers_get_connections_in_turn(dispatcher: Dispatcher, listener: socket.socket, stack: ExitStack) -> None:
    # given
    first, second = receiver_of(dispatcher, stack), receiver_of(dispatcher, stack)
    first.listen()
    second.listen()
    clients = [client.getsockname() for client in connect(listener, stack, 6)]
    # when
    dispatcher.dispatch()
    # then
    taken = taken_by(first, stack), taken_by(second, stack)
    assert sorted(map(len, taken)) == [3, 3]
    assert sorted(taken[0] + taken[1]) == sorted(clients)  # type: ignore[type-var]


def test_a_connection_that_was_handed_over_carries_both_ways(
    dispatcher: Dispatcher, listener: socket.socket, stack: ExitStack
) -> None:
    receiver = receiver_of(dispatcher, stack)
    receiver.listen()
    (client,) = connect(listener, stack)
    dispatcher.dispatch()
    with receiver.accept()[0] as connection:
        client.sendall(b"Who?")
        assert connection.recv(4) == b"Who?"
        connection.sendall(b"Ada")
    assert client.recv(4) == b"Ada"
    assert client.recv(4) == b""  # nobody else holds it open


def test_nobody_gets_any_before_it_listens(dispatcher: Dispatcher, listener: socket.socket, stack: ExitStack) -> None:
    # given
    receiver = receiver_of(dispatcher, stack)
    connect(listener, stack)
    # when
    dispatcher.dispatch()
    # then
    assert listener not in dispatcher.sources
    assert taken_by(receiver, stack) == []
    # when
    receiver.listen()
    dispatcher.dispatch()
    # then
    assert listener in dispatcher.sources
    assert len(taken_by(receiver, stack)) == 1


def test_who_is_busy_is_passed_over_and_what_nobody_takes_waits(
    dispatcher: Dispatcher, listener: socket.socket, stack: ExitStack
) -> None:
    # given
    busy, free = receiver_of(dispatcher, stack), receiver_of(dispatcher, stack)
    busy.listen()
    free.listen()
    n_taken, n_clients = 0, 120
    connect(listener, stack, n_clients)
    # when
    dispatcher.dispatch()
    assert listener not in dispatcher.sources
    while dispatcher.is_full:
        n_taken += len(taken_by(free, stack))
        dispatcher.dispatch()
    # then
    n_left = len(taken_by(busy, stack))
    assert 0 < n_left < n_clients / 2
    assert n_taken + len(taken_by(free, stack)) + n_left == n_clients


def test_who_takes_none_for_a_while_gets_no_more_until_it_does(listener: socket.socket, stack: ExitStack) -> None:
    # given
    now = [0.0]
    dispatcher = stack.enter_context(closing(Dispatcher(listener, clock=lambda: now[0])))
    stuck, free = receiver_of(dispatcher, stack), receiver_of(dispatcher, stack)
    stuck.listen()
    free.listen()
    connect(listener, stack, 4)
    dispatcher.dispatch()
    assert len(taken_by(free, stack)) == 2
    # when
    now[0] += 1
    connect(listener, stack, 4)
    dispatcher.dispatch()
    # then
    assert len(taken_by(free, stack)) == 4
    # when
    assert len(taken_by(stuck, stack)) == 2
    connect(listener, stack, 4)
    dispatcher.dispatch()
    # then
    assert len(taken_by(stuck, stack)) == len(taken_by(free, stack)) == 2


def test_who_has_too_many_files_open_says_so(dispatcher: Dispatcher, listener: socket.socket, stack: ExitStack) -> None:
    receiver = receiver_of(dispatcher, stack)
    receiver.listen()
    connect(listener, stack)
    dispatcher.dispatch()
    most, at_all = resource.getrlimit(resource.RLIMIT_NOFILE)
    with closing(socket.socket()) as free:
        next_free = free.fileno()
    resource.setrlimit(resource.RLIMIT_NOFILE, (next_free, at_all))
    try:
        with pytest.raises(OSError, match="Too many open files"):
            receiver.accept()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, at_all))


def test_who_has_ended_gets_no_more(dispatcher: Dispatcher, listener: socket.socket, stack: ExitStack) -> None:
    # given
    ended, left = receiver_of(dispatcher, stack), receiver_of(dispatcher, stack)
    ended.listen()
    left.listen()
    dispatcher.dispatch()
    # when
    ended.close()
    connect(listener, stack, 4)
    dispatcher.dispatch()
    # then
    assert len(taken_by(left, stack)) == 4
    # when
    left.close()
    dispatcher.dispatch()
    # then
    assert not dispatcher.has_listeners
    assert dispatcher.sources == []


def test_when_nobody_hands_over_any_more_accepting_is_given_up(stack: ExitStack) -> None:
    ours, theirs = socket.socketpair()
    receiver = stack.enter_context(Receiver(fileno=theirs.detach()))
    ours.close()
    with pytest.raises(ConnectionAbortedError):
        receiver.accept()
