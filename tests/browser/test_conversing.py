"""A conversation in a browser: the same by scripts, which reload nothing, and by plain links and forms."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Event
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from qa import Answer, Filters, Group, Interpretation, Question, QuestionKind, Reply
from tests.web.fakes import (
    ADA,
    BOB,
    PUBLISHED,
    THREE_CRANES,
    TWO_CRANES,
    FakeChatbot,
    answer_with,
    declined,
    near,
    read,
    silence,
)
from tests.web.live import live
from web.wording import ENGLISH


@contextmanager
def page_of(browser: Browser, *, scripts: bool = True) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    yield page
    context.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that scripts run on, and that must not be loaded anew."""
    with page_of(browser) as opened:
        yield opened


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def either(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    with page_of(browser, scripts=request.param) as opened:
        yield opened


def ask(page: Page, question: str) -> None:
    page.locator(".composer input[type=text]").fill(question)
    page.keyboard.press("Enter")


def settled(page: Page) -> None:
    """Wait until no answer is on its way."""
    expect(page.locator("[aria-busy]")).to_have_count(0)


def compared(question: Question) -> Reply:
    groups = (Group(ADA, (TWO_CRANES,)), Group(BOB, ()))
    understood = replace(read(question), kind=QuestionKind.COMPARE, text="Compare Ada King and Bob Moss")
    return Answer(understood, 0.9, (TWO_CRANES,), groups, ("And the pier?",), notes=(PUBLISHED,), more=True)


def widening(chatbot: FakeChatbot) -> Callable[[Question], Reply]:
    """Return what replies with a second quote where more than usual is asked for."""

    def reply(question: Question) -> Reply:
        many = chatbot.limits[-1:] == [20]
        quotes = (TWO_CRANES, THREE_CRANES) if many else (TWO_CRANES,)
        return Answer(read(question), 0.9, quotes, (), (), more=not many)

    return reply


def filtered(question: Question) -> Reply:
    inferred = Filters(("ada-king",), published_from=date(2019, 1, 1), inferred=("speakers", "published_from"))
    filters = inferred if question.infer else question.filters
    text = "What does Ada King plan?" if question.infer else question.text
    understood = replace(read(question), text=text, people=(ADA,), filters=filters)
    return Answer(understood, 0.9, (TWO_CRANES,), (), ("And the pier?",))


def test_nothing_reloads_and_the_address_keeps_up_back_and_forth(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("window.loadedOnce = true")
    ask(page, "How many cranes?")
    expect(page.get_by_role("blockquote")).to_have_count(1)
    ask(page, "And by when?")
    expect(page.get_by_role("heading", name="And by when?")).to_be_in_viewport()
    expect(page.get_by_role("blockquote")).to_have_count(2)
    assert page.url == f"{address}/?q=How+many+cranes%3F&q=And+by+when%3F#q2"
    assert page.title() == "And by when? · On the Record"
    expect(page.locator(".printed-from")).to_contain_text(f"{address}/?q=How+many+cranes%3F&q=And+by+when%3F")
    page.go_back()
    expect(page.get_by_role("article")).to_have_count(1)
    assert page.url == f"{address}/?q=How+many+cranes%3F#q1"
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(ENGLISH.welcome_heading)
    page.go_forward()
    page.go_forward()
    expect(page.get_by_role("article")).to_have_count(2)
    assert page.evaluate("window.loadedOnce")


@pytest.mark.parametrize("reply", [answer_with(TWO_CRANES, THREE_CRANES), near, silence, declined, compared, filtered])
def test_what_scripts_show_in_the_end_is_what_the_server_shows(
    page: Page, address: str, chatbot: FakeChatbot, reply: object
) -> None:
    chatbot.replies = reply  # type: ignore[assignment]
    page.goto(address)
    for question in ("First?", "Second?"):
        ask(page, question)
        expect(page.get_by_role("heading", name=question)).to_be_visible()
        settled(page)
    # Only a field that has the focus says that it completes what is typed.
    plain = "['role', 'aria-autocomplete', 'aria-expanded', 'aria-controls'].map(name => field.removeAttribute(name))"
    parts = (
        f"main => (main.querySelectorAll('[role=combobox]').forEach(field => {plain}), "
        "[...main.children].map(part => part.outerHTML))"
    )
    ours = page.locator("main").evaluate(parts)
    page.reload()
    assert ours == page.locator("main").evaluate(parts)


def test_the_first_question_waits_in_no_queue_behind_the_suggestions(page: Page) -> None:
    chatbot = Slow()
    with live(chatbot) as address:
        page.goto(address)
        ask(page, "How many cranes?")
        expect(page.get_by_role("blockquote")).to_have_text(TWO_CRANES.text)
        expect(page.get_by_text("Director of the Harbour Office")).to_be_visible()
        expect(page.locator("[aria-busy]")).to_have_count(1)
        chatbot.may_suggest.set()
        settled(page)
        expect(page.get_by_role("link", name="And the pier?")).to_be_visible()
        expect(page.locator("#announcer")).to_contain_text("Ada King, Director of the Harbour Office: We will")


def test_a_slow_answer_can_be_stopped_and_asked_for_again(page: Page) -> None:
    chatbot = Slow()
    with live(chatbot) as address:
        page.goto(address)
        ask(page, "How many cranes?")
        page.get_by_role("button", name="Stop").click()
        expect(page.locator(".trouble")).to_contain_text("Stopped.")
        expect(page.locator("#question")).to_have_value("How many cranes?")
        chatbot.may_suggest.set()
        page.get_by_role("link", name="Try again").click()
        expect(page.get_by_role("link", name="And the pier?")).to_be_visible()
        expect(page.locator(".trouble")).to_have_count(0)


def test_whoever_asks_on_before_there_is_an_answer_goes_on_from_that_question(page: Page) -> None:
    chatbot = Slow()
    with live(chatbot) as address:
        page.goto(address)
        ask(page, "First?")
        expect(page.get_by_role("heading", name="First?")).to_be_visible()
        chatbot.may_suggest.set()
        ask(page, "Second?")
        expect(page.get_by_role("heading", name="Second?")).to_be_visible()
        expect(page.locator(".suggestions a")).to_have_text(["And the pier?"] * 2)
        settled(page)
        assert page.url == f"{address}/?q=First%3F&q=Second%3F#q2"


def test_a_server_that_is_gone_is_said_and_the_question_kept(page: Page, address: str) -> None:
    page.goto(address)

    def gone(route: Route) -> None:
        route.abort("connectionrefused")

    page.route("**/*", gone)
    ask(page, "How many cranes?")
    expect(page.locator(".trouble")).to_contain_text("The server does not answer.")
    expect(page.locator("#question")).to_have_value("How many cranes?")
    page.unroute("**/*", gone)
    page.get_by_role("link", name="Try again").click()
    expect(page.get_by_role("blockquote")).to_have_count(1)


def test_offline_the_question_waits_until_there_is_a_network(page: Page, address: str) -> None:
    page.goto(address)
    page.context.set_offline(True)
    ask(page, "How many cranes?")
    expect(page.locator(".trouble")).to_contain_text("You are offline.")
    page.context.set_offline(False)
    expect(page.get_by_role("blockquote")).to_have_count(1)
    expect(page.locator("#question")).to_have_value("")


def test_a_failure_on_the_way_is_said_without_details(page: Page) -> None:
    with live(Failing()) as address:
        page.goto(address)
        ask(page, "How many cranes?")
        expect(page.locator(".trouble")).to_contain_text(ENGLISH.failed_answer)
        expect(page.get_by_role("link", name="Try again")).to_be_visible()


def test_chips_can_be_taken_away(either: Page, address: str, chatbot: FakeChatbot) -> None:
    chatbot.replies = filtered
    either.goto(f"{address}/?q=What+does+she+plan%3F")
    expect(either.locator(".chips li")).to_have_count(3)
    either.get_by_role("link", name="Only Ada King").click()
    left = [ENGLISH.not_inferred, "Published from 1 January 2019"]
    expect(either.locator(".chips li > span")).to_have_text(left)
    assert urlsplit(either.url).query == "q=What+does+she+plan%3F&from=2019-01-01&infer=no"
    settled(either)
    assert chatbot.asked[-1].filters == Filters(published_from=date(2019, 1, 1))


def test_a_question_can_be_edited_and_asked_again(either: Page, address: str) -> None:
    either.goto(f"{address}/?q=First%3F&q=Second%3F&q=Third%3F")
    exchange = either.get_by_role("article").nth(1)
    exchange.get_by_text("Edit", exact=True).click()
    exchange.get_by_label(ENGLISH.edit_label).fill("Other?")
    exchange.get_by_role("button", name="Ask again").click()
    expect(either.get_by_role("heading", level=2)).to_have_text(["First?", "Other?"])
    assert urlsplit(either.url).query == "q=First%3F&q=Other%3F"


def test_a_suggestion_goes_on_with_the_conversation(either: Page, address: str, chatbot: FakeChatbot) -> None:
    either.goto(address)
    either.get_by_role("link", name="What does Ada King say about cranes?").click()
    either.get_by_role("link", name="And the pier?").click()
    expect(either.get_by_role("heading", level=2)).to_have_count(2)
    settled(either)
    assert chatbot.asked[-1].history == ("What does Ada King say about cranes?",)


def test_more_is_shown_where_it_is_asked_for(either: Page, address: str, chatbot: FakeChatbot) -> None:
    chatbot.replies = compared
    either.goto(f"{address}/?q=Compare")
    either.get_by_role("link", name="Show more").click()
    expect(either.get_by_role("link", name="Show more")).to_have_count(0)
    settled(either)
    assert chatbot.limits[-1] == 20


def test_whoever_asks_for_more_goes_on_with_what_was_not_there_before(
    page: Page, address: str, chatbot: FakeChatbot
) -> None:
    chatbot.replies = widening(chatbot)
    page.goto(address)
    ask(page, "How many cranes?")
    page.get_by_role("link", name="Show more").click()
    expect(page.get_by_role("figure").nth(1)).to_be_focused()
    expect(page.get_by_role("figure").nth(1)).to_be_in_viewport()
    assert page.url.endswith("&show=more#q1")


def test_whoever_edits_a_question_types_at_once(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=First%3F")
    page.get_by_text("Edit", exact=True).click()
    expect(page.get_by_label(ENGLISH.edit_label)).to_be_focused()


def test_what_one_was_limited_to_holds_on_and_can_be_given_up(either: Page, address: str, chatbot: FakeChatbot) -> None:
    either.goto(f"{address}/?q=First%3F&speaker=ada-king")
    ask(either, "Second?")
    expect(either.get_by_role("heading", name="Second?")).to_be_visible()
    expect(either.locator(".chips")).to_have_count(2)
    settled(either)
    assert chatbot.asked[-1].filters == Filters(speakers=("ada-king",))
    either.locator(".composer").get_by_label("Only Ada King").uncheck()
    ask(either, "Third?")
    expect(either.get_by_role("heading", name="Third?")).to_be_visible()
    expect(either.locator(".chips")).to_have_count(2)
    settled(either)
    assert chatbot.asked[-1].filters == Filters()


@dataclass(repr=False)
class Slow(FakeChatbot):
    """Waits with the suggestions, and so with the whole answer."""

    may_suggest: Event = field(default_factory=Event)

    def suggest(self, reply: Reply) -> Reply:
        assert self.may_suggest.wait(20)
        return super().suggest(reply)


@dataclass(repr=False)
class Failing(FakeChatbot):
    def reply(self, interpretation: Interpretation, *, limit: int = 5) -> Reply:
        raise RuntimeError("broke")
