from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.examples import check_printed, code
from tests.real_server import Site
from web.pages.docs import TASKS


@pytest.fixture(scope="module")
def page(real_site: Site, browser: Browser) -> Iterator[Page]:
    """A page of the site itself, whose scripts may call it."""
    opened = browser.new_page()
    opened.goto(f"http://127.0.0.1:{real_site.port}/docs")
    yield opened
    opened.close()


@pytest.mark.parametrize("task", TASKS)
def test_javascript_of_the_documentation_runs_as_it_stands(real_site: Site, page: Page, task: str) -> None:
    said = "const said = []; const console = { log: (line) => said.push(line) };"
    lines = page.evaluate(f"async () => {{ {said}\n{code(task, 'js', real_site)}\nreturn said; }}")
    check_printed(task, lines)
