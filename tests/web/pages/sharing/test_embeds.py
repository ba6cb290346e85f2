"""A quote in a frame of another site, and what oEmbed tells of it."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from pydantic import ValidationError

from tests.web.clients import parse, served
from tests.web.fakes import ADA, TWO_CRANES, FakeChatbot
from web import ServingOptions

QUOTE = f"/articles/harbour?quote={TWO_CRANES.id}"
SITES = "https://example.org, https://news.example"


@pytest.fixture
def embedded() -> Iterator[TestClient]:
    with served(FakeChatbot(), ServingOptions(embed_sites=SITES)) as client:
        yield client


def framers(client: TestClient, path: str) -> str:
    policy = client.get(path).headers["content-security-policy"]
    return policy.rpartition("frame-ancestors ")[2]


def test_only_the_sites_that_are_named_can_frame_a_quote_and_nothing_else(embedded: TestClient) -> None:
    assert framers(embedded, f"/embed/{TWO_CRANES.id}") == "https://example.org https://news.example"
    assert framers(embedded, "/embed/gone") == "https://example.org https://news.example"
    assert {framers(embedded, path) for path in ("/", QUOTE, "/embed", "/embedded/x")} == {"'none'"}


def test_no_site_can_unless_it_is_named(client: TestClient) -> None:
    assert framers(client, f"/embed/{TWO_CRANES.id}") == "'none'"
    assert "iframe" not in client.get(QUOTE).text


def test_a_frame_has_the_words_who_said_them_and_the_way_to_them(embedded: TestClient) -> None:
    page = parse(embedded.get(f"/embed/{TWO_CRANES.id}").text)
    assert page.one("blockquote").text.strip() == "We will build two cranes.\nThen we will see."
    assert page.one("a", "name").text == "Ada King"
    assert ADA.role
    assert ADA.role in page.one("figcaption").text
    assert page.one("p", "read").one("a").attributes["href"].startswith(f"http://testserver{QUOTE}#quote")
    assert page.all("script") == []


@pytest.mark.parametrize(
    ("quote", "way_on"),
    [
        ("harbour-0000abcd.0-9", "http://testserver/articles/harbour"),
        ("harbour-0000abcd-2.0-9", "http://testserver/articles/harbour"),
        ("withdrawn-0000abcd.0-9", "http://testserver"),
        ("what?", "http://testserver"),
    ],
)
def test_a_quote_that_has_gone_says_so_and_leads_on(embedded: TestClient, quote: str, way_on: str) -> None:
    response = embedded.get(f"/embed/{quote}")
    assert response.status_code == 404
    page = parse(response.text)
    assert page.one("h1").text == "This quotation is no longer here"
    assert page.one("p", "read").one("a").attributes["href"] == way_on
    assert page.all("blockquote") == []


def test_the_frame_is_offered_to_be_copied(embedded: TestClient) -> None:
    fields = [field.text for field in parse(embedded.get(QUOTE).text).all("textarea")]
    frame = parse(fields[-1]).one("iframe").attributes
    assert frame["src"] == f"http://testserver/embed/{TWO_CRANES.id}"
    assert frame["title"] == "Quotation: Ada King, Director of the Harbour Office"
    assert int(frame["height"]) > 200


def test_a_page_of_a_quote_leads_programs_to_what_oembed_tells(embedded: TestClient) -> None:
    links = parse(embedded.get(QUOTE).text).one("head").all("link")
    [found] = [one for one in links if one.attributes.get("type") == "application/json+oembed"]
    told = embedded.get(found.attributes["href"]).json()
    assert (told["version"], told["type"], told["width"]) == ("1.0", "rich", 600)
    assert parse(told["html"]).one("iframe").attributes["height"] == str(told["height"])
    assert told["author_name"] == "Ada King"
    assert told["thumbnail_url"] == f"http://testserver/pictures/{TWO_CRANES.id}.png"


def test_oembed_keeps_to_the_room_there_is(embedded: TestClient) -> None:
    asked: dict[str, str | int] = {"url": f"http://testserver{QUOTE}", "maxwidth": 300, "maxheight": 180}
    told = embedded.get("/oembed", params=asked).json()
    assert (told["width"], told["height"]) == (300, 180)
    assert parse(told["html"]).one("iframe").attributes["height"] == "180"


def test_where_no_site_may_frame_it_oembed_tells_of_a_link(client: TestClient) -> None:
    told = client.get("/oembed", params={"url": f"http://testserver{QUOTE}"}).json()
    assert (told["type"], "html" in told) == ("link", False)
    assert told["title"] == "Ada King, Director of the Harbour Office · What the harbour plans"


@pytest.mark.parametrize(
    ("url", "status"),
    [
        (f"http://elsewhere{QUOTE}", 404),
        ("http://testserver/articles/harbour", 404),
        ("http://testserver/", 404),
        ("http://testserver/articles/harbour?quote=gone", 404),
        ("http://[testserver/", 404),
        ("\ud800", 404),
    ],
)
def test_oembed_tells_nothing_of_other_addresses(client: TestClient, url: str, status: int) -> None:
    assert client.get("/oembed", params={"url": url.encode("utf-8", "replace").decode()}).status_code == status


def test_oembed_speaks_json_alone(client: TestClient) -> None:
    asked = {"url": f"http://testserver{QUOTE}", "format": "xml"}
    assert client.get("/oembed", params=asked).status_code == 501


@pytest.mark.parametrize("sites", ["example.org", "https://example.org; script-src *", "javascript://x", "https://"])
def test_what_is_no_site_is_refused(sites: str) -> None:
    with pytest.raises(ValidationError, match="is no origin"):
        ServingOptions(embed_sites=sites)
