"""An editor at the desk: adds an article, mends what was read wrongly, takes it back, and meets a colleague."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from qa import Desk
from tests.browser.test_accessibility import found_by_axe
from tests.web.desks import desk_in, let_in, live_desk

SAMPLE = Path(__file__).parent.parent.parent / "corpus" / "articles" / "chongqing-opening-up-platform.txt"
TALK = b"""# Cranes for the quay

Moss: We will build two large cranes at the new quay before the winter comes to us.

Reporter: And what does the city think of all that, do you know?

Moss: The city wants three cranes, and everybody in the harbour knows it by now.

Ada King: I would rather see the old pier mended first, before anything is built at all.

Mr Pike: Nobody who lives here has asked for any crane, and nobody was ever asked about it.
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(tmp_path)


@pytest.fixture
def page(browser: Browser, desk: Desk) -> Iterator[Page]:
    with live_desk(desk) as address:
        context = browser.new_context(base_url=address)
        opened = context.new_page()
        opened.goto("/editor")
        let_in(opened)
        yield opened
        context.close()


def test_an_article_is_dropped_mended_and_the_step_taken_back(page: Page) -> None:
    sample = _file(SAMPLE)
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()
    page.goto("/editor/add")
    assert found_by_axe(page) == []
    page.locator("#files").set_input_files([FilePayload(name="no.exe", mimeType="", buffer=b"x"), sample])
    expect(page.locator("#outcomes .failed")).to_contain_text("no.exe")
    page.locator("#outcomes .added a").click()
    rows = page.locator(".paragraph")
    expect(rows.first).to_be_visible()
    wrong = page.locator(".paragraph.statement").first
    number = wrong.get_attribute("id")
    was = wrong.locator(".chip").inner_text()
    other = next(one for one in page.locator("[name=speaker] option").all_inner_texts()[1:] if one != was)
    wrong.locator(".tick input").check()
    page.locator(".bar [name=speaker]").select_option(other)
    page.locator(".bar button").first.click()
    expect(page.locator(f"#{number} .chip")).to_have_text(other)
    expect(page.locator(".said")).to_contain_text(other)
    expect(page.locator(f"#{number}")).to_be_focused()
    page.keyboard.press("u")
    expect(page.locator(f"#{number} .chip")).to_have_text(was)
    page.goto("/editor/add")
    page.locator("#files").set_input_files([sample])
    expect(page.locator("#outcomes .same")).to_be_visible()


def _file(path: Path) -> FilePayload:
    return FilePayload(name=path.name, mimeType="text/plain", buffer=path.read_bytes())


def test_what_waits_is_worked_through_with_two_keys(page: Page, desk: Desk) -> None:
    desk.drafts.add("cranes.md", TALK, by="Ruth", what="Cranes")
    page.goto("/editor/articles/cranes")
    expect(page.locator(".paragraph.waits")).to_have_count(3)
    assert found_by_axe(page) == []
    page.locator(".paragraph.waits .tick input").first.check()
    page.locator(".bar [name=name]").fill("Pat Moss")
    page.locator(".bar button").first.click()
    expect(page.locator(".n-waiting")).to_have_text("2 paragraphs wait")
    page.locator(".offer button").click()  # the other one behind "Moss" as well
    expect(page.locator(".n-waiting")).to_have_text("1 paragraph waits")
    page.keyboard.press("n")
    last = page.locator(".paragraph.waits")
    expect(last).to_be_focused()
    page.keyboard.press(last.locator("button", has_text="Ada King").get_attribute("data-key") or "")
    expect(page.locator(".n-waiting")).to_have_text("It is clear who says what.")
    written = desk.drafts.current("cranes.corrections.yaml").text
    assert "- label: Moss\n  speaker: Pat Moss" in written
    assert "speaker: Ada King" in written


def test_who_comes_second_sees_both_versions_and_loses_nothing(page: Page, desk: Desk) -> None:
    desk.drafts.add("cranes.md", TALK, by="Ruth", what="Cranes")
    page.goto("/editor/articles/cranes")
    second = page.context.new_page()
    second.goto("/editor/articles/cranes")
    for opened, name in ((page, "Pat Moss"), (second, "Kim Moss")):
        opened.locator(".paragraph.statement .tick input").last.check()
        opened.locator(".bar [name=name]").fill(name)
        opened.locator(".bar button").first.click()
        opened.locator(".said, .versions").first.wait_for()
    expect(second.locator("pre").first).to_contain_text("Pat Moss")
    expect(second.locator("pre").last).to_contain_text("Kim Moss")
    assert found_by_axe(second) == []
    second.get_by_role("button", name="Say mine on top").click()
    expect(second.locator(".paragraph.mended .chip")).to_have_text("Kim Moss")
