"""What print varies and meaning does not."""

from corpus import fold, fold_marks


def test_spaces_quotes_dashes_and_wide_marks_are_folded() -> None:
    assert fold_marks("a\u00a0b\u3000“c” ‘d’ e–f—g：（h）") == "a b \"c\" 'd' e-f-g:(h)"


def test_case_is_kept_or_folded_as_asked() -> None:
    assert fold_marks("Ada’S") == "Ada'S"
    assert fold("Ada’S") == "ada's"


def test_a_letter_that_grows_when_lowered_stays() -> None:
    assert fold("\u0130A") == "\u0130a"
