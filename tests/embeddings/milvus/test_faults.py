"""Whatever happens between a server and its engine, nothing false is answered, and all goes on by itself afterwards."""

from pathlib import Path

import pytest

from embeddings import DamagedIndexError, EngineAwayError, ForeignCollectionError, IndexBusyError, analyse
from embeddings.milvus import MilvusEngine, store
from embeddings.milvus.store import MilvusStore
from embeddings.milvus.versions import claimed
from tests.embeddings.articles import ENGINES, LOGISTICS, UNDATED, article, said
from tests.embeddings.encoders import WordHashEncoder
from tests.embeddings.engines import MAX_TOKENS, Trouble, build, engine_of, milvus_engine

ENCODER = WordHashEncoder()
ARTICLES = (ENGINES, LOGISTICS, UNDATED)
EDITED = article("undated", said("Ports are open to all.", by="bob"), said("So are piers."), published=None)


@pytest.fixture
def trouble() -> Trouble:
    return Trouble()


@pytest.fixture
def engine(trouble: Trouble, tmp_path: Path) -> MilvusEngine:
    holder = milvus_engine(tmp_path, connect=trouble.connect)
    build(holder, *ARTICLES, encoder=ENCODER)
    return holder


def found(holder: MilvusEngine) -> dict[str, object]:
    """Return all that tells one version from another."""
    index = holder.open(encoder=ENCODER, max_tokens=MAX_TOKENS)
    rows = index.rows_of(index.store.article_ids)
    return {
        "passages": sorted(passage.id for passage in index.passages(rows)),
        "terms": {term: index.idf(term) for term in sorted(index.terms())},
        "people": index.store.all_speakers(),
        "words": sorted(index.lexical(analyse("ports piers algebra"), 99).scores.tolist()),
    }


def test_an_engine_that_is_away_at_the_start_is_tried_again(tmp_path: Path, trouble: Trouble) -> None:
    trouble.is_away = True
    holder = milvus_engine(tmp_path, connect=trouble.connect)
    for ask in (holder.current_version, holder.is_chosen, lambda: holder.open(encoder=ENCODER)):
        with pytest.raises(EngineAwayError, match="connection refused"):
            ask()
    trouble.is_away = False
    build(holder, UNDATED, encoder=ENCODER)
    assert holder.open(encoder=ENCODER).store.article_ids == ("undated",)


def test_a_question_to_an_engine_that_went_away_fails_and_the_next_is_answered(
    engine: MilvusEngine, trouble: Trouble
) -> None:
    index = engine.open(encoder=ENCODER)
    trouble.is_away = True
    with pytest.raises(EngineAwayError):
        index.lexical(analyse("ports"), 9)
    with pytest.raises(EngineAwayError):
        engine.current_version()
    trouble.is_away = False
    assert len(index.lexical(analyse("ports"), 9))


def test_nobody_waits_longer_than_the_limit(
    engine: MilvusEngine, trouble: Trouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = engine.open(encoder=ENCODER)
    trouble.slow_s = store.READ_S + 1
    with pytest.raises(EngineAwayError, match="deadline"):
        index.lexical(analyse("ports"), 9)
    trouble.slow_s = 0.01
    assert len(index.lexical(analyse("ports"), 9))


def test_garbled_answers_are_no_answers(engine: MilvusEngine, trouble: Trouble) -> None:
    index = engine.open(encoder=ENCODER)
    rows = index.rows_of(["engines-2021"])
    trouble.is_garbling = True
    query = ENCODER.encode_query("ports")
    for ask in (
        lambda: index.lexical(analyse("ports"), 9),
        lambda: index.dense(query.vector, 9),
        lambda: index.passages(rows),
        lambda: index.likeness(query, rows),
    ):
        with pytest.raises(EngineAwayError):
            ask()
    trouble.is_garbling = False
    assert index.passages(rows) == list(index.store.passages_of("engines-2021"))


def test_words_that_were_changed_in_the_store_are_not_shown(engine: MilvusEngine) -> None:
    milvus = MilvusStore(engine.address)
    milvus.load()
    (record,) = [one for one in milvus.find_records("article", bodies=True) if one.head["id"] == "undated"]
    assert record.body
    milvus.put_records([record._replace(body=record.body.replace(b"Ports are open", b"Ports are shut"))])
    index = engine.open(encoder=ENCODER)
    with pytest.raises(EngineAwayError, match="undated"):
        index.store.article("undated")


def test_a_builder_killed_at_any_write_leaves_the_old_version_and_is_made_up_for(
    tmp_path: Path, trouble: Trouble
) -> None:
    (tmp_path / "clean").mkdir()
    clean = engine_of("milvus", tmp_path / "clean")
    assert isinstance(clean, MilvusEngine)
    build(clean, *ARTICLES, encoder=ENCODER)
    before = found(clean)
    build(clean, *ARTICLES[1:2], EDITED, encoder=ENCODER)
    after = found(clean)
    holder = milvus_engine(tmp_path, connect=trouble.connect)
    build(holder, *ARTICLES, encoder=ENCODER)
    n_kills = 0
    for writes in range(99):
        trouble.dies_after = writes
        try:
            build(holder, *ARTICLES[1:2], EDITED, encoder=ENCODER)
            break
        except KeyboardInterrupt:
            n_kills += 1
        finally:
            trouble.dies_after = None
        drop_claims(holder)
        assert found(holder) in (before, after), writes
    assert n_kills > 10
    assert found(holder) == after
    # And as often as it was tried, it is one version later.
    assert len(holder.read_versions()) == 2


def drop_claims(holder: MilvusEngine) -> None:
    """Let a claim end at once, as that of a builder whose process is gone does."""
    MilvusStore(holder.address).delete_records('kind == "claim"')


def test_vectors_of_another_length_need_another_collection(engine: MilvusEngine) -> None:
    before = engine.current_version()
    with pytest.raises(ForeignCollectionError, match="vectors have 64 numbers"):
        build(engine, *ARTICLES, encoder=WordHashEncoder(dim=32))
    assert engine.current_version() == before


def test_a_manifest_that_was_changed_is_not_gone_on_from(engine: MilvusEngine) -> None:
    milvus = MilvusStore(engine.address)
    (record,) = milvus.find_records("version", bodies=True)
    assert record.body
    milvus.put_records([record._replace(body=record.body.replace(b"word-hash", b"word-mash"))])
    with pytest.raises(ForeignCollectionError):
        build(engine, UNDATED, encoder=ENCODER)
    with pytest.raises(DamagedIndexError):
        engine.open(encoder=ENCODER)
    (listed,) = engine.read_versions()
    assert listed.problem is not None


def test_one_builder_at_a_time(engine: MilvusEngine) -> None:
    milvus = MilvusStore(engine.address)
    milvus.load()
    with claimed(milvus):
        with pytest.raises(IndexBusyError):
            build(engine, UNDATED, encoder=ENCODER)
        with pytest.raises(IndexBusyError):
            engine.roll_back(None, encoder=ENCODER, max_tokens=MAX_TOKENS)
    assert build(engine, UNDATED, encoder=ENCODER).published


def test_a_claim_that_was_not_renewed_in_time_is_nobodys(engine: MilvusEngine) -> None:
    milvus = MilvusStore(engine.address)
    milvus.load()
    with claimed(milvus):
        (record,) = milvus.find_records("claim", strong=True)
        gone = {**record.head, "host": "another machine", "until": 0}
        milvus.put_records([record._replace(name="another", head=gone), record._replace(head=gone)])
        assert build(engine, UNDATED, encoder=ENCODER).published
