"""Several processes that serve at one port: where one of them ends, another takes its place."""

import logging
import multiprocessing
import os
import signal
import socket
import time
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from .errors import WebError

logger = logging.getLogger(__name__)

_LOOK_EVERY_S = 0.2
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
        serve: What each process runs until it is told to stop by SIGTERM, with ``listener`` and a folder that all of
            them may use; it can be pickled.
        listener: Where they all take connections; whoever is free takes the next.
        n_workers: How many there are at any time.

    Raises:
        WorkersError: Again and again they ended as soon as they had begun.
    """
    stopped = Event()
    for told_by in (signal.SIGINT, signal.SIGTERM):
        signal.signal(told_by, lambda *_: stopped.set())
    with TemporaryDirectory(prefix="on-the-record-") as shared:
        _keep_serving(partial(_work, serve, listener, Path(shared)), listener, n_workers, stopped)


def _keep_serving(work: Callable[[], None], listener: socket.socket, n_workers: int, stopped: Event) -> None:
    workers: list[SpawnProcess] = []
    n_too_soon = 0
    try:
        while not stopped.is_set():
            while len(workers) < n_workers:
                workers.append(_processes.Process(target=work))
                workers[-1].start()
                began = time.monotonic()
            wait([worker.sentinel for worker in workers], timeout=_LOOK_EVERY_S)
            for worker in [one for one in workers if one.exitcode is not None]:
                workers.remove(worker)
                if stopped.is_set():
                    continue
                logger.error("worker %d ended (exit code %d); another takes its place", worker.pid, worker.exitcode)
                n_too_soon = n_too_soon + 1 if time.monotonic() < began + _TOO_SOON_S else 0
                if n_too_soon >= _MAX_TOO_SOON * n_workers:
                    raise WorkersError(n_too_soon)
    finally:
        listener.close()  # or the system would let clients connect until the last worker is done, and nobody answer
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.join()


def _work(serve: Callable[[socket.socket, Path], None], listener: socket.socket, shared: Path) -> None:
    Thread(target=_stop_with_parent, name="watch-parent", daemon=True).start()
    serve(listener, shared)


def _stop_with_parent() -> None:
    # A parent that was killed could tell nobody, and its workers would keep the port.
    if parent := multiprocessing.parent_process():
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)
