from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient

from corpus import Kind, Span
from qa import Quote
from tests.web.clients import Element, parse
from tests.web.fakes import (
    ADA,
    HARBOUR,
    NARRATED,
    REPORTER,
    SECOND,
    THREE_CRANES,
    TWO_CRANES,
    FakeArchive,
    FakeChatbot,
    article_of,
    passage_of,
    quote_of,
)

TIDES_SAID = Quote(passage_of(HARBOUR, 8), HARBOUR.paragraphs[8].span, 0.4)
ELSEWHERE = quote_of(SECOND, "I said all I had to say.")
ALL = (NARRATED, TWO_CRANES, TIDES_SAID, THREE_CRANES)


@pytest.fixture(autouse=True)
def archive(chatbot: FakeChatbot) -> None:
    chatbot.archive = FakeArchive(quotes=(*ALL, ELSEWHERE))


def read(client: TestClient, quote: str, *beside: str) -> Element:
    response = client.get("/articles/harbour", params={"quote": quote, "with": beside})
    assert response.status_code == 200
    return parse(response.text)


def marked(shown: Element) -> list[tuple[str, str]]:
    return [(mark.attributes["class"], mark.text) for mark in shown.all("mark")]


def led_to(link: Element) -> tuple[str, set[str]]:
    query = parse_qs(urlsplit(link.attributes["href"]).query)
    return query["quote"][0], set(query["with"])


def test_the_other_quotes_of_an_answer_are_marked_less_than_the_chosen_one(client: TestClient) -> None:
    shown = read(client, TWO_CRANES.id, THREE_CRANES.id, NARRATED.id)
    assert marked(shown) == [("match", NARRATED.text), ("chosen", TWO_CRANES.text), ("match", THREE_CRANES.text)]
    assert [mark.attributes.get("id") for mark in shown.all("mark")] == [None, "quote", None]


def test_a_bar_says_where_the_reader_is_and_leads_to_the_quotes_before_and_behind(client: TestClient) -> None:
    bar = read(client, TWO_CRANES.id, THREE_CRANES.id, NARRATED.id).one("nav", "matches")
    assert "hidden" not in bar.attributes
    assert bar.all("p")[0].text == "2 of 3"
    before, behind = bar.one("p", "steps").all("a")
    assert led_to(before) == (NARRATED.id, {TWO_CRANES.id, THREE_CRANES.id})
    assert led_to(behind) == (THREE_CRANES.id, {TWO_CRANES.id, NARRATED.id})
    assert before.attributes["href"].split("#")[1].startswith("quote:~:text=")


def test_quotes_of_one_paragraph_come_in_the_order_of_its_words(chatbot: FakeChatbot, client: TestClient) -> None:
    first, second = quote_of(HARBOUR, "build two cranes."), quote_of(HARBOUR, "Then we will see.")
    chatbot.archive = FakeArchive(quotes=(second, first))
    assert read(client, first.id, second.id).one("nav", "matches").all("p")[0].text == "1 of 2"


@pytest.mark.parametrize(("quote", "words"), [(NARRATED, ["Next"]), (THREE_CRANES, ["Previous"])])
def test_at_either_end_there_is_one_way_to_go(client: TestClient, quote: Quote, words: list[str]) -> None:
    steps = read(client, quote.id, *(each.id for each in ALL)).one("p", "steps").all("a")
    assert [step.text.split()[-1] for step in steps] == words


def test_what_has_gone_or_is_another_articles_is_not_counted(client: TestClient) -> None:
    shown = read(client, TWO_CRANES.id, "harbour-00000006.0-44", ELSEWHERE.id, "<b>", "", TWO_CRANES.id, NARRATED.id)
    assert shown.one("nav", "matches").all("p")[0].text == "2 of 2"


def test_a_quote_alone_has_no_bar_but_a_way_back_that_scripts_may_show(client: TestClient) -> None:
    shown = read(client, TWO_CRANES.id)
    assert marked(shown) == [("chosen", TWO_CRANES.text)]
    bar = shown.one("nav", "matches")
    assert "hidden" in bar.attributes
    assert "hidden" in bar.one("a", "back").attributes


def test_where_the_chosen_quote_has_gone_the_others_can_still_be_gone_to(client: TestClient) -> None:
    shown = read(client, "harbour-00000006.0-44", THREE_CRANES.id, NARRATED.id)
    assert len(shown.all("div", "gone")) == 1
    assert [style for style, _ in marked(shown)] == ["match", "match"]
    bar = shown.one("nav", "matches")
    assert bar.all("p")[0].text == "2 other quotations"
    assert led_to(bar.one("p", "steps").one("a")) == (NARRATED.id, {THREE_CRANES.id})


def test_words_that_two_quotes_share_are_the_chosen_ones(chatbot: FakeChatbot, client: TestClient) -> None:
    wider = quote_of(HARBOUR, "We will build two cranes.\nThen we will see. Nothing else is planned.")
    inner = quote_of(HARBOUR, "Then we will see.")
    chatbot.archive = FakeArchive(quotes=(wider, inner))
    assert marked(read(client, inner.id, wider.id)) == [
        ("match", "We will build two cranes.\n"),
        ("chosen", "Then we will see."),
        ("match", " Nothing else is planned."),
    ]
    assert marked(read(client, wider.id, inner.id)) == [("chosen", wider.text)]


def test_the_question_stays_above_an_answer_that_is_marked_and_leads_to_its_place(client: TestClient) -> None:
    shown = read(client, TIDES_SAID.id)
    [asked] = shown.all("p", "asked")
    assert asked.text == "Asked by Reporter: How many cranes will there be?"
    assert asked in next(turn for turn in shown.all("section", "turn") if turn.all("mark")).elements
    target = asked.one("a").attributes["href"].removeprefix("#")
    [question] = [turn for turn in shown.all("section", "turn") if turn.attributes["id"] == target]
    assert "How many cranes will there be?" in question.text


def test_nobody_is_said_to_have_been_asked_what_nobody_asked(client: TestClient) -> None:
    assert read(client, NARRATED.id).all("p", "asked") == []


def test_interviewers_are_said_to_ask(client: TestClient) -> None:
    turns = read(client, TWO_CRANES.id).all("section", "turn")
    assert [[each.text for each in turn.all("span", "asks")] for turn in turns] == [[], ["asks"], [], ["asks"], []]
    assert ["plain" in turn.attributes["class"].split() for turn in turns] == [False, True, False, True, False]


def test_under_the_quote_it_can_be_taken_along_and_seen_in_the_original(client: TestClient) -> None:
    about = read(client, TWO_CRANES.id, THREE_CRANES.id).one("aside", "about-quote")
    assert about.all("textarea")[0].text.startswith("“We will build two cranes. Then we will see.”\n— Ada King")
    [original] = [link for link in about.all("a") if link.attributes.get("rel")]
    assert original.attributes["href"] == (
        "https://example.org/harbour#:~:text=We%20will%20build%20two%20cranes.%20Then%20we%20will%20see."
    )


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://example.org/a#part", "https://example.org/a#part:~:text=We%20will"),
        ("javascript:alert(1)", None),
        (None, None),
    ],
)
def test_only_a_web_page_is_gone_to_as_the_original(
    chatbot: FakeChatbot, client: TestClient, url: str | None, href: str | None
) -> None:
    article = replace(HARBOUR, url=url)
    chatbot.archive = FakeArchive((article,), (quote_of(article, "We will build two cranes."),))
    links = read(client, chatbot.archive.quotes[0].id).one("aside", "about-quote").all("a")
    assert [link.attributes["href"][: len(href or "")] for link in links] == ([href] if href else [])


def test_an_article_runs_the_way_its_script_does(chatbot: FakeChatbot, client: TestClient) -> None:
    talk = article_of("talk", "حوار", (Kind.STATEMENT, ADA, "سنبني رصيفين جديدين."), speakers=(ADA,))
    chatbot.archive = FakeArchive((talk, HARBOUR))
    directions = [
        parse(client.get(path).text).one("article", "reading").attributes["dir"]
        for path in ("/articles/talk", "/articles/harbour")
    ]
    assert directions == ["rtl", "ltr"]


def test_a_question_can_be_the_chosen_quote(chatbot: FakeChatbot, client: TestClient) -> None:
    span = HARBOUR.paragraphs[5].span
    asked = Quote(passage_of(HARBOUR, 5), Span(span.start, span.end), 0.5)
    chatbot.archive = FakeArchive(quotes=(asked,))
    shown = read(client, asked.id)
    assert marked(shown) == [("chosen", "How many cranes will there be?")]
    assert shown.all("p", "asked") == []
    assert f"— {REPORTER.name}, asking" in shown.all("textarea")[0].text


def test_paper_says_when_and_where_it_was_had(client: TestClient) -> None:
    printed = read(client, TWO_CRANES.id).one("p", "printed-from").text
    assert printed.endswith(f": http://testserver/articles/harbour?quote={TWO_CRANES.id}")


def test_a_heading_that_repeats_the_title_stands_with_what_was_around_the_article(
    chatbot: FakeChatbot, client: TestClient
) -> None:
    lines = (
        (Kind.BOILERPLATE, None, "Home"),
        (Kind.HEADING, None, "The pier"),
        (Kind.BOILERPLATE, None, "Share this page"),
        (Kind.HEADING, None, "The pier, again"),
        (Kind.STATEMENT, ADA, "It stands."),
    )
    chatbot.archive = FakeArchive((article_of("pier", "The pier", *lines, speakers=(ADA,)),))
    shown = parse(client.get("/articles/pier").text).one("article")
    assert [heading.text for heading in shown.all("h2")] == ["The pier, again"]
    around = shown.one("details", "boilerplate")
    assert [line.text for line in around.all("p")] == ["Home", "The pier", "Share this page"]


def test_each_paragraph_leads_to_its_time_in_the_recording(chatbot: FakeChatbot, client: TestClient) -> None:
    silent = article_of(
        "pier", "The pier", *((Kind.STATEMENT, ADA, words) for words in ("One.", "Two.")), speakers=(ADA,)
    )
    timed = replace(
        silent, paragraphs=tuple(replace(p, time=t) for p, t in zip(silent.paragraphs, (3.5, 3723), strict=True))
    )
    for article, led in (
        (silent, []),
        (timed, []),
        (replace(silent, media="https://example.org/a.mp3"), []),
        (
            replace(timed, media="https://example.org/a.mp3"),
            [
                ("https://example.org/a.mp3#t=3", "Recording at 0:03"),
                ("https://example.org/a.mp3#t=3723", "Recording at 1:02:03"),
            ],
        ),
    ):
        chatbot.archive = FakeArchive((article,))
        shown = parse(client.get("/articles/pier").text).one("article")
        assert [(link.attributes["href"], link.text) for link in shown.all("a", "recording")] == led
