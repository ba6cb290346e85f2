"""The panel that narrows an answer down: its form makes the address of the same conversation with other filters."""

from dataclasses import replace
from urllib.parse import urlencode

from fastapi.testclient import TestClient

from qa import Question, Reply
from tests.web.clients import Element, parse
from tests.web.fakes import HARBOUR, SECOND, FakeArchive, FakeChatbot, article_of, near, read, silence
from web.wording import ENGLISH


def panels(client: TestClient, address: str) -> list[Element]:
    return parse(client.get(address).text).all("details", "narrow")


def sent(panel: Element) -> str:
    """What the form sends as it stands, without what is empty."""
    fields = [one.attributes for one in panel.one("form").all("input")]
    values = [(one["name"], one.get("value", "")) for one in fields if one["type"] != "checkbox" or "checked" in one]
    return urlencode([(name, value) for name, value in values if value])


def ticks(panel: Element) -> list[str]:
    return [one.text.strip() for one in panel.all("label", "tick")]


def test_what_the_answer_holds_can_be_ticked(client: TestClient) -> None:
    [panel] = panels(client, "/?q=Cranes%3F")
    assert ticks(panel) == ["Ada King", "What the harbour plans", "The Quay"]
    assert sent(panel) == "q=Cranes%3F"
    assert panel.one("form").attributes["action"] == "/#q1"
    assert panel.one("p", "show").all("a") == []


def test_what_is_given_is_ticked_and_all_of_it_can_be_dropped(client: TestClient) -> None:
    query = "q=Cranes%3F&except=bob-moss&speaker=ada-king&article=harbour&source=The+Quay&from=2019-01-01&to=2020-01-01"
    [panel] = panels(client, f"/?{query}")
    assert sent(panel) == query
    assert panel.one("p", "show").one("a").attributes["href"] == "/?q=Cranes%3F#q1"


def test_all_around_a_question_stays_as_it_is(client: TestClient) -> None:
    query = "q=First%3F&speaker=ada-king&q=Second%3F&infer=no&show=more&q=Third%3F&from=2019-01-01"
    for number, panel in enumerate(panels(client, f"/?{query}"), start=1):
        given = sent(panel)
        assert sorted(given.split("&")) == sorted(query.split("&"))
        assert [part for part in given.split("&") if part[0] == "q"] == ["q=First%3F", "q=Second%3F", "q=Third%3F"]
        assert panel.one("form").attributes["action"] == f"/#q{number}"


def test_publications_that_are_too_many_to_tick_can_be_typed(chatbot: FakeChatbot, client: TestClient) -> None:
    many = [replace(SECOND, id=f"a{n}", source=f"Paper {n}") for n in range(20)]
    chatbot.archive = FakeArchive((HARBOUR, *many))
    [panel] = panels(client, "/?q=Cranes%3F")
    assert ticks(panel)[2:] == ["The Quay"]
    assert ENGLISH.finding.another_source in [one.text for one in panel.all("label")]


def test_what_has_gone_can_not_be_ticked(client: TestClient) -> None:
    [panel] = panels(client, "/?q=Cranes%3F&speaker=gone&article=gone&source=gone")
    assert ticks(panel) == ["The Quay"]


def test_whoever_asks_is_no_choice(chatbot: FakeChatbot, client: TestClient) -> None:
    chatbot.archive = FakeArchive((article_of("only", "Only", speakers=()),))
    [panel] = panels(client, "/?q=Cranes%3F")
    assert "Reporter" not in ticks(panel)


def test_where_nothing_is_found_within_filters_each_can_be_lifted(chatbot: FakeChatbot, client: TestClient) -> None:
    chatbot.replies = silence
    shown = parse(client.get("/?q=Moon%3F&speaker=ada-king&from=2019&lang=en").text).one("section", "around")
    assert [(link.text, link.attributes["href"]) for link in shown.one("ul", "wider").all("a")] == [
        ("Only Ada King: look at everybody's words", "/?q=Moon%3F&from=2019-01-01&lang=en#q1"),
        ("Published from 1 January 2019: look at all dates", "/?q=Moon%3F&speaker=ada-king&lang=en#q1"),
    ]
    chatbot.replies = near
    nearly = parse(client.get("/?q=Moon%3F&speaker=ada-king").text)
    assert nearly.one("ul", "wider").one("a").attributes["href"] == "/?q=Moon%3F#q1"
    pages = [link.attributes["href"] for link in shown.one("p", "further").all("a")]
    assert pages == ["/speakers?lang=en", "/articles?lang=en"]


def test_what_was_looked_for_is_told_where_nothing_else_says_it(chatbot: FakeChatbot, client: TestClient) -> None:
    def reply(question: Question) -> Reply:
        return replace(silence(question), interpretation=replace(read(question), topic="the moon?"))

    chatbot.replies = reply
    assert [each.text for each in parse(client.get("/?q=And+it%3F").text).all("p", "looked-for")] == [
        ENGLISH.looked_for("the moon")
    ]
    assert parse(client.get("/?q=The+moon").text).all("p", "looked-for") == []
