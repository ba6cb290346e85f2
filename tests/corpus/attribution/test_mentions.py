"""Which runs of capitals are people, and how sure that is."""

import pytest

from corpus.attribution.mentions import MentionedPerson, find_persons


def names(*texts: str) -> list[str]:
    return [person.name for person in find_persons(texts)]


def weight(text: str, *, name: str = "Ada Moss") -> int:
    return {person.name: person.weight for person in find_persons([text])}[name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nobody saw Ada Moss there.", "Ada Moss"),
        ("Nobody saw Ada B. Moss there.", "Ada B. Moss"),
        ("Nobody saw J. R. Moss there.", "J. R. Moss"),
        ("Nobody saw Ada van der Moss there.", "Ada van der Moss"),
        ("Nobody saw Ada Moss-Hay there.", "Ada Moss-Hay"),
        ("Nobody saw Ada Moss's bridge.", "Ada Moss"),
        ("Nobody saw Ada O'Brien there.", "Ada O'Brien"),
        ("Nobody saw Ada O’Brien there.", "Ada O'Brien"),
        ("Nobody saw Élodie Brûlé there.", "Élodie Brûlé"),
        ("When Professor Ada Moss came, it froze.", "Ada Moss"),
        ("Nobody saw Ada\u00a0Moss there.", "Ada Moss"),
        ("Hello, I'm Ada Moss and this is a talk.", "Ada Moss"),
    ],
)
def test_two_or_more_capitalised_words_are_a_name(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nobody saw Ada there.",
        "Nobody saw Ada. Moss grew there.",
        "Nobody saw Ada, Moss and stones.",
        "Nobody saw ada moss there.",
        "Nobody saw ADA MOSS there.",
        "Nobody read The New York Times there.",
        "Nobody saw the Moss Institute there.",
        "Nobody saw Ada\nMoss there.",
        "Nobody saw A. B. C. D. E. Moss there.",
        "访谈 张三",
    ],
)
def test_other_words_are_nobody(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A talk with Ada Moss there.",
        "Then Ada Moss, 45, came.",
        "Then Ada Moss, who is a baker, came.",
        "Then Ada Moss (Baker) came.",
        "The baker Dr. Ada Moss came.",
        "Then Ada Moss came. Moss left.",
        "Then director Ada Moss came.",
    ],
)
def test_what_stands_around_a_name_makes_it_surer(text: str) -> None:
    assert weight(text) >= 3
    assert weight("Then Ada Moss came.") == 1


def test_a_name_is_surer_the_more_often_it_is_printed_and_of_equals_the_first_named_comes_first() -> None:
    assert names("Then Bo Lund saw Cy Roe there. Then Ada Moss saw nobody. Then Ada Moss slept.") == [
        "Ada Moss",
        "Bo Lund",
        "Cy Roe",
    ]


def test_a_surname_that_only_stands_in_other_names_makes_nobody_surer() -> None:
    assert weight("Then Ada Moss came, and Bo Moss.") == 1


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Director Ada Moss came.", "Director"),
        ("Then Ada Moss came.", None),
        ("The director met Ada Moss.", None),
    ],
)
def test_an_office_right_before_a_name_is_its_role(text: str, role: str | None) -> None:
    (person,) = find_persons([text])
    assert person.name == "Ada Moss"
    assert person.role == role


def test_the_first_office_printed_is_kept() -> None:
    (person,) = find_persons(["Director Ada Moss came.", "Mayor Ada Moss left."])
    assert person == MentionedPerson("Ada Moss", person.weight, "Director")


@pytest.mark.parametrize(
    "text",
    [
        "Als Christina begann, war es kalt.",
        "Hoy Salgo en la portada, donde nunca salgo.",
        "Er ist das Herz der Partei.",
    ],
)
def test_words_that_only_stand_at_the_head_of_a_sentence_or_of_a_noun_name_nobody(text: str) -> None:
    assert find_persons([text]) == ()


def test_the_last_word_of_a_department_is_no_first_name() -> None:
    [person] = find_persons(["We met Secretary of Agriculture Ada Moss."])
    assert person.name == "Ada Moss"
