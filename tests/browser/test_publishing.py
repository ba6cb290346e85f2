"""A mended draft is published, asked about and taken back, by an editor who has only a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.screens import fits
from tests.browser.test_accessibility import found_by_axe
from tests.embeddings.publishing.desk import PORTS
from tests.embeddings.publishing.desk import Desk as Archive
from tests.web.desks import EDITOR, PASSWORD
from tests.web.live import running
from tests.web.pages.editor.published import app_of, desk_of

MENDED = PORTS.replace("two new piers", "three new piers")
ASKED = "/?q=How+many+new+piers+by+spring%3F"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


@pytest.fixture
def newsroom(archive: Archive) -> Iterator[str]:
    app = app_of(archive, desk_of(archive))
    with running(app) as address:
        while not app.state.readiness.is_open:
            pass
        yield address


def sign_in(page: Page, address: str) -> None:
    page.goto(f"{address}/editor/sign-in")
    page.get_by_label("Your name").fill(EDITOR)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def expect_answer(page: Page, address: str, words: str) -> None:
    """Ask readers' question until it is answered from the version that is in use: a server takes it up in a moment."""
    for _ in range(40):
        page.goto(address + ASKED)
        if page.get_by_text(words).count():
            return
        page.wait_for_timeout(250)
    expect(page.get_by_text(words).first).to_be_visible()


def test_a_draft_is_published_asked_about_and_taken_back(browser: Browser, newsroom: str, archive: Archive) -> None:
    page = browser.new_page(viewport={"width": 768, "height": 900}, color_scheme="dark")
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    expect_answer(page, newsroom, "two new piers")
    old = page.locator("a.context").first.get_attribute("href")
    archive.draft("ports.txt", MENDED)
    sign_in(page, newsroom)

    page.get_by_role("link", name="Try", exact=True).click()
    expect(page.locator("[data-events]")).to_have_count(0)
    page.get_by_label("Question").fill("How many new piers by spring?")
    page.get_by_role("button", name="Ask both").click()
    expect(page.get_by_text("Only here")).to_have_count(2)
    assert (found_by_axe(page), fits(page)) == ([], True)

    page.get_by_role("link", name="Publish", exact=True).click()
    expect(page.locator(".changed ins")).to_contain_text("three")
    assert (found_by_axe(page), fits(page)) == ([], True)
    page.get_by_label("Note for the history (optional)").fill("counted again")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Published. Readers see it now.")).to_be_visible()
    assert found_by_axe(page) == []

    expect_answer(page, newsroom, "three new piers")
    page.goto(f"{newsroom}{old}")
    expect(page.locator(".gone")).to_contain_text("Corrected on")
    expect(page.locator(".gone del")).to_contain_text("two")
    assert found_by_axe(page) == []

    page.goto(f"{newsroom}/editor/history")
    page.locator("summary").click()
    assert (found_by_axe(page), fits(page)) == ([], True)
    page.get_by_role("button", name="Go back to this version").last.click()
    expect(page.get_by_text("Readers see the earlier version now.")).to_be_visible()
    expect_answer(page, newsroom, "two new piers")
    assert problems == []
    page.close()
