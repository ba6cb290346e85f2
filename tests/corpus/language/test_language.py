"""The words of a language and the forms of its questions."""

import re

import pytest

from corpus.language import ENGLISH, LANGUAGES, language_asked, language_of, phrases, read_forms
from corpus.language.language import listed


@pytest.mark.parametrize(("tag", "code"), [("zh", "zh"), ("zh-TW", "zh"), ("EN", "en"), ("tlh", "en"), (None, "en")])
def test_a_language_is_found_by_its_tag_and_is_english_where_it_is_none_of_ours(tag: str | None, code: str) -> None:
    assert language_of(tag).code == code


def test_each_language_is_found_by_its_own_code() -> None:
    assert all(language_of(code) is language for code, language in LANGUAGES.items())


def test_verbs_of_reporting_are_known_in_all_their_forms() -> None:
    assert {"say", "says", "said", "saying", "denied", "wrote", "disagreeing"} <= ENGLISH.reporting_forms
    assert "sayed" not in ENGLISH.reporting_forms


def test_each_number_stands_at_its_value() -> None:
    assert (ENGLISH.numbers[3], ENGLISH.numbers[12], len(ENGLISH.numbers)) == ("three", "twelve", 20)


def test_a_question_is_english_where_no_other_language_has_more_of_its_words() -> None:
    assert language_asked("What does Ada King say about the bridge?") is ENGLISH
    assert language_asked("cranes") is ENGLISH


def test_forms_are_read_by_section_without_comments() -> None:
    forms = read_forms("# first\n[about]\nwho (is|are) <person>  # mostly\n\n[the] person\n[overview]\nsum up\n")
    assert forms == {"about": ("who (is|are) <person>", "[the] person"), "overview": ("sum up",)}


def test_a_template_under_no_name_is_an_error() -> None:
    with pytest.raises(ValueError, match="line 2 stands under no"):
        read_forms("\nwho is <person>\n")


def test_phrases_stand_between_commas_and_may_leave_words_out() -> None:
    either = listed("""thank you … for the talk,
        the talk""")
    assert either == {"thank you … for the talk", "the talk"}
    pattern = re.compile(phrases(either))
    assert [bool(pattern.fullmatch(words)) for words in ("the talk", "thank you for the talk", "thank you, for")] == [
        True,
        True,
        False,
    ]
    assert pattern.fullmatch("thank you so much, Ada, for the  talk")
    assert not pattern.fullmatch(f"thank you {'so ' * 30}for the talk")
