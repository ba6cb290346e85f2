"""Workers that reply with their process id: ``python -m tests.web.several_workers PORT HOW``."""

import os
import sys
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import PlainTextResponse

from tests.web.fakes import FakeChatbot
from web import ServingOptions, configure_logs, create_app, listen, supervise
from web.serving import WorkersError

OPTIONS = ServingOptions(workers=2)


def serving(figures: Path) -> FastAPI:
    configure_logs("info", OPTIONS.log_format)
    app: FastAPI = create_app(FakeChatbot, options=OPTIONS, workers=figures)
    app.router.add_api_route("/", lambda: PlainTextResponse(str(os.getpid())))
    app.router.routes.insert(0, app.router.routes.pop())
    return app


def failing(_: Path) -> FastAPI:
    configure_logs("info", OPTIONS.log_format)
    raise OSError("the disk has gone")


def broken(_: Path) -> FastAPI:
    configure_logs("info", OPTIONS.log_format)
    raise RuntimeError("unexpected")


def failing_third(figures: Path) -> FastAPI:
    n_before = len(list(figures.glob("begun-*")))
    (figures / f"begun-{os.getpid()}").touch()
    return failing(figures) if n_before == OPTIONS.workers else serving(figures)


HOW = {make_app.__name__: make_app for make_app in (serving, failing, broken, failing_third)}


def main(port: int, how: str) -> int:
    configure_logs("info", OPTIONS.log_format)
    with listen("127.0.0.1", port) as listener:
        try:
            supervise(HOW[how], listener, OPTIONS, shared=["web.app"])
        except WorkersError as error:
            sys.stderr.write(f"{error}\n")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2]))
