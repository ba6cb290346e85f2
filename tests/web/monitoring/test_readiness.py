import threading
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event

import pytest
from fastapi.testclient import TestClient

from corpus import OnTheRecordError
from qa import Answer, EngineAwayError, Question
from tests.web.clients import parse
from tests.web.fakes import FakeChatbot
from web import create_app
from web.monitoring import Readiness
from web.ports import Chatbot
from web.wording import ENGLISH

NEEDING_THE_ARTICLES = ["/readyz", "/api/v1/articles", "/api/v1/speakers/x", "/", "/?q=Who", "/articles", "/articles/x"]


@contextmanager
def starting(open_chatbot: Callable[[], Chatbot]) -> Iterator[TestClient]:
    with TestClient(create_app(open_chatbot), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def opening() -> Iterator[TestClient]:
    """A server whose articles are being opened all along."""
    done = Event()

    def wait() -> Chatbot:
        done.wait(30)
        return FakeChatbot()

    with starting(wait) as client:
        yield client
        done.set()


def failure_of(client: TestClient) -> str:
    for _ in range(2000):
        detail = str(client.get("/readyz").json().get("detail"))
        if "being opened" not in detail:
            return detail
        time.sleep(0.001)
    pytest.fail("the chatbot is still being opened")


@pytest.mark.parametrize("path", NEEDING_THE_ARTICLES)
def test_what_needs_the_articles_waits_for_them(opening: TestClient, path: str) -> None:
    response = opening.get(path)
    assert (response.status_code, response.headers["retry-after"]) == (503, "1")


def test_an_answer_waits_for_the_articles(opening: TestClient) -> None:
    response = opening.post("/api/v1/answer", json={"question": "Who?"})
    assert (response.status_code, response.json()["type"]) == (503, "/problems/not-ready")


def test_a_reader_is_told_and_the_page_tries_again(opening: TestClient) -> None:
    response = opening.get("/?q=Who")
    assert ENGLISH.opening_title in parse(response.text).one("h1").text
    assert response.headers["refresh"] == "2"


def test_the_server_is_alive_and_in_its_clothes_before_it_is_ready(opening: TestClient) -> None:
    assert opening.get("/healthz").json() == {"status": "ok"}
    assert opening.get("/static/style.css").status_code == 200


def test_ready_names_the_index_version(client: TestClient) -> None:
    assert client.get("/readyz").json() == {"status": "ready", "index_version": "20260101T000000Z-abcd1234"}


def test_why_the_articles_could_not_be_opened_is_for_those_who_run_the_server(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail() -> Chatbot:
        raise OnTheRecordError("/data/index: built for another model; run `build`")

    with starting(fail) as client:
        assert failure_of(client) == "/data/index: built for another model; run `build`"
        page = client.get("/")
    assert page.status_code == 503
    assert "could not be opened" in parse(page.text).one("h1").text
    assert "refresh" not in page.headers
    assert "/data/index" not in page.text
    assert "built for another model" in caplog.text
    assert "Traceback" not in caplog.text


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_an_unexpected_failure_to_open_is_told_without_its_inside() -> None:
    def fail() -> Chatbot:
        raise RuntimeError("secret")

    with starting(fail) as client:
        assert failure_of(client) == "an unexpected error; the server's log has it"
        for thread in threading.enumerate():
            if thread.name == "open-chatbot":
                thread.join(30)  # it prints the error, and this test alone expects that


# Another version is in use


@dataclass
class Shelf:
    """Versions by name, and the one in use; a name that is not there can't be opened."""

    in_use: str = "one"
    chatbots: dict[str, FakeChatbot] = field(default_factory=dict)
    opened: list[str] = field(default_factory=list)

    def add(self, name: str) -> FakeChatbot:
        self.chatbots[name] = FakeChatbot(index_version=name)
        return self.chatbots[name]

    def current(self) -> str:
        return self.in_use

    def open(self) -> Chatbot:
        self.opened.append(self.in_use)
        if self.in_use == "odd":
            raise RuntimeError("nobody thought of this")
        if self.in_use not in self.chatbots:
            raise OnTheRecordError(f"{self.in_use} is broken")
        return self.chatbots[self.in_use]


@pytest.fixture
def shelf() -> Shelf:
    shelf = Shelf()
    shelf.add("one")
    return shelf


@pytest.fixture
def readiness(shelf: Shelf) -> Iterator[Readiness]:
    """Watches a shelf from which one version is already open."""
    readiness = Readiness(shelf.open, current_version=shelf.current, look_every_s=0.001)
    readiness.start()
    wait_until(lambda: readiness.is_open)
    yield readiness
    readiness.stop()


def wait_until(happened: Callable[[], bool]) -> None:
    for _ in range(5000):
        if happened():
            return
        time.sleep(0.001)
    pytest.fail("it never happened")


def test_a_version_that_comes_into_use_answers(readiness: Readiness, shelf: Shelf) -> None:
    for name in ("two", "three", "two"):
        shelf.add(name)
        shelf.in_use = name
        wait_until(lambda: readiness.chatbot.index_version == shelf.in_use)
    assert shelf.opened == ["one", "two", "three", "two"]


def test_who_began_with_a_version_ends_with_it_and_then_it_goes(readiness: Readiness, shelf: Shelf) -> None:
    # given a chatbot whose parts know each other
    chatbot = readiness.chatbot
    chatbot.__dict__["itself"] = chatbot
    old = weakref.ref(chatbot)
    # when another comes into use
    shelf.add("two")
    shelf.in_use = "two"
    del shelf.chatbots["one"]
    wait_until(lambda: readiness.chatbot.index_version == "two")
    # then
    assert isinstance(chatbot.answer(Question("Who?")), Answer)
    del chatbot
    wait_until(lambda: old() is None)


def test_a_version_that_cannot_be_opened_is_told_once_and_the_one_before_stays(
    readiness: Readiness, shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    shelf.in_use = "broken"
    wait_until(lambda: "broken" in shelf.opened)
    time.sleep(0.05)
    assert shelf.opened == ["one", "broken"]
    assert caplog.text.count("broken is broken; one stays") == 1
    assert readiness.chatbot.index_version == "one"
    shelf.add("three")
    shelf.in_use = "three"
    wait_until(lambda: readiness.chatbot.index_version == "three")


def test_going_back_to_the_version_that_stayed_opens_nothing(readiness: Readiness, shelf: Shelf) -> None:
    shelf.in_use = "broken"
    wait_until(lambda: "broken" in shelf.opened)
    shelf.in_use = "one"
    time.sleep(0.05)
    assert shelf.opened == ["one", "broken"]
    shelf.in_use = "broken"
    wait_until(lambda: shelf.opened == ["one", "broken", "broken"])


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_whatever_goes_wrong_with_a_version_the_next_is_noticed(readiness: Readiness, shelf: Shelf) -> None:
    shelf.in_use = "odd"
    wait_until(lambda: "odd" in shelf.opened)
    assert readiness.chatbot.index_version == "one"
    shelf.add("two")
    shelf.in_use = "two"
    wait_until(lambda: readiness.chatbot.index_version == "two")


def test_an_index_that_cannot_be_read_is_told_and_what_comes_after_it_is_noticed(
    shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    def current() -> str:
        if shelf.in_use == "lost":
            raise OnTheRecordError("no index here")
        return shelf.in_use

    readiness = Readiness(shelf.open, current_version=current, look_every_s=0.001)
    shelf.in_use = "lost"
    readiness.start()
    wait_until(lambda: "lost is broken" in caplog.text)
    assert not readiness.is_open
    shelf.in_use = "one"
    wait_until(lambda: readiness.is_open)
    readiness.stop()


def test_a_server_that_stops_looks_no_more(shelf: Shelf) -> None:
    with TestClient(create_app(shelf.open, current_version=shelf.current)):
        pass
    wait_until(lambda: "watch-index" not in {thread.name for thread in threading.enumerate()})


# The engine that holds the index is away


@dataclass
class Remote(Shelf):
    """Versions on another machine, which may be away, or go away just when a version is opened."""

    is_away: bool = False
    leaves: bool = False

    def current(self) -> str:
        if self.is_away:
            raise EngineAwayError("milvus://secret-host", "refused")
        return self.in_use

    def open(self) -> Chatbot:
        if self.is_away or self.leaves:
            raise EngineAwayError("milvus://secret-host", "refused")
        return super().open()


@pytest.fixture
def remote() -> Remote:
    remote = Remote()
    remote.add("one")
    return remote


@contextmanager
def watching(remote: Remote) -> Iterator[Readiness]:
    readiness = Readiness(remote.open, current_version=remote.current, look_every_s=0.001)
    readiness.start()
    yield readiness
    readiness.stop()


def test_an_engine_that_is_away_at_the_start_is_waited_for(remote: Remote) -> None:
    remote.is_away = True
    with watching(remote) as readiness:
        wait_until(lambda: readiness.is_away)
        time.sleep(0.02)
        assert not readiness.is_open
        remote.is_away = False
        wait_until(lambda: readiness.is_open)


def test_an_engine_that_goes_away_while_a_version_is_opened_is_tried_again(remote: Remote) -> None:
    remote.leaves = True
    with watching(remote) as readiness:
        time.sleep(0.02)
        assert not readiness.is_open
        remote.leaves = False
        wait_until(lambda: readiness.is_open)


def test_while_the_engine_is_away_nothing_is_ready_and_afterwards_all_goes_on(
    remote: Remote, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(remote.open, current_version=remote.current)
    with TestClient(app) as client:
        wait_until(lambda: client.get("/readyz").status_code == 200)
        remote.is_away = True
        wait_until(lambda: client.get("/readyz").status_code == 503)
        assert "secret-host" not in client.get("/readyz").text
        remote.add("two")
        remote.in_use, remote.is_away = "two", False
        wait_until(lambda: client.get("/readyz").json().get("index_version") == "two")
    assert "could not be opened" not in caplog.text


def test_a_question_that_the_engine_does_not_answer_is_to_be_asked_again(
    client: TestClient, chatbot: FakeChatbot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away(*_: object, **__: object) -> Answer:
        raise EngineAwayError("milvus://secret-host", "refused")

    for name in ("answer", "reply", "understand", "search", "verify"):
        monkeypatch.setattr(chatbot, name, away, raising=False)
    for response in (
        client.post("/api/v1/answer", json={"question": "Who?"}),
        client.post("/api/v1/search", json={"query": "Who?"}),
        client.get("/?q=Who"),
    ):
        assert (response.status_code, response.headers["retry-after"]) == (503, "5")
        assert "secret-host" not in response.text
    assert "milvus://secret-host: the engine that holds the index is away" in caplog.text
