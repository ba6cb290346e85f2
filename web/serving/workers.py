"""Several processes that serve at one port: where one of them ends, another takes its place."""

import logging
import multiprocessing
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from corpus import OnTheRecordError
from web.errors import WebError

from .connections import Distributor, Receiver

logger = logging.getLogger(__name__)

_LOOK_EVERY_S, _AGAIN_S = 0.2, 0.001
_TOO_SOON_S, _MAX_TOO_SOON = 10.0, 3
# A new interpreter for each: what torch and the system's libraries hold of threads and locks does not survive a fork.
_processes = multiprocessing.get_context("spawn")


class WorkersError(WebError):
    """The processes that should serve end as soon as they begin."""

    def __init__(self, n_ended: int) -> None:
        super().__init__(f"{n_ended} processes that should serve ended at once; the log says why, or try --workers 1")
        self.n_ended = n_ended


def supervise(serve: Callable[[socket.socket, Path], None], listener: socket.socket, *, n_workers: int) -> None:
    """Serve with several processes until SIGINT or SIGTERM, and return when all of them have ended.

    Args:
        serve: What each process runs until it is told to stop by SIGTERM, with a socket that connections are accepted
            from and a folder that all of them may use; it can be pickled.
        listener: Where connections come.
        n_workers: How many there are at any time.

    Raises:
        WorkersError: Again and again they ended as soon as they had begun.
    """
    stopped = Event()
    for told_by in (signal.SIGINT, signal.SIGTERM):
        signal.signal(told_by, lambda *_: stopped.set())
    with TemporaryDirectory(prefix="on-the-record-") as shared, closing(Distributor(listener)) as distributor:
        crew = _Crew(partial(_work, serve, Path(shared)), distributor)
        try:
            while not stopped.is_set():
                crew.fill_up(n_workers)
                crew.work()
        finally:
            crew.stop(listener)


class _Crew:
    """The processes there are, and the connections they are given."""

    def __init__(self, work: Callable[[socket.socket], None], distributor: Distributor) -> None:
        self._work, self._distributor = work, distributor
        self._workers: list[SpawnProcess] = []
        self._began, self._n_too_soon = 0.0, 0

    def fill_up(self, n_workers: int) -> None:
        """Let others take the place of those that have ended.

        Raises:
            WorkersError: Again and again they ended as soon as they had begun.
        """
        for worker in self._ended():
            logger.error("worker %d ended (exit code %d); another takes its place", worker.pid, worker.exitcode)
            self._n_too_soon = self._n_too_soon + 1 if time.monotonic() < self._began + _TOO_SOON_S else 0
            if self._n_too_soon >= _MAX_TOO_SOON * n_workers:
                raise WorkersError(self._n_too_soon)
        while len(self._workers) < n_workers:
            with self._distributor.channel() as channel:
                worker = _processes.Process(target=self._work, args=(channel,))
                worker.start()
            self._workers.append(worker)
            self._began = time.monotonic()

    def work(self) -> None:
        """Hand over the connections that come within a moment, or until somebody ends."""
        until_s = _AGAIN_S if self._distributor.is_full else _LOOK_EVERY_S
        wait([*self._distributor.sources, *(worker.sentinel for worker in self._workers)], timeout=until_s)
        self._distributor.hand_over()

    def stop(self, listener: socket.socket) -> None:
        """Tell all to stop, and go on until they have."""
        while self._workers:
            for worker in self._workers:
                worker.terminate()  # again and again: one that had only just begun may not have heard it
            self.work()
            self._ended()
            if not self._distributor.has_listeners:
                listener.close()  # or the system would let clients connect until the last is done, and nobody answer

    def _ended(self) -> list[SpawnProcess]:
        ended = [worker for worker in self._workers if worker.exitcode is not None]
        self._workers = [worker for worker in self._workers if worker not in ended]
        return ended


def _work(serve: Callable[[socket.socket, Path], None], shared: Path, channel: socket.socket) -> None:
    Thread(target=_stop_with_parent, name="watch-parent", daemon=True).start()
    try:
        serve(Receiver(fileno=channel.detach()), shared)
    except (OnTheRecordError, OSError) as error:
        logger.error("%s", error)
        sys.exit(1)


def _stop_with_parent() -> None:
    # A parent that was killed could tell nobody, and its workers would keep the port.
    if parent := multiprocessing.parent_process():
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)
