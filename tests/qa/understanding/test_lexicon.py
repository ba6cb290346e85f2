"""Words of a language, as its dictionary has them."""

import pytest

from qa.understanding import Lexicon


@pytest.mark.parametrize("word", ["tropic", "stipulates", "analyse", "analyze", "chairmen"])
def test_rare_words_forms_and_spellings_of_either_side_are_english(word: str) -> None:
    assert word in Lexicon()


@pytest.mark.parametrize("word", ["custums", "develpment", "zollabfertigung", "qwrtz", ""])
def test_slips_and_words_of_other_languages_are_not(word: str) -> None:
    assert word not in Lexicon()


@pytest.mark.parametrize(
    ("language", "word"), [("fr", "savons"), ("fr-CA", "savons"), ("IT", "perché"), ("no", "hvordan"), ("nl", "gezegd")]
)
def test_the_languages_of_the_articles_are_known_besides(language: str, word: str) -> None:
    lexicon = Lexicon(["en", language])
    assert word in lexicon
    assert "chairmen" in lexicon
    assert "custums" not in lexicon
    assert word not in Lexicon()


def test_every_word_may_be_one_of_a_language_without_dictionary() -> None:
    assert "custums" in Lexicon(["en", "vi"])


def test_languages_of_other_letters_and_unknown_ones_change_nothing() -> None:
    assert "custums" not in Lexicon(["zh", "ja", None, ""])
