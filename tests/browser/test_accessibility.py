"""What axe-core finds on every page, in every state: nothing."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.browser.test_conversing import compared, filtered
from tests.web.fakes import TWO_CRANES, FakeChatbot, declined, near, silence

PATHS = [
    "/",
    "/?q=",
    "/?q=Who%3F&speaker=ada-king",
    "/articles",
    f"/articles/harbour?quote={TWO_CRANES.id}",
    "/articles/harbour?quote=gone",
    "/speakers",
    "/speakers/ada-king",
    "/verify",
    "/verify?quote=We+will+build+two+cranes",
    "/about",
    "/docs",
    "/problems/unknown-filter",
    "/nothing",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_in_anybodys_way(browser: Browser, address: str, path: str, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address + path)
    assert found_by_axe(page) == []
    page.close()


@pytest.mark.parametrize("reply", [near, silence, declined, compared, filtered])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nor_in_any_kind_of_answer(
    browser: Browser, address: str, chatbot: FakeChatbot, reply: object, scheme: str
) -> None:
    chatbot.replies = reply  # type: ignore[assignment]
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{address}/?q=Who%3F&q=And+then%3F")
    for fold in page.locator("summary:visible").all():
        fold.click()
    assert found_by_axe(page) == []
    page.close()


def test_nor_where_there_is_no_answer(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.route("**/api/**", lambda route: route.abort())
    page.locator("#question").fill("Who?")
    page.keyboard.press("Enter")
    expect(page.locator(".trouble")).to_be_visible()
    assert found_by_axe(page) == []
    page.close()


def found_by_axe(page: object) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]
