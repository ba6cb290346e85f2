"""What is sent on, in a real browser: a frame on another page, the page without a network, a report without scripts."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.screens import NARROW, WIDE, fits
from tests.browser.test_accessibility import found_by_axe
from tests.web.fakes import TWO_CRANES, FakeChatbot
from tests.web.live import live
from web import ServingOptions
from web.api import Fault, ReportFile


@pytest.fixture
def reports(tmp_path: Path) -> ReportFile:
    return ReportFile(tmp_path / "reports.jsonl")


@pytest.fixture
def address(chatbot: FakeChatbot, tmp_path: Path, reports: ReportFile) -> Iterator[str]:
    """The address of a server that offers frames to any site, and takes reports."""
    with live(chatbot, ServingOptions(embed_sites="*", reports=tmp_path / "reports.jsonl")) as address:
        yield address


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[str]:
    """The address of another site, with pages of its own: a browser tells it from ours by its name."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=tmp_path)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("screen", [NARROW, WIDE])
def test_a_quote_is_whole_in_its_frame(
    browser: Browser, address: str, elsewhere: str, tmp_path: Path, screen: object
) -> None:
    page = browser.new_page(viewport=screen)  # type: ignore[arg-type]
    page.goto(f"{address}/articles/harbour?quote={TWO_CRANES.id}")
    code = page.locator(".about-quote textarea").last.input_value()
    html = f'<html lang="en"><title>Elsewhere</title><main><h1>Elsewhere</h1>{code}</main></html>'
    (tmp_path / "page.html").write_text(html)
    page.goto(f"{elsewhere}/page.html")
    frame = page.frame_locator("iframe")
    expect(frame.locator("blockquote")).to_contain_text("We will build two cranes.")
    # No script tells the frame how high it should be: on a narrow screen it may have to be scrolled, never sideways.
    assert frame.locator(":root").evaluate("one => one.scrollWidth <= innerWidth")
    assert screen is NARROW or frame.locator(":root").evaluate("one => one.scrollHeight <= innerHeight")
    assert found_by_axe(page) == []
    page.close()


def test_the_page_for_no_network_is_there_and_leads_back(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/about")
    page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
    page.goto(f"{address}/articles")
    context.set_offline(True)
    page.goto(f"{address}/?q=Who%3F")
    expect(page.get_by_role("heading", name="You are offline")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).display") == "flex"  # the style sheet came along
    assert page.evaluate("caches.open('offline').then(kept => kept.keys()).then(all => all.length)") == 3
    context.set_offline(False)
    page.get_by_role("link", name="Try again").click()
    expect(page.locator(".exchange blockquote").first).to_be_visible()
    context.close()


def test_a_report_is_sent_without_scripts(browser: Browser, address: str, reports: ReportFile) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=NARROW)
    page = context.new_page()
    page.goto(f"{address}/?q=Who%3F")
    page.get_by_role("link", name="Something wrong?").first.click()
    page.get_by_label("Somebody else said this").check()
    page.get_by_label("What would be right?").fill("It was Bob.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert [(one.fault, one.comment) for one in reports.read()] == [(Fault.NAME, "It was Bob.")]
    context.close()


@pytest.mark.parametrize(
    "path", [f"/report?quote={TWO_CRANES.id}", f"/embed/{TWO_CRANES.id}", "/embed/harbour-0000abcd.0-9", "/offline"]
)
def test_none_of_it_is_in_anybodys_way(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page(viewport=NARROW, color_scheme="dark")
    page.goto(address + path)
    assert fits(page)
    assert found_by_axe(page) == []
    page.close()
