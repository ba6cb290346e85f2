"""Who asks and who is asked, where no label says so."""

import pytest

from corpus.attribution.guests import Guest, Places, find_guest
from corpus.attribution.introductions import byline_names

MET = "Then Ada Moss met us, and so did Bo Lund."


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        (None, []),
        ("", []),
        ("City Desk", []),
        ("staff", []),
        ("Ada Moss", ["Ada Moss"]),
        ("Ada Moss and Bo Lund", ["Ada Moss", "Bo Lund"]),
        ("Ada Moss (Hill Review); Bo  Lund, Cy Roe & Eva Ray", ["Ada Moss", "Bo Lund", "Cy Roe", "Eva Ray"]),
        ("Anderson Moss", ["Anderson Moss"]),
    ],
)
def test_a_byline_names_its_authors(byline: str | None, names: list[str]) -> None:
    assert byline_names(byline, []) == names


@pytest.mark.parametrize("account", ["adamoss", "amoss", "mossa", "ada-moss", "Ada_Moss", "amoss77"])
def test_an_account_is_whom_the_text_names_in_full(account: str) -> None:
    assert byline_names(account, [MET]) == ["Ada Moss"]


def test_an_account_of_all_the_words_of_a_name_is_whose_name_it_is() -> None:
    assert byline_names("ada-b-moss", ["Then Ada B. Moss met us."]) == ["Ada B. Moss"]


def test_an_account_may_shorten_a_first_name_by_another_letter_where_only_one_surname_fits() -> None:
    assert byline_names("bbrantley", ["Then William Brantley met us."]) == ["William Brantley"]
    assert byline_names("bbrantley", ["Then William Brantley met Eva Brantley."]) == []
    assert byline_names("bmoss", [MET]) == []


@pytest.mark.parametrize("account", ["staff", "moss", "123", "x", "cmosslund"])
def test_another_account_is_nobody(account: str) -> None:
    assert byline_names(account, [MET]) == []


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("A talk with Ada Moss", ""),
        ("Bridges, and what Moss knows", MET),
        ("Moss’s bridges", MET),
        ("Bridges", "Then Ada Moss, 45, met Bo Lund."),
        (None, "Then Ada Moss came. Moss left."),
    ],
)
def test_the_one_who_is_most_surely_spoken_of_is_the_guest(title: str | None, text: str) -> None:
    found = find_guest(Places(title or "", [text]))
    assert found is not None
    assert found.name == "Ada Moss"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (None, ""),
        ("Bridges", "We met at the river."),
        ("Bridges", "Then Ada Moss came."),
        ("Bridges", MET),
        ("Bridges", "Then Ada Moss, 45, met Bo Lund, 46."),
        ("Mossberg on bridges", MET),
    ],
)
def test_where_it_is_not_sure_nobody_is_the_guest(title: str | None, text: str) -> None:
    assert find_guest(Places(title or "", [text])) is None


def test_who_asks_is_not_the_guest() -> None:
    assert find_guest(Places("A talk with Ada Moss"), besides=["Ada Moss"]) is None


@pytest.mark.parametrize(
    ("title", "text", "answer"),
    [
        ("Interview with Ada Moss", "", ""),
        ("Ponts : entretien avec Ada Moss", "", ""),
        ("Brücken", "Wir führten ein Gespräch mit Ada Moss.", ""),
        ("Bridges", "Ada Moss builds bridges. I chatted with Ada about them.", ""),
        ("Bridges", "", "I'm Ada Moss, and I build them."),
        ("Ponts", "", "Bonjour, je m’appelle Ada Moss."),
        ("Puentes", "", "Me llamo Ada Moss."),
        ("Brücken", "", "Ich heiße Ada Moss."),
    ],
)
def test_a_guest_is_introduced_by_others_or_in_the_first_answer(title: str, text: str, answer: str) -> None:
    assert find_guest(Places(title, [text], answers=[answer])) == Guest("Ada Moss", sure=True)


def test_several_people_who_say_who_they_are_leave_it_open_which_of_them_answers() -> None:
    assert find_guest(Places("Bridges", answers=["I'm Ada Moss.", "I'm Bo Lund."])) is None


def test_an_author_is_the_guest_only_where_the_text_says_so() -> None:
    authors = ["Ada Moss", "Bo Lund"]
    told = "Ada Moss has built bridges for years."
    assert find_guest(Places("Bridges: interview with Ada Moss"), authors=authors[:1]) == Guest("Ada Moss")
    assert find_guest(Places("Bridges", [told, "We met her. Moss laughs."]), authors=authors[:1]) is None
    assert find_guest(Places("Bridges", [told, "Moss laughs."]), authors=authors) == Guest("Ada Moss", sure=False)
    both = [told, "Moss laughs.", "Bo Lund met her."]
    assert find_guest(Places("Bridges", both), authors=authors) is None


def test_words_that_open_a_question_are_nobody() -> None:
    assert find_guest(Places("Case study", ["How Dropbox grew. Dropbox, a firm. Dropbox lives."])) is None


def test_who_spoke_to_the_author_is_the_guest() -> None:
    told = "Ada Moss, 45, builds bridges. Moss spoke to Bo Lund in May."
    assert find_guest(Places("Bridges", [told]), authors=["Bo Lund"]) == Guest("Ada Moss", sure=False)


def test_of_several_who_are_spoken_of_none_is_the_guest() -> None:
    told = ["Ada Moss, 45, came. Moss left. Moss is back.", "Bo Lund, 50, came as well."]
    assert find_guest(Places("Bridges", told)) is None


@pytest.mark.parametrize("line", ["Photographs by Ada Moss", "Von Ada Moss", "Entretien réalisé par Ada Moss"])
def test_whom_a_line_credits_is_no_guest(line: str) -> None:
    assert find_guest(Places("Bridges", [line, "Moss likes bridges."])) is None


def test_words_in_quotation_marks_are_no_guest() -> None:
    said = "Ein Gespräch über Holz. „Eine Orgel lügt nicht“, sagt sie."
    assert find_guest(Places("„Eine Orgel lügt nicht“", [said])) is None
