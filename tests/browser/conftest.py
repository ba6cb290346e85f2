"""A real server and a real browser."""

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, expect, sync_playwright

from tests.web.fakes import FakeChatbot
from web import create_app

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser(chromium_path: Path) -> Iterator[Browser]:
    expect.set_options(timeout=20_000)  # nothing waits that long but a test on a busy machine
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium_path, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def chatbot() -> FakeChatbot:
    return FakeChatbot()


@pytest.fixture
def address(chatbot: FakeChatbot) -> Iterator[str]:
    """The address of a server with a chatbot of hand-built values."""
    app = create_app(lambda: chatbot)
    server = uvicorn.Server(uvicorn.Config(app, access_log=False, log_level="warning", lifespan="on"))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not (server.started and app.state.readiness.is_open):
            assert thread.is_alive()
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)
