import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus import Kind
from embeddings import (
    DamagedIndexError,
    LocalIndex,
    NoIndexError,
    Restriction,
    Selection,
    StaleIndexError,
    VectorIndexError,
    analyse,
    build_index,
)
from embeddings.manifest import FORMAT
from tests.embeddings.articles import ENGINES, LOGISTICS, UNDATED, passages_of
from tests.embeddings.encoders import WordHashEncoder

ARTICLES = (ENGINES, LOGISTICS, UNDATED)
ENCODER = WordHashEncoder()
STATEMENTS = frozenset({Kind.STATEMENT})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build_index(ARTICLES, folder=tmp_path, encoder=ENCODER, max_tokens=100)
    return tmp_path


@pytest.fixture
def index(folder: Path) -> LocalIndex:
    return LocalIndex.open(folder, encoder=ENCODER)


def only_version(folder: Path) -> Path:
    [version] = (folder / "versions").iterdir()
    return version


def test_an_index_says_what_it_holds(index: LocalIndex, folder: Path) -> None:
    assert index.n_passages == len(passages_of(*ARTICLES))
    assert index.version == only_version(folder).name
    assert (index.manifest.n_articles, index.manifest.max_tokens, index.manifest.recall) == (3, 100, 1.0)
    assert index.store.article_ids == ("engines-2021", "logistics-2019", "undated")
    assert index.passages(range(index.n_passages)) == passages_of(*ARTICLES)


def test_passages_are_found_by_likeness(index: LocalIndex) -> None:
    hits = index.dense(ENCODER.encode_query("ports and railways for logistics").vector, 2)
    assert index.passages(hits.rows)[0].text == "We will build ports and railways for logistics."
    assert hits.scores[0] > hits.scores[1]


def test_passages_are_found_by_words_and_by_the_question_they_answer(index: LocalIndex) -> None:
    hits = index.lexical(analyse("Who weaves algebra?"), 9)
    assert [passage.text for passage in index.passages(hits.rows)] == [
        "We weave algebraic patterns just as the loom weaves flowers.",
        "How do you weave algebra?",
        "There are two reasons:",
        "Nobody knows who said this.",
        "First, the engine has no pretensions to originate anything.",
    ]
    assert index.lexical(analyse("zeppelin"), 9).rows.tolist() == []


def test_a_word_may_be_in_none_but_nobodys_words(index: LocalIndex) -> None:
    [nobodys] = analyse("knows")
    assert (index.has_term(nobodys), index.has_term(nobodys, surely=True)) == (True, False)
    for everybodys in ("port", "logist"):
        assert (index.has_term(everybodys), index.has_term(everybodys, surely=True)) == (True, True)
    assert (index.has_term("zeppelin"), index.has_term("zeppelin", surely=True)) == (False, False)


def test_same_sentence_by_two_speakers_gives_two_hits(index: LocalIndex) -> None:
    hits = index.dense(ENCODER.encode_query("thank you for having me").vector, 2)
    assert [passage.speaker and passage.speaker.name for passage in index.passages(hits.rows)] == ["Bob", "Ada"]


def test_a_filter_holds_for_both_ways_of_searching(index: LocalIndex) -> None:
    selection = Selection(STATEMENTS, Restriction(speakers=("bob",)))
    for hits in (
        index.dense(ENCODER.encode_query("ports").vector, 99, selection),
        index.lexical(analyse("ports logistics thank"), 99, selection),
    ):
        assert len(hits) == 3
        assert {passage.speaker and passage.speaker.id for passage in index.passages(hits.rows)} == {"bob"}


def test_only_what_a_source_printed_is_allowed(tmp_path: Path) -> None:
    build_index([replace(ENGINES, source="The Loom"), LOGISTICS], folder=tmp_path, encoder=ENCODER, max_tokens=100)
    index = LocalIndex.open(tmp_path, encoder=ENCODER)
    loom = Selection(STATEMENTS, Restriction(sources=("The Loom", "Nowhere")))
    assert index.articles_of(loom) == (ENGINES.id,)
    both = Restriction(sources=("The Loom",), articles=(LOGISTICS.id,))
    assert index.articles_of(Selection(STATEMENTS, both)) == ()


def test_articles_are_found_by_words_the_best_passage_first(index: LocalIndex) -> None:
    assert index.articles_by_words(analyse("logistics ports algebra"), [Kind.STATEMENT])[0] == LOGISTICS.id
    assert set(index.articles_by_words(analyse("algebra"), list(Kind))) == {ENGINES.id}
    assert index.articles_by_words(analyse("zeppelin"), list(Kind)) == ()


def test_scores_can_be_completed_for_any_rows(index: LocalIndex) -> None:
    vector, terms = ENCODER.encode_query("ports").vector, analyse("ports railways")
    dense, lexical = index.dense(vector, 99), index.lexical(terms, 99)
    assert (index.dense_of(vector, dense.rows) == dense.scores).all()
    assert (index.lexical_of(terms, lexical.rows) == lexical.scores).all()
    without = np.setdiff1d(dense.rows, lexical.rows)
    assert not index.lexical_of(terms, without).any()
    assert index.idf("zeppelin") > index.idf("railway") > 0


def test_an_empty_folder_has_no_index(tmp_path: Path) -> None:
    with pytest.raises(NoIndexError):
        LocalIndex.open(tmp_path, encoder=ENCODER)


@pytest.mark.parametrize(
    "encoder",
    [
        WordHashEncoder(digest="1"),
        WordHashEncoder(model_id="x"),
        WordHashEncoder(dim=8),
        WordHashEncoder(max_tokens=99),
    ],
)
def test_an_index_of_another_encoder_is_stale(folder: Path, encoder: WordHashEncoder) -> None:
    with pytest.raises(StaleIndexError, match=r"word-hash \(weights 0, 64 dimensions, 200 word pieces\)"):
        LocalIndex.open(folder, encoder=encoder)


def test_an_index_with_passages_of_another_length_is_stale(folder: Path) -> None:
    assert LocalIndex.open(folder, encoder=ENCODER, max_tokens=100).n_passages
    with pytest.raises(StaleIndexError, match="at most 100 tokens"):
        LocalIndex.open(folder, encoder=ENCODER, max_tokens=101)


def files() -> list[str]:
    arrays = ("data.csc", "indices.csc", "indptr.csc")
    terms = [*(f"terms/{name}.index.npy" for name in arrays), "terms/printed.npy", "terms/starts.npy"]
    other = ["terms/vocab.index.json", "terms/size.json"]
    tokens = [f"tokens/{name}.npy" for name in ("pieces", "scales", "spans", "starts")]
    return [
        "manifest.json",
        "passages.sqlite",
        "people.json",
        "rows.npy",
        "texts.npy",
        "vectors.faiss",
        *terms,
        *other,
        *tokens,
    ]


def test_every_file_of_a_version_is_known_to_these_tests(folder: Path) -> None:
    version = only_version(folder)
    found = [path.relative_to(version).as_posix() for path in version.rglob("*") if path.is_file()]
    assert sorted(found) == sorted(files())


@pytest.mark.parametrize("verify", [True, False])
@pytest.mark.parametrize("file", files())
def test_a_file_that_is_missing_or_cut_short_is_damaged(folder: Path, file: str, verify: bool) -> None:
    damaged = only_version(folder) / file
    whole = damaged.read_bytes()
    for content in (whole[:-1], whole[: len(whole) // 2], b""):
        damaged.write_bytes(content)
        with pytest.raises(DamagedIndexError, match=damaged.name):
            LocalIndex.open(folder, encoder=ENCODER, verify=verify)
    damaged.unlink()
    with pytest.raises(DamagedIndexError, match=damaged.name):
        LocalIndex.open(folder, encoder=ENCODER, verify=verify)


@pytest.mark.parametrize("file", files())
def test_one_changed_byte_is_damage(folder: Path, file: str) -> None:
    damaged = only_version(folder) / file
    content = bytearray(damaged.read_bytes())
    content[-2] ^= 1
    damaged.write_bytes(content)
    with pytest.raises(DamagedIndexError, match=damaged.name):
        LocalIndex.open(folder, encoder=ENCODER)


def test_an_edited_manifest_is_damaged(folder: Path) -> None:
    file = only_version(folder) / "manifest.json"
    file.write_text(file.read_text().replace('"recall": 1.0', '"recall": 0.9'))
    with pytest.raises(DamagedIndexError, match=r"manifest\.json.*changed"):
        LocalIndex.open(folder, encoder=ENCODER)


def test_a_manifest_of_another_format_is_stale(folder: Path) -> None:
    file = only_version(folder) / "manifest.json"
    file.write_text(file.read_text().replace(f'"format": {FORMAT}', '"format": 2'))
    with pytest.raises(StaleIndexError):
        LocalIndex.open(folder, encoder=ENCODER)


def test_a_version_that_was_deleted_is_damage(folder: Path) -> None:
    shutil.rmtree(only_version(folder))
    with pytest.raises(DamagedIndexError, match="current"):
        LocalIndex.open(folder, encoder=ENCODER)


def test_every_error_has_one_root(folder: Path) -> None:
    (folder / "current").unlink()
    with pytest.raises(VectorIndexError):
        LocalIndex.open(folder, encoder=ENCODER)


def test_an_index_that_is_open_outlives_its_folder(folder: Path) -> None:
    index = LocalIndex.open(folder, encoder=ENCODER)
    shutil.rmtree(folder)
    rows = index.dense(ENCODER.encode_query("ports").vector, 3).rows
    assert len(index.passages(rows)) == 3
    assert len(index.lexical(["port"], 3))
    index.close()
