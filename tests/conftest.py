"""What every test may ask for."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import corpus
import embeddings
import qa
from tests.real_server import Site, running_site
from tests.tiers import imports_something_slow, refuse_what_is_slow, tier_of

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--require-browser",
        action="store_true",
        help="fail the browser tests, instead of skipping them, where there is no browser",
    )
    parser.addoption(
        "--require-redis",
        action="store_true",
        help="fail the tests with a Redis, instead of skipping them, where there is no redis-server",
    )


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out of a fast run what takes long already to import; ``None`` lets others decide."""
    is_left_out = _is_fast_run(config) and collection_path.parent != config.rootpath
    return True if is_left_out and imports_something_slow(collection_path) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if isinstance(item, pytest.Function) and (tier := tier_of(item)):
            item.add_marker(tier)


def pytest_collection_finish(session: pytest.Session) -> None:
    for package in (corpus, embeddings, qa):
        for name in package.__all__:
            getattr(package, name)  # it is imported now, or the first test would wait for it, past its deadline
    if _is_fast_run(session.config):
        refuse_what_is_slow()


def _is_fast_run(config: pytest.Config) -> bool:
    return bool(config.option.markexpr == "fast")


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


@pytest.fixture(scope="session")
def redis_program(pytestconfig: pytest.Config) -> Path:
    """The Redis that several servers count requests in."""
    if found := shutil.which("redis-server"):
        return Path(found)
    reason = "no redis-server on this machine; install Debian's package redis-server"
    if pytestconfig.getoption("--require-redis"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The sample article, served by the real server."""
    with running_site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The same in one process for all tests that change nothing of it."""
    with running_site(tmp_path_factory.mktemp("real-site")) as running:
        yield running
