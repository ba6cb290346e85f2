"""Takes a port, and serves the application on it until it is told to stop."""

import signal
import socket

import uvicorn
from starlette.types import ASGIApp

from .errors import WebError


class PortError(WebError):
    """The address can't be served on."""

    def __init__(self, host: str, port: int, problem: str) -> None:
        super().__init__(f"can't serve on {host}:{port} ({problem}); choose another with --port N or --host H")
        self.host, self.port, self.problem = host, port, problem


def listen(host: str, port: int) -> socket.socket:
    """Take a port, before anything that takes long: nobody should wait to learn that it is in use.

    Raises:
        PortError: It is in use, or the address is not of this machine.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        # It listens at once: until then, Linux would let a second server take the port, too.
        return socket.create_server((host, port), family=family)
    except (OSError, UnicodeError) as error:  # UnicodeError: this can't even be the name of a host
        problem = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise PortError(host, port, problem.partition(" (while")[0].lower()) from error


def run(app: ASGIApp, listener: socket.socket) -> None:
    """Serve until SIGINT or SIGTERM, and return when all requests are answered."""
    # uvicorn's access log prints query strings, and these hold people's questions; the app keeps its own.
    config = uvicorn.Config(app, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=5)
    # uvicorn repeats the signal that stopped it, once all requests are answered: by then all is done.
    for stopped_by in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stopped_by, signal.SIG_IGN)
    uvicorn.Server(config).run(sockets=[listener])
