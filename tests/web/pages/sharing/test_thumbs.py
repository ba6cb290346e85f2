"""A reader says whether an answer is of use."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.web.clients import parse, served
from tests.web.fakes import FakeChatbot, silence
from web import ServingOptions
from web.monitoring import LearningFile, Thumb


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "learned.sqlite"


@pytest.fixture
def client(file: Path) -> Iterator[TestClient]:
    with served(FakeChatbot(silence), ServingOptions(learn=file)) as client:
        client.follow_redirects = False
        yield client


def thumbs_in(file: Path, client: TestClient) -> tuple[Thumb, ...]:
    client.app.state.learning.stop()  # type: ignore[attr-defined]
    return LearningFile(file, days=9).read().thumbs


def test_a_thumb_is_kept_with_the_question_and_leads_to_the_thanks(client: TestClient, file: Path) -> None:
    form = parse(client.get("/?q=First%3F&q=Where+is+it%3F").text).one("form", "thumbs")
    sent = client.post(form.attributes["action"], data={"thumb": "down", "comment": "Not\n there "})
    assert sent.status_code == 303
    thanks = parse(client.get(sent.headers["location"]).text)
    assert thanks.one("h1").text == "Thank you"
    assert thanks.one("p", "more").one("a").attributes["href"] == "/?q=First%3F&q=Where+is+it%3F#q2"
    [kept] = thumbs_in(file, client)
    assert (kept.question, kept.status.value, kept.up, kept.comment) == (
        "Where is it?", "not_found", False, "Not there",
    )  # fmt: skip


def test_only_the_newest_answer_has_the_form(client: TestClient) -> None:
    assert len(parse(client.get("/?q=First%3F&q=Where%3F").text).all("form", "thumbs")) == 1


@pytest.mark.parametrize(
    ("data", "told"),
    [({"comment": "Well"}, "Choose yes or no."), ({"thumb": "up", "comment": "x" * 1001}, "has 1,001 characters")],
)
def test_what_cant_be_kept_stays_in_the_form(client: TestClient, file: Path, data: dict[str, str], told: str) -> None:
    again = client.post("/thumb?q=Where%3F", data=data)
    assert again.status_code == 422
    assert told in parse(again.text).one("p", "problem").text
    assert parse(again.text).one("textarea").text.strip() == data["comment"]
    assert thumbs_in(file, client) == ()


def test_another_site_sends_none(client: TestClient, file: Path) -> None:
    sent = client.post("/thumb?q=Where%3F", data={"thumb": "up"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert sent.status_code == 422
    assert thumbs_in(file, client) == ()


def test_an_address_without_a_question_is_refused(client: TestClient) -> None:
    assert client.get("/thumb").status_code == 422
