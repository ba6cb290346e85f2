"""A quote as a picture."""

from dataclasses import replace
from io import BytesIO

import pytest
from fastapi.testclient import TestClient
from PIL import Image

from tests.web.fakes import ADA, HARBOUR, TWO_CRANES, FakeArchive, FakeChatbot
from web.pages import FOLDER
from web.pages.sharing import picture
from web.pages.sharing.picture import Caption, picture_of
from web.wording import ENGLISH

SITE_CARD = (FOLDER / "static" / "card.png").read_bytes()
CAPTION = Caption.of(TWO_CRANES, ENGLISH)


def test_a_quote_is_drawn_in_the_size_that_cards_have(client: TestClient) -> None:
    response = client.get(f"/pictures/{TWO_CRANES.id}.png")
    assert response.headers["cache-control"] == "public, max-age=86400"
    assert response.content != SITE_CARD
    for written in (response.content, SITE_CARD):
        image = Image.open(BytesIO(written))
        assert (image.format, image.size) == ("PNG", (1200, 630))


def test_it_says_the_words_the_person_the_office_and_the_article() -> None:
    assert (
        Caption(
            "“We will build two cranes. Then we will see.”",
            "Ada King",
            "Director of the Harbour Office",
            "What the harbour plans · 31 October 2019",
            "On the Record",
        )
        == CAPTION
    )


def test_the_same_words_are_drawn_once() -> None:
    picture_of.cache_clear()
    first = picture_of(CAPTION)
    assert first
    assert picture_of(Caption.of(replace(TWO_CRANES, score=0.1), ENGLISH)) is first
    assert picture_of(replace(CAPTION, role="Mayor")) != first


@pytest.mark.parametrize("name", ["Анна Каренина", "Ἀσπασία", "Łucja Žižka", "Nguyễn Thị Minh"])
def test_other_alphabets_are_drawn(name: str) -> None:
    assert picture_of(replace(CAPTION, name=name))


@pytest.mark.parametrize("name", ["罗书权", "שרה", "أمينة", "🌊"])
def test_what_the_font_has_no_shape_for_is_no_row_of_boxes(client: TestClient, chatbot: FakeChatbot, name: str) -> None:
    assert picture_of(replace(CAPTION, name=name)) is None
    people = tuple(replace(one, name=name) if one.id == ADA.id else one for one in HARBOUR.speakers)
    passage = replace(TWO_CRANES.passage, article=replace(HARBOUR, speakers=people))
    chatbot.archive = FakeArchive(quotes=(replace(TWO_CRANES, passage=passage),))
    assert client.get(f"/pictures/{TWO_CRANES.id}.png").content == SITE_CARD


def test_without_the_font_it_is_the_card_of_the_site(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    for kept in (picture_of, picture._font, picture._is_missing):
        kept.cache_clear()
    monkeypatch.setattr(picture, "_FONT", "No Such Font")
    assert client.get(f"/pictures/{TWO_CRANES.id}.png").content == SITE_CARD
    picture_of.cache_clear()


def test_a_quote_that_has_gone_is_the_card_of_the_site(client: TestClient) -> None:
    response = client.get("/pictures/gone.png")
    assert (response.status_code, response.content) == (200, SITE_CARD)


@pytest.mark.parametrize("words", ["“Yes.”", "x" * 3000, "to see " * 2000, "“" + "Then we will see. " * 40 + "”"])
def test_any_number_of_words_fits(words: str) -> None:
    drawn = picture_of(replace(CAPTION, words=words, name=words, role=words, source=words))
    assert drawn
    image = Image.open(BytesIO(drawn))
    for margin in (image.crop((17, 0, 78, 630)), image.crop((1121 if " " in words else 1200, 0, 1201, 600))):
        assert len(margin.getcolors(1000) or range(1000)) <= 2  # paper, and what is past the edge
