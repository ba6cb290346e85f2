"""The screens that pages are looked at on, and whether a page fits one."""

from playwright.sync_api import Page, ViewportSize

WIDE, NARROW = ViewportSize(width=1280, height=800), ViewportSize(width=320, height=640)


def fits(page: Page) -> bool:
    """Say whether a page is as wide as its screen, once its style sheet has come: its text may be there before."""
    page.wait_for_load_state("load")
    size = page.viewport_size
    return size is not None and page.evaluate("document.documentElement.scrollWidth") == size["width"]
