"""How answers stand on a screen: who leads, people beside each other, years, earlier answers folded."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from corpus import Speaker
from qa import Answer, Group, Question, QuestionKind, Reply, Summary
from tests.browser.screens import NARROW, WIDE, fits
from tests.web.fakes import ADA, BOB, THREE_CRANES, TWO_CRANES, FakeChatbot, read
from web.wording import ENGLISH

PHONE = ViewportSize(width=360, height=640)
FOCUS_IS_ON_LEAD = "!!document.activeElement.closest('.lead')"
# What is too small to be met with a finger; words in a sentence are as high as their line.
# A year that stays in sight is scrolled to where the composer stays.
FIELD_IS_ABOVE_YEAR = """() => {
  const [year, field] = [".year h3", ".next .field"].map((one) => document.querySelector(one));
  const top = year.getBoundingClientRect().top - field.getBoundingClientRect().top - 5;
  scrollBy({ top, behavior: "instant" });
  const place = field.getBoundingClientRect();
  return field.contains(document.elementFromPoint(place.left + 9, place.top + 9));
}"""
TOO_SMALL = """() => [...document.querySelectorAll('main :is(a, button, summary)')]
    .filter(one => one.checkVisibility() && getComputedStyle(one).display !== 'inline')
    .map(one => [one.textContent.trim(), one.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.height < 23.9 || box.width < 23.9)).map(([text]) => text)"""


def all_three(question: Question) -> Reply:
    groups = (Group(ADA, (TWO_CRANES,)), Group(BOB, (THREE_CRANES,)), Group(Speaker("cy", "Cy"), ()))
    return Answer(
        replace(read(question), kind=QuestionKind.COMPARE), 0.9, (TWO_CRANES, THREE_CRANES), groups, ("And the pier?",)
    )


def two_of_them(question: Question) -> Reply:
    groups = (Group(ADA, (TWO_CRANES,)), Group(BOB, (THREE_CRANES,)))
    summary = Summary(2, 2, date(2019, 10, 31), date(2024, 2, 1))
    return Answer(
        read(question), 0.9, (TWO_CRANES, THREE_CRANES), groups, ("And the pier?",), more=True, summary=summary
    )


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def phone(request: pytest.FixtureRequest, browser: Browser, chatbot: FakeChatbot) -> Iterator[Page]:
    chatbot.replies = two_of_them
    context = browser.new_context(java_script_enabled=request.param, viewport=PHONE, has_touch=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("screen", "n_rows"), [(WIDE, 1), (NARROW, 3)])
def test_three_people_have_room_beside_each_other_where_there_is_any(
    browser: Browser, address: str, chatbot: FakeChatbot, screen: ViewportSize, n_rows: int
) -> None:
    chatbot.replies = all_three
    page = browser.new_page(viewport=screen)
    page.goto(f"{address}/?q=Compare+them")
    assert fits(page)
    boxes = [part.bounding_box() for part in page.locator(".part").all()]
    assert len({box["y"] for box in boxes if box}) == n_rows
    page.close()


def test_a_phone_shows_at_once_who_is_quoted_and_reading_goes_on_there(phone: Page, address: str) -> None:
    phone.goto(address)
    phone.get_by_label(ENGLISH.ask_label).fill("How many cranes?")
    phone.keyboard.press("Enter")
    expect(phone.locator(".summed-up")).to_have_text("2 people, 2 statements, 2019–2024")
    composer = phone.locator(".next").bounding_box()
    role = phone.locator(".lead .role").bounding_box()
    assert composer
    assert role
    assert role["y"] + role["height"] <= composer["y"]
    for _ in range(3):
        phone.keyboard.press("Tab")
        if phone.evaluate(FOCUS_IS_ON_LEAD):
            break
    assert phone.evaluate(FOCUS_IS_ON_LEAD)


def test_an_answer_is_arranged_by_year_and_everything_in_it_can_be_met_with_a_finger(phone: Page, address: str) -> None:
    phone.goto(f"{address}/?q=First%3F&q=Second%3F#q2")
    phone.evaluate("window.loadedOnce = true")
    phone.locator("#q2").get_by_role("link", name=ENGLISH.chat.by_year).click()
    expect(phone.locator("#q2 .year h3")).to_have_text(["2019"])
    assert phone.url.endswith("/?q=First%3F&q=Second%3F&by=year#q2")
    assert phone.evaluate(TOO_SMALL) == []
    assert phone.evaluate(FIELD_IS_ABOVE_YEAR)


def test_an_earlier_answer_is_unfolded_by_hand_or_by_its_address(phone: Page, address: str) -> None:
    phone.goto(f"{address}/?q=First%3F&q=Second%3F#q2")
    also = phone.locator("#q1 .part")
    expect(also).to_be_hidden()
    phone.locator("#q1").get_by_text(ENGLISH.chat.whole_answer).click()
    expect(also).to_be_visible()
    expect(phone.locator("#q1 .lead").get_by_role("link", name=ENGLISH.read_in_context)).to_be_visible()
    phone.goto(f"{address}/?q=First%3F&q=Third%3F#q1")
    expect(also).to_be_visible()


def test_twenty_answers_are_a_few_screens(browser: Browser, address: str, chatbot: FakeChatbot) -> None:
    chatbot.replies = two_of_them
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{address}/?{'&'.join(f'q=Question+{n}%3F' for n in range(20))}#q20")
    expect(page.get_by_role("heading", name="Question 19?")).to_be_in_viewport()
    heights = [box["height"] for each in page.locator(".earlier").all() if (box := each.bounding_box())]
    assert len(heights) == 19
    assert max(heights) < PHONE["height"] * 0.6
    page.close()
