"""A real server of hand-built values, for clients that speak over a socket."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI

from web import ServingOptions, create_app, listen
from web.ports import Chatbot


@contextmanager
def live(chatbot: Chatbot, options: ServingOptions | None = None) -> Iterator[str]:
    """Serve a chatbot, and yield the address once it is open."""
    app = create_app(lambda: chatbot, options=options)
    with running(app) as address:
        while not app.state.readiness.is_open:
            time.sleep(0.001)
        yield address


@contextmanager
def running(app: FastAPI) -> Iterator[str]:
    """Run an application, and yield its address."""
    server = uvicorn.Server(uvicorn.Config(app, access_log=False, log_config=None, lifespan="on"))
    with listen("127.0.0.1", 0) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.001)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)
