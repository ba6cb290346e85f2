"""Words of which it is not sure who says them, beside what else comes near."""

from dataclasses import replace
from datetime import date

import pytest

from corpus import Kind, split_passages
from embeddings import LocalIndex
from qa import Answer, Chatbot, Filters, Lack, Near, NotFound, NotMentioned, NotSureWhose, Question, Reply, Silence
from qa.answering import Candidate, leaves_room_for_unsure, merge_repeats, with_unsure
from qa.models import Evidence, Quote, Summary
from qa.quotes import cut_quote
from qa.retrieval import read_calibration
from tests.qa.articles import ADA, BOB, ENCODER, article, asked, index_of, passage_of, query_of, read_as, said, unsure

LEVELS = replace(read_calibration(), threshold=0.5, near=0.2)
UNDERSTOOD = read_as("cranes")
QUERY = query_of(UNDERSTOOD)
KNOWN = cut_quote(Evidence(passage_of("This is known."), 1.0, 0.5, 1.0), {})


def nobodys(words: str, article_id: str = "unsure", published: date | None = None) -> Quote:
    [passage] = split_passages(
        article(article_id, unsure(words), published=published), max_tokens=10**6, fits=lambda _: True
    )
    return cut_quote(Evidence(passage, 1.0, 0.5, 1.0), {})


NOT_FOUND = NotFound(UNDERSTOOD, 0.1, (Silence(Lack.ANSWER),))
NEAR = Near(UNDERSTOOD, 0.3, (Silence(Lack.ANSWER, near=True),), (replace(KNOWN, confidence=0.3),), (), Summary(1, 1))


def beside(reply: Reply, *unsure_words: tuple[str, float]) -> Reply:
    return with_unsure(reply, QUERY, [Candidate(nobodys(words), at) for words, at in unsure_words], calibration=LEVELS)


def test_words_that_are_nobodys_only_come_near_however_well_they_fit() -> None:
    reply = beside(NOT_FOUND, ("Somebody said so.", 0.9))
    assert isinstance(reply, Near)
    assert reply.reasons == (Silence(Lack.ANSWER, near=True), NotSureWhose())
    assert [(one.text, one.speaker, one.confidence) for one in reply.nearest] == [("Somebody said so.", None, 0.9)]
    assert reply.confidence == 0.1
    assert (reply.summary.n_people, reply.summary.n_statements) == (0, 1)


def test_they_stand_among_the_nearest_by_how_near_they_come() -> None:
    reply = beside(NEAR, ("This is nearer.", 0.4), ("This is as far.", 0.3), ("This is farther.", 0.25))
    assert isinstance(reply, Near)
    assert [one.text for one in reply.nearest] == ["This is nearer.", "This is known.", "This is as far."]
    assert reply.reasons == (Silence(Lack.ANSWER, near=True),)  # they would not answer, whoever says them
    assert (reply.summary.n_people, reply.summary.n_statements) == (1, 2)


@pytest.mark.parametrize("words", [("Somebody said so.", 0.19), ("Okay.", 0.9)])
def test_what_does_not_come_near_or_says_nothing_changes_nothing(words: tuple[str, float]) -> None:
    assert beside(NOT_FOUND, words) == NOT_FOUND
    assert beside(NEAR, words) == NEAR


def test_an_answer_or_what_is_asked_of_somebody_has_no_room_for_them() -> None:
    answer = Answer(UNDERSTOOD, 0.9, (KNOWN,), ())
    assert not leaves_room_for_unsure(answer)
    assert not leaves_room_for_unsure(replace(NOT_FOUND, interpretation=read_as("cranes", people=(ADA,))))
    assert not leaves_room_for_unsure(replace(NOT_FOUND, reasons=(NotMentioned("mayor"),)))
    assert leaves_room_for_unsure(NOT_FOUND)
    assert leaves_room_for_unsure(NEAR)


def test_of_two_that_say_the_same_nobody_knows_whether_they_are_one() -> None:
    twice = [Candidate(nobodys("Somebody said so.", name), 0.4) for name in ("here", "there")]
    assert merge_repeats(twice) == tuple(twice)


def test_statements_of_nobodys_add_days_and_no_people() -> None:
    summary = Summary(1, 2, date(2020, 1, 1), date(2020, 1, 1))
    more = [nobodys("This is old.", published=date(2019, 1, 1)), nobodys("This is undated.", "undated")]
    assert summary.and_unsure(more) == Summary(1, 4, date(2019, 1, 1), date(2020, 1, 1))


HARBOUR = article(
    "harbour",
    asked("What of the harbour?"),
    said(ADA, "The harbour has new cranes, and they are red."),
    unsure("The zeppelin landed on the pier at noon.", "Voice"),
)
LIBRARY = article("library", asked("Who reads?"), said(BOB, "Children read the books of the library."))


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> LocalIndex:
    return index_of(tmp_path_factory.mktemp("unsure"), HARBOUR, LIBRARY)


@pytest.fixture(scope="module")
def chatbot(index: LocalIndex) -> Chatbot:
    return Chatbot(index, ENCODER)


ZEPPELIN = "When did the zeppelin land on the pier?"
WORDS = "The zeppelin landed on the pier at noon."


def words(reply: Reply) -> list[str]:
    return [one.text for one in reply.nearest] if isinstance(reply, Near) else []


def test_a_question_that_only_words_of_nobodys_meet_has_no_answer(chatbot: Chatbot) -> None:
    reply = chatbot.answer(Question(ZEPPELIN))
    assert isinstance(reply, Near)
    assert (reply.nearest[0].text, reply.nearest[0].speaker) == (WORDS, None)
    assert reply.nearest[0].passage.label == "Voice"


@pytest.mark.parametrize(
    "filters",
    [Filters(speakers=("ada-king",)), Filters(exclude_speakers=("bob-moss",)), Filters(articles=("library",))],
)
def test_they_are_nobodys_who_is_asked_or_left_out_and_of_no_other_article(chatbot: Chatbot, filters: Filters) -> None:
    reply = chatbot.answer(Question(ZEPPELIN, filters=filters))
    assert WORDS not in words(reply)
    found = chatbot.search(Question(ZEPPELIN, filters=filters), limit=9, kinds=frozenset({Kind.STATEMENT}))
    assert not any(one.passage.has_unsure_speaker for one in found.evidence)


def test_search_finds_them_as_nobodys(chatbot: Chatbot) -> None:
    best, *_ = chatbot.search(Question(ZEPPELIN), limit=9, kinds=frozenset({Kind.STATEMENT})).evidence
    assert (best.passage.text, best.passage.speaker, best.passage.has_unsure_speaker) == (WORDS, None, True)


def test_nothing_that_is_chosen_by_its_place_is_nobodys(chatbot: Chatbot) -> None:
    for question in ("What is it about?", "Who says what?", "What was asked?", "What does Ada King say?"):
        reply = chatbot.answer(Question(question), limit=20)
        shown = reply.quotes if isinstance(reply, Answer) else ()
        assert shown or not isinstance(reply, Answer)
        assert not any(one.passage.has_unsure_speaker for one in shown)
