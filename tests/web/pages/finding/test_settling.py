"""Filters that an address calls by name, that it can't mean, or that leave nothing: said plainly, with a way out."""

from datetime import date

import pytest
from fastapi.testclient import TestClient

from qa import Filters
from tests.web.clients import Element, parse
from tests.web.fakes import FakeChatbot
from web.wording import ENGLISH

WORDS = ENGLISH.finding


def conversation(client: TestClient, query: str) -> Element:
    response = client.get(f"/?q=Who%3F&{query}")
    assert response.status_code == 200
    return parse(response.text)


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ("speaker=Ada+King", Filters(speakers=("ada-king",))),
        ("speaker=+A.+King+&speaker=ada-king", Filters(speakers=("ada-king",))),
        ("speaker=director&except=moss", Filters(speakers=("ada-king",), exclude_speakers=("bob-moss",))),
        ("article=harbour+plans", Filters(articles=("harbour",))),
        ("source=the+quay", Filters(sources=("The Quay",))),
        ("source=quay", Filters(sources=("The Quay",))),
        ("from=2019&to=2019", Filters(published_from=date(2019, 1, 1), published_to=date(2019, 12, 31))),
        ("from=2019-2&to=2020-02", Filters(published_from=date(2019, 2, 1), published_to=date(2020, 2, 29))),
        ("from=&to=&speaker=&article=&source=&nonsense=1", Filters()),
    ],
)
def test_what_names_one_thing_is_understood(
    chatbot: FakeChatbot, client: TestClient, query: str, filters: Filters
) -> None:
    assert len(conversation(client, query).all("figure")) == 1
    assert chatbot.asked[-1].filters == filters


@pytest.mark.parametrize(
    ("query", "reason", "ways_on"),
    [
        ("speaker=Xu", WORDS.unknown("Xu"), {WORDS.ask_everybody: ""}),
        ("article=gone&speaker=ada-king", WORDS.unknown("gone"), {WORDS.every_article: "&speaker=ada-king"}),
        ("source=Gone", WORDS.unknown("Gone"), {WORDS.all_sources: ""}),
        (
            "speaker=o",
            WORDS.several("o", ["Ada King", "Bob Moss", "Reporter"]),
            {
                WORDS.only_here("Ada King"): "&speaker=ada-king",
                WORDS.only_here("Bob Moss"): "&speaker=bob-moss",
                WORDS.only_here("Reporter"): "&speaker=reporter",
                WORDS.ask_everybody: "",
            },
        ),
        ("from=yesterday", WORDS.no_day("yesterday"), {WORDS.every_day: ""}),
        ("to=2019-02-30&from=2019", WORDS.no_day("2019-02-30"), {WORDS.every_day: "&from=2019-01-01"}),
        (
            "from=2020-01-01&to=2019-01-01",
            WORDS.no_days("1 January 2020", "1 January 2019"),
            {WORDS.turned_round: "&from=2019-01-01&to=2020-01-01", WORDS.every_day: ""},
        ),
        (
            "speaker=ada-king&except=ada-king",
            WORDS.in_and_out("Ada King"),
            {WORDS.only_here("Ada King"): "&speaker=ada-king", WORDS.ask_everybody: ""},
        ),
        (
            "speaker=ada-king&article=second",
            WORDS.nothing_left(["Only Ada King", "In “A second talk”"]),
            {
                WORDS.ask_everybody: "&article=second",
                WORDS.every_article: "&speaker=ada-king",
                ENGLISH.ask_everywhere: "",
            },
        ),
        (
            "source=quay&to=2001",
            WORDS.nothing_left(["Published by The Quay", "Published until 31 December 2001"]),
            {WORDS.every_day: "&source=The+Quay", ENGLISH.ask_everywhere: ""},
        ),
    ],
)
def test_what_can_not_be_meant_is_said_and_has_a_way_out(
    chatbot: FakeChatbot, client: TestClient, query: str, reason: str, ways_on: dict[str, str]
) -> None:
    shown = conversation(client, query)
    refused = shown.one("div", "not-found")
    assert (refused.one("h3").text, refused.one("p").text) == (WORDS.refused, reason)
    told = {link.text: link.attributes["href"] for link in shown.one("ul", "wider").all("a")}
    assert told == {text: f"/?q=Who%3F{rest}#q1" for text, rest in ways_on.items()}
    assert chatbot.asked == []
    assert shown.one("form", "composer").all("fieldset") == []  # the next question is not asked there
    for href in told.values():
        assert client.get(href).status_code == 200


def test_one_question_that_can_not_be_asked_leaves_the_others_answered(client: TestClient) -> None:
    response = client.get("/?q=First%3F&from=soon&q=Second%3F")
    shown = parse(response.text)
    assert len(shown.all("figure")) == len(shown.all("div", "not-found")) == 1
    assert shown.one("ul", "wider").one("a").attributes["href"] == "/?q=First%3F&q=Second%3F#q1"


@pytest.mark.parametrize("query", ["speaker=Xu", "from=soon", "from=2020&to=2019", "source=quay&to=2001"])
def test_the_script_is_told_that_the_page_explains_it(client: TestClient, query: str) -> None:
    assert client.get(f"/api/chat?q=Who%3F&{query}").status_code == 422


def test_the_script_gets_what_the_page_would_show(chatbot: FakeChatbot, client: TestClient) -> None:
    assert client.get("/api/chat?q=Who%3F&speaker=director").status_code == 200
    assert chatbot.asked[-1].filters == Filters(speakers=("ada-king",))
