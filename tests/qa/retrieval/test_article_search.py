"""Whole articles by words: by what they are called, who speaks in them, and what is said there."""

from dataclasses import replace
from datetime import date

import pytest

from embeddings import LocalIndex
from qa import Archive
from qa.retrieval import ArticleSearch
from tests.qa.articles import ADA, BOB, article, index_of, said, told


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> LocalIndex:
    cranes = article(
        "cranes", said(ADA, "It rained. We build customs houses. Nothing else."), published=date(2020, 1, 1)
    )
    shops = article("shops", said(BOB, "Customers come and go, customers stay."), told("They build."))
    quay = replace(article("quay", said(BOB, "I agree.")), title="Customs at the quay", published=date(2001, 1, 1))
    return index_of(tmp_path_factory.mktemp("index"), cranes, shops, quay)


@pytest.fixture
def search(index: LocalIndex) -> ArticleSearch:
    return ArticleSearch(index, entitled=Archive(index.store).articles_about)


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("customs", ["quay", "cranes", "shops"]),  # called so, saying so, saying it in another form
        ("building customs", ["cranes", "shops"]),
        ("King customs", ["cranes"]),
        ("moss", ["shops", "quay"]),
        ("the customs", ["quay", "cranes", "shops"]),
        ("zeppelin", []),
        ("customs zeppelin", []),
        ("?", []),
    ],
)
def test_an_article_holds_all_of_the_words_anywhere(search: ArticleSearch, words: str, ids: list[str]) -> None:
    assert [one.id for one in search.find(words).records] == ids


def test_an_excerpt_holds_the_words_and_marks_them(search: ArticleSearch) -> None:
    quote = search.find("customs").excerpt_of("cranes")
    assert quote is not None
    assert "We build customs houses." in quote.text
    assert [span.cut(quote.article.text) for span in quote.highlights] == ["customs"]


def test_where_only_the_title_has_the_words_there_is_no_excerpt(search: ArticleSearch) -> None:
    assert search.find("customs").excerpt_of("quay") is None
