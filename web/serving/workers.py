"""Several worker processes that serve at one port: uvicorn's supervisor, with a server and figures of our own."""

import logging
import multiprocessing
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import wait
from tempfile import TemporaryDirectory

import uvicorn
from fastapi import FastAPI
from prometheus_client.multiprocess import mark_process_dead
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import multiprocess

from corpus import OnTheRecordError
from web.errors import WebError
from web.monitoring import log_failed_thread

from .listener import Server
from .options import ServingOptions

logger = logging.getLogger(__name__)


class WorkersError(WebError):
    """A process that should serve can't start."""

    def __init__(self) -> None:
        super().__init__("a worker could not start; the log says why, or try --workers 1")


def supervise(make_app: Callable[[], FastAPI], listener: socket.socket, options: ServingOptions) -> None:
    """Serve with several processes until SIGINT or SIGTERM, and return when all of them have ended.

    Args:
        make_app: Called in each process before it takes connections; it can be pickled.
        listener: Where connections come; closed when the processes are told to stop.
        options: Tell how many there are at any time.

    Raises:
        WorkersError: One of them could not start.
    """
    config = uvicorn.Config(partial(_make_server, make_app, options), workers=options.workers, log_config=None)
    # uvicorn has no parameter for the class of its processes.
    multiprocess.Process = _Worker  # type: ignore[misc]
    with TemporaryDirectory(prefix="on-the-record-") as figures:
        # Where prometheus_client, once imported in a worker, keeps what it counts.
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = figures  # noqa: TID251 - written, not read
        supervisor = _Supervisor(config, [listener])
        supervisor.run()
    if any(worker.exitcode == STARTUP_FAILURE for worker in supervisor.processes):
        raise WorkersError


class _Supervisor(multiprocess.Multiprocess):
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
        if self._server is None:
            sys.exit(STARTUP_FAILURE)
        super().target(sockets)

    def is_alive(self, timeout: float = 5) -> bool:  # noqa: ARG002
        # uvicorn would ask it for a sign of life; but while it imports and loads, it may be slow to give one.
        return self.process.is_alive()

    def join(self) -> None:
        super().join()
        mark_process_dead(self.pid)  # type: ignore[no-untyped-call]


def _make_server(make_app: Callable[[], FastAPI], options: ServingOptions) -> Server:
    return Server(make_app(), options)


def _stop_with_parent() -> None:
    # A parent that was killed could not tell its workers, and they would keep the port.
    if parent := multiprocessing.parent_process():
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)
