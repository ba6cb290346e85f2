import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Abbreviation, Article, Attribution, Kind, Paragraph, Part, ReadingWarning, Span, Speaker
from embeddings import ArticleAbbreviation, ArticleRecord, DamagedIndexError, PassageStore
from embeddings.index import article_digest
from tests.embeddings.articles import ENGINES, LOGISTICS, UNDATED, passages_of

ARTICLES = (ENGINES, LOGISTICS, UNDATED)
PASSAGES = passages_of(*ARTICLES)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@pytest.fixture
def store(tmp_path: Path) -> PassageStore:
    PassageStore.write(tmp_path / "passages.sqlite", ARTICLES, PASSAGES)
    return PassageStore.open(tmp_path / "passages.sqlite")


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(texts)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = [Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    speakers = tuple(
        Speaker(f"s{number}", draw(texts), draw(st.none() | texts), (draw(texts),), draw(st.sampled_from(Part)))
        for number in range(draw(st.integers(0, 2)))
    )
    ids = [None, *(speaker.id for speaker in speakers)]
    known = st.tuples(st.sampled_from(ids), st.sampled_from([*(set(Attribution) - {Attribution.UNKNOWN})]))
    paragraphs = tuple(
        Paragraph(
            span,
            draw(st.sampled_from(Kind)),
            *draw(known | st.just((None, Attribution.UNKNOWN))),
            draw(st.floats(0, 1)),
            draw(st.booleans()),
            draw(st.none() | st.floats(0, 1e5)),
            draw(st.none() | texts),
        )
        for span in spans
    )
    return Article(
        id="a",
        title=draw(texts),
        text=text,
        paragraphs=paragraphs,
        speakers=speakers,
        byline=draw(st.none() | texts),
        published=draw(st.none() | st.dates()),
        source=draw(st.none() | texts),
        url=draw(st.none() | texts),
        language=draw(st.none() | texts),
        abbreviations=(Abbreviation(draw(texts), draw(texts)),),
        warnings=(ReadingWarning(draw(texts), draw(st.none() | st.integers(1, 99))),),
        media=draw(st.none() | texts),
    )


@given(articles())
def test_an_article_written_is_the_article_read(tmp_path_factory: pytest.TempPathFactory, written: Article) -> None:
    file = tmp_path_factory.mktemp("store") / "passages.sqlite"
    PassageStore.write(file, [written], [])
    store = PassageStore.open(file)
    assert store.article("a") == written
    assert store.articles_page(None, 5) == (written,)
    assert store.article_digests() == {"a": article_digest(written)}
    store.close()


def test_passages_read_are_the_passages_written(store: PassageStore) -> None:
    assert len(store) == len(PASSAGES)
    assert store.passages(range(len(PASSAGES))) == PASSAGES
    assert store.passages([4, 0, 4]) == [PASSAGES[4], PASSAGES[0], PASSAGES[4]]
    assert store.passages([]) == []


def test_a_row_that_is_not_there_is_an_error(store: PassageStore) -> None:
    with pytest.raises(KeyError):
        store.passages([-1])


def test_passages_are_found_by_id(store: PassageStore) -> None:
    for passage in PASSAGES:
        assert store.passage(passage.id) == passage
    assert store.passage("nothing-00000000") is None


def test_passages_of_one_article_share_it(store: PassageStore) -> None:
    first, second = store.passages([0, 1])
    assert first.article is second.article is store.article("engines-2021")


def test_passages_of_an_article_are_not_those_of_one_whose_id_begins_alike(tmp_path: Path) -> None:
    articles = [replace(ENGINES, id=article_id) for article_id in ("ada", "ada-2021", "ad")]
    passages = passages_of(*articles)
    PassageStore.write(tmp_path / "passages.sqlite", articles, passages)
    store = PassageStore.open(tmp_path / "passages.sqlite")
    for each in articles:
        assert store.passages_of(each.id) == tuple(one for one in passages if one.article == each) != ()
    assert store.passages_of("nothing") == ()


def test_articles_come_in_pages_by_id(store: PassageStore) -> None:
    assert store.article_ids == ("engines-2021", "logistics-2019", "undated")
    assert store.articles_page(None, 2) == (ENGINES, LOGISTICS)
    assert store.articles_page("logistics-2019", 2) == (UNDATED,)
    assert store.articles_page("undated", 2) == ()
    assert store.articles_page("f", 1) == (LOGISTICS,)
    assert store.article("nothing") is None


def test_speakers_come_in_pages_by_id(store: PassageStore) -> None:
    assert store.speaker_ids == ("ada", "bob", "reporter")
    assert store.speakers_page(None, 2) == store.all_speakers()[:2]
    assert store.speakers_page("ada", 5) == store.all_speakers()[1:]
    bob = store.speaker("bob")
    assert bob is not None
    assert (bob.article_ids, bob.n_statements) == (("logistics-2019", "undated"), 3)
    assert store.speaker("nobody") is None


def test_abbreviations_say_which_article_explains_them(store: PassageStore) -> None:
    assert store.abbreviations() == (ArticleAbbreviation("engines-2021", Abbreviation("AE", "Analytical Engine")),)


def test_a_store_can_only_be_read(store: PassageStore) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        store._select("DELETE FROM passages")


def test_a_digest_changes_with_anything_about_the_article() -> None:
    fields = dict(vars(ENGINES), published=date(1999, 1, 1))
    changed = Article(**{name: fields[name] for name in Article.__dataclass_fields__})
    assert article_digest(changed) != article_digest(ENGINES)


def test_threads_may_share_a_store(store: PassageStore) -> None:
    def read(number: int) -> bool:
        row = number % len(PASSAGES)
        return store.passages([row]) == [PASSAGES[row]]

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(read, range(400)))


@pytest.mark.parametrize("content", [None, b"", b"SQLite format 3\0 and no more", b"words"])
def test_a_file_that_is_no_store_is_damaged(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "passages.sqlite"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(DamagedIndexError, match=r"passages\.sqlite"):
        PassageStore.open(file)


def test_articles_are_listed_without_their_words(tmp_path: Path) -> None:
    file = tmp_path / "passages.sqlite"
    dated = replace(ENGINES, id="b", title='A "Talk" — 谈话', source="Herald", published=date(2020, 2, 29))
    bare = replace(ENGINES, id="a", source=None, published=None)
    PassageStore.write(file, [replace(dated, language="de"), bare], [])
    store = PassageStore.open(file)
    assert store.article_records() == (
        ArticleRecord("a", ENGINES.title, None, None),
        ArticleRecord("b", 'A "Talk" — 谈话', "Herald", date(2020, 2, 29), "de"),
    )
    store.close()
