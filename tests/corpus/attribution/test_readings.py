"""Ways to take a document apart compete, and the one that explains it best is its reading."""

import pytest

from corpus.attribution import read_interview
from tests.corpus.typeset import article_of, document_of

SHORT = "The ice comes in May, and the paint has to be dry by then."
LONG = "After that the town will walk across it, as it did before the war, and nobody will pay anything."
ASKED = ("When will it open?", "Why so late in the year?", "Who pays for all of it?", "And what comes next?")


def convention(*blocks: str) -> str | None:
    reading = read_interview(document_of("\n\n".join(blocks))).reading
    return reading.convention if reading else None


def talk(question: str, answer: str = "{}") -> list[str]:
    """Return four questions in one style, each with an answer in another."""
    said = (SHORT, LONG)
    return [
        words
        for number, asked in enumerate(ASKED)
        for words in (question.format(asked), answer.format(said[number % 2]))
    ]


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        ("Ben Hay: {}", "Ada Moss: {}", "labels"),
        ("**Ben Hay —** {}", "**Ada Moss —** {}", "labels"),
        ("Ben>> {}", "Ada>> {}", "labels"),
        ("Q: {}", "{}", "labels of those who ask"),
        ("**{}**", "{}", "bold"),
        ("## {}", "{}", "heading 2"),
        ("{}", "{}", "plain"),
        ("“{}”", "{}", "quoted"),
        ("▶ {}", "{}", "sign ▶"),
        ("– {}", "– {}", "sign -"),
        ("**{}**", "Ada Moss: {}", "bold, and labels"),
    ],
)
def test_each_convention_is_told_by_what_it_sets_apart(question: str, answer: str, expected: str) -> None:
    assert convention("# The bridge", "We met Ada Moss and Ben Hay.", *talk(question, answer)) == expected


def test_labels_explain_more_than_question_marks_beside_them() -> None:
    reading = read_interview(document_of("\n\n".join(talk("Ben Hay: {}", "Ada Moss: {}")))).reading
    assert reading is not None
    assert (reading.convention, reading.weight > reading.margin > 0) == ("labels", True)


def test_a_story_that_asks_now_and_then_is_no_talk() -> None:
    told = [
        LONG,
        SHORT,
        "Will it ever open?",
        LONG,
        SHORT,
        LONG,
        "Who knows?",
        SHORT,
        LONG,
        SHORT,
        "Why not?",
        *[LONG] * 8,
    ]
    assert convention("# The bridge", *told) is None


def test_names_above_speeches_are_told_from_names_above_lives() -> None:
    first = "I have painted it since I was a child, and we are nearly done."
    about = "She has painted it since she was a child."
    assert convention("## Ada Moss, painter", first, "## Ben Hay", first) == "names above what they say"
    assert convention("## Ada Moss, painter", about, "## Ben Hay", about) is None


def test_what_somebody_told_another_is_one_persons_talk() -> None:
    mine = "I came for a man, and I stayed for the bridge."
    interview = read_interview(
        document_of(
            f"# The painter\n\nAda Moss, painter, 45, lives by the river.\n\nAs told to Ben Hay\n\n{mine}\n\n{mine}"
        )
    )
    assert interview.reading is not None
    assert interview.reading.convention == "told"
    assert {speaker.name for speaker in interview.speakers} == {"Ada Moss"}


def test_who_welcomes_to_a_programme_asks_although_they_speak_most() -> None:
    told = "Welcome to the show. My guest is a painter. " + "This week brought rain and news of every kind. " * 20
    lines = [f"Ada Moss: {told}", "Ben Hay: Happy to come.", "Ada Moss: Why paint?", "Ben Hay: I like walls."]
    article = article_of("\n\n".join(lines))
    assert {speaker.name: speaker.interviewer for speaker in article.speakers} == {"Ada Moss": True, "Ben Hay": False}
