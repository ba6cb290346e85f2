"""Who asks and who answers, by what stands above the talk."""

import pytest

from corpus.attribution.credits import CastList, drop_cast_lines, read_cast_list
from corpus.text import Label, label_key
from tests.deadline import cpu_limit


def label(printed: str) -> Label:
    return Label(printed, label_key(printed), len(printed) + 1)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Interviewer: Ruth Calloway", CastList(asking=("Ruth Calloway",))),
        ("Interviewed by Ruth Calloway and Ole Brandt", CastList(asking=("Ruth Calloway", "Ole Brandt"))),
        ("Your hosts Jonas Weber and Priya Nair visit a boatbuilder.", CastList(asking=("Jonas Weber", "Priya Nair"))),
        ("Interviewee: Walter Brandt, retired engineer", CastList(answering="Walter Brandt")),
        ("DEPOSITION OF LEONARD J. PRUITT", CastList(answering="LEONARD J. PRUITT")),
        ("Interview with Dr. Teodor Blaga, keeper of the tower", CastList(answering="Teodor Blaga")),
        ("CROSS-EXAMINATION BY MS. HOLCOMB:", CastList(examining="HOLCOMB")),
        ("Moderator: Joyce Achieng, editor", CastList(moderating=("Joyce Achieng",))),
    ],
)
def test_a_line_of_the_cast_names_people_and_what_they_do(line: str, expected: CastList) -> None:
    assert read_cast_list([line]) == expected


@pytest.mark.parametrize(
    "line",
    [
        "The museum hosts Ada Moss and Bob Lee.",
        "We host Ada Moss tomorrow.",
        "Interview with Bank of Ghana",
        "Guest workers in Ohio",
        "Witness: I saw nothing.",
        "Interviewer: Who is Ada Moss?",
        "Interview with Ada Moss and Bob Lee",
    ],
)
def test_other_lines_name_nobody(line: str) -> None:
    assert read_cast_list([line]) == CastList()


def test_a_cast_line_is_no_turn() -> None:
    labels = [label("Interviewee"), label("Interviewer"), label("CALLOWAY")]
    texts = ["Interviewee: Walter Brandt", "Interviewer: Ruth Calloway", "CALLOWAY: Good morning."]
    assert drop_cast_lines(labels, texts) == [None, None, labels[2]]


def test_a_generic_label_that_comes_again_speaks() -> None:
    labels = [label("Interviewer"), label("Moss"), label("Interviewer")]
    texts = ["Interviewer: Ada Moss", "Moss: Good morning.", "Interviewer: How are you?"]
    assert drop_cast_lines(labels, texts) == labels


@pytest.mark.parametrize("opening", ["Interviewed by", "Moderated by", "Interview with"])
def test_a_line_that_names_nobody_and_never_ends_is_read_all_the_same(opening: str) -> None:
    with cpu_limit(10):
        cast = read_cast_list([opening + "\n" * 100_000])
    assert cast == CastList()
