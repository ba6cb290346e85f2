"""Several worker processes that serve at one port: uvicorn's supervisor, with a server and figures of our own."""

import fcntl
import logging
import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import forkserver
from multiprocessing.connection import wait
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING

import uvicorn
from prometheus_client.multiprocess import mark_process_dead
from uvicorn import _subprocess
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import multiprocess

from corpus import OnTheRecordError
from web.errors import WebError
from web.monitoring import log_failed_thread

from .listener import Server
from .options import ServingOptions

if TYPE_CHECKING:
    from fastapi import FastAPI

logger = logging.getLogger(__name__)

_FIGURES = "PROMETHEUS_MULTIPROC_DIR"
_PREFIX = "on-the-record-figures-"
_FRESH_S = 60.0  # one that somebody has just made may not be locked yet
_RETRY_S = 2.0  # until a worker that could not take another's place is replaced itself


class WorkersError(WebError):
    """A process that should serve can't start."""

    def __init__(self) -> None:
        super().__init__("a worker could not start; the log says why, or try --workers 1")


def supervise(
    make_app: "Callable[[Path], FastAPI]",
    listener: socket.socket,
    options: ServingOptions,
    *,
    shared: Sequence[str] = (),
    meanwhile: Callable[[], object] = lambda: None,
) -> None:
    """Serve with several processes until SIGINT or SIGTERM, and return when all of them have ended.

    Args:
        make_app: Called in each process before it takes connections, with the folder for what it counts; it can be
            pickled.
        listener: Where connections come; closed when the processes are told to stop.
        options: Tell how many there are at any time.
        shared: Modules that are imported once, before the processes part, so that these have them in common.
        meanwhile: Called first, while those are being imported.

    Raises:
        WorkersError: None of them could start.
    """
    # uvicorn has no parameter for the class of its processes, nor for how they are made.
    multiprocess.Process = _Worker  # type: ignore[misc]
    _subprocess.spawn = multiprocessing.get_context("forkserver")  # type: ignore[assignment]
    multiprocessing.set_forkserver_preload([__name__, *shared])
    with _figures_folder() as figures:
        # Where prometheus_client, once imported in a worker, keeps what it counts.
        os.environ[_FIGURES] = figures  # noqa: TID251 - written, not read
        try:
            forkserver.ensure_running()
            meanwhile()
            start = partial(_make_server, partial(make_app, Path(figures)), options)
            config = uvicorn.Config(start, workers=options.n_workers, log_config=None)
            supervisor = _Supervisor(config, [listener])
            supervisor.run()
        finally:
            del os.environ[_FIGURES]  # noqa: TID251 - or whatever this process starts next would look for the folder
    if any(worker.exitcode == STARTUP_FAILURE for worker in supervisor.processes):
        raise WorkersError


@contextmanager
def _figures_folder() -> Iterator[str]:
    """Give a new folder, deleted at the end; and delete those of servers that were killed before they could."""
    for left_over in Path(gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError), _locked(left_over):  # who still serves has it locked
            if left_over.stat().st_mtime < time.time() - _FRESH_S:
                rmtree(left_over)
    with TemporaryDirectory(prefix=_PREFIX) as figures, _locked(Path(figures)):
        yield figures


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)


class _Supervisor(multiprocess.Multiprocess):
    def init_processes(self) -> None:
        super().init_processes()
        self.config.app = _Replacement(self.config.app)  # type: ignore[arg-type]  # it is ours; of all started from now on

    # When the terminal has gone. uvicorn would replace every worker, and hear nothing until it has.
    handle_hup = multiprocess.Multiprocess.handle_term

    def terminate_all(self) -> None:
        for listener in self.sockets:
            listener.close()  # or clients could connect until the last worker is done, and get no answer
        super().terminate_all()


class _Worker(multiprocess.Process):
    def target(self, sockets: list[socket.socket] | None = None) -> None:
        threading.Thread(target=_stop_with_parent, name="watch-parent", daemon=True).start()
        threading.excepthook = log_failed_thread
        try:
            self._server = self.config.app()  # type: ignore[call-arg, assignment, operator]
        except (OnTheRecordError, OSError) as error:
            logger.error("worker %d can't start: %s", os.getpid(), error)
        except Exception:
            logger.exception("worker %d can't start", os.getpid())
        if self._server is None and isinstance(self.config.app, _Replacement):
            # Those that serve go on. uvicorn ends all of them at a failure to start, and replaces whatever else ends.
            time.sleep(_RETRY_S)
            sys.exit(1)
        if self._server is None:
            sys.exit(STARTUP_FAILURE)
        super().target(sockets)

    def is_alive(self, timeout: float = 5) -> bool:  # noqa: ARG002
        # uvicorn would ask it for a sign of life; but while it imports and loads, it may be slow to give one.
        return self.process.is_alive()

    def join(self) -> None:
        super().join()
        mark_process_dead(self.pid)  # type: ignore[no-untyped-call]


@dataclass(frozen=True, slots=True)
class _Replacement:
    """Makes the server of a worker that takes the place of one that has ended."""

    make_server: Callable[[], Server]

    def __call__(self) -> Server:
        return self.make_server()


def _make_server(make_app: "Callable[[], FastAPI]", options: ServingOptions) -> Server:
    return Server(make_app(), options)


def _stop_with_parent() -> None:
    # A parent that was killed could not tell its workers, and they would keep the port.
    if parent := multiprocessing.parent_process():
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)
