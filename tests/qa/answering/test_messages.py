from dataclasses import replace

import pytest

from corpus import Speaker
from qa import Filters, QuestionKind
from qa.answering.compose import reason
from tests.qa.articles import ADA, BOB, EVE, REPORTER, read_as


def said_of(
    topic: str,
    *people: Speaker,
    filters: Filters | None = None,
    strangers: tuple[str, ...] = (),
    kind: QuestionKind = QuestionKind.TOPIC,
    nothing_there: bool = False,
) -> str:
    understood = replace(read_as(topic, people=people, filters=filters), strangers=strangers, kind=kind)
    return reason(understood, nothing_there=nothing_there)


@pytest.mark.parametrize(
    ("people", "sentence"),
    [
        ((ADA,), "Ada King says nothing about cranes in these articles."),
        ((ADA, BOB), "Neither Ada King nor Bob Moss says anything about cranes in these articles."),
        ((ADA, BOB, EVE), "Neither Ada King nor Bob Moss nor Eve Park says anything about cranes in these articles."),
        ((ADA, replace(ADA, id="ada-king-2")), "Ada King says nothing about cranes in these articles."),
        ((REPORTER,), "Reporter only asks questions in these articles."),
        ((), "Nobody says anything in these articles that answers this."),
    ],
)
def test_silence_names_whoever_was_asked_about(people: tuple[Speaker, ...], sentence: str) -> None:
    assert said_of("cranes?", *people) == sentence


@pytest.mark.parametrize(
    "topic",
    [
        "How many cranes does build",
        "did it rain",
        "In which year did build cranes",
        "??",
        "a " * 9,
        "cranes? And gulls",
    ],
)
def test_what_is_left_of_a_question_is_not_what_nothing_is_said_about(topic: str) -> None:
    assert said_of(topic, ADA) == "Nothing that Ada King says in these articles answers this."
    assert said_of(topic, ADA, BOB) == "Nothing that Ada King or Bob Moss says in these articles answers this."


def test_a_stranger_is_said_to_be_one() -> None:
    assert said_of("cranes", strangers=("Ida Wells",)) == "Ida Wells does not speak in these articles."
    two = ("Ida Wells", "Max Frisch")
    assert said_of("cranes", strangers=two) == "Ida Wells and Max Frisch do not speak in these articles."
    assert said_of("cranes", ADA, strangers=two) == "Ada King says nothing about cranes in these articles."


@pytest.mark.parametrize(
    "filters", [Filters(articles=("a",)), Filters(exclude_speakers=("bob",)), Filters(speakers=("ada-king",))]
)
def test_silence_tells_of_filters(filters: Filters) -> None:
    assert said_of("cranes", filters=filters) == "Nobody says anything within these filters that answers this."
    assert said_of("cranes", filters=filters, nothing_there=True) == "There is nothing within these filters."


def test_silence_tells_where_there_is_nothing_at_all() -> None:
    assert said_of("cranes", nothing_there=True) == "There is nothing in these articles."
    assert said_of("cranes", ADA, nothing_there=True) == "Ada King says nothing in these articles."


def test_questions_that_nobody_asked_are_said_to_be_missing() -> None:
    asked = QuestionKind.INTERVIEWER
    assert said_of("cranes", kind=asked) == "Nothing that the interviewers ask in these articles fits this."
    assert said_of("cranes", ADA, kind=asked) == "Nothing that Ada King is asked in these articles fits this."
