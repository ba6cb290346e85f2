"""Questions that are offered: each is answered, stands alone, and was not asked yet."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus import Article
from qa import Answer, Chatbot, Filters, NotFound, Question
from qa.suggesting import Suggestions
from tests.qa.articles import ADA, BOB, ENCODER, article, asked, index_of, read_as, said

QUESTIONS = [
    "What will CILHP do for logistics?",
    "What does Zhang say about smart ports?",
    "What does Han say about football?",
]


def answered(chatbot: Chatbot, text: str, *history: str) -> bool:
    return isinstance(chatbot.answer(Question(text, history=history)), Answer)


def test_questions_to_begin_with_have_answers(sample_chatbot: Chatbot) -> None:
    assert len(sample_chatbot.suggestions) == 4
    for question in sample_chatbot.suggestions:
        assert len(question) <= 80
        assert answered(sample_chatbot, question), question


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_offered_with_a_reply_has_an_answer_in_that_conversation(
    sample_chatbot: Chatbot, question: str
) -> None:
    reply = sample_chatbot.answer(Question(question))
    assert 1 <= len(reply.suggestions) <= 3
    for suggested in reply.suggestions:
        assert suggested.endswith("?")
        assert len(suggested) <= 80
        assert answered(sample_chatbot, suggested, question), suggested
        assert sample_chatbot.answer(Question(suggested, history=(question,))).interpretation.text == suggested


def test_a_conversation_never_offers_what_was_asked(sample_chatbot: Chatbot) -> None:
    history: tuple[str, ...] = ()
    offered = sample_chatbot.suggestions
    while offered:
        question = offered[0]
        assert question not in history
        offered = sample_chatbot.answer(Question(question, history=history)).suggestions
        history += (question,)
    assert 3 <= len(history) <= 20  # in the end all has been asked


def test_whoever_was_asked_comes_first(sample_chatbot: Chatbot) -> None:
    offered = sample_chatbot.answer(Question("What does Han say about football?")).suggestions
    assert "Han Baochang" in offered[0]


def test_many_threads_are_offered_questions_with_answers(sample_chatbot: Chatbot) -> None:
    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(lambda text: sample_chatbot.answer(Question(text)), QUESTIONS * 4))
    offered = {question for reply in replies for question in reply.suggestions}
    assert all(answered(sample_chatbot, question) for question in offered)


TIDES = "What drives the ferry of the old harbour?"
HARBOUR = article(
    "harbour",
    asked(TIDES),
    said(ADA, "We have the City Fish Act. It is old."),
    said(ADA, "All boats go through the tidal barrier. Gulls sit on the tidal barrier."),
    asked("What is in the library of the harbour?"),
    said(BOB, "There is a copy of the City Fish Act."),
    said(BOB, "We have maps of the coast."),
    published=date(2021, 5, 1),
)


def offering(folder: Path, *articles: Article) -> Suggestions:
    return Suggestions(index_of(folder, *(articles or [HARBOUR])))


def test_only_what_its_speaker_says_much_on_is_offered(tmp_path: Path) -> None:
    offered = offering(tmp_path).to_begin_with()
    assert offered[0] == "What does Ada King say about the tidal barrier?"
    assert not any("City Fish Act" in question for question in offered)  # once, with little beside it
    assert not any("Bob Moss" in question for question in offered)


def test_a_printed_question_is_offered_where_its_answer_takes_it_up(tmp_path: Path) -> None:
    taken_up = "Who built the steam cranes?"
    pier = article(
        "pier",
        *(asked(taken_up), said(BOB, "Sailors built steam cranes.")),
        *(asked("Where is the best coffee of the town?"), said(BOB, "We like rain.")),
    )
    assert offering(tmp_path, pier).to_begin_with() == (taken_up,)


def test_a_question_that_names_nobody_is_not_offered_where_others_answer_it_first(tmp_path: Path) -> None:
    question = "Who built the steam cranes?"
    his = article("pier", asked(question), said(BOB, "The steam cranes are old, and so am I."), said(BOB, "Rain."))
    hers = article("quay", said(ADA, "Sailors built steam cranes. Steam cranes!"), asked(question), said(ADA, "No."))
    assert question in offering(tmp_path / "alone", his).to_begin_with()
    assert question not in offering(tmp_path / "both", his, hers).to_begin_with()


def test_what_a_namesake_says_too_is_not_offered(tmp_path: Path) -> None:
    namesake = replace(ADA, id="ada-king-2")
    about = "What does Ada King say about the tidal barrier?"
    other = article("quay", said(namesake, "Nobody needs the tidal barrier."), said(namesake, "We like rain."))
    assert about in offering(tmp_path / "alone").to_begin_with()
    assert about not in offering(tmp_path / "both", HARBOUR, other).to_begin_with()


@pytest.mark.parametrize(
    ("filters", "has_some"),
    [
        (Filters(), True),
        (Filters(speakers=("ada-king",), articles=("harbour",), published_from=date(2021, 5, 1)), True),
        (Filters(exclude_speakers=("ada-king",), inferred=("exclude_speakers",)), True),
        (Filters(speakers=("bob-moss",)), False),
        (Filters(exclude_speakers=("ada-king",)), False),
        (Filters(articles=("library",)), False),
        (Filters(published_from=date(2021, 5, 2)), False),
        (Filters(published_to=date(2021, 4, 30)), False),
    ],
)
def test_what_is_offered_keeps_within_the_filters_given(tmp_path: Path, filters: Filters, *, has_some: bool) -> None:
    reply = NotFound(read_as("gulls", filters=filters), 0.0, ())
    assert bool(offering(tmp_path).after(reply)) is has_some


def test_subjects_are_what_voices_come_back_to(tmp_path: Path) -> None:
    words = "We care about tidal power, and about the old quay. Nobody lives without tidal power on the old quay."
    press = article(
        "press", said(BOB, "Go on to Harbour House."), said(BOB, "To Harbour House."), *[said(ADA, words)] * 9
    )
    [subject] = offering(tmp_path, press).subjects
    assert (subject.text, subject.question) == ("tidal power", "What does Ada King say about tidal power?")


def test_a_corpus_without_interviews_suggests_nothing(tmp_path: Path) -> None:
    chatbot = Chatbot(index_of(tmp_path), ENCODER)
    assert chatbot.suggestions == ()
    assert chatbot.answer(Question("Boats?")).suggestions == ()
