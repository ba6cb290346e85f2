from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from fastapi.testclient import TestClient

from corpus import Kind
from qa import Group
from tests.web.clients import Element, parse
from tests.web.fakes import (
    ADA,
    BOB,
    HARBOUR,
    SECOND,
    THREE_CRANES,
    TWO_CRANES,
    FakeChatbot,
    answer_with,
    article_of,
    quote_of,
)
from web import links
from web.pages.quotes import direction_of, quotations
from web.wording import ENGLISH

ELSEWHERE = quote_of(SECOND, "I said all I had to say.")


def figures(client: TestClient) -> list[Element]:
    return parse(client.get("/", params={"q": "Who?"}).text).all("figure", "quotation")


def beside(figure: Element) -> list[str]:
    query = urlsplit(figure.one("a", "context").attributes["href"]).query
    return parse_qs(query).get("with", [])


def test_a_link_into_an_article_carries_the_answers_other_quotes_of_it(
    chatbot: FakeChatbot, client: TestClient
) -> None:
    chatbot.replies = answer_with(TWO_CRANES, THREE_CRANES, ELSEWHERE)
    assert [beside(figure) for figure in figures(client)] == [[THREE_CRANES.id], [TWO_CRANES.id], []]


def test_it_carries_those_of_other_voices_too(chatbot: FakeChatbot, client: TestClient) -> None:
    groups = (Group(ADA, (TWO_CRANES,)), Group(BOB, (THREE_CRANES,)))
    chatbot.replies = answer_with(TWO_CRANES, THREE_CRANES, groups=groups)
    assert [beside(figure) for figure in figures(client)] == [[THREE_CRANES.id], [TWO_CRANES.id]]


def test_a_link_into_an_article_names_its_words(client: TestClient) -> None:
    [figure] = figures(client)
    assert figure.one("a", "context").attributes["href"] == (
        f"/articles/harbour?quote={TWO_CRANES.id}"
        "#quote:~:text=We%20will%20build%20two%20cranes.%20Then%20we%20will%20see."
    )
    assert figure.one("blockquote").attributes["cite"] == f"/articles/harbour?quote={TWO_CRANES.id}#quote"


def test_the_passage_around_a_quote_is_folded_with_the_quote_marked(client: TestClient) -> None:
    whole = figures(client)[0].one("details", "whole")
    assert whole.one("p").text == "We will build two cranes.\nThen we will see. Nothing else is planned."
    assert whole.one("mark").text == TWO_CRANES.text


def test_where_the_quote_is_its_whole_passage_nothing_is_folded(chatbot: FakeChatbot, client: TestClient) -> None:
    chatbot.replies = answer_with(THREE_CRANES)
    assert figures(client)[0].all("details", "whole") == []


def test_every_form_of_a_quote_stands_in_a_field_that_needs_no_script(client: TestClient) -> None:
    taking = figures(client)[0].one("details", "taking")
    assert [label.all("span")[0].text for label in taking.all("label")] == [
        "Plain text",
        "Markdown",
        "APA",
        "JSON (CSL)",
    ]
    place = f"http://testserver/articles/harbour?quote={TWO_CRANES.id}#quote"
    assert all(place in field.text for field in taking.all("textarea") if "example.org" not in field.text)
    assert all("readonly" in field.attributes for field in taking.all("textarea"))
    assert figures(client)[0].one("span", "address").text == place


def test_one_person_has_one_colour_on_every_page(client: TestClient) -> None:
    paths = ("/?q=Who", "/articles/harbour", "/speakers/ada-king", "/speakers", "/")
    badges = [badge for path in paths for badge in parse(client.get(path).text).all("span", "badge")]
    styles = {badge.attributes["class"] for badge in badges if badge.text == "AK"}
    assert len(styles) == 1


def test_a_quotation_runs_the_way_its_article_does() -> None:
    arabic = article_of("talk", "حوار", (Kind.NARRATION, None, "«سنبني رصيفين.»"), speakers=())
    assert (direction_of(arabic), direction_of(HARBOUR)) == ("rtl", "ltr")
    [shown] = quotations([quote_of(arabic, "«سنبني رصيفين.»")], wording=ENGLISH)
    assert shown.direction == "rtl"


def test_a_mark_that_is_printed_around_the_words_is_not_set_again(client: TestClient, chatbot: FakeChatbot) -> None:
    said = "“We will build. It takes two years."
    talk = article_of("talk", "A talk", (Kind.STATEMENT, ADA, said), speakers=(ADA,))
    chatbot.replies = answer_with(quote_of(talk, said), TWO_CRANES)
    printed, plain = (figure.one("blockquote") for figure in figures(client))
    assert printed.attributes["class"] == "opened"
    assert "class" not in plain.attributes


def test_addresses_to_send_have_a_host_and_addresses_to_follow_have_none() -> None:
    with links.served_at("https://record.example", "/talks"):
        [shown] = quotations([THREE_CRANES], wording=ENGLISH)
    assert shown.address == f"https://record.example/talks/articles/harbour?quote={THREE_CRANES.id}#quote"
    assert shown.in_context.startswith("/talks/articles/harbour?")


def test_a_quote_leads_to_its_time_in_the_recording(client: TestClient, chatbot: FakeChatbot) -> None:
    said = "We will build."
    talk = article_of("talk", "A talk", (Kind.STATEMENT, ADA, said), speakers=(ADA,))
    timed = replace(talk, media="https://example.org/a.mp3", paragraphs=(replace(talk.paragraphs[0], time=62.5),))
    chatbot.replies = answer_with(quote_of(timed, said), TWO_CRANES)
    heard, silent = figures(client)
    assert heard.one("a", "recording").attributes["href"] == "https://example.org/a.mp3#t=62"
    assert silent.all("a", "recording") == []
