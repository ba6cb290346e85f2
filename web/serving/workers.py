"""Several worker processes that serve at one port: where one of them ends, another takes its place."""

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

from .connections import Dispatcher, Receiver

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
    with TemporaryDirectory(prefix="on-the-record-") as shared, closing(Dispatcher(listener)) as dispatcher:
        supervisor = _Supervisor(partial(_run_worker, serve, Path(shared)), dispatcher)
        try:
            while not stopped.is_set():
                supervisor.fill_up(n_workers)
                supervisor.attend()
        finally:
            supervisor.stop(listener)


class _Supervisor:
    """Keeps the workers going, and gives them connections."""

    def __init__(self, work: Callable[[socket.socket], None], dispatcher: Dispatcher) -> None:
        self._work, self._dispatcher = work, dispatcher
        self._workers: list[SpawnProcess] = []
        self._began, self._n_listened, self._n_too_soon = 0.0, 0, 0

    def fill_up(self, n_workers: int) -> None:
        """Start workers in place of those that have ended.

        Raises:
            WorkersError: Again and again they ended as soon as they had begun.
        """
        for worker in self._ended():
            logger.error("worker %d ended (exit code %d); another takes its place", worker.pid, worker.exitcode)
            self._n_too_soon = self._n_too_soon + 1 if self._is_too_soon() else 0
            if self._n_too_soon >= _MAX_TOO_SOON * n_workers:
                raise WorkersError(self._n_too_soon)
        while len(self._workers) < n_workers:
            with self._dispatcher.channel() as channel:
                worker = _processes.Process(target=self._work, args=(channel,))
                worker.start()
            self._workers.append(worker)
            self._began = time.monotonic()

    def attend(self) -> None:
        """Pass on the connections that come within a moment, or until a worker ends."""
        until_s = _AGAIN_S if self._dispatcher.is_full else _LOOK_EVERY_S
        wait([*self._dispatcher.sources, *(worker.sentinel for worker in self._workers)], timeout=until_s)
        self._dispatcher.dispatch()

    def stop(self, listener: socket.socket) -> None:
        """Tell all workers to stop, and go on until they have."""
        while self._workers:
            for worker in self._workers:
                worker.terminate()  # again and again: one that had only just begun may not have heard it
            self.attend()
            self._ended()
            if not self._dispatcher.has_listeners:
                listener.close()  # or clients could connect until the last is done, and get no answer

    def _is_too_soon(self) -> bool:
        # However long it took: loading a model may take minutes, and a worker that never listened has not begun.
        has_listened = self._dispatcher.n_listened > self._n_listened
        self._n_listened = self._dispatcher.n_listened
        return not has_listened or time.monotonic() < self._began + _TOO_SOON_S

    def _ended(self) -> list[SpawnProcess]:
        ended = [worker for worker in self._workers if worker.exitcode is not None]
        self._workers = [worker for worker in self._workers if worker not in ended]
        return ended


def _run_worker(serve: Callable[[socket.socket, Path], None], shared: Path, channel: socket.socket) -> None:
    Thread(target=_stop_with_parent, name="watch-parent", daemon=True).start()
    try:
        serve(Receiver(fileno=channel.detach()), shared)
    except (OnTheRecordError, OSError) as error:
        logger.error("%s", error)
        sys.exit(1)


def _stop_with_parent() -> None:
    # A parent that was killed could not tell its workers, and they would keep the port.
    if parent := multiprocessing.parent_process():
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)
