"""Taking a quote along: copied with a click, or by hand."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.fakes import TWO_CRANES
from web.wording import ENGLISH

NO_CLIPBOARD = """
Object.defineProperty(navigator, "clipboard", { value: undefined });
document.addEventListener("copy", () => { window.copied = document.activeElement.value; });
"""
NO_COPYING = NO_CLIPBOARD + "document.execCommand = () => false;"


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context
    context.close()


def asked(context: BrowserContext, address: str, *, script: str = "") -> Page:
    page = context.new_page()
    page.add_init_script(script)
    page.goto(f"{address}/?q=Who")
    return page


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def plain(address: str) -> str:
    return (
        "“We will build two cranes. Then we will see.”\n"
        "— Ada King, Director of the Harbour Office\n"
        "“What the harbour plans”, The Quay, 31 October 2019\n"
        f"{address}/articles/harbour?quote={TWO_CRANES.id}#quote"
    )


def test_a_quote_is_copied_with_its_speaker_and_address_and_said_to_be(context: BrowserContext, address: str) -> None:
    page = asked(context, address)
    page.get_by_role("button", name="Copy quote").click()
    expect(page.locator("#toast")).to_have_text("Copied")
    assert clipboard(page) == plain(address)


@pytest.mark.parametrize(
    ("form", "begins"),
    [("Markdown", "> We will build"), ("APA", "In the text: Ada King"), ("JSON (CSL)", '[\n  {\n    "id"')],
)
def test_each_form_is_copied_by_its_own_button(context: BrowserContext, address: str, form: str, begins: str) -> None:
    page = asked(context, address)
    page.get_by_text("Cite", exact=True).click()
    page.get_by_role("button", name=f"Copy {form}").click()
    expect(page.locator("#toast")).to_have_text("Copied")
    assert clipboard(page).startswith(begins)
    expect(page.get_by_label(form)).to_have_value(clipboard(page))


def test_a_link_to_the_conversation_is_copied(context: BrowserContext, address: str) -> None:
    page = asked(context, address)
    page.get_by_role("button", name=ENGLISH.copy_conversation).click()
    expect(page.locator("#toast")).to_have_text("Copied")
    assert clipboard(page) == f"{address}/?q=Who#q1"


def test_without_a_clipboard_the_words_are_copied_all_the_same(context: BrowserContext, address: str) -> None:
    page = asked(context, address, script=NO_CLIPBOARD)
    button = page.get_by_role("button", name="Copy quote")
    button.click()
    expect(page.locator("#toast")).to_have_text("Copied")
    assert page.evaluate("window.copied") == plain(address)
    expect(button).to_be_focused()


def test_where_nothing_may_be_copied_the_words_are_selected_to_be_copied_by_hand(
    context: BrowserContext, address: str
) -> None:
    page = asked(context, address, script=NO_COPYING)
    page.get_by_role("button", name="Copy quote").click()
    expect(page.locator("#toast")).to_contain_text("press Ctrl+C")
    expect(page.get_by_label("Plain text")).to_be_focused()
    selected = "(field) => field.value.slice(field.selectionStart, field.selectionEnd)"
    assert page.get_by_label("Plain text").evaluate(selected) == plain(address)


def test_without_scripts_every_form_can_be_seen_and_no_button_promises_more(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = asked(context, address)
    page.get_by_text("Cite", exact=True).click()
    for form in ("Plain text", "Markdown", "APA", "JSON (CSL)"):
        expect(page.get_by_label(form)).to_be_visible()
    expect(page.get_by_label("Plain text")).to_have_value(plain(address))
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    context.close()


def test_a_quote_in_its_article_is_copied_there_too(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/articles/harbour?quote={TWO_CRANES.id}#quote")
    page.get_by_role("button", name="Copy quote").click()
    expect(page.locator("#toast")).to_have_text("Copied")
    assert clipboard(page) == plain(address)
