"""Words of which it is not sure who says them, wherever they are shown: nobody's, and not to be cited as anybody's."""

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from rich.console import Console

from corpus import Attribution, Kind
from qa import Claim, Edit, Evidence, Match, Near, NotSureWhose, Operation, Question, Reply, Verdict, Verification
from tests.web.clients import Element, parse
from tests.web.fakes import BOB, NO_ANSWER, FakeArchive, FakeChatbot, article_of, quote_of, read
from web.api.markdown import answer_blocks, search_blocks, verdict_blocks
from web.api.mcp_tools.tools import ArticlePart, part_blocks
from web.api.schemas import AnswerReply, Filters, Found, SearchReply, VerifyReply
from web.terminal import show_reply, show_verification
from web.wording import ENGLISH, wording_of

VERBATIM, ALTERED, MISATTRIBUTED, INTERVIEWER, NOT_FOUND = Verdict
SAID = "The gulls were louder than the band."
PIER = article_of(
    "pier",
    "On the pier",
    (Kind.STATEMENT, BOB, "The pier is old."),
    (Kind.STATEMENT, None, SAID),
    (Kind.STATEMENT, None, "Nobody has paid for the tickets."),
    (Kind.QUESTION, None, "Who pays for it?"),
    speakers=(BOB,),
)
known, gulls, tickets, asked = PIER.paragraphs
PIER = replace(
    PIER,
    paragraphs=(
        known,
        replace(gulls, attribution=Attribution.UNKNOWN, confidence=0.3, label="Moss *jr*"),
        replace(tickets, attribution=Attribution.UNKNOWN, confidence=0.3),
        asked,
    ),
)
GULLS, TICKETS = (
    replace(quote_of(PIER, words), confidence=0.6) for words in (SAID, "Nobody has paid for the tickets.")
)
LABELLED = "Speaker not sure (printed: “Moss *jr*”)"
NOWHERE = Filters(
    speakers=[], exclude_speakers=[], articles=[], sources=[], published_from=None, published_to=None, inferred=[]
)


def comes_near(question: Question) -> Reply:
    return Near(read(question), 0.1, (NO_ANSWER, NotSureWhose()), (GULLS, TICKETS))


def checked(verdict: Verdict, operation: Operation = Operation.EQUAL) -> Verification:
    return Verification(verdict, (Match(GULLS, 1.0, (Edit(operation, SAID, SAID),)),))


@pytest.fixture
def chatbot() -> FakeChatbot:
    archive = FakeArchive(pieces=(PIER,), quotes=(GULLS, TICKETS))
    return FakeChatbot(replies=comes_near, archive=archive, verified=checked(VERBATIM))


def is_nobodys(shown: Element) -> bool:
    """Tell whether there is neither a name, a colour nor anything to cite with."""
    return not (shown.all("span", "badge") or shown.all("a", "name") or shown.all("details", "taking")) and not any(
        "data-copy-field" in each.attributes for each in shown.all("button")
    )


def test_a_quotation_says_that_it_is_not_sure_and_what_is_printed(client: TestClient) -> None:
    shown = parse(client.get("/", params={"q": "Gulls?"}).text)
    first, second = shown.all("figure", "quotation")
    assert first.one("p", "unattributed").text == LABELLED
    assert second.one("p", "unattributed").text == "Speaker not sure"
    assert is_nobodys(first)
    assert is_nobodys(second)
    assert first.one("a", "context").attributes["href"].startswith(f"/articles/pier?quote={GULLS.id}")
    assert ENGLISH.answers.not_sure_whose in shown.text


def test_an_article_marks_such_paragraphs_and_shows_a_quote_of_them_in_its_place(client: TestClient) -> None:
    shown = parse(client.get("/articles/pier", params={"quote": GULLS.id}).text)
    labelled, bare = shown.all("div", "unsure")
    assert [each.one("p", "unattributed").text for each in (labelled, bare)] == [LABELLED, "Speaker not sure"]
    assert labelled.one("mark").text == SAID
    assert is_nobodys(labelled)
    assert all(SAID not in turn.text for turn in shown.all("section", "turn"))
    [question] = [each for each in shown.all("div", "question") if not each.all("mark")]
    assert question.one("p", "unattributed").text == ENGLISH.unknown_speaker  # it is sure that this is asked


@pytest.mark.parametrize("verdict", [VERBATIM, MISATTRIBUTED, ALTERED])
def test_a_check_says_that_the_words_are_printed_and_not_sure_whose(
    chatbot: FakeChatbot, client: TestClient, verdict: Verdict
) -> None:
    chatbot.verified = checked(verdict)
    shown = parse(client.get("/verify", params={"quote": SAID, "speaker": "Bob Moss"}).text).one("section", "verdict")
    expected = ENGLISH.checking.verdict(ALTERED) if verdict is ALTERED else ENGLISH.unsure.verdict
    assert shown.one("h2").text == expected
    assert ENGLISH.unsure.explained(verdict, named="Bob Moss") in shown.text
    assert ("says-unsure" in shown.attributes["class"]) is (verdict is not ALTERED)
    assert LABELLED in shown.text
    assert is_nobodys(shown)


def test_programs_get_the_label_and_no_speaker(client: TestClient) -> None:
    reply = client.post("/api/v1/answer", json={"question": "Gulls?"}).json()
    assert (reply["status"], reply["quotes"], reply["groups"]) == ("near", [], [])
    assert [(one["speaker"], one.get("label")) for one in reply["nearest"]] == [(None, "Moss *jr*"), (None, None)]
    [match] = client.post("/api/v1/verify", json={"quote": SAID}).json()["matches"]
    assert (match["kind"], match["speaker"], match["label"]) == ("statement", None, "Moss *jr*")
    passage = client.get(f"/api/v1/passages/{GULLS.passage.id}").json()
    assert (passage["speaker"], passage["label"]) == (None, "Moss *jr*")
    paragraphs = client.get("/api/v1/articles/pier").json()["paragraphs"]
    assert [(one["speaker"], one.get("label"), one["attribution"]) for one in paragraphs[:3]] == [
        ("bob-moss", None, "label"),
        (None, "Moss *jr*", "unknown"),
        (None, None, "unknown"),
    ]


def test_markdown_says_so_and_the_label_is_no_markup() -> None:
    escaped = "Speaker not sure (printed: “Moss \\*jr\\*”)"
    answer = AnswerReply.of(comes_near(Question("Gulls?")), index_version="1", took_ms=1.0)
    assert any(escaped in block for block in answer_blocks(answer, site=""))
    found = SearchReply(results=[Found.of(Evidence(GULLS.passage, 1.0, 0.5, 1.0))], filters=NOWHERE, took_ms=1.0)
    assert escaped in search_blocks(found)[0]
    told, printed = verdict_blocks(VerifyReply.of(checked(VERBATIM)), site="")
    assert told == ENGLISH.unsure.told(VERBATIM, named=None)
    assert escaped in printed
    assert f"[{escaped}] {SAID}" in part_blocks(ArticlePart.cut(PIER, start=0, limit=6000))


def test_the_terminal_says_so() -> None:
    console = Console(width=200, force_terminal=False)
    with console.capture() as capture:
        show_reply(console, comes_near(Question("Gulls?")))
        show_verification(console, Claim(SAID, "Bob Moss"), checked(MISATTRIBUTED))
    lines = [line.strip() for line in capture.get().splitlines()]
    assert lines.count(f"— {LABELLED}") == 2
    assert "— Speaker not sure" in lines
    assert ENGLISH.unsure.told(MISATTRIBUTED, named="Bob Moss") in lines


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_verdict_has_sentences_of_its_own(language: str) -> None:
    unsure = wording_of(language).unsure
    verdicts = (VERBATIM, ALTERED, MISATTRIBUTED)
    assert len({unsure.told(one, named=None) for one in verdicts}) == 3
    assert len({unsure.explained(one, named="Bob Moss") for one in verdicts}) == 3
    assert "Bob Moss" in unsure.told(MISATTRIBUTED, named="Bob Moss")
    assert "Moss" in unsure.speaker("Moss")


def test_german_has_its_own() -> None:
    german = wording_of("de").unsure
    assert german.speaker(None) == "Wer spricht, ist nicht sicher"
    for one in (VERBATIM, ALTERED, MISATTRIBUTED):
        assert german.told(one, named="Bob") != ENGLISH.unsure.told(one, named="Bob")
        assert german.explained(one, named="Bob") != ENGLISH.unsure.explained(one, named="Bob")
