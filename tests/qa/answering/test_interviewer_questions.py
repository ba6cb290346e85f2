from dataclasses import replace

import pytest

from corpus import Part, Speaker
from qa import Filters
from qa.answering import QUESTIONS, InterviewerQuestions, Shelf, has_topic
from tests.qa.articles import ADA, BOB, REPORTER, article, asked, index_of, read_as, said, told

MAX = Speaker("max-lund", "Max Lund", part=Part.INTERVIEWER)
LONG = (
    "I grew up on the coast. My father was a sailor. He was away for years. What do you make of the new pier? "
    "I like it."
)
PIER = article(
    "pier",
    told("A day at the pier."),
    asked("Is the pier old?"),
    said(ADA, "It is."),
    asked("Who will mend it?"),
    said(BOB, "We will."),
    said(ADA, "And we will help."),
    asked(LONG, MAX),
    said(ADA, "A lot."),
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(index_of(tmp_path_factory.mktemp("asked"), PIER, article("mute", said(BOB, "Hm."))))


def questions(shelf: Shelf, *speakers: Speaker, limit: int = 5, filters: Filters | None = None) -> list[str]:
    filters = filters or Filters(speakers=tuple(speaker.id for speaker in speakers))
    understood = replace(read_as("questions", filters=filters), people=speakers)
    found = InterviewerQuestions.of(understood, shelf).in_order(shelf, limit=limit)
    assert all(quote.kind in QUESTIONS for quote in found)
    return [quote.text for quote in found]


def test_questions_come_in_printed_order_and_begin_where_something_is_asked(shelf: Shelf) -> None:
    everything = ["Is the pier old?", "Who will mend it?", "What do you make of the new pier? I like it."]
    assert questions(shelf) == everything
    assert questions(shelf, limit=2) == everything[:2]
    assert questions(shelf, filters=Filters(articles=("mute",))) == []


def test_an_interviewer_named_asked_their_own(shelf: Shelf) -> None:
    assert questions(shelf, MAX) == ["What do you make of the new pier? I like it."]
    assert questions(shelf, REPORTER) == ["Is the pier old?", "Who will mend it?"]


def test_an_interviewee_named_was_asked_what_they_answer(shelf: Shelf) -> None:
    assert questions(shelf, BOB) == ["Who will mend it?"]
    assert len(questions(shelf, ADA)) == 3  # she, too, answers the second


def test_whoever_never_answers_was_asked_nothing(shelf: Shelf) -> None:
    only = Filters(speakers=(BOB.id,), articles=("mute",))
    assert questions(shelf, BOB, filters=only) == []


@pytest.mark.parametrize("topic", ["What did the interviewer ask?", "questions", "What was Ada King asked about?", "?"])
def test_words_about_asking_are_no_topic(topic: str) -> None:
    assert not has_topic(read_as(topic, people=(ADA,)))


@pytest.mark.parametrize("topic", ["the pier?", "What did the interviewer ask about cranes?"])
def test_anything_else_is_one(topic: str) -> None:
    assert has_topic(read_as(topic, people=(ADA,)))


@pytest.mark.parametrize(("topic", "has_one"), [("Welche Fragen wurden gestellt?", False), ("Fragen zu Kränen", True)])
def test_words_about_asking_are_those_of_the_questions_language(topic: str, *, has_one: bool) -> None:
    assert has_topic(replace(read_as(topic, people=(ADA,)), language="de")) is has_one
