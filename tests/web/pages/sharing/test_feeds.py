"""Feeds of people and topics, and the map of the site."""

from dataclasses import replace
from datetime import date

import pytest
from fastapi.testclient import TestClient
from lxml import etree

from tests.web.fakes import HARBOUR, SECOND, THREE_CRANES, TWO_CRANES, FakeChatbot, answer_with, quote_of, silence
from web.pages.sharing import feeds


def channel(client: TestClient, path: str) -> etree._Element:
    response = client.get(path)
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("application/rss+xml")
    found = etree.fromstring(response.content).find("channel")
    assert found is not None
    return found


def test_what_somebody_says_can_be_followed(client: TestClient) -> None:
    said = channel(client, "/speakers/ada-king/feed")
    assert said.findtext("title") == "Ada King · On the Record"
    assert said.findtext("link") == "http://testserver/speakers/ada-king"
    first = said.find("item")
    assert first is not None
    assert first.findtext("title") == "Ada King, Director of the Harbour Office · What the harbour plans"
    assert first.findtext("description", "").startswith("“We will build two cranes.")
    assert first.findtext("pubDate") == "Thu, 31 Oct 2019 00:00:00 +0000"
    assert first.findtext("link", "").startswith("http://testserver/articles/harbour?quote=harbour-00000006.0-")


def test_of_one_who_asks_there_is_nothing_to_follow(client: TestClient) -> None:
    asked = channel(client, "/speakers/reporter/feed")
    assert asked.findall("item") == []
    assert asked.findtext("description", "").endswith("There are none yet.")


def test_the_quotes_on_a_topic_come_newest_first(client: TestClient, chatbot: FakeChatbot) -> None:
    newer = replace(SECOND, published=date(2024, 3, 9))
    chatbot.replies = answer_with(TWO_CRANES, quote_of(newer, newer.text.strip().removeprefix("Bob Moss: ")))
    found = channel(client, "/feed?q=Cranes%3F&speaker=ada-king")
    assert [item.findtext("guid", "").split("-")[0] for item in found.findall("item")] == ["second", "harbour"]
    assert found.findtext("link") == "http://testserver/?q=Cranes%3F&speaker=ada-king#q1"
    assert chatbot.asked[-1].filters.speakers == ("ada-king",)
    assert chatbot.limits[-1] == 20


def test_an_empty_feed_is_a_feed(client: TestClient, chatbot: FakeChatbot) -> None:
    chatbot.replies = silence
    assert channel(client, "/feed?q=The+moon%3F").findtext("description") == (
        "Quotations that answer “The moon?”, the newest article first. There are none yet."
    )


@pytest.mark.parametrize("path", ["/feed", "/feed?q=", "/answer.docx", "/answer.md?q=+"])
def test_without_a_question_there_is_none(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 422


def test_nobody_has_no_feed(client: TestClient) -> None:
    assert client.get("/speakers/nobody/feed").status_code == 404


def test_what_xml_has_no_place_for_is_left_out(client: TestClient, chatbot: FakeChatbot) -> None:
    rung = replace(HARBOUR, title="What\x07 the <harbour> & I plan")
    chatbot.replies = answer_with(replace(THREE_CRANES, passage=replace(THREE_CRANES.passage, article=rung)))
    item = channel(client, "/feed?q=Cranes%3F").find("item")
    assert item is not None
    assert item.findtext("title") == "Bob Moss · What the <harbour> & I plan"


def locations(client: TestClient, path: str) -> list[str]:
    return [one.text or "" for one in etree.fromstring(client.get(path).content).iter("{*}loc")]


def test_the_map_has_all_articles_and_people(client: TestClient) -> None:
    found = locations(client, "/sitemap.xml")
    assert {f"http://testserver{path}" for path in ("/", "/articles/harbour", "/speakers/bob-moss")} <= set(found)
    assert len(found) == len(set(found)) == 5 + 2 + 3
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").text


def test_a_large_map_has_parts(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = locations(client, "/sitemap.xml")
    monkeypatch.setattr(feeds, "MAX_OF_MAP", 4)
    parts = locations(client, "/sitemap.xml")
    assert len(parts) == 3
    assert [address for part in parts for address in locations(client, part)] == whole
    assert client.get("/sitemap.xml?part=4").status_code == 404
