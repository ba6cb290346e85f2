"""What every test may ask for."""

import shutil
from pathlib import Path

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--require-browser",
        action="store_true",
        help="fail the browser tests, instead of skipping them, where there is no browser",
    )


@pytest.fixture(scope="session")
def chromium_path(pytestconfig: pytest.Config) -> Path:
    """The browser that pages are looked at with."""
    for name in BROWSERS:
        if found := shutil.which(name):
            return Path(found)
    reason = f"no browser on this machine: none of {', '.join(BROWSERS)} is on the path"
    if pytestconfig.getoption("--require-browser"):
        pytest.fail(reason)
    pytest.skip(reason)
