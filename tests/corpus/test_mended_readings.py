"""Readings that went wrong once."""

from pathlib import Path

import pytest

from corpus import Kind, read_article
from corpus.attribution.guests import Places, find_guest
from corpus.attribution.head_and_foot import find_closing
from corpus.attribution.mentions import FullNames
from tests.corpus.articles import said
from tests.corpus.attribution.test_interview import COST, MET, PAINT, WALK
from tests.corpus.attribution.test_resolution import cast, names
from tests.corpus.typeset import article_of


@pytest.mark.parametrize("voice", ["иван", "ⓐ"])
def test_a_voice_in_small_letters_of_any_alphabet_is_a_name(voice: str, tmp_path: Path) -> None:
    file = tmp_path / "talk.vtt"
    file.write_text(f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v {voice}>It opens in May.\n", encoding="utf-8")
    assert [speaker.name for speaker in read_article(file).speakers] == [voice]


@pytest.mark.parametrize("office", ["The Chair", "The Judge", "The President"])
def test_an_office_is_nobody(office: str) -> None:
    assert names(cast(office, "The Witness")) == []


def test_people_who_answer_as_one_but_once_do_so_where_others_have_labels() -> None:
    talk = f"Ben Hay: When?\n\nAna and Luis: {PAINT}\n\nBen Hay: Why?\n\nAna: {WALK}\n\nLuis: {COST}"
    article = article_of(f"# Two at the river\n\nWe met Ana Ruiz and Luis Vega.\n\n{talk}")
    assert [line.name for line in said(article)[2:]] == [
        "Ben Hay",
        "Ana Ruiz / Luis Vega",
        "Ben Hay",
        "Ana Ruiz",
        "Luis Vega",
    ]


@pytest.mark.parametrize("ask", ["Q:", "Reporter:", "**Ben Hay:**"])
def test_where_only_the_questions_have_labels_the_guest_answers(ask: str) -> None:
    article = article_of(f"# Ada Moss on bridges\n\n{MET}\n\n{ask} When?\n\n{PAINT}\n\n{WALK}\n\n{ask} Why?\n\n{COST}")
    assert [line.kind for line in said(article)[2:]] == [
        Kind.QUESTION,
        *[Kind.STATEMENT] * 2,
        Kind.QUESTION,
        Kind.STATEMENT,
    ]
    assert {line.name for line in said(article)[2:] if line.kind is Kind.STATEMENT} == {"Ada Moss"}


def test_a_time_in_brackets_behind_a_label_is_no_alias() -> None:
    article = article_of(
        f"Ben Hay (00:01): When?\n\nAda Moss (00:02): {PAINT}\n\nBen Hay (00:03): Why?\n\nAda Moss (00:04): Ice."
    )
    assert [speaker.aliases for speaker in article.speakers] == [(), ()]


@pytest.mark.parametrize(
    ("title", "text"),
    [("A talk with Ada Moss and Bo Lund", "We met Ada Moss and Bo Lund."), ("Ada Moss and Bo Lund", "")],
)
def test_of_two_guests_neither_answers_alone(title: str, text: str) -> None:
    assert find_guest(Places(title, [text])) is None


def test_an_office_ends_where_the_person_meets_somebody() -> None:
    article = article_of(
        f"# The bridge\n\nAda Moss, director of the bridge office, met Ben Hay.\n\nReporter: When?\n\nAda Moss: {PAINT}"
    )
    assert article.speakers[1].role == "director of the bridge office"


def test_where_nobody_speaks_nothing_closes() -> None:
    assert find_closing([], [], {}, []) == 0


def test_a_name_in_capitals_that_breaks_over_a_line_elsewhere_keeps_its_letters() -> None:
    assert FullNames((), text="We met Anna van der\nMeer.").full("ANNA VAN DER MEER") == "Anna van der Meer"


def test_a_label_in_small_letters_that_is_an_office_is_no_nickname() -> None:
    talk = f"the chair: When?\n\nTheodora Roe: {PAINT}\n\nthe chair: Why?\n\nTheodora Roe: Ice."
    assert [line.name for line in said(article_of(talk))] == [None, "Theodora Roe"] * 2
