"""Whoever wants to know what one person said: find them, read them, ask only them."""

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests.browser.screens import NARROW, WIDE, fits
from tests.web.fakes import ADA, FakeChatbot
from web.wording import ENGLISH


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_somebody_is_found_read_and_asked(
    browser: Browser, address: str, chatbot: FakeChatbot, viewport: ViewportSize, scripts: bool
) -> None:
    context = browser.new_context(viewport=viewport, java_script_enabled=scripts)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))

    page.goto(address)
    page.get_by_role("navigation").get_by_role("link", name="Speakers").click()
    page.get_by_label("Find somebody").fill("harbour office")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 of 3 people")).to_be_visible()
    page.get_by_role("link", name="Ada King").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ada King")

    rest = page.get_by_role("blockquote").nth(1).locator("details p")
    expect(rest).to_be_hidden()
    page.get_by_text(ENGLISH.lists.the_rest).press("Enter")
    expect(rest).to_be_visible()

    page.get_by_role("link", name="In context").first.click()
    expect(page.locator("#quote").first).to_be_in_viewport()
    page.go_back()

    page.get_by_label("Ask only Ada King").fill("How many cranes?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="How many cranes?")).to_be_visible()
    assert chatbot.asked[-1].filters.speakers == (ADA.id,)
    assert complaints == []
    context.close()


@pytest.mark.parametrize("path", ["/speakers", "/articles", "/articles?find=zeppelin", "/about", "/speakers/reporter"])
@pytest.mark.parametrize("width", [320, 2560])
def test_no_page_of_the_archive_is_wider_than_the_screen(browser: Browser, address: str, path: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 640})
    page.goto(address + path)
    assert fits(page)
    page.close()


def test_on_a_wide_screen_who_it_is_stands_beside_what_they_said(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=WIDE)
    page.goto(f"{address}/speakers/ada-king")
    person, said = page.locator(".who-it-is").bounding_box(), page.locator(".everything").bounding_box()
    assert person is not None
    assert said is not None
    assert person["x"] + person["width"] < said["x"]
    page.close()
