"""Several people side by side."""

from dataclasses import replace

import pytest
from playwright.sync_api import Browser, ViewportSize

from corpus import Speaker
from qa import Answer, Group, Question, QuestionKind, Reply
from tests.browser.screens import NARROW, WIDE, fits
from tests.web.fakes import ADA, BOB, THREE_CRANES, TWO_CRANES, FakeChatbot, read


def all_three(question: Question) -> Reply:
    groups = (Group(ADA, (TWO_CRANES,)), Group(BOB, (THREE_CRANES,)), Group(Speaker("cy", "Cy"), ()))
    return Answer(
        replace(read(question), kind=QuestionKind.COMPARE), 0.9, (TWO_CRANES, THREE_CRANES), groups, ("And the pier?",)
    )


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
