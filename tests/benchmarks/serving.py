"""How soon the real server answers, and what becomes of questions while versions are published under it."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event

import httpx

from corpus import article_files, read_library, read_registry
from embeddings import SentenceEncoder, build_index
from tests.benchmarks.figures import Figure
from tests.benchmarks.timing import seconds
from tests.real_server import CORPUS, Site, running_site

_ASKED = {"question": "what will CILHP do for logistics"}
_N_READERS, _N_PUBLISHED = 2, 6
_NOTICED_S = 2.0


@dataclass(slots=True)
class _Replies:
    """What readers got."""

    n_answered: int = 0
    n_failed: int = 0
    slowest_s: float = 0.0
    versions: frozenset[str] = frozenset()


def measure_serving(folder: Path) -> list[Figure]:
    """Start on an index that is there, ask once; then go on asking while versions are published."""
    with running_site(folder):
        pass  # it builds the index
    started = time.perf_counter()
    with running_site(folder) as site:
        _ask(site.client)
        first = time.perf_counter() - started
        with _readers(site) as replies:
            _publish(site.index)
    return [
        Figure("sample article: starting `serve`, until the first answer", "s", first),
        Figure("swap under load: requests answered", "", replies.n_answered),
        Figure("swap under load: requests failed", "", replies.n_failed),
        Figure("swap under load: versions published", "", _N_PUBLISHED),
        Figure("swap under load: versions seen in answers", "", len(replies.versions)),
        Figure("swap under load: slowest answer", "s", replies.slowest_s),
    ]


def _ask(client: httpx.Client) -> str:
    reply = client.post("/api/v1/answer", json=_ASKED)
    reply.raise_for_status()
    version: str = reply.json()["index_version"]
    return version


@contextmanager
def _readers(site: Site) -> Iterator[_Replies]:
    replies, done = _Replies(), Event()

    def read() -> None:
        with httpx.Client(base_url=site.client.base_url, timeout=60, trust_env=False) as client:
            while not done.is_set():
                try:
                    took = seconds(lambda: versions.append(_ask(client)))
                except httpx.HTTPError:
                    replies.n_failed += 1
                else:
                    replies.n_answered += 1
                    replies.slowest_s = max(replies.slowest_s, took)

    versions: list[str] = []
    with ThreadPoolExecutor(_N_READERS) as pool:
        readers = [pool.submit(read) for _ in range(_N_READERS)]
        try:
            yield replies
        finally:
            done.set()
    for reader in readers:
        reader.result()
    replies.versions = frozenset(versions)


def _publish(index: Path) -> None:
    """Publish the articles with one title and with another, in turns, each time as soon as readers can have noticed."""
    articles = read_library(article_files(CORPUS), read_registry(CORPUS)).articles
    retitled = [replace(article, title=f"{article.title} (again)") for article in articles]
    encoder = SentenceEncoder()
    for number in range(_N_PUBLISHED):
        build_index(retitled if number % 2 == 0 else articles, folder=index, encoder=encoder, max_tokens=128)
        time.sleep(_NOTICED_S)
