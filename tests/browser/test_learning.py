"""What a reader thinks of an answer arrives at the desk, where the question becomes a case."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from qa import read_known_questions
from tests.browser.screens import NARROW, fits
from tests.browser.test_accessibility import found_by_axe
from tests.web.desks import EDITOR, PASSWORD, desk_in
from tests.web.fakes import FakeChatbot, silence
from tests.web.live import running
from web import ServingOptions, create_app


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The address of a server with a desk, which keeps what readers ask."""
    options = ServingOptions.model_validate({"editor_password": PASSWORD, "learn": tmp_path / "learned.sqlite"})
    with running(create_app(lambda: FakeChatbot(silence), options=options, desk=desk_in(tmp_path))) as address:
        yield address


def test_a_thumb_arrives_at_the_desk_and_its_question_becomes_a_case(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    reader = browser.new_page(java_script_enabled=False, viewport=NARROW, color_scheme="dark")
    reader.goto(f"{address}/?q=Who+lives+on+the+moon%3F")
    reader.get_by_text("Add a comment").click()
    reader.get_by_label("What was missing").fill("Somebody must.")
    assert fits(reader)
    reader.get_by_role("button", name="No", exact=True).click()
    expect(reader.get_by_role("heading", name="Thank you")).to_be_visible()
    reader.close()

    context = browser.new_context()
    editor = context.new_page()
    editor.goto(f"{address}/editor/learn")
    editor.get_by_label("Your name").fill(EDITOR)
    editor.get_by_label("Password").fill(PASSWORD)
    editor.get_by_role("button", name="Sign in").click()
    expect(editor.locator(".opinions")).to_contain_text("Somebody must.")
    assert found_by_axe(editor) == []
    editor.locator(".learned").get_by_role("button", name="Nobody answers this").click()
    expect(editor.get_by_role("status")).to_contain_text("is in the question set")
    [case] = read_known_questions(tmp_path / "drafts" / "questions.jsonl")
    assert (case.question.text, case.answerable) == ("Who lives on the moon?", False)
    editor.goto(f"{address}/editor")
    expect(editor.locator(".timeline")).to_be_visible()
    assert found_by_axe(editor) == []
    editor.goto(f"{address}/thumb?q=Who+lives+on+the+moon%3F")
    assert found_by_axe(editor) == []
    context.close()
