"""A chatbot whose replies wait until a file is there, and a server of it: ``python -m tests.web.slow_server``."""

import sys
import time
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from fastapi import FastAPI

from qa import Interpretation, Reply
from tests.web.fakes import FakeChatbot
from web import ServingOptions, configure_logs, create_app, listen, run, supervise


@dataclass(repr=False)
class SlowChatbot(FakeChatbot):
    """Tells by a file that it has begun a reply, and waits for another file."""

    folder: Path = field(default_factory=Path)

    def reply(self, interpretation: Interpretation, *, limit: int = 5) -> Reply:
        (self.folder / f"begun-{time.monotonic_ns()}").touch()
        while not (self.folder / "go-on").exists():
            time.sleep(0.005)
        return super().reply(interpretation, limit=limit)


def make_app(folder: Path, options: ServingOptions, figures: Path | None = None) -> FastAPI:
    configure_logs("info", options.log_format)
    return create_app(lambda: SlowChatbot(folder=folder), options=options, workers=figures)


def main(folder: Path, port: int, n_workers: int) -> None:
    options = ServingOptions(workers=n_workers)
    configure_logs("info", options.log_format)
    with listen("127.0.0.1", port) as listener:
        if n_workers > 1:
            supervise(partial(make_app, folder, options), listener, options, shared=["web.app"])
        else:
            run(make_app(folder, options), listener, options)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
