"""What every engine promises, whichever holds the index."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus import Kind
from embeddings import (
    Engine,
    LocalIndex,
    NoIndexError,
    PassageIndex,
    Restriction,
    Selection,
    StaleIndexError,
    VersionError,
    Whose,
    analyse,
    copy_index,
)
from embeddings.index import TokenVectors
from embeddings.manifest import file_digests
from embeddings.versions import publish, write_manifest
from tests.embeddings.articles import ENGINES, LOGISTICS, UNDATED, article, said
from tests.embeddings.encoders import WordHashEncoder
from tests.embeddings.engines import ENGINES as KINDS
from tests.embeddings.engines import MAX_TOKENS, build, engine, engine_of, ids_at

__all__ = ["engine"]

ARTICLES = (replace(ENGINES, source="The Loom"), LOGISTICS, UNDATED)
ENCODER = WordHashEncoder()
STATEMENTS = frozenset({Kind.STATEMENT})
QUESTIONS = (
    "ports and railways for logistics",
    "Who weaves algebra?",
    "thank you for having me",
    "two reasons",
    "zeppelin",
)
SELECTIONS = (
    Selection(STATEMENTS),
    Selection(frozenset(Kind)),
    Selection(STATEMENTS, whose=Whose.ANYBODYS),
    Selection(STATEMENTS, whose=Whose.UNSURE),
    Selection(STATEMENTS, Restriction(speakers=("bob",)), Whose.ANYBODYS),
    Selection(STATEMENTS, Restriction(exclude_speakers=("bob", "reporter"))),
    Selection(STATEMENTS, Restriction(articles=("undated", 'no"body'))),
    Selection(STATEMENTS, Restriction(sources=("The Loom", "Nowhere"))),
    Selection(STATEMENTS, Restriction(published_from=date(2020, 1, 1))),
    Selection(STATEMENTS, Restriction(published_to=date(2020, 1, 1))),
    Selection(frozenset({Kind.NARRATION}), Restriction(exclude_speakers=("ada",))),
)


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> PassageIndex:
    """What all others are compared with, for brute force checks it elsewhere."""
    holder = engine_of("folder", tmp_path_factory.mktemp("folder"))
    build(holder, *ARTICLES, encoder=ENCODER)
    return holder.open(encoder=ENCODER)


@pytest.fixture(scope="module", params=KINDS)
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PassageIndex]:
    holder = engine_of(request.param, tmp_path_factory.mktemp(request.param))
    build(holder, *ARTICLES, encoder=ENCODER)
    opened = holder.open(encoder=ENCODER)
    yield opened
    opened.close()


@pytest.mark.parametrize("selection", SELECTIONS, ids=map(str, range(len(SELECTIONS))))
def test_the_same_passages_are_candidates(index: PassageIndex, local: PassageIndex, selection: Selection) -> None:
    for question in QUESTIONS:
        vector, terms = ENCODER.encode_query(question).vector, analyse(question)
        for one in (vector, None):
            for k in (1, 3, 99):
                found = index.candidates(one, terms, k, selection)
                wanted = local.candidates(one, terms, k, selection)
                if k == 99:
                    assert sorted(ids_at(index, found)) == sorted(ids_at(local, wanted))
                # Of those that tie any will do: no engine knows another's order of rows.
                assert sorted(index.lexical_of(terms, found)) == pytest.approx(sorted(local.lexical_of(terms, wanted)))
    assert index.articles_of(selection) == local.articles_of(selection)


def test_scores_are_the_same(index: PassageIndex, local: PassageIndex) -> None:
    assert index.n_passages == local.n_passages == len(index.store)
    assert sorted(index.terms()) == sorted(local.terms())
    for term in (*local.terms(), "zeppelin"):
        assert index.idf(term) == pytest.approx(local.idf(term))
        for surely in (False, True):
            assert index.has_term(term, surely=surely) == local.has_term(term, surely=surely)
    for question in QUESTIONS:
        query, terms = ENCODER.encode_query(question), analyse(question)
        by_words, wanted = index.lexical(terms, 9), local.lexical(terms, 9)
        assert by_words.scores == pytest.approx(wanted.scores)
        for id_ in local.store.article_ids:
            mine, theirs = index.rows_of([id_]), local.rows_of([id_])
            assert ids_at(index, mine) == ids_at(local, theirs)
            assert index.dense_of(query.vector, mine) == pytest.approx(local.dense_of(query.vector, theirs))
            assert index.vectors_of(mine) == pytest.approx(local.vectors_of(theirs))
            both = zip(index.likeness(query, mine), local.likeness(query, theirs), strict=True)
            for one, other in both:
                assert one.pieces == pytest.approx(other.pieces)
                assert one.whole == pytest.approx(other.whole)
                assert (one.spans == other.spans).all()


def test_words_are_found_where_they_stand(index: PassageIndex, local: PassageIndex) -> None:
    terms = ["port", "thank", "engin", "zeppelin"]
    for mine, theirs in zip(index.holding(terms), local.holding(terms), strict=True):
        assert sorted(ids_at(index, mine)) == sorted(ids_at(local, theirs))
        assert index.articles_at(mine) == local.articles_at(theirs)
    (near,) = index.holding(["port"], index.rows_of(["undated"]))
    assert "undated" in index.articles_at(near)
    assert index.articles_at(None) == local.articles_at(None)
    assert index.articles_by_words(analyse("algebra"), STATEMENTS) == ("engines-2021",)
    assert index.articles_by_words(analyse("zeppelin"), STATEMENTS) == ()
    assert set(index.articles_by_words(analyse("ports algebra"), STATEMENTS)) == set(local.store.article_ids)
    rows = index.rows_of(["engines-2021"])
    assert index.before(rows)[1 - len(rows) :].tolist() == rows[:-1].tolist()


def test_the_store_has_the_same_articles_and_people(index: PassageIndex, local: PassageIndex) -> None:
    mine, theirs = index.store, local.store
    assert mine.article_ids == theirs.article_ids
    assert mine.speaker_ids == theirs.speaker_ids
    assert mine.article_records() == theirs.article_records()
    assert mine.articles_page("engines-2021", 1) == theirs.articles_page("engines-2021", 1)
    assert mine.all_speakers() == theirs.all_speakers()
    assert mine.speakers_page("ada", 1) == theirs.speakers_page("ada", 1)
    assert mine.abbreviations() == theirs.abbreviations()
    assert list(mine.texts(theirs.article_ids)) == list(theirs.texts(theirs.article_ids))
    for id_ in (*theirs.article_ids, "nothing"):
        assert mine.article(id_) == theirs.article(id_)
        assert mine.passages_of(id_) == theirs.passages_of(id_)
        for passage in theirs.passages_of(id_):
            assert mine.passage(passage.id) == passage
    assert mine.passage("nothing-00000000") is None
    assert mine.speaker("nobody") is None


def test_an_edit_embeds_what_changed_and_publishes(engine: Engine) -> None:
    build(engine, *ARTICLES, encoder=ENCODER)
    edited = article("undated", said("Ports are open to all.", by="bob"), said("So are piers."), published=None)
    report = build(engine, *ARTICLES[:2], edited, encoder=ENCODER)
    assert (report.published, report.changed, report.n_embedded) == (True, ("undated",), 1)
    index = engine.open(encoder=ENCODER)
    assert index.version == report.version == engine.current_version()
    assert [one.text for one in index.store.passages_of("undated")] == ["Ports are open to all.", "So are piers."]
    assert index.has_term("pier")
    again = build(engine, *ARTICLES[:2], edited, encoder=ENCODER)
    assert (again.published, again.version) == (False, report.version)
    assert len(engine.read_versions()) == 2


def test_an_old_version_answers_as_it_did_until_it_is_closed(engine: Engine) -> None:
    build(engine, *ARTICLES, encoder=ENCODER)
    before = engine.open(encoder=ENCODER)
    build(engine, LOGISTICS, encoder=ENCODER)
    rows = before.lexical(analyse("algebra"), 9).rows
    assert {passage.article.id for passage in before.passages(rows)} == {"engines-2021"}
    after = engine.open(encoder=ENCODER)
    assert not after.has_term("algebra")
    assert not len(after.lexical(analyse("algebra"), 9))
    assert after.store.article_ids == ("logistics-2019",)
    before.close()


def test_one_goes_back_and_a_build_goes_on(engine: Engine) -> None:
    first = build(engine, *ARTICLES, encoder=ENCODER).version
    second = build(engine, LOGISTICS, encoder=ENCODER).version
    assert engine.roll_back(None, encoder=ENCODER, max_tokens=MAX_TOKENS) == first
    assert (engine.current_version(), engine.is_chosen()) == (first, True)
    with pytest.raises(VersionError):
        engine.roll_back("20200101T000000Z-00000000", encoder=ENCODER, max_tokens=MAX_TOKENS)
    assert engine.open(encoder=ENCODER).store.article_ids == ("engines-2021", "logistics-2019", "undated")
    third = build(engine, LOGISTICS, UNDATED, encoder=ENCODER)
    assert third.removed == ("engines-2021",)
    index = engine.open(encoder=ENCODER)
    assert index.store.article_ids == ("logistics-2019", "undated")
    assert index.n_passages == len(index.rows_of(index.store.article_ids))
    assert not engine.is_chosen()
    assert [one.name for one in engine.read_versions()][:2] == [first, second]


def test_only_so_many_versions_are_kept(engine: Engine) -> None:
    build(engine, *ARTICLES, encoder=ENCODER)
    for number in range(3):
        last = build(engine, LOGISTICS, replace(UNDATED, title=f"{number}"), encoder=ENCODER, keep_versions=2)
    assert [one.in_use for one in engine.read_versions()] == [False, True]
    assert engine.open(encoder=ENCODER).version == last.version


def test_a_full_build_embeds_everything_anew(engine: Engine) -> None:
    build(engine, *ARTICLES, encoder=ENCODER)
    report = build(engine, *ARTICLES, encoder=ENCODER, full=True)
    assert (report.published, report.n_embedded) == (True, report.n_passages)
    index = engine.open(encoder=ENCODER)
    assert index.n_passages == len(index.rows_of(index.store.article_ids)) == report.n_passages
    assert not build(engine, *ARTICLES, encoder=ENCODER).published


def test_what_cannot_be_read_now_stays(engine: Engine) -> None:
    build(engine, *ARTICLES, encoder=ENCODER)
    report = build(engine, LOGISTICS, encoder=ENCODER, unread=["undated", "unknown"])
    assert report.kept == ("undated",)
    assert engine.open(encoder=ENCODER).store.article_ids == ("logistics-2019", "undated")


def test_readings_are_found_again_by_the_next_build(engine: Engine) -> None:
    with engine.earlier_readings() as readings:
        assert readings.published == frozenset()
    before_editing = replace(UNDATED, title="As it was read")
    build(engine, LOGISTICS, UNDATED, encoder=ENCODER, readings={"one": LOGISTICS, "two": before_editing})
    with engine.earlier_readings() as readings:
        assert readings.published == {"logistics-2019", "undated"}
        assert readings._earlier("one") == LOGISTICS
        assert readings._earlier("two") == before_editing
        assert readings._earlier("three") is None
    with engine.earlier_readings(full=True) as readings:
        assert readings._earlier("one") is None


def test_nothing_built_and_another_encoder_are_told(engine: Engine) -> None:
    assert not engine.has_versions()
    for ask in (engine.current_version, engine.read_versions, lambda: engine.open(encoder=ENCODER)):
        with pytest.raises(NoIndexError):
            ask()
    build(engine, UNDATED, encoder=ENCODER)
    assert engine.has_versions()
    with pytest.raises(StaleIndexError):
        engine.open(encoder=WordHashEncoder(digest="1"))
    with pytest.raises(StaleIndexError):
        engine.open(encoder=ENCODER, max_tokens=MAX_TOKENS + 1)


@pytest.mark.parametrize(("source", "target"), [("folder", "milvus"), ("milvus", "folder")])
def test_an_index_is_copied_without_embedding_it_again(source: str, target: str, tmp_path: Path) -> None:
    one, other = engine_of(source, tmp_path), engine_of(target, tmp_path)
    build(one, *ARTICLES, encoder=ENCODER)
    encoder = WordHashEncoder()
    report = copy_index(one, other, encoder=encoder, max_tokens=MAX_TOKENS, keep_versions=5)
    assert (report.n_articles, report.n_embedded, encoder.embedded) == (3, 0, [])
    mine, copied = one.open(encoder=ENCODER), other.open(encoder=ENCODER)
    query = ENCODER.encode_query("ports")
    for id_ in mine.store.article_ids:
        rows, theirs = mine.rows_of([id_]), copied.rows_of([id_])
        for here, there in zip(mine.likeness(query, rows), copied.likeness(query, theirs), strict=True):
            assert here.pieces == pytest.approx(there.pieces)
    assert not build(other, *ARTICLES, encoder=ENCODER).published


def test_a_copy_embeds_what_has_lost_its_word_pieces(tmp_path: Path) -> None:
    one, other = engine_of("folder", tmp_path), engine_of("milvus", tmp_path)
    build(one, *ARTICLES, encoder=ENCODER)
    index = one.open(encoder=ENCODER)
    assert isinstance(index, LocalIndex)
    TokenVectors.nothing(index.n_passages).save(index.folder / "none")
    shutil.rmtree(index.folder / "tokens")
    (index.folder / "none").rename(index.folder / "tokens")
    manifest = replace(index.manifest, files=file_digests(index.folder))
    write_manifest(index.folder, manifest)
    publish(index.folder.rename(tmp_path / "index" / "building-again"))
    report = copy_index(one, other, encoder=ENCODER, max_tokens=MAX_TOKENS, keep_versions=5)
    assert report.n_embedded == report.n_passages - 1  # two people say the same
