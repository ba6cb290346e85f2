"""Connection dispatch: one process accepts connections and passes each to one of the workers, in turn.

Were all workers to listen, the first to wake would take most of what comes at once, and its clients would wait for it
while the others have nothing to do.
"""

import errno
import fcntl
import os
import socket
import termios
import time
from collections import deque
from collections.abc import Callable
from typing import Any

_CONNECTION, _LISTENS = b"c", b"l"
_PATIENCE_S = 0.2
_ROOM = 2**14  # bytes for connections that a worker has not taken yet, some 40


class Receiver(socket.socket):
    """Where a worker gets its connections: for an event loop, a socket that listens."""

    def listen(self, backlog: int = 0, /) -> None:  # noqa: ARG002 - the dispatcher keeps those that wait
        """Say that connections may come."""
        self.send(_LISTENS)

    def accept(self) -> tuple[socket.socket, Any]:
        """Return a connection, and the address of its other end.

        Raises:
            BlockingIOError: There is none now.
            ConnectionAbortedError: Its client has gone; or the dispatcher has.
            OSError: This process has too many files open, and the connection is lost.
        """
        _, descriptors, flags, _ = socket.recv_fds(self, len(_CONNECTION), 1)
        if flags & socket.MSG_CTRUNC:
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
        if not descriptors:
            raise ConnectionAbortedError
        os.set_inheritable(descriptors[0], False)
        connection = socket.socket(fileno=descriptors[0])
        try:
            return connection, connection.getpeername()
        except OSError:
            connection.close()
            raise ConnectionAbortedError from None


class Dispatcher:
    """Passes the connections of a listening socket to receivers in turn; one that takes none gets no more."""

    def __init__(self, listener: socket.socket, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Pass on what a listening socket accepts.

        Args:
            listener: Asked without waiting from now on.
            clock: Tells the seconds.
        """
        listener.setblocking(False)
        self._listener, self._clock = listener, clock
        self._last_read: dict[socket.socket, float] = {}
        self._channels: list[socket.socket] = []
        self._listening: deque[socket.socket] = deque()
        self._refused: socket.socket | None = None
        self.n_listened = 0  # workers that have ever listened

    @property
    def has_listeners(self) -> bool:
        """Whether any worker takes connections."""
        return bool(self._listening)

    @property
    def is_full(self) -> bool:
        """Whether there is a connection that no listening worker had room for."""
        return self._refused is not None and self.has_listeners

    @property
    def sources(self) -> list[socket.socket]:
        """What is readable when there is something to do; apart from that, there is while ``is_full``."""
        takes_more = self._listening and not self._refused and self._listener.fileno() >= 0
        return [*self._channels, *([self._listener] if takes_more else [])]

    def channel(self) -> socket.socket:
        """Return one end of a new channel, of which a worker makes a ``Receiver``."""
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        # As many as come at once; but not many should wait for one worker, which may be busy for long.
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _ROOM)
        self._channels.append(ours)
        return theirs

    def dispatch(self) -> None:
        """See which workers listen now, and pass on what there is."""
        for channel in self._channels.copy():
            self._read(channel)
        while self._listening:
            try:
                connection = self._refused or self._listener.accept()[0]
            except OSError:  # none is there now, or it has gone already, or too many files are open
                return
            self._refused = None
            if not self._passed(connection):
                self._refused = connection
                return
            connection.close()

    def close(self) -> None:
        """Pass on nothing more; the listening socket is left as it is."""
        for own in [*self._channels, *([self._refused] if self._refused else [])]:
            own.close()

    def _read(self, channel: socket.socket) -> None:
        try:
            said = channel.recv(len(_LISTENS))
        except BlockingIOError:
            return
        except OSError:
            said = b""
        if said:
            self.n_listened += 1
            self._listening.append(channel)
            self._last_read[channel] = self._clock()
        else:
            self._forget(channel)

    def _passed(self, connection: socket.socket) -> bool:
        self._listening.rotate(-1)
        for channel in sorted(self._listening, key=self._is_stuck):
            try:
                socket.send_fds(channel, [_CONNECTION], [connection.fileno()])
            except OSError:  # it has no room, or has ended
                continue
            return True
        return False

    def _is_stuck(self, channel: socket.socket) -> bool:
        now = self._clock()
        if _has_read_all(channel):
            self._last_read[channel] = now
        return now - self._last_read[channel] > _PATIENCE_S

    def _forget(self, channel: socket.socket) -> None:
        channel.close()
        self._channels.remove(channel)
        if channel in self._listening:
            self._listening.remove(channel)
            del self._last_read[channel]


def _has_read_all(channel: socket.socket) -> bool:
    try:
        return not any(fcntl.ioctl(channel, termios.TIOCOUTQ, bytes(4)))
    except OSError:  # not every system tells
        return True
