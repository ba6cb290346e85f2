"""Where sentences end."""

import pytest

from corpus import ends_sentence, split_sentences
from tests.deadline import cpu_limit


def sentences(text: str, *, language: str | None = "en") -> list[str]:
    return [span.cut(text) for span in split_sentences(text, language=language)]


@pytest.mark.parametrize(
    "sentence",
    [
        "We work with Waigaoqiao Group Co., Ltd. and with others.",
        "We crossed at No. 3 and were late.",
        "It was J. R. Moss who built it.",
        "The U.S. market is large.",
        "It grew by 3.5 metres, i.e. much.",
        "It costs approx. 12 euros.",
        "Dr. Moss and Mr. Hay came.",
    ],
)
def test_a_full_stop_inside_a_sentence_ends_nothing(sentence: str) -> None:
    assert sentences(f"It rained. {sentence} Then we left.") == ["It rained.", sentence, "Then we left."]


def test_a_closing_quote_belongs_to_the_sentence_it_ends() -> None:
    assert sentences("He said “Come in.” Then he left.") == ["He said “Come in.”", "Then he left."]


def test_chinese_sentences_end_without_spaces() -> None:
    text = "那时候我二十岁。图书馆在招学徒！您愿意吗？"
    assert sentences(text, language="zh") == ["那时候我二十岁。", "图书馆在招学徒！", "您愿意吗？"]


def test_white_space_around_and_between_belongs_to_no_sentence() -> None:
    assert sentences("\u00a0 One here.\n\n Two here. \u3000") == ["One here.", "Two here."]
    assert sentences(" \n") == sentences("") == []


def test_marks_without_words_join_the_sentence_before() -> None:
    assert sentences("It is so. … (?)") == ["It is so. … (?)"]


def test_a_language_nobody_knows_is_read_all_the_same() -> None:
    assert sentences("It is so. It is.", language="xx") == ["It is so.", "It is."]


@pytest.mark.parametrize(("sentence", "language"), [("It is as it was. ", "en"), ("它是这样的。", "zh")])
def test_a_very_long_paragraph_is_cut_at_every_sentence_in_bounded_time(sentence: str, language: str) -> None:
    with cpu_limit(60):
        assert set(sentences(sentence * 20_000, language=language)) == {sentence.strip()}


def test_a_very_long_sentence_stays_whole() -> None:
    text = "on and on and " * 3000 + "on."
    assert sentences(text) == [text]


@pytest.mark.parametrize("text", ["It is.", "Is it?", "“It is.”", "(It is!)", "是的。", "It is… ", "It is.’)"])
def test_a_sentence_end_is_known_behind_quotes_and_brackets(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["", "It is", "It is:", "The bridge, 1999", "3.5 metres", "as follows;"])
def test_other_ends_are_no_sentence_ends(text: str) -> None:
    assert not ends_sentence(text)


@pytest.mark.parametrize("space", ["\u00a0", "\u3000", "\x85", "\u2003"])
def test_a_wide_space_between_a_capital_and_a_full_stop_is_read(space: str) -> None:
    assert sentences(f"This was plan B{space}. Then we left.") == [f"This was plan B{space}.", "Then we left."]
