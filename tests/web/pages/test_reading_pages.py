from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from tests.web.clients import Element, parse
from tests.web.fakes import HARBOUR, NARRATED, THREE_CRANES, TWO_CRANES, FakeArchive, FakeChatbot
from web.wording import ENGLISH


def article(client: TestClient, **query: str) -> Element:
    response = client.get("/articles/harbour", params=query)
    assert response.status_code == 200
    return parse(response.text)


def test_an_article_shows_every_paragraph_as_what_it_is(client: TestClient) -> None:
    shown = article(client)
    assert shown.one("h1").text == "What the harbour plans"
    assert [each.text for each in shown.all("h2")] == ["On cranes"]
    assert shown.one("div", "caption").text.strip() == "The old pier"
    assert shown.one("div", "narration").text.strip() == "The harbour is old. 🌊 It will be rebuilt."
    assert "Share this page" in shown.one("details", "boilerplate").text
    assert [turn.one("a", "name").text for turn in shown.all("section", "turn")] == [
        "Bob Moss",
        "Reporter",
        "Ada King",
        "Reporter",
        "Bob Moss",
    ]
    said = shown.one("article").text
    for paragraph in HARBOUR.paragraphs:
        assert paragraph.span.cut(HARBOUR.text) in said


def test_a_caption_inside_a_turn_does_not_end_it(client: TestClient) -> None:
    ada = article(client).all("section", "turn")[2]
    assert ada.one("p", "role").text == "Director of the Harbour Office"
    assert [block.attributes["class"] for block in ada.all("div")] == [
        "block statement",
        "block caption",
        "block statement",
    ]


def test_words_of_somebody_unknown_are_nobodys(client: TestClient) -> None:
    shown = article(client)
    unknown = shown.one("p", "unattributed")
    assert unknown.text == ENGLISH.unsure.speaker(None)
    assert all(unknown not in turn.elements for turn in shown.all("section", "turn"))


def test_speakers_are_told_apart_and_interviewers_are_set_apart(client: TestClient) -> None:
    turns = article(client).all("section", "turn")
    styles = [turn.attributes["class"].split() for turn in turns]
    assert [style[1] for style in styles] == ["statement", "question", "statement", "question", "statement"]
    assert styles[0] == styles[4]
    assert styles[0] != styles[2]


@pytest.mark.parametrize("quote", [TWO_CRANES, THREE_CRANES, NARRATED])
def test_a_permalink_marks_exactly_the_words(client: TestClient, quote: object) -> None:
    assert isinstance(quote, type(TWO_CRANES))
    mark = article(client, quote=quote.id).one("mark")
    assert (mark.text, mark.attributes["id"]) == (quote.text, "quote")


@pytest.mark.parametrize("quote_id", ["harbour-00000006.0-44", "nonsense", "<b>"])
def test_where_the_words_have_gone_the_page_says_so_and_shows_the_article(client: TestClient, quote_id: str) -> None:
    shown = article(client, quote=quote_id)
    assert shown.all("mark") == []
    assert shown.one("div", "gone").attributes["id"] == "quote"
    assert shown.one("h1").text == "What the harbour plans"


def test_a_quote_of_another_article_is_not_marked_in_this_one(client: TestClient) -> None:
    response = client.get("/articles/second", params={"quote": TWO_CRANES.id})
    assert parse(response.text).all("mark") == []
    assert len(parse(response.text).all("div", "gone")) == 1


def test_without_a_quote_nothing_is_marked_and_nothing_has_gone(client: TestClient) -> None:
    for shown in (article(client), article(client, quote="")):
        assert shown.all("mark") == shown.all("div", "gone") == []


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//[", "/relative", None])
def test_an_address_that_is_no_web_page_is_not_linked(
    chatbot: FakeChatbot, client: TestClient, url: str | None
) -> None:
    chatbot.archive = FakeArchive((replace(HARBOUR, url=url),))
    assert [link for link in article(client).all("a") if link.attributes.get("rel")] == []


def test_the_original_is_linked(client: TestClient) -> None:
    [link] = [link for link in article(client).all("a") if link.attributes.get("rel")]
    assert link.attributes["href"] == "https://example.org/harbour"


@pytest.mark.parametrize("path", ["/articles/nothing", "/speakers/nobody", "/nothing", "/problems/nothing"])
def test_a_reader_who_went_astray_is_shown_the_way_on(client: TestClient, path: str) -> None:
    response = client.get(path)
    shown = parse(response.text)
    assert response.status_code == 404
    assert shown.one("h1").text == ENGLISH.not_found_title
    assert [link.attributes["href"] for link in shown.all("a", "button")] == ["/", "/articles", "/speakers"]


def test_a_page_can_only_be_read(client: TestClient) -> None:
    response = client.post("/articles")
    assert (response.status_code, response.headers["content-type"]) == (405, "text/html; charset=utf-8")
