import json

import pytest
from fastapi.testclient import TestClient

from tests.web.clients import parse
from web import links
from web.api import CATALOGUE
from web.pages.docs import EXAMPLES, LANGUAGES, TASKS, ReferencePage


def test_every_call_and_type_that_is_published_is_on_the_page(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    page = parse(client.get("/docs").text)
    anchors = {element.attributes["id"] for element in page.elements if "id" in element.attributes}
    ids = {operation["operationId"] for item in described["paths"].values() for operation in item.values()}
    types = set(described["components"]["schemas"]) - {"AnswerEvent"}
    assert {f"call-{each}" for each in ids} | {f"type-{each}" for each in types} <= anchors
    text = page.text
    for path, item in described["paths"].items():
        for method, operation in item.items():
            assert f"{method.upper()} {path}" in text
            assert operation["summary"] in text


def test_bounds_defaults_and_choices_are_told(client: TestClient) -> None:
    page = parse(client.get("/docs").text)
    fields = {
        each.one("dt").text.split()[0]: each.one("dd").text
        for each in page.all("div")
        if len(each.all("dt")) == 1 and len(each.all("dd")) == 1
    }
    assert "string, 1 to 1,000 characters In any words" in page.text
    assert "list of string, at most 20 items, default []" in fields["history"]
    assert "integer, 1 to 50, default 10" in page.text
    assert "Speaker or null" in page.text
    assert '"verbatim"' in page.text


def test_every_link_on_the_page_leads_somewhere(client: TestClient) -> None:
    page = parse(client.get("/docs").text)
    anchors = {element.attributes["id"] for element in page.elements if "id" in element.attributes}
    hrefs = {link.attributes["href"] for link in page.all("a")}
    assert {href[1:] for href in hrefs if href.startswith("#")} <= anchors
    assert all(client.get(href).status_code == 200 for href in hrefs if not href.startswith("#"))


def test_the_examples_are_there_as_they_are_run_but_for_the_address(client: TestClient) -> None:
    page = parse(client.get("/docs").text)
    shown = [code.text for code in page.all("pre")]
    for task in TASKS:
        for suffix in LANGUAGES:
            code = (EXAMPLES / f"{task}.{suffix}").read_text(encoding="utf-8")
            assert "http://127.0.0.1:8000/" in code
            assert code.replace("http://127.0.0.1:8000/", "http://testserver/") in shown


def test_the_page_has_neither_script_nor_style_of_a_third_party(client: TestClient) -> None:
    response = client.get("/docs")
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert "style=" not in response.text
    assert all(each.attributes["src"].startswith("/static/") for each in parse(response.text).all("script"))


def test_a_page_behind_a_path_shows_that_path(client: TestClient) -> None:
    with links.served_at("https://example.org", "/interviews"):
        assert links.site() == "https://example.org/interviews"
        assert links.problem("busy") == "/interviews/problems/busy"


def test_the_page_is_kept_for_each_address_of_the_site(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = (client.get("/docs", headers={"Host": host}).text for host in ("one.example", "two.example"))
    assert ("http://one.example/api/v1" in here, "http://two.example" in here) == (True, False)
    assert here.replace("one.example", "two.example") == there
    assert parse(here).one("p", "printed-from").text.endswith("http://one.example/docs")
    monkeypatch.delattr(ReferencePage, "of")
    assert client.get("/docs", headers={"Host": "one.example"}).text == here


@pytest.mark.parametrize("slug", CATALOGUE)
def test_every_type_of_problem_has_a_page_that_explains_it(client: TestClient, slug: str) -> None:
    response = client.get(f"/problems/{slug}")
    assert response.status_code == 200
    page, kind = parse(response.text), CATALOGUE[slug]
    assert page.one("h1").text == kind.title
    assert str(kind.status) in page.one("p", "kicker").text
    for told in (kind.meaning, kind.way_out):
        assert told.replace("`", "") in page.text
    example = json.loads(page.one("pre").text)
    assert (example["type"], example["status"]) == (f"/problems/{slug}", kind.status)


def test_all_types_of_problems_are_listed(client: TestClient) -> None:
    page = parse(client.get("/problems").text)
    listed = [link.attributes["href"] for link in page.all("a")]
    assert {f"/problems/{slug}" for slug in CATALOGUE} <= set(listed)


def test_an_unknown_type_of_problem_is_not_found(client: TestClient) -> None:
    assert client.get("/problems/nothing").status_code == 404


def test_the_documentation_is_linked_from_every_page(client: TestClient) -> None:
    page = parse(client.get("/").text)
    assert "/docs" in {link.attributes["href"] for link in page.one("footer").all("a")}
