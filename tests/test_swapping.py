"""The real server goes on answering while versions of the index come into use and go."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event, Thread

import httpx
import pytest

from embeddings import build_index, current_version, list_versions, roll_back
from tests.qa.sample import MAX_TOKENS, sample_encoder, sample_library
from tests.real_server import Site

N_READERS = 4
N_SWAPS = 10
QUESTIONS = ("what will CILHP do for logistics", "What does the director say about platforms?", "What of penguins?")


def publish(index: Path, number: int) -> str:
    """Publish the sample once more, with a byline of its own, and keep only the two newest versions."""
    [article] = sample_library().articles
    return build_index(
        [replace(article, byline=f"Reporter {number}")],
        folder=index,
        encoder=sample_encoder(),
        max_tokens=MAX_TOKENS,
        keep_versions=2,
    ).version


@dataclass
class Readers:
    """What many readers were answered: the status and the version."""

    site: Site
    replies: list[tuple[int, str]] = field(default_factory=list)
    stopped: Event = field(default_factory=Event)

    def ask(self) -> None:
        with httpx.Client(base_url=self.site.client.base_url, timeout=60, trust_env=False) as client:
            while not self.stopped.is_set():
                for question in QUESTIONS:
                    response = client.post("/api/v1/answer", json={"question": question})
                    self.replies.append((response.status_code, response.json().get("index_version", "")))


@contextmanager
def reading(site: Site) -> Iterator[Readers]:
    readers = Readers(site)
    threads = [Thread(target=readers.ask) for _ in range(N_READERS)]
    for thread in threads:
        thread.start()
    try:
        yield readers
    finally:
        readers.stopped.set()
        for thread in threads:
            thread.join()


def wait_for(site: Site, version: str) -> None:
    """Wait until the server answers from a version."""
    deadline = time.monotonic() + 120
    while site.client.get("/readyz").json()["index_version"] != version:
        assert time.monotonic() < deadline, site.log.read_text()
        time.sleep(0.02)


def open_versions(site: Site) -> set[str]:
    """Return the versions that the server has in its memory, or has open."""
    process = Path(f"/proc/{site.process.pid}")
    if not process.is_dir():
        pytest.skip("only Linux tells what a process has open")
    files = [line.partition("/")[2] for line in (process / "maps").read_text().splitlines()]
    for descriptor in (process / "fd").iterdir():
        try:
            files.append(str(descriptor.readlink()))
        except FileNotFoundError:
            continue
    return {
        part.removeprefix("building-")
        for file in files
        for part in Path(file).parts
        if "T" in part[:9] and "Z-" in part
    }


def test_nobody_notices_that_versions_come_and_go(site: Site) -> None:
    published = [current_version(site.index)]
    with reading(site) as readers:
        for number in range(N_SWAPS):
            if number % 3 == 2:
                name = roll_back(site.index, encoder=sample_encoder(), max_tokens=MAX_TOKENS)
            else:
                name = publish(site.index, number)
            published.append(name)
            wait_for(site, name)
    assert {status for status, _ in readers.replies} == {httpx.codes.OK}
    assert {version for _, version in readers.replies} == set(published)
    assert len(list_versions(site.index)) <= 4
    assert "Traceback" not in site.log.read_text()


def test_what_is_no_longer_in_use_is_let_go(site: Site) -> None:
    for number in range(3):
        wait_for(site, publish(site.index, 100 + number))
    wanted = {current_version(site.index)}
    deadline = time.monotonic() + 120
    while open_versions(site) != wanted:
        assert time.monotonic() < deadline, open_versions(site)
        time.sleep(0.1)


def test_a_broken_version_is_logged_once_and_the_one_before_goes_on_answering(site: Site) -> None:
    broken, sound = publish(site.index, 200), publish(site.index, 201)
    wait_for(site, sound)
    (site.index / "versions" / broken / "vectors.faiss").write_bytes(b"")
    (site.index / "current").write_text(f"{broken}\n")
    deadline = time.monotonic() + 120
    while f"{sound} stays" not in site.log.read_text():
        assert time.monotonic() < deadline
        time.sleep(0.1)
    time.sleep(1.5)  # it looks twice a second
    assert site.log.read_text().count(f"{sound} stays") == 1
    assert site.client.post("/api/v1/answer", json={"question": QUESTIONS[0]}).json()["index_version"] == sound
