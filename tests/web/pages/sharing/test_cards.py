"""What other sites show of an address that is sent on."""

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from tests.web.clients import Element, parse
from tests.web.fakes import ADA, HARBOUR, NARRATED, TWO_CRANES, FakeArchive, FakeChatbot, silence


def card_of(client: TestClient, path: str) -> dict[str, str]:
    page = client.get(path)
    metas = parse(page.text).one("head").all("meta")
    named = ((one.attributes.get("property") or one.attributes.get("name", ""), one) for one in metas)
    return {name: one.attributes["content"] for name, one in named if name.startswith(("og:", "twitter:"))}


def alternates(client: TestClient, path: str) -> dict[str, str]:
    links: list[Element] = parse(client.get(path).text).one("head").all("link")
    told = (one.attributes for one in links if one.attributes["rel"] == "alternate" and "type" in one.attributes)
    return {one["type"]: one["href"] for one in told}


def test_a_quote_is_told_of_by_its_words_and_who_said_them(client: TestClient) -> None:
    card = card_of(client, f"/articles/harbour?quote={TWO_CRANES.id}")
    assert card["og:title"] == card["twitter:title"] == f"{ADA.name}, {ADA.role}"
    assert card["og:description"] == "“We will build two cranes. Then we will see.”"
    assert card["og:image"] == f"http://testserver/pictures/{TWO_CRANES.id}.png"
    assert card["og:image:alt"] == f"{card['og:description']} — {card['og:title']}"
    assert card["og:url"] == f"http://testserver/articles/harbour?quote={TWO_CRANES.id}#quote"
    assert card["twitter:card"] == "summary_large_image"


def test_where_nobody_is_known_to_have_said_it_nobody_is_named(client: TestClient, chatbot: FakeChatbot) -> None:
    nobodys = replace(HARBOUR, paragraphs=tuple(replace(one, speaker_id=None) for one in HARBOUR.paragraphs))
    unsure = replace(TWO_CRANES, passage=replace(TWO_CRANES.passage, article=nobodys))
    chatbot.archive = FakeArchive(quotes=(unsure, NARRATED))
    assert card_of(client, f"/articles/harbour?quote={unsure.id}")["og:title"] == "speaker not sure"
    assert card_of(client, f"/articles/harbour?quote={NARRATED.id}")["og:title"] == "the reporter"


def test_an_article_is_told_of_by_who_is_heard_in_it_also_where_its_quote_has_gone(client: TestClient) -> None:
    for path in ("/articles/harbour", "/articles/harbour?quote=gone"):
        card = card_of(client, path)
        assert card["og:title"] == "What the harbour plans"
        assert card["og:description"] == "Interview with Ada King, Bob Moss, 31 October 2019"
        assert card["og:image"] == "http://testserver/static/card.png"


def test_an_answer_is_told_of_by_its_question_and_its_first_quote(client: TestClient, chatbot: FakeChatbot) -> None:
    card = card_of(client, "/?q=Who%3F&q=How+many+cranes%3F")
    assert card["og:title"] == "How many cranes?"
    assert card["og:description"].startswith("Ada King, Director of the Harbour Office: “We will build")
    assert card["og:url"] == "http://testserver/?q=Who%3F&q=How+many+cranes%3F#q2"
    chatbot.replies = silence
    assert (
        card_of(client, "/?q=Who%3F")["og:description"] == "Nobody says anything in these articles that answers this."
    )


def test_a_person_is_told_of_with_their_feed(client: TestClient) -> None:
    assert card_of(client, "/speakers/ada-king")["og:title"] == "Ada King"
    assert alternates(client, "/speakers/ada-king") == {
        "application/rss+xml": "http://testserver/speakers/ada-king/feed"
    }


@pytest.mark.parametrize("path", ["/", "/articles", "/about", "/nothing", "/docs"])
def test_every_other_page_is_told_of_by_its_title(client: TestClient, path: str) -> None:
    card = card_of(client, path)
    assert card["og:title"] == parse(client.get(path).text).one("title").text
    assert client.get(card["og:image"]).headers["content-type"] == "image/png"


def test_a_long_quote_ends_with_a_whole_word(client: TestClient, chatbot: FakeChatbot) -> None:
    tides = HARBOUR.paragraphs[3]
    long = replace(TWO_CRANES, passage=replace(TWO_CRANES.passage, paragraph=3, span=tides.span), span=tides.span)
    chatbot.archive = FakeArchive(quotes=(long,))
    shown = card_of(client, f"/articles/harbour?quote={long.id}")["og:description"]
    assert len(shown) <= 302
    assert shown.endswith(
        (" one …", " after …", " another, …", " page …", " until …", " to …", " the …", " were …", " read …")
    )
