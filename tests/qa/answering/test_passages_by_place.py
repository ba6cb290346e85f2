from datetime import date
from pathlib import Path

import pytest

from corpus import Kind
from embeddings import LocalIndex
from qa import Filters
from qa.answering import QUESTIONS, STATEMENTS, Shelf
from qa.answering.passages_by_place import NARRATION
from tests.qa.articles import ADA, BOB, Line, article, asked, index_of, said, told

OLD = article("old", told("It was a fine day."), said(BOB, "I was there."), published=date(2001, 5, 1))
NEW = article(
    "new",
    asked("How is the pier?"),
    said(ADA, "The pier is old."),
    Line("Three things:", Kind.STATEMENT, ADA, lead_in=True),
    Line("The pier", Kind.CAPTION),
    said(ADA, "Money. Time. Luck."),
    said(BOB, "It is not."),
    said(ADA, "It is."),
)
UNDATED = article("undated", said(BOB, "No date here."), published=None)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> LocalIndex:
    return index_of(tmp_path_factory.mktemp("shelf"), OLD, NEW, UNDATED)


@pytest.fixture(scope="module")
def shelf(index: LocalIndex) -> Shelf:
    return Shelf(index)


def test_articles_come_newest_first_and_those_without_a_date_last(shelf: Shelf) -> None:
    assert shelf.articles(Filters(), STATEMENTS) == ("new", "old", "undated")
    assert shelf.articles(Filters(), NARRATION) == ("old",)
    assert shelf.articles(Filters(speakers=("ada-king",)), STATEMENTS) == ("new",)
    assert shelf.articles(Filters(published_to=date(2010, 1, 1)), STATEMENTS) == ("old",)
    assert shelf.articles(Filters(articles=("old",)), QUESTIONS) == ()


def test_passages_of_an_article_are_in_printed_order_within_filters(shelf: Shelf) -> None:
    def words(filters: Filters) -> list[str]:
        return [passage.text for passage in shelf.read(shelf.rows("new", filters, STATEMENTS))]

    assert words(Filters()) == ["The pier is old.", "Money. Time. Luck.", "It is not.", "It is."]
    assert words(Filters(exclude_speakers=("ada-king",))) == ["It is not."]
    assert words(Filters(articles=("old",))) == words(Filters())  # it is asked for by name


def test_each_passage_has_its_vector(shelf: Shelf) -> None:
    rows = shelf.rows("new", Filters(), STATEMENTS)
    assert shelf.vectors(rows).shape == (4, 512)


def test_a_turn_is_all_that_one_person_says_announcements_too(shelf: Shelf) -> None:
    first, money, other, last = shelf.read(shelf.rows("new", Filters(), STATEMENTS))
    assert [one.text for one in shelf.turn(money)] == ["The pier is old.", "Three things:", "Money. Time. Luck."]
    assert shelf.turn(first) == shelf.turn(money)
    assert shelf.turn(other) == (other,)
    assert shelf.turn(last) == (last,)


def test_what_is_in_no_turn_stands_alone(shelf: Shelf) -> None:
    [narration] = shelf.read(shelf.rows("old", Filters(), NARRATION))
    assert shelf.turn(narration) == (narration,)


def test_a_turn_of_one_article_never_reaches_into_the_next(tmp_path: Path) -> None:
    shelf = Shelf(index_of(tmp_path, article("a", said(ADA, "One.")), article("b", said(ADA, "Two."))))
    [passage] = shelf.read(shelf.rows("b", Filters(), STATEMENTS))
    assert [one.text for one in shelf.turn(passage)] == ["Two."]


def test_articles_and_people_are_found_by_id(shelf: Shelf) -> None:
    assert shelf.article("old").title == "About old"
    assert shelf.person("ada-king").article_ids == ("new",)
    with pytest.raises(KeyError):
        shelf.article("gone")
    with pytest.raises(KeyError):
        shelf.person("gone")
