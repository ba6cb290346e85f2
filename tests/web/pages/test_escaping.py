"""Any words show as they are and never become markup."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Article, Kind, Span, Speaker
from qa import Quote
from tests.web.clients import Element, parse, served
from tests.web.fakes import REPORTER, FakeArchive, FakeChatbot, answer_with, article_of, passage_of

ATTACKS = st.sampled_from(
    [
        "<script>",
        "</p>",
        "<img src=x onerror=alert(1)>",
        "{{ 7*7 }}",
        "{% raw %}",
        "<!--",
        "]]>",
        "&lt;",
        "&#60;",
        "'\">",
    ]
)
# Line breaks inside words are white space to HTML, so words are compared as they read.
words = st.lists(st.text("<>&\"'/=;#!-{}% ab漢\u00a0é", max_size=12) | ATTACKS, min_size=1, max_size=5).map(
    lambda parts: "x".join(["", *parts, ""])
)

# Each example serves pages: on a busy machine that takes longer than Hypothesis expects of a function.
unhurried = settings(deadline=None)


@pytest.fixture(scope="module")
def chatbot() -> FakeChatbot:
    return FakeChatbot()


@pytest.fixture(scope="module")
def client(chatbot: FakeChatbot) -> Iterator[TestClient]:
    with served(chatbot) as ready:
        yield ready


def serve(chatbot: FakeChatbot, said: str, name: str, asked: str) -> Article:
    speaker = Speaker("somebody", name, role=f"role {name}", aliases=(f"alias {name}",))
    lines = ((Kind.HEADING, None, name), (Kind.QUESTION, REPORTER, asked), (Kind.STATEMENT, speaker, said))
    article = article_of("attack", f"title {name}", *lines, speakers=(REPORTER, speaker))
    article = replace(article, byline=name, source=asked, language=name)
    span = article.paragraphs[2].span
    quote = Quote(passage_of(article, 2), span, 0.75, (Span(span.start + 1, span.end),))
    chatbot.archive = FakeArchive((article,), (quote,))
    chatbot.replies = answer_with(quote)
    return article


def pages(client: TestClient, chatbot: FakeChatbot, question: str) -> list[Element]:
    quote = chatbot.archive.quotes[0]
    responses = [
        client.get("/", params={"q": question}),
        client.get("/"),
        client.get("/articles/attack", params={"quote": quote.id}),
        client.get("/articles"),
        client.get("/speakers/somebody"),
    ]
    assert [response.status_code for response in responses] == [200] * len(responses)
    return [parse(response.text) for response in responses]


def skeleton(page: Element) -> list[tuple[str, list[str]]]:
    return [(element.tag, list(element.attributes)) for element in page.elements]


@unhurried
@given(said=words, name=words, asked=words)
def test_words_make_no_tag_and_no_attribute(
    chatbot: FakeChatbot, client: TestClient, said: str, name: str, asked: str
) -> None:
    serve(chatbot, "xplain", "xplain", "xplain")
    plain = [skeleton(page) for page in pages(client, chatbot, "plain")]
    serve(chatbot, said, name, asked)
    assert [skeleton(page) for page in pages(client, chatbot, asked)] == plain


@unhurried
@given(said=words, name=words, asked=words)
def test_words_show_as_they_are(chatbot: FakeChatbot, client: TestClient, said: str, name: str, asked: str) -> None:
    serve(chatbot, said, name, asked)
    chat, _, article, _, speaker = pages(client, chatbot, asked)
    assert chat.one("blockquote").text.strip() == said.strip()
    assert chat.one("h2").text == asked.strip()
    assert chat.one("a", "name").text == name
    assert chat.one("cite").text == f"title {name}"
    questions = [each.attributes["value"] for each in chat.all("input") if each.attributes["name"] == "q"]
    assert questions == [*[asked.strip()] * 3, ""]  # to edit, to narrow down, and sent along with the next
    ticks = [each.text.strip() for each in chat.one("details", "narrow").all("label", "tick")]
    assert ticks == [name.strip(), f"title {name}".strip(), asked.strip()]
    assert article.one("mark").text == said
    assert article.one("h1").text == f"title {name}"
    assert article.one("h2").text == name
    assert speaker.one("p", "role").text == f"role {name}"


@unhurried
@given(typed=words)
def test_what_could_not_be_asked_shows_as_it_is(client: TestClient, typed: str) -> None:
    too_long = typed + "x" * 1000
    page = parse(client.get("/", params={"q": too_long}).text)
    assert page.one("input").attributes["value"] == too_long
