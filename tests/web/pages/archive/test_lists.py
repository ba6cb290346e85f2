"""All articles by year and all speakers by letter: to look through, to find something in, part by part."""

from dataclasses import replace
from datetime import date

import pytest
from fastapi.testclient import TestClient

from corpus import Article, Kind, Speaker
from tests.web.clients import Element, parse
from tests.web.fakes import HARBOUR, REPORTER, SECOND, FakeArchive, FakeChatbot, article_of
from web.wording import ENGLISH


def page(client: TestClient, path: str, **query: str) -> Element:
    response = client.get(path, params=query or None)
    assert response.status_code == 200
    return parse(response.text)


def hrefs(*links: Element) -> list[str]:
    return [link.attributes["href"] for link in links]


def spoken_by(*names: str) -> Article:
    people = tuple(Speaker(name.lower().replace(" ", "-"), name) for name in names)
    return article_of("many", "Many", *((Kind.STATEMENT, one, "We agree.") for one in people), speakers=people)


def test_articles_stand_under_their_year_and_name_whom_they_interview(chatbot: FakeChatbot, client: TestClient) -> None:
    undated = replace(SECOND, id="undated", published=None)
    chatbot.archive = FakeArchive((replace(SECOND, published=date(2021, 1, 2)), HARBOUR, undated))
    shelves = page(client, "/articles").all("section", "shelf")
    assert [shelf.one("h2").text for shelf in shelves] == ["2021", "2019", "No date"]
    assert hrefs(*shelves[1].all("a", "title")) == ["/articles/harbour"]
    assert hrefs(*shelves[1].one("p", "speakers").all("a")) == ["/speakers/ada-king", "/speakers/bob-moss"]
    assert shelves[1].one("p", "meta").text == "31 October 2019 By Jo Lin · The Quay"


def test_where_very_many_speak_some_are_counted(chatbot: FakeChatbot, client: TestClient) -> None:
    chatbot.archive = FakeArchive((spoken_by(*(f"Person {letter}" for letter in "ABCDEFGH")),))
    speakers = page(client, "/articles").one("p", "speakers")
    assert len(speakers.all("a")) == 6
    assert speakers.text.endswith("Person F and 2 more")


def test_people_stand_under_their_letter_and_scripts_without_capitals_together(
    chatbot: FakeChatbot, client: TestClient
) -> None:
    chatbot.archive = FakeArchive((spoken_by("Ångström", "Bob Moss", "bell hooks", "罗书权", "ليلى"),))
    shelves = page(client, "/speakers").all("section", "shelf")
    assert [shelf.one("h2").text for shelf in shelves] == ["A", "H", "M", "Other scripts"]
    assert len(shelves[-1].all("li")) == 2


def test_who_only_asks_stands_below_those_who_answer(client: TestClient) -> None:
    shelves = page(client, "/speakers").all("section", "shelf")
    assert [shelf.one("h2").text for shelf in shelves] == ["K", "M", "Asked by"]
    assert shelves[-1].one("ul", "people").one("a").text == "Reporter"


def test_an_interviewer_has_asked_and_not_stated(chatbot: FakeChatbot, client: TestClient) -> None:
    questions = article_of("a", "A", (Kind.QUESTION, REPORTER, "Why?"), speakers=(REPORTER,))
    archive = FakeArchive((questions,))
    chatbot.archive = archive
    [person] = page(client, "/speakers").one("ul", "people").all("li")
    assert "Interviewer" in person.one("p", "meta").text


@pytest.mark.parametrize("path", ["/articles", "/speakers"])
def test_a_long_list_is_read_part_by_part_both_ways(chatbot: FakeChatbot, client: TestClient, path: str) -> None:
    people = [Speaker(f"p{n:03}", f"Person {n:03}") for n in range(130)]
    chatbot.archive = FakeArchive(
        tuple(
            article_of(f"a{n:03}", f"About {n:03}", (Kind.STATEMENT, one, "Yes."), speakers=(one,))
            for n, one in enumerate(people)
        )
    )
    first = page(client, path)
    assert first.one("p", "found").text.strip() in {"130 articles", "130 people"}
    [older] = first.one("nav", "paging").all("a")
    assert first.one("nav", "paging").one("span").text == "Page 1 of 3"
    second = page(client, older.attributes["href"])
    back, on = second.one("nav", "paging").all("a")
    assert (back.attributes["rel"], on.attributes["rel"]) == ("prev", "next")
    assert page(client, back.attributes["href"]).one("main") == first.one("main")
    last = page(client, on.attributes["href"])
    assert [len(part.one("section", "shelf").all("li")) for part in (first, second, last)] == [60, 60, 10]
    assert page(client, path, page="99").one("main") == last.one("main")


def test_a_short_list_is_neither_parted_nor_jumped_in(client: TestClient) -> None:
    for path in ("/articles", "/speakers"):
        assert page(client, path).all("nav", "paging") == page(client, path).all("nav", "jumps") == []


def test_a_letter_leads_to_the_part_where_it_begins(chatbot: FakeChatbot, client: TestClient) -> None:
    names = [f"Person {n:02} {letter}ne" for letter in "ABC" for n in range(50)]
    chatbot.archive = FakeArchive((spoken_by(*names),))
    assert hrefs(*page(client, "/speakers").one("nav", "jumps").all("a")) == [
        "/speakers#letter-A",
        "/speakers#letter-B",
        "/speakers?page=2#letter-C",
    ]


def test_what_is_looked_for_is_found_and_stays_in_its_field(client: TestClient) -> None:
    found = page(client, "/articles", find=" Harbour plans ")
    assert hrefs(*found.all("a", "title")) == ["/articles/harbour"]
    assert found.one("input").attributes["value"] == "Harbour plans"
    assert found.one("p", "found").text == "1 of 2 articles with “Harbour plans” Show all"
    assert hrefs(found.one("p", "found").one("a")) == ["/articles"]
    assert hrefs(*page(client, "/speakers", find="director").one("ul", "people").all("a")) == ["/speakers/ada-king"]


@pytest.mark.parametrize("path", ["/articles", "/speakers"])
def test_what_is_nowhere_can_be_asked_instead(client: TestClient, path: str) -> None:
    shown = page(client, path, find="<zeppelin>")
    assert shown.one("div", "not-found").one("h2").text == "Nothing fits"
    assert hrefs(shown.one("div", "not-found").one("a")) == ["/?q=%3Czeppelin%3E#q1"]
    assert shown.all("section", "shelf") == []


@pytest.mark.parametrize("path", ["/articles", "/speakers"])
def test_an_empty_archive_says_what_will_stand_here(chatbot: FakeChatbot, client: TestClient, path: str) -> None:
    chatbot.archive = FakeArchive(())
    shown = page(client, path)
    assert shown.one("div", "not-found").one("h2").text == ENGLISH.lists.empty
    assert shown.one("div", "not-found").all("a") == []


@pytest.mark.parametrize("query", ["page=0", "page=x", "page=-1", "find=" + "x" * 201])
def test_what_is_no_part_of_a_list_is_a_page_that_says_so(client: TestClient, query: str) -> None:
    response = client.get(f"/articles?{query}")
    assert response.status_code == 422
    assert parse(response.text).one("h1").text == ENGLISH.invalid_title


TIMES = (replace(HARBOUR, published=date(2001, 1, 2)), replace(SECOND, published=date(2021, 1, 2)))


def test_what_was_looked_for_stands_by_relevance_and_can_stand_by_date(
    chatbot: FakeChatbot, client: TestClient
) -> None:
    chatbot.archive = FakeArchive(TIMES)
    best = page(client, "/articles", find="a")
    assert [shelf.one("h2").text for shelf in best.all("section", "shelf")] == [ENGLISH.finding.best_first]
    assert hrefs(*best.all("a", "title")) == ["/articles/harbour", "/articles/second"]
    assert hrefs(*best.one("nav", "orders").all("a")) == ["/articles?find=a", "/articles?find=a&sort=date"]
    by_date = page(client, "/articles", find="a", sort="date")
    assert [shelf.one("h2").text for shelf in by_date.all("section", "shelf")] == ["2001", "2021"]
    current = [link.text for link in by_date.one("nav", "orders").all("a") if "aria-current" in link.attributes]
    assert current == [ENGLISH.finding.by_date]


def test_a_list_in_which_nothing_was_looked_for_has_one_order(client: TestClient) -> None:
    assert page(client, "/articles").all("nav", "orders") == []
    assert page(client, "/articles", sort="date").one("main") == page(client, "/articles").one("main")


def test_an_order_that_is_none_is_told(client: TestClient) -> None:
    shown = page(client, "/articles", find="harbour", sort="<b>")
    assert shown.one("p", "notice").text == ENGLISH.finding.unread_order("<b>")
    assert hrefs(*shown.all("a", "title")) == ["/articles/harbour"]


def test_an_article_shows_the_words_it_was_found_by_and_whose_they_are(client: TestClient) -> None:
    [excerpt] = page(client, "/articles", find="harbour").all("p", "excerpt")
    assert excerpt.one("q").text == "We will build two cranes.\nThen we will see."
    assert excerpt.all("mark")[0].text == "two cranes"
    assert excerpt.text.strip().endswith("Ada King")
    assert hrefs(excerpt.one("a"))[0].startswith("/articles/harbour?quote=")
    assert page(client, "/articles").all("p", "excerpt") == []


def test_an_order_stays_from_part_to_part(chatbot: FakeChatbot, client: TestClient) -> None:
    chatbot.archive = FakeArchive(tuple(replace(SECOND, id=f"a{n:03}") for n in range(70)))
    [on] = page(client, "/articles", find="talk", sort="date").one("nav", "paging").all("a")
    assert on.attributes["href"] == "/articles?find=talk&sort=date&page=2"
