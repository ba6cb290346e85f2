"""Reading in context: beside the answer where there is room, as a page where not, from mark to mark."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, ViewportSize, expect

from corpus import Span
from qa import Quote
from tests.browser.screens import NARROW, WIDE, fits
from tests.browser.test_accessibility import found_by_axe
from tests.web.fakes import HARBOUR, THREE_CRANES, TWO_CRANES, FakeArchive, FakeChatbot, answer_with, passage_of
from web import links
from web.pages.quotes import in_context
from web.wording import ENGLISH

END = HARBOUR.paragraphs[8].span.end
LAST_WORDS = Quote(passage_of(HARBOUR, 8), Span(END - 45, END), score=0.5)
ALL = (TWO_CRANES, LAST_WORDS, THREE_CRANES)


@pytest.fixture(autouse=True)
def quotes(chatbot: FakeChatbot) -> None:
    chatbot.replies = answer_with(*ALL)
    chatbot.archive = FakeArchive(quotes=ALL)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=WIDE)
    yield context
    context.close()


@pytest.fixture
def chat(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(f"{address}/?q=Who")
    return page


def read_in_context(page: Page, number: int) -> None:
    page.get_by_role("figure").nth(number).get_by_role("link", name=ENGLISH.read_in_context).click()


@pytest.mark.parametrize(
    ("quote", "viewport"),
    [(TWO_CRANES, WIDE), (LAST_WORDS, NARROW), (LAST_WORDS, WIDE)],
    ids=["first", "far into a turn, narrow", "far into a turn, wide"],
)
def test_a_link_that_names_the_words_leads_to_the_mark(
    browser: Browser, address: str, quote: Quote, viewport: ViewportSize
) -> None:
    page = browser.new_page(viewport=viewport)
    page.goto(address + in_context(quote, ALL))
    expect(page.locator("mark#quote")).to_be_in_viewport(ratio=1)
    assert page.locator("mark#quote").evaluate("mark => mark.matches(':target')")
    turn = page.locator(".turn", has=page.locator("mark#quote"))
    expect(turn.get_by_role("link").first).to_be_in_viewport()
    expect(turn.locator(".asked")).to_be_in_viewport()
    page.close()


def test_on_a_wide_screen_the_article_opens_beside_the_answer(chat: Page) -> None:
    before = chat.url
    read_in_context(chat, 0)
    beside = chat.get_by_role("complementary", name=ENGLISH.in_context.beside)
    mark = beside.locator("mark.chosen")
    expect(mark).to_have_text(TWO_CRANES.text)
    expect(mark).to_be_in_viewport(ratio=1)
    expect(mark).to_be_focused()
    expect(chat.get_by_role("heading", name="Who")).to_be_visible()
    assert chat.url == before
    assert fits(chat)

    chat.keyboard.press("Escape")
    expect(beside).to_have_count(0)
    expect(chat.get_by_role("link", name=ENGLISH.read_in_context).first).to_be_focused()


def test_what_was_read_stays_in_sight_when_the_article_opens_beside_it(chatbot: FakeChatbot, chat: Page) -> None:
    long = replace(LAST_WORDS, span=LAST_WORDS.passage.span)
    chatbot.replies = answer_with(long, *ALL)
    chat.reload()
    link = chat.get_by_role("link", name=ENGLISH.read_in_context).last
    link.scroll_into_view_if_needed()
    before = link.bounding_box()
    link.click()
    expect(chat.locator(".beside mark.chosen")).to_be_visible()
    after = link.bounding_box()
    assert before
    assert after
    assert after["y"] == pytest.approx(before["y"], abs=2)


def test_back_closes_the_article_and_forward_opens_it(chat: Page) -> None:
    read_in_context(chat, 0)
    expect(chat.locator(".beside mark.chosen")).to_have_text(TWO_CRANES.text)
    read_in_context(chat, 2)
    expect(chat.locator(".beside mark.chosen")).to_have_text(THREE_CRANES.text)
    chat.go_back()
    expect(chat.locator(".beside")).to_have_count(0)
    chat.go_forward()
    expect(chat.locator(".beside mark.chosen")).to_have_text(THREE_CRANES.text)
    chat.get_by_role("button", name="Close").click()
    expect(chat.locator(".beside")).to_have_count(0)
    expect(chat.get_by_role("heading", name="Who")).to_be_visible()


def test_whoever_closes_the_article_goes_on_where_they_were(chat: Page) -> None:
    chat.get_by_label(ENGLISH.ask_next_label).fill("And by when?")
    chat.keyboard.press("Enter")
    expect(chat.locator("#q2 .ways-on")).to_have_count(3)
    link = chat.get_by_role("link", name=ENGLISH.read_in_context).last
    link.click()
    expect(chat.locator(".beside mark.chosen")).to_be_focused()
    chat.keyboard.press("Escape")
    expect(chat.locator(".beside")).to_have_count(0)
    chat.evaluate("() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()


def test_the_article_closes_when_the_conversation_goes_on(chat: Page) -> None:
    read_in_context(chat, 0)
    expect(chat.locator(".beside mark.chosen")).to_be_visible()
    chat.get_by_label(ENGLISH.ask_next_label).fill("And by when?")
    chat.keyboard.press("Enter")
    expect(chat.get_by_role("heading", name="And by when?")).to_be_in_viewport()
    expect(chat.locator(".beside")).to_have_count(0)
    chat.go_back()
    expect(chat.locator(".beside mark.chosen")).to_have_text(TWO_CRANES.text)
    expect(chat.get_by_role("heading", name="And by when?")).to_have_count(0)


def test_a_quote_that_arrived_without_reloading_opens_beside_the_answer_too(chat: Page) -> None:
    chat.get_by_label(ENGLISH.ask_next_label).fill("And by when?")
    chat.keyboard.press("Enter")
    expect(chat.locator("#q2 .ways-on")).to_have_count(3)
    read_in_context(chat, 1)
    expect(chat.locator(".beside mark.chosen")).to_have_text(TWO_CRANES.text)


def test_keys_and_links_go_from_mark_to_mark_beside_the_answer(chat: Page) -> None:
    read_in_context(chat, 0)
    beside = chat.locator(".beside")
    expect(beside.locator(".matches")).to_contain_text("1 of 3")
    expect(beside.locator("mark.chosen")).to_be_focused()
    for words, quote in (("2 of 3", LAST_WORDS), ("3 of 3", THREE_CRANES)):
        chat.keyboard.press("n")
        expect(beside.locator(".matches")).to_contain_text(words)
        expect(beside.locator("mark.chosen")).to_have_text(quote.text)
        expect(beside.locator("mark.chosen")).to_be_in_viewport(ratio=1)
    beside.get_by_role("link", name="Previous").click()
    expect(beside.locator(".matches")).to_contain_text("2 of 3")
    beside.locator(".turn:has(.chosen) .asked a").click()
    expect(beside.get_by_text("How many cranes will there be?").first).to_be_in_viewport()
    beside.get_by_text("Cite").click()
    for typing_in in (chat.get_by_label(ENGLISH.ask_next_label), beside.get_by_label("Plain text")):
        typing_in.press("p")
    expect(beside.locator(".matches")).to_contain_text("2 of 3")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_on_a_narrow_screen_the_article_opens_as_a_page(browser: Browser, address: str, scripts: bool) -> None:
    context = browser.new_context(viewport=NARROW, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{address}/?q=Who")
    read_in_context(page, 0)
    expect(page).to_have_title("What the harbour plans · On the Record")
    expect(page.locator(".matches")).to_contain_text("1 of 3")
    page.get_by_role("link", name="Next").click()
    expect(page.locator(".matches")).to_contain_text("2 of 3")
    expect(page.locator("mark#quote")).to_be_in_viewport(ratio=1)
    back = page.get_by_role("link", name=ENGLISH.in_context.back)
    if scripts:
        back.click()
        expect(page.get_by_role("heading", name="Who")).to_be_visible()
        assert page.url == f"{address}/?q=Who#q1"
    else:
        expect(back).to_have_count(0)
    context.close()


def test_a_quote_that_nobody_came_to_from_an_answer_offers_no_way_back(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + links.permalink(HARBOUR.id, TWO_CRANES.id))
    expect(page.locator("mark#quote")).to_be_in_viewport()
    expect(page.get_by_role("link", name=ENGLISH.in_context.back)).to_have_count(0)


def test_with_the_control_key_it_opens_in_another_tab(context: BrowserContext, chat: Page) -> None:
    with context.expect_page() as opened:
        chat.get_by_role("link", name=ENGLISH.read_in_context).first.click(modifiers=["ControlOrMeta"])
    expect(opened.value.locator("mark#quote")).to_have_text(TWO_CRANES.text)
    expect(chat.locator(".beside")).to_have_count(0)


def test_an_article_that_could_not_be_had_says_why_and_can_be_tried_again(chat: Page) -> None:
    def refuse(route: Route) -> None:
        route.fulfill(status=503, content_type="text/html", body="<h1>Busy</h1>")

    chat.route("**/articles/**", refuse)
    read_in_context(chat, 0)
    beside = chat.locator(".beside")
    expect(beside).to_contain_text(ENGLISH.in_context.failed)
    chat.unroute("**/articles/**", refuse)
    chat.route("**/articles/**", lambda route: route.abort())
    beside.get_by_role("button", name="Try again").click()
    expect(beside).to_contain_text("The server does not answer.")
    chat.unroute_all()
    beside.get_by_role("button", name="Try again").click()
    expect(beside.locator("mark.chosen")).to_have_text(TWO_CRANES.text)
    expect(beside.get_by_role("button", name="Try again")).to_have_count(0)


def test_whoever_is_offline_gets_the_article_when_they_are_back(context: BrowserContext, chat: Page) -> None:
    context.set_offline(True)
    read_in_context(chat, 0)
    expect(chat.locator(".beside")).to_contain_text("You are offline.")
    context.set_offline(False)
    expect(chat.locator(".beside mark.chosen")).to_have_text(TWO_CRANES.text)


def test_words_that_are_markup_run_nothing_beside_the_answer(
    chatbot: FakeChatbot, context: BrowserContext, address: str
) -> None:
    attack = "<img src=x onerror=\"document.title='taken'\">"
    chatbot.archive = FakeArchive((replace(HARBOUR, title=attack, byline=attack),), ALL)
    page = context.new_page()
    page.goto(f"{address}/?q=Who")
    read_in_context(page, 0)
    expect(page.locator(".beside").get_by_role("heading", name=attack)).to_be_attached()
    assert page.locator(".beside img").count() == 0
    assert page.title() == "Who · On the Record"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_beside_the_answer(browser: Browser, address: str, scheme: str) -> None:
    page = browser.new_page(viewport=WIDE, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(f"{address}/?q=Who")
    read_in_context(page, 1)
    page.locator(".beside").get_by_text("Cite").click()
    assert found_by_axe(page) == []
    page.close()


def test_on_paper_there_are_words_and_addresses_and_nothing_to_click(chat: Page, address: str) -> None:
    chat.emulate_media(media="print")
    figure = chat.get_by_role("figure").first
    expect(figure.get_by_text(f"{address}/articles/harbour?quote={TWO_CRANES.id}#quote", exact=True)).to_be_visible()
    expect(chat.locator(".printed-from")).to_contain_text(f"{address}/?q=Who")
    for gone in ("navigation", "search", "button"):
        expect(chat.get_by_role(gone)).to_have_count(0)
    expect(chat.get_by_role("link", name=ENGLISH.read_in_context)).to_have_count(0)
