import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event

import pytest
from fastapi.testclient import TestClient

from corpus import OnTheRecordError
from web import create_app
from web.ports import Chatbot

from .fakes import FakeChatbot
from .serving import parse

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
    assert "Opening the archive" in parse(response.text).one("h1").text
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
