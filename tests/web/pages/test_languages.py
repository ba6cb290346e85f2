"""Pages in the language of their reader: chosen by the browser or in the address, and kept from page to page."""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urldefrag, urlsplit

import pytest
from fastapi.testclient import TestClient

from qa import Match, Question, Reply, Verdict, Verification
from tests.web.clients import Element, parse
from tests.web.fakes import THREE_CRANES, TWO_CRANES, FakeChatbot, declined, near, silence, two_cranes
from web import links
from web.wording import ENGLISH, WORDINGS, Wording

GERMAN = WORDINGS["de"]
ASKED = "/?q=How+many+cranes%3F"
# A page of every kind, by its address; those that fail, too.
PAGES = {
    "/": 200,
    "/?q=How+many+cranes%3F&speaker=ada-king&from=2019-01-01&q=And+the+pier%3F&read=typed": 200,
    f"/?q={'x' * 1001}": 422,
    "/articles": 200,
    "/articles?find=harbour": 200,
    "/articles?find=moon": 200,
    "/articles/harbour": 200,
    f"/articles/harbour?quote={TWO_CRANES.id}&with={THREE_CRANES.id}": 200,
    "/articles/harbour?quote=gone": 200,
    "/speakers": 200,
    "/speakers?find=moon": 200,
    "/speakers/ada-king": 200,
    "/speakers/reporter": 200,
    "/verify": 200,
    "/verify?quote=": 422,
    "/about": 200,
    "/nowhere": 404,
    "/articles/nothing": 404,
    "/speakers?page=0": 422,
}
FOR_DEVELOPERS = ("/docs", "/problems", "/problems/not-found")
SAID = ("aria-label", "title", "placeholder", "alt", "content")
N_CRAWLED = 30


def sentences(words: Any) -> Iterator[str]:
    """Yield every sentence of a wording that is a field, but those of the pages for developers."""
    for field in fields(words):
        value = getattr(words, field.name)
        if is_dataclass(value) and field.name != "docs":
            yield from sentences(value)
        elif isinstance(value, str | tuple):
            yield from (value,) if isinstance(value, str) else value


def texts(element: Element) -> Iterator[str]:
    """Yield every text that a page shows or says, but the names of languages."""
    yield from (value for name, value in element.attributes.items() if name in SAID or name.startswith("data-"))
    if "languages" not in element.attributes.get("class", ""):
        for child in element.children:
            yield from (child,) if isinstance(child, str) else texts(child)


def page_of(html: str) -> Element:
    """Return a page with what scripts make more of it from."""
    return parse(re.sub(r"<(/?)template\b", r"<\1div", html))


def foreign(html: str, mine: Wording, other: Wording) -> set[str]:
    """Return what a page says in another language: as a whole, or where it is no single word, within something."""
    theirs = {text.strip(" :.") for text in {*sentences(other)} - {*sentences(mine)}}
    long = [text for text in theirs if len(text.split()) > 1]
    said = (text.strip(" \n·,:.()") for text in texts(page_of(html)))
    return {text for text in said if text in theirs or any(each in text for each in long)}


def in_language(address: str, language: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}lang={language}"


@pytest.mark.parametrize(("mine", "other"), [(GERMAN, ENGLISH), (ENGLISH, GERMAN)], ids=["de", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_no_page_says_anything_in_another_language(
    client: TestClient, address: str, mine: Wording, other: Wording
) -> None:
    response = client.get(in_language(address, mine.language), headers={"Accept-Language": other.language})
    assert response.status_code == PAGES[address]
    assert foreign(response.text, mine, other) == set()
    assert (
        page_of(response.text).one("html").attributes["lang"] == response.headers["Content-Language"] == mine.language
    )


@pytest.mark.parametrize("reply", [two_cranes, near, silence, declined])
def test_no_reply_says_anything_in_another_language_than_the_chosen_one(
    client: TestClient, chatbot: FakeChatbot, reply: Callable[[Question], Reply]
) -> None:
    chatbot.replies = reply
    assert foreign(client.get(in_language(ASKED, "de")).text, GERMAN, ENGLISH) == set()


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_is_given_in_german(client: TestClient, chatbot: FakeChatbot, verdict: Verdict) -> None:
    matches = () if verdict is Verdict.NOT_FOUND else (Match(TWO_CRANES, 1.0, ()),)
    chatbot.verified = Verification(verdict, matches)
    html = client.get("/verify?quote=We+will+build&speaker=Ada&lang=de").text
    assert parse(html).one("section", "verdict").one("header").one("h2").text == GERMAN.checking.verdict(verdict)
    assert foreign(html, GERMAN, ENGLISH) == set()


def test_a_reply_is_in_the_language_of_the_question_where_none_was_chosen(
    client: TestClient, chatbot: FakeChatbot
) -> None:
    def asked_in_german(question: Question) -> Reply:
        reply = silence(question)
        return replace(reply, interpretation=replace(reply.interpretation, language="de"))

    chatbot.replies = asked_in_german
    shown = parse(client.get(ASKED, headers={"Accept-Language": "en"}).text)
    verdict = shown.one("div", "not-found").one("h3")
    assert (verdict.text, verdict.attributes["lang"]) == (GERMAN.answers.nothing_found, "de")
    assert parse(client.get(in_language(ASKED, "en")).text).one("div", "not-found").one("h3").text == (
        ENGLISH.answers.nothing_found
    )


@pytest.mark.parametrize("address", PAGES)
def test_a_page_depends_on_the_browser_only_where_its_address_names_no_language(
    client: TestClient, address: str
) -> None:
    asked = {"Accept-Language": "fr, de;q=0.8, en;q=0.5"}
    by_browser = client.get(address, headers=asked)
    assert by_browser.headers["Content-Language"] == "de"
    assert "Accept-Language" in by_browser.headers["Vary"]
    by_address = client.get(in_language(address, "en"), headers=asked)
    assert by_address.headers["Content-Language"] == "en"
    assert "Accept-Language" not in by_address.headers.get("Vary", "")


@pytest.mark.parametrize("tag", ["tlh", "", "../de", "de%0d%0aX:1"])
def test_a_language_that_there_is_not_is_as_none(client: TestClient, tag: str) -> None:
    response = client.get(f"/about?lang={tag}", headers={"Accept-Language": "de"})
    assert response.headers["Content-Language"] == "de"
    assert "lang=" not in "".join(link.attributes["href"] for link in parse(response.text).one("nav", "parts").all("a"))


def test_pages_lead_to_the_same_page_in_other_languages(client: TestClient) -> None:
    page = parse(client.get("/articles?find=harbour&lang=de").text)
    [other] = page.one("nav", "languages").all("a")
    assert (other.text, other.attributes["href"]) == ("English", "?find=harbour&lang=en")
    assert other.attributes["lang"] == other.attributes["hreflang"] == "en"
    alternates = {
        each.attributes["hreflang"]: each.attributes["href"]
        for each in page.all("link")
        if each.attributes["rel"] == "alternate" and "hreflang" in each.attributes
    }
    here = "http://testserver/articles?find=harbour"
    assert alternates == {"en": f"{here}&lang=en", "de": f"{here}&lang=de", "x-default": here}
    [canonical] = [each.attributes["href"] for each in page.all("link") if each.attributes["rel"] == "canonical"]
    assert canonical == f"{here}&lang=de"


def test_a_path_that_looks_like_another_site_leads_to_none(client: TestClient) -> None:
    html = client.get("//example.org/?lang=de").text
    assert [link.attributes["href"] for link in parse(html).one("nav", "languages").all("a")] == ["?lang=en"]


def test_a_chosen_language_is_kept_by_every_link_and_form(client: TestClient, chatbot: FakeChatbot) -> None:
    chatbot.replies = near
    waiting, seen = [in_language(address, "de") for address in (*PAGES, ASKED)], set[str]()
    while waiting and len(seen) < N_CRAWLED:
        address = waiting.pop(0)
        seen.add(address)
        page = parse(client.get(address).text)
        leading = [urldefrag(link)[0] for link in addresses_of(page)]
        assert [link for link in leading if ("lang", "de") not in parse_qsl(urlsplit(link).query)] == [], address
        waiting += [link for link in leading if link not in seen and link not in waiting]
        for form in page.all("form"):
            assert sends(form).count(("lang", "de")) == 1, (address, form.attributes)


def addresses_of(page: Element) -> list[str]:
    """Return the addresses of the site's pages that a page links to, but those of itself and of other languages."""
    linked = [link.attributes for link in page.all("a") if "hreflang" not in link.attributes]
    addresses = [link["href"] for link in linked if link["href"].startswith("/")]
    return [link for link in addresses if not link.startswith((*links.FOR_PROGRAMS, *links.FOR_OPERATORS))]


def sends(form: Element) -> list[tuple[str, str]]:
    """Return what a form sends by itself; one that is got drops the parameters of its own address."""
    if form.attributes["method"] == "post":
        return parse_qsl(urlsplit(form.attributes["action"]).query)
    hidden = [each.attributes for each in form.all("input") if each.attributes.get("type") == "hidden"]
    return [(each["name"], each["value"]) for each in hidden]


def test_a_check_that_was_posted_keeps_the_language(client: TestClient) -> None:
    posted = client.post("/verify?lang=de", data={"quote": "two cranes"}, follow_redirects=False)
    assert posted.headers["Location"] == "/verify?quote=two+cranes&lang=de#verdict"


def test_addresses_that_are_sent_to_others_name_no_language(client: TestClient) -> None:
    page = page_of(client.get(in_language(ASKED, "de")).text)
    assert "lang=" not in page.one("span", "address").text
    assert all("lang=" not in field.text for field in page.all("textarea"))
    assert [
        button.attributes["data-copy-link"] for button in page.all("button") if "data-copy-link" in button.attributes
    ] == [f"{ASKED}#q1"]


@pytest.mark.parametrize("address", FOR_DEVELOPERS)
def test_pages_for_developers_are_in_english_and_keep_the_language(client: TestClient, address: str) -> None:
    response = client.get(in_language(address, "de"))
    page = parse(response.text)
    assert page.one("html").attributes["lang"] == "en"
    assert page.all("nav", "languages") == []
    assert page.one("a", "site").attributes["href"] == "/?lang=de"


def test_programs_get_no_addresses_in_one_language(client: TestClient) -> None:
    found = client.post("/api/v1/answer?lang=de", json={"question": "How many cranes?"}).json()
    assert "lang=" not in found["quotes"][0]["permalink"]
    assert "lang=" not in client.get("/api/v1/nothing?lang=de").json()["type"]


def test_numbers_and_days_are_written_as_in_the_language(client: TestClient) -> None:
    assert "31. Oktober 2019" in client.get("/articles/harbour?lang=de").text
    assert (GERMAN.number(12345), ENGLISH.number(12345)) == ("12.345", "12,345")


def test_quotes_to_take_along_have_the_quote_marks_of_the_language(client: TestClient) -> None:
    fields = [field.text for field in page_of(client.get(in_language(ASKED, "de")).text).all("textarea")]
    assert any(text.startswith("„We will build two cranes. Then we will see.“\n— Ada King") for text in fields)
