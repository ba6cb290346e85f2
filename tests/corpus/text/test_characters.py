"""What print varies and meaning does not, and which characters are of East Asia."""

from corpus import fold, fold_marks
from corpus.text import begins_east_asian, is_east_asian_type, n_east_asian


def test_spaces_quotes_dashes_and_wide_marks_are_folded() -> None:
    assert fold_marks("a\u00a0b\u3000“c” ‘d’ e–f—g：（h）") == "a b \"c\" 'd' e-f-g:(h)"


def test_case_is_kept_or_folded_as_asked() -> None:
    assert fold_marks("Ada’S") == "Ada'S"
    assert fold("Ada’S") == "ada's"


def test_a_letter_that_grows_when_lowered_stays() -> None:
    assert fold("\u0130A") == "\u0130a"


def test_ideographs_and_kana_are_counted_and_marks_are_not() -> None:
    assert n_east_asian("张志奎 said: かな。") == 5


def test_a_single_word_may_be_a_full_name_in_scripts_of_east_asia() -> None:
    assert [begins_east_asian(name) for name in ("张志奎", "김정호", "Zhang", "")] == [True, True, False, False]


def test_full_width_marks_are_set_without_spaces_too() -> None:
    assert all(map(is_east_asian_type, "张か。，"))
    assert not any(map(is_east_asian_type, "a.é "))
