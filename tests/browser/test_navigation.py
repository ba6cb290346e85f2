"""The parts of the site and its languages, on top of every page."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.screens import NARROW, WIDE, fits
from web.wording import ENGLISH, WORDINGS

# Nobody sets text in a font that is wider than one made for code; "monospace" is such a one on every machine.
WIDE_FONT = "document.documentElement.style.setProperty('--sans', 'monospace')"
GERMAN = WORDINGS["de"]


@pytest.mark.parametrize("language", WORDINGS)
def test_on_a_narrow_screen_and_in_a_wide_font_the_parts_of_the_site_need_one_line(
    browser: Browser, address: str, language: str
) -> None:
    page = browser.new_page(viewport=NARROW)
    page.goto(f"{address}/about?lang={language}")
    assert fits(page)
    page.evaluate(WIDE_FONT)
    assert fits(page)
    site, *parts = [link.bounding_box() for link in page.locator(".masthead a").all()]
    assert site
    *row, last, other = [part for part in parts if part]
    assert len({part["y"] for part in row}) == len({last["y"], other["y"]}) == 1
    for left, right in zip([*row[:-1], site, last], [*row[1:], last, other], strict=True):
        assert left["x"] + left["width"] < right["x"]
    assert last["y"] < site["y"] + site["height"] <= row[0]["y"]
    page.close()


def test_the_language_can_be_chosen_in_the_middle_of_a_conversation_and_stays_chosen(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport=WIDE, locale="en-GB")
    page.goto(address)
    page.locator("#question").fill("How many cranes?")
    page.keyboard.press("Enter")
    expect(page.locator(".exchange:not([aria-busy])")).to_have_count(1)
    page.get_by_role("link", name="Deutsch").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator(".kicker").first).to_contain_text(GERMAN.you_asked)
    # Asked with scripts, without leaving the page; then by a plain link.
    page.locator("#question").fill("And the pier?")
    page.keyboard.press("Enter")
    expect(page.locator(".exchange:not([aria-busy])")).to_have_count(2)
    expect(page.get_by_text(GERMAN.you_asked)).to_have_count(2)
    page.get_by_role("link", name=GERMAN.nav_about).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(GERMAN.about.heading)
    page.close()


def test_why_a_question_was_refused_is_said_in_the_language_of_the_page(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/?lang=de")
    page.route("**/api/chat*", lambda route: route.fulfill(status=429, json={"detail": "at most 5 requests"}))
    page.locator("#question").fill("How many cranes?")
    page.keyboard.press("Enter")
    expect(page.locator(".trouble")).to_contain_text(GERMAN.rate)
    expect(page.locator(".trouble a")).to_have_text(GERMAN.again)
    page.close()


def test_without_a_choice_the_browser_chooses(browser: Browser, address: str) -> None:
    for locale, words in (("de-AT", GERMAN), ("fr-FR", ENGLISH)):
        page = browser.new_page(locale=locale)
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_have_text(words.welcome_heading)
        page.close()
