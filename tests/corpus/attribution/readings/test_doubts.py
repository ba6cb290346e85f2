"""What a reading leaves unexplained is nobody's: labels of a shape that is not known, and words that have none."""

import pytest

from corpus import Article
from tests.corpus.articles import said
from tests.corpus.typeset import article_of

HEAD = "# The tide at the quay\n\nTom Ferrer spoke to Ines Okafor and Bo Lindqvist, two tide surveyors.\n\n"
TURNS = [
    ("How did you start?", "I was nine, and my uncle had a boat.", "My aunt kept the light."),
    ("What do you measure?", "The height of the water.", "And the wind that drives it."),
    ("Is it dull?", "I never find it dull at all.", "The sea is late or early."),
    ("What comes next?", "We will put up forty new gauges.", "They cost less than a bicycle."),
]


def talk(asks: str, ines: str, bo: str) -> Article:
    """Return a talk of three whose words stand behind these labels."""
    lines = [line for asked, told, also in TURNS for line in (asks + asked, ines + told, bo + also)]
    return article_of(HEAD + "\n\n".join(lines))


def names(article: Article, turn: int) -> list[str | None]:
    """Return under whose names the words of one place in each exchange stand."""
    by_words = {line.words: line.name for line in said(article)}
    return [next(name for words, name in by_words.items() if words.endswith(exchange[turn])) for exchange in TURNS]


@pytest.mark.parametrize("label", ["Bo Lindqvist » ", "Bo Lindqvist … ", "Bo (from the yard) | ", "The yard team: "])
def test_words_behind_a_label_of_no_known_shape_are_nobodys(label: str) -> None:
    article = talk("Tom Ferrer: ", "Ines Okafor: ", label)
    assert names(article, 1) == ["Ines Okafor"] * 4
    assert names(article, 2) == [None] * 4


def test_words_without_a_label_behind_a_question_are_not_those_of_who_asks() -> None:
    article = talk("Tom Ferrer: ", "", "Bo Lindqvist: ")
    assert names(article, 0) == ["Tom Ferrer"] * 4
    assert names(article, 1) == [None] * 4
    assert names(article, 2) == ["Bo Lindqvist"] * 4


def test_words_between_two_labels_of_one_person_are_nobodys() -> None:
    lines = [line for _, told, also in TURNS for line in (f"Ines Okafor: {told}", also)]
    by_words = {line.words: line.name for line in said(article_of(HEAD + "\n\n".join(lines)))}
    assert [by_words[told] for _, told, _ in TURNS] == ["Ines Okafor"] * 4
    assert {by_words[also] for _, _, also in TURNS} == {None}


def test_a_second_paragraph_of_an_answer_stays_its_speakers() -> None:
    lines = [line for asked, told, also in TURNS for line in (f"Tom Ferrer: {asked}", f"Ines Okafor: {told}", also)]
    article = article_of(HEAD + "\n\n".join(lines))
    assert names(article, 1) == names(article, 2) == ["Ines Okafor"] * 4


@pytest.mark.parametrize("label", ["Ines ‘Tide’ Okafor: ", "[Okafor] ", "[Okafor]: "])
def test_nicknames_and_brackets_are_read(label: str) -> None:
    head = HEAD.replace("two tide surveyors", "two surveyors") + "Ines Okafor, Surveyor at Quay Works\n\n"
    lines = [line for asked, told, _ in TURNS for line in (f"Tom Ferrer: {asked}", label + told)]
    article = article_of(head + "\n\n".join(lines))
    assert {name and name.replace("‘Tide’ ", "") for name in names(article, 1)} == {"Ines Okafor"}
