"""The parts of the site, on top of every page."""

from playwright.sync_api import Browser

from tests.browser.screens import NARROW, fits

# Nobody sets text in a font that is wider than one made for code; "monospace" is such a one on every machine.
WIDE_FONT = "document.documentElement.style.setProperty('--sans', 'monospace')"


def test_on_a_narrow_screen_and_in_a_wide_font_the_parts_of_the_site_need_one_line(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport=NARROW)
    page.goto(f"{address}/about")
    assert fits(page)
    page.evaluate(WIDE_FONT)
    assert fits(page)
    site, *parts = [link.bounding_box() for link in page.locator(".masthead a").all()]
    assert site
    *row, last = [part for part in parts if part]
    assert len({part["y"] for part in row}) == 1
    for left, right in zip([*row[:-1], site], [*row[1:], last], strict=True):
        assert left["x"] + left["width"] < right["x"]
    assert last["y"] < site["y"] + site["height"] <= row[0]["y"]
    page.close()
