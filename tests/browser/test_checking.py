"""What whoever quotes does: paste the words, see what is wrong with them, and go to their place."""

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from qa import Edit, Match, Operation, Verdict, Verification
from tests.browser.screens import NARROW, WIDE, fits
from tests.web.fakes import TWO_CRANES, FakeChatbot
from web.wording import ENGLISH

CHANGED = (
    Edit(Operation.EQUAL, "We will", "We will"),
    Edit(Operation.REPLACE, "buy", "build"),
    Edit(Operation.EQUAL, "two cranes", "two cranes"),
    Edit(Operation.OMISSION, "…", "Then we"),
    Edit(Operation.EQUAL, "will see", "will see"),
)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_quote_is_pasted_compared_and_followed_to_its_place(
    browser: Browser, address: str, chatbot: FakeChatbot, viewport: ViewportSize, scripts: bool
) -> None:
    chatbot.verified = Verification(Verdict.ALTERED, (Match(TWO_CRANES, 0.8, CHANGED),))
    context = browser.new_context(viewport=viewport, java_script_enabled=scripts)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))

    page.goto(address)
    page.get_by_role("navigation").get_by_role("link", name=ENGLISH.nav_check).click()
    page.get_by_label("The words").fill("We will buy two cranes … will see")
    page.get_by_label("Said by").fill("Ada King")
    page.keyboard.press("Enter")
    verdict = page.get_by_role("region", name="Not what is printed")
    expect(verdict).to_be_in_viewport()
    expect(page).to_have_title("Not what is printed · Check a quote · On the Record")
    expect(verdict.get_by_role("deletion")).to_contain_text("buy")
    expect(verdict.get_by_role("insertion")).to_contain_text("build")
    assert page.url.startswith(f"{address}/verify?quote=We+will+buy+two+cranes")

    page.reload()
    expect(verdict).to_be_visible()
    expect(page.get_by_label("The words")).to_have_value("We will buy two cranes … will see")
    verdict.get_by_role("link", name=ENGLISH.read_in_context).click()
    expect(page.locator("#quote").first).to_be_in_viewport()
    assert complaints == []
    context.close()


def test_the_difference_is_seen_without_colour(browser: Browser, address: str, chatbot: FakeChatbot) -> None:
    chatbot.verified = Verification(Verdict.ALTERED, (Match(TWO_CRANES, 0.8, CHANGED),))
    page = browser.new_page()
    page.goto(f"{address}/verify?quote=We+will+buy+two+cranes")

    def line(selector: str) -> str:
        return str(page.locator(selector).first.evaluate("node => getComputedStyle(node).textDecorationLine"))

    assert (line(".diff del"), line(".diff ins")) == ("line-through", "underline")
    page.close()


@pytest.mark.parametrize("words", ["", "x" * 5001, "mooooon" * 90], ids=["nothing", "too much", "nowhere"])
def test_what_is_not_found_or_cannot_be_checked_fits_the_narrowest_screen(
    browser: Browser, address: str, words: str
) -> None:
    page = browser.new_page(viewport=NARROW)
    page.goto(f"{address}/verify")
    page.locator("form").evaluate("form => form.noValidate = true")
    page.get_by_label("The words").fill(words)
    page.get_by_role("button", name="Check").click()
    expect(
        page.get_by_role("alert").or_(page.get_by_role("heading", name=ENGLISH.checking.verdict(Verdict.NOT_FOUND)))
    ).to_be_visible()
    assert fits(page)
    page.close()
