from dataclasses import replace

import pytest

from corpus import Speaker
from qa import Filters, Lack, Message, NotSpeaking, QuestionKind, Silence
from qa.answering.compose import reason
from tests.qa.articles import ADA, BOB, EVE, REPORTER, read_as


def said_of(
    topic: str,
    *people: Speaker,
    filters: Filters | None = None,
    strangers: tuple[str, ...] = (),
    kind: QuestionKind = QuestionKind.TOPIC,
    nothing_there: bool = False,
) -> Message:
    understood = replace(read_as(topic, people=people, filters=filters), strangers=strangers, kind=kind)
    return reason(understood, nothing_there=nothing_there)


@pytest.mark.parametrize(
    ("people", "message"),
    [
        ((ADA,), Silence(Lack.SPEECH, ("Ada King",), "cranes")),
        ((ADA, BOB), Silence(Lack.SPEECH, ("Ada King", "Bob Moss"), "cranes")),
        ((ADA, BOB, EVE), Silence(Lack.SPEECH, ("Ada King", "Bob Moss", "Eve Park"), "cranes")),
        ((ADA, replace(ADA, id="ada-king-2")), Silence(Lack.SPEECH, ("Ada King",), "cranes")),
        ((REPORTER,), Silence(Lack.ANSWERING, ("Reporter",))),
        ((), Silence(Lack.ANSWER)),
    ],
)
def test_silence_names_whoever_was_asked_about(people: tuple[Speaker, ...], message: Message) -> None:
    assert said_of("cranes?", *people) == message


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
    assert said_of(topic, ADA) == Silence(Lack.ANSWER, ("Ada King",))
    assert said_of(topic, ADA, BOB) == Silence(Lack.ANSWER, ("Ada King", "Bob Moss"))


def test_a_stranger_is_said_to_be_one() -> None:
    assert said_of("cranes", strangers=("Ida Wells",)) == NotSpeaking(("Ida Wells",))
    two = ("Ida Wells", "Max Frisch")
    assert said_of("cranes", strangers=two) == NotSpeaking(two)
    assert said_of("cranes", ADA, strangers=two) == Silence(Lack.SPEECH, ("Ada King",), "cranes")


@pytest.mark.parametrize(
    "filters", [Filters(articles=("a",)), Filters(exclude_speakers=("bob",)), Filters(speakers=("ada-king",))]
)
def test_silence_tells_of_filters(filters: Filters) -> None:
    assert said_of("cranes", filters=filters) == Silence(Lack.ANSWER, filtered=True)
    assert said_of("cranes", filters=filters, nothing_there=True) == Silence(Lack.PASSAGES, filtered=True)


def test_silence_tells_where_there_is_nothing_at_all() -> None:
    assert said_of("cranes", nothing_there=True) == Silence(Lack.PASSAGES)
    assert said_of("cranes", ADA, nothing_there=True) == Silence(Lack.SPEECH, ("Ada King",))


def test_questions_that_nobody_asked_are_said_to_be_missing() -> None:
    asked = QuestionKind.INTERVIEWER
    assert said_of("cranes", kind=asked) == Silence(Lack.QUESTION)
    assert said_of("cranes", ADA, kind=asked) == Silence(Lack.QUESTION, ("Ada King",))
