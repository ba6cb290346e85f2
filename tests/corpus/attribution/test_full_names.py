"""From any part of a name to the whole of it, and no further than is sure."""

import pytest

from corpus.attribution.mentions import FullNames

NAMES = ("Ada Moss", "Zhang Zhikui", "Émile Öz", "Anna B. van der Meer")


@pytest.mark.parametrize(
    ("printed", "full"),
    [
        ("Moss", "Ada Moss"),
        ("Ms. Moss", "Ada Moss"),
        ("Director Zhang", "Zhang Zhikui"),
        ("ada", "Ada Moss"),
        ("MOSS", "Ada Moss"),
        ("AM", "Ada Moss"),
        ("A.M.", "Ada Moss"),
        ("EÖ", "Émile Öz"),
        ("Am", "Am"),
        ("XY", "Xy"),
        ("Roe", "Roe"),
        ("Ada  Roe", "Ada Roe"),
        ("Ada Moss-Roe", "Ada Moss-Roe"),
    ],
)
def test_a_part_of_a_name_finds_the_whole(printed: str, full: str) -> None:
    assert FullNames(NAMES).full(printed) == full


@pytest.mark.parametrize("printed", ["Moss", "Ms. Moss"])
def test_a_part_that_two_people_share_finds_neither(printed: str) -> None:
    assert FullNames(["Ada Moss", "Bo Moss"]).full(printed) == printed


def test_of_two_forms_of_one_name_the_surest_is_meant_where_it_holds_the_other() -> None:
    assert FullNames(["Ada B. Moss", "Ada Moss"]).full("Moss") == "Ada B. Moss"


@pytest.mark.parametrize(
    ("printed", "full"),
    [
        ("da Silva", "Rui da Silva"),
        ("VAN DER MEER", "Joost van der Meer"),
        ("Te Rangi", "Mere Te Rangi"),
        ("Al Moss", "Al Moss"),  # "Al" may be the whole first name
        ("de Roe", "de Roe"),
    ],
)
def test_a_surname_of_several_words_is_no_full_name_though_labels_print_it(printed: str, full: str) -> None:
    people = ["Rui da Silva", "Joost van der Meer", "Mere Te Rangi", "Lou Al Moss", "Ada de Roe", "Bo de Roe"]
    assert FullNames([printed, *people]).full(printed) == full


def test_those_who_fit_come_the_surest_first() -> None:
    names = FullNames(["Bo Moss", "Ada Moss"])
    names.add("Cy Moss")
    names.add("Bo Moss")
    assert names.fitting("Moss") == ["Bo Moss", "Ada Moss", "Cy Moss"]
    assert names.fitting("Ada Moss") == ["Ada Moss"]
    assert names.fitting("") == names.fitting("Roe") == []


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("We saw Bo Lund, and Bo Lund waved.", "Bo Lund"),
        ("BO LUND waved.", "Lund"),
        ("We saw Bo Lund and Cy Lund.", "Lund"),
        ("But Lund waved, and General Lund did, too.", "Lund"),
        ("Bo Lundgren waved.", "Lund"),
        ("Bo T. Lund waved.", "Bo T. Lund"),
    ],
)
def test_a_surname_has_the_first_name_that_the_text_always_gives_it(text: str, full: str) -> None:
    assert FullNames((), text=text).full("Lund") == full


def test_a_name_in_capitals_gets_the_letters_of_the_text_or_else_those_of_a_title() -> None:
    assert (
        FullNames((), text="XAnna van der Meer met Anna van der Meer.").full("ANNA VAN DER MEER") == "Anna van der Meer"
    )
    assert FullNames((), text="Eva RaYon.").full("EVA RAY") == "Eva Ray"


@pytest.mark.parametrize(
    ("nickname", "full"),
    [
        ("adam3us", "Adam Back"),
        ("back99", "Adam Back"),
        ("greg_m", "Greg Maxwell"),
        ("gregory", "Greg Maxwell"),
        ("emile", "Émile Öz"),
        ("zz", "zz"),
        ("a", "a"),
        ("satoshi", "satoshi"),
    ],
)
def test_a_nickname_shortens_or_lengthens_a_word_of_one_name(nickname: str, full: str) -> None:
    assert FullNames(["Adam Back", "Greg Maxwell", "Émile Öz"]).of_nickname(nickname, []) == full


def test_a_nickname_that_fits_two_stays_itself() -> None:
    assert FullNames(["Adam Back", "Adam Roe"]).of_nickname("adam3us", []) == "adam3us"


def test_a_nickname_that_fits_nobody_is_the_only_one_left() -> None:
    names = FullNames(["Ada Moss", "Bo Lund"])
    assert names.of_nickname("kitten", ["Bo Lund"]) == "Bo Lund"
    assert names.of_nickname("kitten", ["Ada Moss", "Bo Lund"]) == "kitten"


def test_those_who_are_left_come_first() -> None:
    assert FullNames(["Adam Back", "Adam Roe"]).of_nickname("adam3us", ["Adam Roe", "Bo Lund"]) == "Adam Roe"
