"""The shapes of names."""

import pytest

from corpus import looks_like_name, name_tokens
from corpus.text import find_namings, is_page_label, label_key, same_person


@pytest.mark.parametrize(
    "words",
    [
        "Zhang Zhikui",
        "Mr. Zhang",
        "ZHANG",
        "Ludwig van Beethoven",
        "Tomás Ó Briain",
        "O’Neill",
        "J. R. Moss",
        "李明远",
        "Moss, Ada",
    ],
)
def test_names_look_like_names(words: str) -> None:
    assert looks_like_name(words)


@pytest.mark.parametrize(
    "words",
    [
        "the bridge",
        "The Bridge",
        "At 10",
        "https",
        "Source",
        "Photo by Ann",
        "",
        " ",
        "of",
        "a",
        "我们今天要说的是这一件事情",
        "Ann & Co",
        "A B C D E F G",
    ],
)
def test_other_words_do_not(words: str) -> None:
    assert not looks_like_name(words)


def test_the_words_of_a_name_leave_honorifics_out() -> None:
    assert name_tokens("Mr. J. Zhang") == ("j", "zhang")
    assert name_tokens("Professor") == ("professor",)


def test_a_label_is_compared_without_case_spaces_and_marks() -> None:
    assert label_key(" *ADA\u00a0 Moss*: ") == label_key("Ada Moss") == "ada moss"


def test_short_forms_fit_the_full_name_and_not_the_other_way() -> None:
    assert same_person("Mr Zhang", "Zhang Zhikui")
    assert not same_person("Zhang Zhikui", "Zhang")
    assert not same_person("Zhan", "Zhang Zhikui")
    assert not same_person("...", "Zhang")


def test_words_of_the_page_are_no_speakers() -> None:
    assert is_page_label("Editor’s note")
    assert is_page_label("PHOTO BY")
    assert not is_page_label("Editor Lee")


def named(text: str, *names: str) -> list[tuple[str, str, bool]]:
    return [(one.name, text[one.start : one.end], one.full) for one in find_namings(names or ["Ada Moss"], [text])]


@pytest.mark.parametrize(
    ("text", "printed", "full"),
    [
        ("We met Ada Moss.", "Ada Moss", True),
        ("We met Ada\nMoss.", "Ada\nMoss", True),
        ("ADA MOSS", "ADA MOSS", True),
        ("Dr. Moss is here.", "Moss", False),
        ("Hello Bo. Ada is here.", "Ada", False),
    ],
)
def test_a_name_is_found_in_full_and_in_part(text: str, printed: str, full: bool) -> None:
    assert named(text) == [("Ada Moss", printed, full)]


@pytest.mark.parametrize(
    "text", ["Ada Bell is here.", "Tom Moss is here.", "Ada Moss's boat", "Ada Moss-Bell", "ada moss", "Adam"]
)
def test_another_name_is_not_this_one(text: str) -> None:
    assert not named(text)


def test_a_part_that_two_share_names_neither() -> None:
    assert named("Ada and Moss and Bell met.", "Ada Moss", "Ada Bell") == [
        ("Ada Moss", "Moss", False),
        ("Ada Bell", "Bell", False),
    ]


def test_each_text_has_its_number() -> None:
    assert [one.text for one in find_namings(["Ada Moss"], ["It rains.", "Ada Moss", "Ada"])] == [1, 2]
