import pytest
from fastapi.testclient import TestClient

from tests.web.clients import Element, parse
from tests.web.fakes import SECOND, FakeArchive, FakeChatbot
from web.wording import ENGLISH


def about(client: TestClient) -> Element:
    response = client.get("/about")
    assert response.status_code == 200
    return parse(response.text)


def test_the_page_says_how_much_there_is(chatbot: FakeChatbot, client: TestClient) -> None:
    figures = [(each.one("dd").text, each.one("dt").text) for each in about(client).one("dl", "figures").all("div")]
    assert figures == [("2", "articles"), ("2", "people on the record"), ("13", "passages")]
    chatbot.archive = FakeArchive((SECOND,))
    figures = [(each.one("dd").text, each.one("dt").text) for each in about(client).one("dl", "figures").all("div")]
    assert figures == [("1", "article"), ("1", "person on the record"), ("1", "passage")]


def test_the_page_says_which_version_this_is_and_when_it_was_made(client: TestClient) -> None:
    shown = about(client)
    assert shown.one("code").text == "20260101T000000Z-abcd1234"
    assert "Brought up to date on 1 January 2026, 00:00 UTC." in shown.text


@pytest.mark.parametrize("version", ["", "by-hand", "20261399T000000Z-abcd1234"])
def test_a_version_that_has_no_date_has_none_on_the_page(
    chatbot: FakeChatbot, client: TestClient, version: str
) -> None:
    chatbot.index_version = version
    assert "Brought up to date" not in about(client).text


def test_the_page_leads_to_checking_and_to_the_documentation(client: TestClient) -> None:
    shown = about(client)
    addresses = [link.attributes["href"] for link in shown.one("article", "about").all("a")]
    assert addresses == ["/verify", "/docs"]
    assert [heading.text for heading in shown.all("h1")] == [ENGLISH.about.heading]


@pytest.mark.parametrize("path", ["/about", "/verify", "/articles", "/speakers", "/speakers/ada-king"])
def test_every_page_is_marked_in_the_navigation_and_described(client: TestClient, path: str) -> None:
    shown = parse(client.get(path).text)
    [current] = [link for link in shown.all("a") if "aria-current" in link.attributes]
    assert path.startswith(current.attributes["href"])
    [description] = [meta for meta in shown.all("meta") if meta.attributes.get("name") == "description"]
    assert 50 <= len(description.attributes["content"]) <= 170
