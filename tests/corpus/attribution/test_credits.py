"""Who asks and who answers, by what stands above the talk."""

import pytest

from corpus import Part
from corpus.attribution.introductions import Credits, read_cast_list, read_credits
from corpus.formats import DeclaredSpeaker
from corpus.text import label_key
from corpus.text.label_shape import Label
from tests.deadline import cpu_limit


def label(printed: str) -> Label:
    return Label(printed, label_key(printed), len(printed) + 1)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Interviewer: Ruth Calloway", Credits(asking=("Ruth Calloway",))),
        ("Interviewed by Ruth Calloway and Ole Brandt", Credits(asking=("Ruth Calloway", "Ole Brandt"))),
        ("Your hosts Jonas Weber and Priya Nair visit a boatbuilder.", Credits(asking=("Jonas Weber", "Priya Nair"))),
        ("Interviewee: Walter Brandt, retired engineer", Credits(answering="Walter Brandt")),
        ("DEPOSITION OF LEONARD J. PRUITT", Credits(answering="LEONARD J. PRUITT")),
        ("Interview with Dr. Teodor Blaga, keeper of the tower", Credits(answering="Teodor Blaga")),
        ("CROSS-EXAMINATION BY MS. HOLCOMB:", Credits(examining="HOLCOMB")),
        ("Moderator: Joyce Achieng, editor", Credits(moderating=("Joyce Achieng",))),
        ("AN INTERVIEW WITH DR. LEONARD PRUITT", Credits(answering="LEONARD PRUITT")),
        ("MS ADA MOSS (affirmed)", Credits(answering="ADA MOSS")),
        ("ADA MOSS, having been first duly sworn, testified as follows:", Credits(answering="ADA MOSS")),
        ("Examined by MR LIND", Credits(examining="LIND")),
    ],
)
def test_a_line_of_the_cast_names_people_and_what_they_do(line: str, expected: Credits) -> None:
    assert read_credits([line]) == expected


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
    assert read_credits([line]) == Credits()


def test_a_list_of_the_cast_says_for_whom_labels_stand() -> None:
    texts = [
        "Interviewee: Walter Brandt",
        "Interviewer: Ruth Calloway",
        "Wally: Wally Ortega, pilot",
        "Jo Kim: photographs",
        "CALLOWAY: Good morning, are you well?",
        "WALLY: Quite.",
    ]
    assert read_cast_list(texts) == {
        0: DeclaredSpeaker("Walter Brandt"),
        1: DeclaredSpeaker("Ruth Calloway", part=Part.INTERVIEWER),
        2: DeclaredSpeaker("Wally Ortega", labels=("Wally",)),
        3: DeclaredSpeaker("Jo Kim"),
    }


def test_a_generic_label_that_comes_again_speaks() -> None:
    assert read_cast_list(["Interviewer: Ada Moss", "Moss: Good morning.", "Interviewer: How are you?"]) == {}


def test_a_talk_of_nothing_but_names_is_no_list() -> None:
    assert read_cast_list(["Wally: Wally Ortega", "Jo: Jo Kim"]) == {}


@pytest.mark.parametrize("opening", ["Interviewed by", "Moderated by", "Interview with"])
def test_a_line_that_names_nobody_and_never_ends_is_read_all_the_same(opening: str) -> None:
    with cpu_limit(10):
        cast = read_credits([opening + "\n" * 100_000])
    assert cast == Credits()


def test_the_names_of_who_asks_may_stand_on_lines_of_their_own() -> None:
    lines = ["BRIDGES", "INTERVIEW BY", "RUTH CALLOWAY", "AND", "OLE BRANDT", "UNIVERSITY OF HULL"]
    assert read_credits(lines).asking == ("RUTH CALLOWAY", "OLE BRANDT")
