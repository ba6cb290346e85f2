"""Workers that reply with their process id: ``python -m tests.web.several_workers PORT N``; with 0, one that fails."""

import os
import socket
import sys
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import PlainTextResponse

from tests.web.fakes import FakeChatbot
from web import ServingOptions, configure_logs, create_app, listen, run, supervise
from web.serving import WorkersError


def serve(listener: socket.socket, _: Path) -> None:
    options = ServingOptions()
    configure_logs("info", options.log_format)
    app: FastAPI = create_app(FakeChatbot, options=options)
    app.router.add_api_route("/", lambda: PlainTextResponse(str(os.getpid())))
    app.router.routes.insert(0, app.router.routes.pop())
    run(app, listener, options)


def fail(_: socket.socket, __: Path) -> None:
    configure_logs("info", ServingOptions().log_format)
    raise OSError("the disk has gone")


def main(port: int, n_workers: int) -> int:
    configure_logs("info", ServingOptions().log_format)
    with listen("127.0.0.1", port) as listener:
        try:
            supervise(serve if n_workers else fail, listener, n_workers=n_workers or 1)
        except WorkersError as error:
            sys.stderr.write(f"{error}\n")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
