"""A person's page: who they were when, what they speak of, and everything they said."""

from dataclasses import replace
from datetime import date

import pytest
from fastapi.testclient import TestClient

from corpus import Article, Kind, Speaker
from tests.web.clients import Element, parse
from tests.web.fakes import ADA, BOB, HARBOUR, REPORTER, TIDES, FakeArchive, FakeChatbot, article_of
from web.wording import ENGLISH

MAYOR = replace(ADA, role="Mayor")


def page(client: TestClient, path: str = "/speakers/ada-king") -> Element:
    response = client.get(path)
    assert response.status_code == 200
    return parse(response.text)


def said_on(article_id: str, published: date | None, speaker: Speaker) -> Article:
    article = article_of(article_id, f"About {article_id}", (Kind.STATEMENT, speaker, "Yes."), speakers=(speaker,))
    return replace(article, published=published)


def test_a_person_is_shown_with_everything_they_said_in_order_and_the_question_above_it(client: TestClient) -> None:
    shown = page(client)
    assert shown.one("h1").text == "Ada King"
    assert shown.one("header", "who-it-is").one("p", "role").text == "Director of the Harbour Office"
    [chapter] = shown.all("section", "chapter")
    assert chapter.one("h3").one("a").attributes["href"] == "/articles/harbour"
    [response] = chapter.all("div", "response")
    assert "How many cranes will there be?" in response.one("div", "asked").text
    first, second = response.all("blockquote")
    assert first.text.strip() == "We will build two cranes.\nThen we will see. Nothing else is planned."
    assert second.all("p")[0].text + second.all("p")[1].text == " ".join([TIDES] * 20)


def test_each_statement_leads_to_its_place(client: TestClient) -> None:
    first, second = (place.one("a").attributes["href"] for place in page(client).all("p", "place"))
    assert first == "/articles/harbour?quote=harbour-00000006.0-68#quote"
    assert second.startswith("/articles/harbour?quote=harbour-00000008.0-")


def test_a_long_statement_is_folded_at_the_end_of_a_sentence(client: TestClient) -> None:
    short, long = page(client).all("blockquote")
    assert short.all("details") == []
    opening = long.all("p")[0].text
    assert opening.endswith("nightfall.")
    assert 400 < len(opening) <= 600


def test_the_question_is_not_repeated_for_each_paragraph_of_an_answer(client: TestClient) -> None:
    assert len(page(client).all("div", "asked")) == 1


def test_only_they_can_be_asked_from_here(client: TestClient) -> None:
    form = page(client).one("form", "composer")
    assert (form.attributes["action"], form.attributes["method"]) == ("/", "get")
    fields = [(field.attributes["name"], field.attributes.get("value", "")) for field in form.all("input")]
    assert fields == [("q", ""), ("speaker", "ada-king")]


def test_a_topic_asks_them_about_it(client: TestClient) -> None:
    [topic] = page(client).one("section", "suggestions").all("a")
    assert topic.text == "cranes"
    assert topic.attributes["href"] == "/?q=What+does+Ada+King+say+about+cranes%3F&speaker=ada-king#q1"


def test_somebody_without_topics_office_and_other_names_has_no_empty_headings(client: TestClient) -> None:
    headings = [heading.text for heading in page(client, "/speakers/bob-moss").all("h2")]
    assert headings == [ENGLISH.lists.said]


def test_offices_come_latest_first_and_one_that_stays_comes_once(chatbot: FakeChatbot, client: TestClient) -> None:
    chatbot.archive = FakeArchive(
        (
            said_on("d", date(2023, 2, 3), MAYOR),
            said_on("c", date(2021, 5, 1), ADA),
            said_on("b", date(2018, 5, 1), ADA),
            said_on("a", None, replace(ADA, role="Clerk")),
        )
    )
    shown = page(client)
    assert [[p.text for p in office.all("p")] for office in shown.one("ol", "offices").all("li")] == [
        ["Mayor", "3 February 2023"],
        ["Director of the Harbour Office", "2018–2021"],
        ["Clerk", "No date"],
    ]
    assert shown.one("header", "who-it-is").one("p", "role").text == "Mayor"
    # What they were then stands with the words they said then.
    assert [[p.text for p in chapter.all("p", "role")] for chapter in shown.all("section", "chapter")] == [
        [],
        ["Director of the Harbour Office"],
        ["Director of the Harbour Office"],
        ["Clerk"],
    ]


def test_other_spellings_are_listed(client: TestClient) -> None:
    assert [alias.text for alias in page(client).one("ul", "aliases").all("li")] == ["A. King"]


def test_who_asks_has_a_page_of_questions_and_is_not_asked(client: TestClient) -> None:
    shown = page(client, "/speakers/reporter")
    assert [heading.text for heading in shown.all("h2")] == [ENGLISH.lists.asked]
    assert [quote.text.strip() for quote in shown.all("blockquote")] == [
        "How many cranes will there be?",
        "And what does the city think of that?",
    ]
    assert shown.all("form") == shown.all("p", "label") == []


def test_an_interviewee_who_asks_is_seen_to_ask(chatbot: FakeChatbot, client: TestClient) -> None:
    lines = ((Kind.QUESTION, BOB, "Who are you?"), (Kind.STATEMENT, BOB, "I am Bob."))
    chatbot.archive = FakeArchive((article_of("a", "A", *lines, speakers=(BOB,)),))
    asked, said = page(client, "/speakers/bob-moss").all("div", "remark")
    assert asked.one("p", "label").text == "Asking"
    assert said.all("p", "label") == []


def test_who_said_very_much_is_read_part_by_part(chatbot: FakeChatbot, client: TestClient) -> None:
    lines = [(Kind.STATEMENT, ADA, f"Statement {n}.") for n in range(101)]
    chatbot.archive = FakeArchive((article_of("a", "A", *lines, speakers=(ADA,)),))
    first = page(client)
    [older] = first.one("nav", "paging").all("a")
    second = page(client, older.attributes["href"])
    newer, older = second.one("nav", "paging").all("a")
    assert (newer.text, older.text) == ("Newer", "Older")
    assert page(client, newer.attributes["href"]).one("main") == first.one("main")
    last = page(client, older.attributes["href"])
    said = [quote.text.strip() for part in (first, second, last) for quote in part.all("blockquote")]
    assert said == [f"Statement {n}." for n in range(101)]
    assert [link.text for link in last.one("nav", "paging").all("a")] == ["Newer"]


@pytest.mark.parametrize("start", ["", "gone-00000000", "%00", "harbour-00000003"])
def test_where_a_part_began_with_what_has_gone_it_begins_anew(client: TestClient, start: str) -> None:
    assert page(client, f"/speakers/ada-king?from={start}").one("main") == page(client).one("main")


def test_who_is_named_and_says_nothing_has_a_page(chatbot: FakeChatbot, client: TestClient) -> None:
    chatbot.archive = FakeArchive((replace(HARBOUR, speakers=(*HARBOUR.speakers, Speaker("mute", "Mute"))),))
    shown = page(client, "/speakers/mute")
    assert shown.one("p", "silent").text == ENGLISH.lists.nothing_said


def test_search_results_say_what_the_page_holds(client: TestClient) -> None:
    [description] = [
        meta.attributes["content"] for meta in page(client).all("meta") if meta.attributes.get("name") == "description"
    ]
    assert description == "Ada King, Director of the Harbour Office: 2 statements in 1 article, word for word."


def test_nobody_has_no_page(client: TestClient) -> None:
    assert client.get("/speakers/nobody").status_code == 404
    assert REPORTER.id in client.get("/speakers").text
