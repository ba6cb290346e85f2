"""Who is introduced in narration, with which printed office."""

import pytest

from corpus.attribution import find_introductions
from corpus.attribution.introductions import find_strays


def offices(text: str) -> dict[str, str]:
    return {item.name: item.role for item in find_introductions(text)}


def test_a_list_is_split_at_semicolons() -> None:
    assert offices(
        "We met Zhang Wei, Director of the Commission of Trade; Han Bo, Deputy Mayor; and Luo Li, Head of Hub Park."
    ) == {
        "Zhang Wei": "Director of the Commission of Trade",
        "Han Bo": "Deputy Mayor",
        "Luo Li": "Head of Hub Park",
    }


def test_two_offices_joined_by_and_are_one_persons() -> None:
    role = "Deputy Secretary of the Party Committee and Executive Director of the Area Office"
    assert offices(f"We met Wang Jie, {role}; and Luo Li, Mayor.") == {"Wang Jie": role, "Luo Li": "Mayor"}


def test_two_people_joined_by_and_are_two() -> None:
    text = "We spoke to Ada Moss, head of restoration at City County, and Ben Hay, a professor at Hill University."
    assert offices(text) == {
        "Ada Moss": "head of restoration at City County",
        "Ben Hay": "professor at Hill University",
    }


@pytest.mark.parametrize("before", ["When ", "Professor ", "And as Dr. ", "Today "])
def test_a_capital_before_a_name_is_no_part_of_it(before: str) -> None:
    assert offices(f"{before}Ada Moss, Director of Ports, came, it rained.").keys() == {"Ada Moss"}


@pytest.mark.parametrize(
    "clause",
    [
        ", who built it",
        " who built it",
        ", told us",
        " said on Monday",
        ", has seen it",
        " about the bridge",
        " – and more",
    ],
)
def test_a_clause_about_the_person_is_no_part_of_the_office(clause: str) -> None:
    assert offices(f"Ada Moss, Director of the Bridge Office{clause}.") == {"Ada Moss": "Director of the Bridge Office"}


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("charge nurse at St. Brendan's Hospital", "charge nurse at St. Brendan's Hospital"),
        ("owner of the Linden Street Bakery", "owner of the Linden Street Bakery"),
        ("the Chief Executive of Fjordkraft", "Chief Executive of Fjordkraft"),
        ("general secretary of the Staff Union", "general secretary of the Staff Union"),
    ],
)
def test_an_office_of_any_name_shows_by_its_place(words: str, role: str) -> None:
    assert offices(f"We met Ada Moss, {words}.") == {"Ada Moss": role}


@pytest.mark.parametrize(
    "text",
    [
        "Ada Moss, born in Tucson, came late.",
        "Ada Moss, who works for Hill University, came late.",
        "Ada Moss, Ben Hay and Cy Low came.",
        "Ada Moss, one of the Founders' daughters, came.",
        "Ada Moss, 43, came late.",
        "She met Ada Moss, and of Paris they spoke.",
    ],
)
def test_other_words_behind_a_name_are_no_office(text: str) -> None:
    assert offices(text) == {}


def test_names_may_hold_letters_of_other_alphabets_and_small_words() -> None:
    assert list(offices("We met Émile van der Öz, Director of Ports; and Иван Петров, Director of Docks.")) == [
        "Émile van der Öz",
        "Иван Петров",
    ]


def test_a_role_is_printed_with_plain_spaces_and_its_span_is_where_it_stands() -> None:
    text = "Now Ada\u00a0Moss, Director of\u00a0Ports; and more."
    (item,) = find_introductions(text)
    assert (item.name, item.role) == ("Ada Moss", "Director of Ports")
    assert item.span.cut(text) == "Director of\u00a0Ports"


def test_a_story_behind_a_name_is_no_office() -> None:
    assert offices("Ada Moss, Director of " + "the board of the town of the hill of " * 12 + "Rome.") == {}


def test_a_verbless_scrap_behind_an_office_is_a_stray() -> None:
    text = "We met Ada Moss, Director of Ports. Construction Co., Ltd. It rained all day."
    assert find_strays(text, find_introductions(text)) == ("Construction Co., Ltd.",)


def test_a_sentence_behind_an_office_is_no_stray() -> None:
    text = "We met Ada Moss, Director of Ports. It rained all day."
    assert find_strays(text, find_introductions(text)) == ()


def test_a_scrap_behind_any_other_sentence_is_no_stray() -> None:
    assert find_strays("It rained. Construction Co., Ltd.", ()) == ()
    text = "It rained. Big Rain. We met Ada Moss, Director of Ports."
    assert find_strays(text, find_introductions(text)) == ()
