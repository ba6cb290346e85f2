from collections.abc import Callable

import pytest

from corpus import Speaker
from embeddings import embedded_text, indexed_text
from tests.embeddings.articles import article, asked, headed, passages_of, said, told

INTERVIEW = article(
    "a",
    headed("Ports"),
    asked("You were here before. It was cold. What will you build?"),
    said("Two things:", lead_in=True),
    said("We will build ports."),
    told("She left."),
    title="An interview",
)
[QUESTION, ANNOUNCEMENT, ANSWER, NARRATION] = passages_of(INTERVIEW)


def at_most(n_words: int) -> Callable[[str], bool]:
    return lambda text: len(text.split()) <= n_words


def test_a_passage_is_embedded_with_everything_around_it_when_that_fits() -> None:
    assert embedded_text(ANSWER, at_most(100)).splitlines() == [
        "An interview",
        "Ports",
        "Two things:",
        "You were here before. It was cold. What will you build?",
        "We will build ports.",
    ]


def test_a_question_is_embedded_without_an_earlier_question() -> None:
    assert embedded_text(QUESTION, at_most(100)) == f"An interview\nPorts\n{QUESTION.text}"


def test_narration_is_embedded_without_the_question() -> None:
    assert embedded_text(NARRATION, at_most(100)) == "An interview\nPorts\nShe left."


@pytest.mark.parametrize(
    ("n_words", "expected"),
    [
        (17, ["Two things:", "You were here before. It was cold. What will you build?", "We will build ports."]),
        (16, ["Ports", "You were here before. It was cold. What will you build?", "We will build ports."]),
        (15, ["You were here before. It was cold. What will you build?", "We will build ports."]),
        (12, ["Ports", "It was cold. What will you build?", "We will build ports."]),
        (8, ["What will you build?", "We will build ports."]),
        (6, ["Two things:", "We will build ports."]),
        (4, ["We will build ports."]),
        (1, ["We will build ports."]),
    ],
)
def test_context_is_added_in_order_of_worth_as_far_as_it_fits(n_words: int, expected: list[str]) -> None:
    # Where the lead-in is too long, the heading may still fit: with 16 words it does.
    assert embedded_text(ANSWER, at_most(n_words)).splitlines() == expected


def test_the_name_of_the_speaker_is_not_embedded() -> None:
    renamed = {"ada": Speaker("ada", "Countess Lovelace", "Poet")}
    [before] = passages_of(article("a", said("We build.")))
    [after] = passages_of(article("a", said("We build."), people=renamed))
    assert embedded_text(before, at_most(99)) == embedded_text(after, at_most(99)) == "A title\nWe build."


def test_words_are_indexed_once_with_question_lead_in_and_heading() -> None:
    assert indexed_text(ANSWER).splitlines() == [
        "You were here before. It was cold. What will you build?",
        "Two things:",
        "Ports",
        "We will build ports.",
    ]
    assert indexed_text(ANNOUNCEMENT).count("Two things:") == 1
