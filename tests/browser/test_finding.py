"""What a reader does to find: narrow an answer down, take a name that is offered, look for an article by its words."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from qa import Filters
from tests.browser.screens import NARROW, fits
from tests.browser.test_accessibility import found_by_axe
from tests.web.fakes import FakeChatbot
from web.wording import ENGLISH

WORDS = ENGLISH.finding


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport=NARROW)
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert complaints == []


def typing(page: Page, label: str, words: str) -> Locator:
    """Type letter by letter, as a reader does, and return the field."""
    field = page.get_by_label(label, exact=True)
    field.press_sequentially(words)
    return field


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_reader_narrows_an_answer_down_and_takes_it_back(
    browser: Browser, address: str, chatbot: FakeChatbot, scripts: bool
) -> None:
    context = browser.new_context(viewport=NARROW, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{address}/?q=Cranes%3F#q1")
    page.get_by_text(WORDS.narrow).click()
    page.get_by_role("group", name=WORDS.people).get_by_label("Ada King").check()
    page.get_by_label(WORDS.first_day, exact=True).fill("2019-01-01")
    page.get_by_role("button", name=WORDS.show).click()
    expect(page.locator(".chips li").first).to_contain_text("Only Ada King")
    assert chatbot.asked[-1].filters.speakers == ("ada-king",)
    assert "speaker=ada-king&" in page.url
    assert "from=2019-01-01" in page.url
    if scripts:  # without, a browser sends along what is empty
        assert page.url == f"{address}/?q=Cranes%3F&speaker=ada-king&from=2019-01-01#q1"
    assert fits(page)

    page.get_by_text(WORDS.narrow).click()
    page.get_by_label(WORDS.last_day, exact=True).fill("2018-01-01")
    page.get_by_role("button", name=WORDS.show).click()
    expect(page.get_by_role("heading", name=WORDS.refused)).to_be_visible()
    page.get_by_role("link", name=WORDS.every_day).click()
    expect(page.get_by_role("blockquote")).to_be_visible()
    assert chatbot.asked[-1].filters == Filters(speakers=("ada-king",))
    context.close()


def test_a_name_that_is_offered_is_taken_by_keyboard(page: Page, address: str, chatbot: FakeChatbot) -> None:
    page.goto(address)
    field = typing(page, ENGLISH.ask_label, "What does kin")
    options = page.get_by_role("listbox", name=WORDS.completions).get_by_role("option")
    expect(options).to_have_count(1)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_text(f"{WORDS.completions}: 1")).to_be_attached()
    assert fits(page)
    assert found_by_axe(page) == []
    page.keyboard.press("ArrowDown")
    expect(options).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == options.get_attribute("id")
    page.keyboard.press("Enter")
    expect(field).to_have_value("What does Ada King ")
    expect(options).to_have_count(0)
    assert chatbot.asked == []
    page.keyboard.type("plan?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What does Ada King plan?")).to_be_visible()

    # the fields of the answer, which came later, complete as well; Escape keeps what was typed, and Enter sends it
    page.wait_for_load_state("networkidle")
    field = typing(page, ENGLISH.ask_next_label, "kin")
    expect(options).to_have_count(1)
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="kin", exact=True)).to_be_visible()


def test_a_name_that_is_offered_is_taken_by_pointer_and_only_its_last_words_are_sent(page: Page, address: str) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if "typed=" in request.url else None)
    page.goto(f"{address}/?q=Cranes%3F")
    page.get_by_text(WORDS.narrow).click()
    field = typing(page, WORDS.somebody_else, "moss")
    page.get_by_role("option", name="Bob Moss").click()
    expect(field).to_have_value("Bob Moss")
    expect(field).to_be_focused()
    typing(page, ENGLISH.ask_next_label, "a secret that nobody may know of Ada kin")
    expect(page.get_by_role("option", name="Ada King")).to_be_visible()
    assert not any("secret" in url for url in sent[-1:])
    assert found_by_axe(page) == []


def test_an_article_is_found_by_its_words_and_sorted(page: Page, address: str) -> None:
    page.goto(f"{address}/articles")
    page.get_by_label(ENGLISH.lists.find_article).fill("harbour")
    page.keyboard.press("Enter")
    expect(page.locator(".excerpt")).to_contain_text("We will build two cranes.")
    assert found_by_axe(page) == []
    assert fits(page)
    page.goto(f"{address}/articles?find=a")
    page.get_by_role("navigation", name=WORDS.sort_by).get_by_role("link", name=WORDS.by_date).click()
    expect(page).to_have_url(f"{address}/articles?find=a&sort=date")
    page.locator(".excerpt a").first.click()
    expect(page.locator("mark#quote")).to_be_in_viewport()
