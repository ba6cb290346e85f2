from datetime import date
from pathlib import Path

from corpus import Article
from qa import Filters
from qa.answering import Shelf, overview
from tests.qa.articles import ADA, BOB, EVE, article, asked, index_of, said, told

PIER = "The old pier of the harbour will be mended by the city before the winter storms come again this year."
QUAY = "The old quay of the harbour will be mended by the city before the winter storms come again next year."
CRANES = "The harbour will buy two cranes for the old pier and the city will pay for both of them this year."
GULLS = "Gulls, cats, dogs, mice, geese, ducks, hens, goats, rats, bats, owls, crows, hawks and foxes live nearby."
ASIDE = "The harbour pier, the city."


def chosen(folder: Path, *articles: Article, filters: Filters | None = None, limit: int) -> list[tuple[str, str]]:
    quotes = overview(Shelf(index_of(folder, *articles)), filters or Filters(), limit=limit)
    return [(quote.article.id, quote.text) for quote in quotes]


def test_the_most_central_statements_come_in_printed_order(tmp_path: Path) -> None:
    one = article("a", told(PIER), asked(PIER), said(ADA, GULLS), said(ADA, CRANES), said(ADA, ASIDE), said(ADA, PIER))
    assert chosen(tmp_path, one, limit=2) == [("a", CRANES), ("a", PIER)]


def test_statements_like_one_already_chosen_stand_back(tmp_path: Path) -> None:
    one = article("a", said(ADA, PIER), said(ADA, QUAY), said(ADA, CRANES))
    assert chosen(tmp_path, one, limit=2) == [("a", PIER), ("a", CRANES)]


def test_everybody_has_a_share_by_how_much_they_say(tmp_path: Path) -> None:
    ferry = "The city will sell the ferry of the harbour to the islands, and nobody will pay for it before the winter."
    one = article("a", said(ADA, PIER), said(ADA, CRANES), said(BOB, ferry), said(BOB, GULLS))
    assert chosen(tmp_path, one, limit=2) == [("a", CRANES), ("a", ferry)]


def test_several_articles_share_and_the_newest_go_first(tmp_path: Path) -> None:
    new = article("new", said(ADA, PIER), said(ADA, CRANES), published=date(2021, 1, 1))
    old = article("old", said(BOB, PIER), said(BOB, CRANES), said(BOB, GULLS), published=date(2001, 1, 1))
    lost = article("lost", said(EVE, PIER), published=None)
    folder = tmp_path / "index"
    assert [name for name, _ in chosen(folder, new, old, lost, limit=5)] == ["new", "new", "old", "old", "lost"]
    assert [name for name, _ in chosen(folder, new, old, lost, limit=2)] == ["new", "old"]
    assert [name for name, _ in chosen(folder, new, old, lost, filters=Filters(articles=("old",)), limit=9)] == [
        "old"
    ] * 3
    assert [name for name, _ in chosen(folder, new, old, lost, filters=Filters(speakers=("eve-park",)), limit=9)] == [
        "lost"
    ]


def test_a_statement_is_cut_to_where_it_stands_alone(tmp_path: Path) -> None:
    one = article("a", said(ADA, f"And so they did. {PIER}"))
    assert chosen(tmp_path, one, limit=1) == [("a", PIER)]


def test_where_there_are_only_asides_they_are_the_overview(tmp_path: Path) -> None:
    one = article("a", said(ADA, "Yes."), said(ADA, "No."))
    assert chosen(tmp_path, one, limit=5) == [("a", "Yes."), ("a", "No.")]


def test_without_statements_there_is_none(tmp_path: Path) -> None:
    assert chosen(tmp_path, article("a", told(PIER)), limit=5) == []
