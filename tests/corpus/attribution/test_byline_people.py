"""Who asks and who is asked, where no label says so."""

import pytest

from corpus.attribution.mentions import byline_names, find_guest

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
    assert find_guest(title, [text], besides=[]) == "Ada Moss"


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
    assert find_guest(title, [text], besides=[]) is None


def test_who_asks_is_not_the_guest() -> None:
    assert find_guest("A talk with Ada Moss", [], besides=["Ada Moss"]) is None
