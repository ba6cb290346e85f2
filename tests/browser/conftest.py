"""A real server and a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.web.fakes import FakeChatbot
from tests.web.live import live

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


# Not for the session: Playwright's event loop runs as long, and tests that run one of their own would stumble over it.
@pytest.fixture(scope="package")
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
    with live(chatbot) as address:
        yield address
