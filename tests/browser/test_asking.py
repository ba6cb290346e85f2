"""What a reader does: ask, read whose words they are, and follow them into their article."""

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from corpus import Span
from qa import Quote
from tests.browser.screens import NARROW, WIDE, fits
from tests.web.fakes import HARBOUR, TWO_CRANES, FakeArchive, FakeChatbot, answer_with, passage_of
from web import links
from web.wording import ENGLISH


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_reader_asks_and_follows_a_quote_to_its_place(
    browser: Browser, address: str, chatbot: FakeChatbot, viewport: ViewportSize, scripts: bool
) -> None:
    context = browser.new_context(viewport=viewport, java_script_enabled=scripts)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))

    page.goto(address)
    page.get_by_label("Your question").fill("How many cranes?")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("heading", name="How many cranes?")).to_be_in_viewport()
    quotation = page.get_by_role("figure")
    expect(quotation.get_by_role("blockquote")).to_contain_text("We will build two cranes. Then we will see.")
    assert chatbot.asked[-1].text == "How many cranes?"
    lead = page.locator(".lead")
    expect(lead.get_by_role("link", name="Ada King")).to_be_visible()
    expect(lead).to_contain_text("Director of the Harbour Office")

    page.get_by_label(ENGLISH.ask_next_label).fill("And by when?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="And by when?")).to_be_in_viewport()
    assert page.url == f"{address}/?q=How+many+cranes%3F&q=And+by+when%3F#q2"

    quotation.last.get_by_role("link", name=ENGLISH.read_in_context).click()
    mark = page.locator("mark#quote")
    expect(mark).to_be_in_viewport(ratio=1)
    expect(mark).to_have_text(TWO_CRANES.text)
    page.go_back()
    expect(page.get_by_role("heading", name="And by when?")).to_be_visible()
    assert complaints == []
    assert [url for url in requested if not url.startswith(f"{address}/")] == []
    context.close()


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_whoever_is_led_to_the_end_of_a_long_turn_sees_whose_it_is(
    browser: Browser, address: str, chatbot: FakeChatbot, viewport: ViewportSize
) -> None:
    end = HARBOUR.paragraphs[8].span.end
    quote = Quote(passage_of(HARBOUR, 8), Span(end - 20, end), score=0.5)
    chatbot.archive = FakeArchive(quotes=(quote,))
    page = browser.new_page(viewport=viewport)
    page.goto(address + links.permalink(HARBOUR.id, quote.id))
    expect(page.locator("mark#quote")).to_be_in_viewport(ratio=1)
    turn = page.locator(".turn", has=page.locator("mark#quote"))
    expect(turn.get_by_role("link", name="Ada King")).to_be_in_viewport()
    page.close()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?q=Who",
        "/?q=Who&speaker=ada-king&to=2019-12-31&lang=de",
        "/articles/harbour",
        "/articles",
        "/speakers/ada-king",
        "/nothing",
    ],
)
def test_no_page_is_wider_than_the_narrowest_screen(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page(viewport=NARROW)
    page.goto(address + path)
    assert fits(page)
    page.close()


def test_a_question_that_is_markup_runs_nothing(browser: Browser, address: str, chatbot: FakeChatbot) -> None:
    chatbot.replies = answer_with(TWO_CRANES)
    attack = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"
    page = browser.new_page()
    page.goto(address)
    page.get_by_label("Your question").fill(attack)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=attack)).to_be_visible()
    assert page.title() == f"{attack} · On the Record"
    assert page.locator("main img, main script").count() == 0
    page.close()


def test_a_question_that_is_too_long_is_neither_cut_nor_sent(
    browser: Browser, address: str, chatbot: FakeChatbot
) -> None:
    page = browser.new_page()
    page.goto(address)
    field = page.get_by_label("Your question")
    for words, is_taken in (("😀" * 1001, False), ("😀" * 1000, True)):
        field.fill(words)
        assert field.input_value() == words
        assert field.evaluate("field => field.checkValidity()") is is_taken
    field.fill("x" * 1001)
    page.keyboard.press("Enter")
    assert chatbot.asked == []
    field.fill("x" * 1000)
    page.keyboard.press("Enter")
    expect(page.get_by_role("figure")).to_be_visible()
    assert chatbot.asked[-1].text == "x" * 1000
    page.close()
