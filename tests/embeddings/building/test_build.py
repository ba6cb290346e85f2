import errno
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import embeddings.building.build
import embeddings.building.plan
import embeddings.versions
from corpus import Article, Speaker
from embeddings import (
    BuildReport,
    DamagedIndexError,
    Encoder,
    ForeignFolderError,
    IndexBusyError,
    IndexWriteError,
    LocalIndex,
    PassageStore,
    Rows,
    TermIndex,
    Vector,
    VectorIndex,
    build_index,
    current_version,
    is_chosen,
    list_versions,
    roll_back,
)
from embeddings.models import Mask
from embeddings.versions import building
from tests.embeddings.articles import ENGINES, LOGISTICS, UNDATED, article, passages_of, said
from tests.embeddings.encoders import WordHashEncoder

ARTICLES = (ENGINES, LOGISTICS, UNDATED)
N_PASSAGES = len(passages_of(*ARTICLES))


def built(
    folder: Path, *articles: Article, encoder: Encoder | None = None, max_tokens: int = 100, **more: Any
) -> BuildReport:
    return build_index(articles, folder=folder, encoder=encoder or WordHashEncoder(), max_tokens=max_tokens, **more)


def test_everything_is_new_in_the_first_build(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    report = built(tmp_path, *ARTICLES, progress=lambda done, total: steps.append((done, total)))
    assert report.published
    assert report.version == current_version(tmp_path)
    assert report.added == ("engines-2021", "logistics-2019", "undated")
    assert (report.changed, report.removed, report.n_unchanged) == ((), (), 0)
    assert (report.n_passages, report.n_embedded, report.n_reused) == (N_PASSAGES, N_PASSAGES, 0)
    # "Thank you for having me." is said by two people in answer to one question: one text.
    assert steps == [(0, N_PASSAGES - 1), (N_PASSAGES - 1, N_PASSAGES - 1)]


def test_the_order_of_the_articles_makes_no_difference(tmp_path: Path) -> None:
    first = built(tmp_path, *ARTICLES)
    second = built(tmp_path, *reversed(ARTICLES))
    assert not second.published
    assert second.version == first.version


def test_where_nothing_changed_nothing_is_published(tmp_path: Path) -> None:
    first = built(tmp_path, *ARTICLES)
    encoder = WordHashEncoder()
    second = built(tmp_path, *ARTICLES, encoder=encoder)
    assert (second.published, second.version, second.n_unchanged) == (False, first.version, 3)
    assert (second.n_reused, second.n_embedded, encoder.embedded) == (N_PASSAGES, 0, [])
    assert list_versions(tmp_path) == (first.version,)


def test_only_passages_that_changed_are_embedded_again(tmp_path: Path) -> None:
    # given
    built(tmp_path, *ARTICLES)
    encoder = WordHashEncoder()
    # when one article changes in one paragraph, one goes and one comes
    changed = article("undated", said("Ports are open to all.", by="bob"), said("Most of them."), published=None)
    new = article("new", said("Something new."))
    report = built(tmp_path, ENGINES, changed, new, encoder=encoder)
    # then
    assert sorted(encoder.embedded) == ["A title\nMost of them.", "A title\nSomething new."]
    assert (report.added, report.changed, report.removed) == (("new",), ("undated",), ("logistics-2019",))
    assert (report.n_unchanged, report.n_embedded) == (1, 2)


def test_vectors_that_are_reused_are_those_of_the_passage(tmp_path: Path) -> None:
    built(tmp_path / "a", *ARTICLES)
    built(tmp_path / "a", UNDATED, article("a", said("Something new.")), ENGINES)
    built(tmp_path / "b", UNDATED, article("a", said("Something new.")), ENGINES)
    incremental, anew = (LocalIndex.open(tmp_path / name, encoder=WordHashEncoder()) for name in "ab")
    rows = range(anew.n_passages)
    assert incremental.passages(rows) == anew.passages(rows)
    assert (incremental.vectors.reconstruct(np.array(rows)) == anew.vectors.reconstruct(np.array(rows))).all()


def test_renaming_a_speaker_embeds_nothing_and_shows_the_new_name(tmp_path: Path) -> None:
    built(tmp_path, article("a", said("We build.")))
    encoder = WordHashEncoder()
    renamed = article("a", said("We build."), people={"ada": Speaker("ada", "Countess Lovelace")})
    report = built(tmp_path, renamed, encoder=encoder)
    assert (report.published, report.changed, report.n_reused, encoder.embedded) == (True, ("a",), 1, [])
    [passage] = LocalIndex.open(tmp_path, encoder=encoder).passages([0])
    assert passage.speaker == Speaker("ada", "Countess Lovelace")


@pytest.mark.parametrize(
    "encoder",
    [
        WordHashEncoder(digest="1"),
        WordHashEncoder(model_id="x"),
        WordHashEncoder(dim=8),
        WordHashEncoder(max_tokens=99),
    ],
)
def test_vectors_of_another_encoder_are_not_reused(tmp_path: Path, encoder: WordHashEncoder) -> None:
    built(tmp_path, *ARTICLES)
    report = built(tmp_path, *ARTICLES, encoder=encoder)
    assert (report.published, report.n_reused, report.n_unchanged) == (True, 0, 3)


def test_another_budget_is_another_version_though_the_vectors_are_reused(tmp_path: Path) -> None:
    built(tmp_path, *ARTICLES)
    report = built(tmp_path, *ARTICLES, max_tokens=99)
    assert (report.published, report.n_reused) == (True, N_PASSAGES)
    assert LocalIndex.open(tmp_path, encoder=WordHashEncoder(), max_tokens=99).manifest.max_tokens == 99


@pytest.mark.parametrize("articles", [[], [article("a")]])
def test_an_index_of_nothing_can_be_built_and_opened(tmp_path: Path, articles: list[Article]) -> None:
    report = built(tmp_path, *articles)
    assert (report.published, report.n_passages) == (True, 0)
    assert not built(tmp_path, *articles).published
    assert built(tmp_path, *articles, UNDATED).n_embedded == 1
    assert built(tmp_path, *articles).n_passages == 0


@pytest.mark.parametrize("file", ["texts.npy", "vectors.faiss", "manifest.json", "passages.sqlite"])
def test_a_damaged_version_is_replaced_and_nothing_of_it_reused(tmp_path: Path, file: str) -> None:
    version = tmp_path / "versions" / built(tmp_path, *ARTICLES).version
    (version / file).write_bytes((version / file).read_bytes()[:-1])
    report = built(tmp_path, *ARTICLES)
    assert (report.published, report.n_reused) == (True, 0)
    assert LocalIndex.open(tmp_path, encoder=WordHashEncoder()).version == report.version


STAGES = [
    (embeddings.building.plan, "split_passages"),
    (embeddings.building.build, "embed"),
    (PassageStore, "write"),
    (VectorIndex, "save"),
    (TermIndex, "save"),
    (embeddings.building.build, "write_manifest"),
    (embeddings.building.build, "self_check"),
    (embeddings.building.build, "publish"),
    (Path, "rename"),
    (embeddings.versions, "use"),
]


class Killed(BaseException):
    """Not an Exception, so that no handler can pretend to mend it."""


@pytest.mark.parametrize(("owner", "stage"), STAGES, ids=[stage for _, stage in STAGES])
@pytest.mark.parametrize("clean_up", [True, False])
def test_a_build_that_dies_at_any_stage_leaves_the_version_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: Any, stage: str, clean_up: bool
) -> None:
    # given
    before = built(tmp_path, *ARTICLES).version
    # when: without clean-up it is as after a power cut
    with monkeypatch.context() as patch:
        patch.setattr(owner, stage, _kill)
        if not clean_up:
            patch.setattr(embeddings.versions.shutil, "rmtree", lambda *_, **__: None)  # type: ignore[attr-defined]
        with pytest.raises(Killed):
            built(tmp_path, replace(ENGINES, title="Engines"))
    # then
    index = LocalIndex.open(tmp_path, encoder=WordHashEncoder())
    assert (index.version, index.n_passages) == (before, N_PASSAGES)
    # and the next build is a clean one
    report = built(tmp_path, replace(ENGINES, title="Engines"))
    assert report.published
    assert (report.changed, report.removed) == (("engines-2021",), ("logistics-2019", "undated"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["current", "lock", "versions"]


def _kill(*_: Any, **__: Any) -> None:
    raise Killed


def test_a_build_that_dies_before_anything_was_published_is_simply_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(embeddings.versions, "use", _kill)
        with pytest.raises(Killed):
            built(tmp_path, ENGINES)
    assert built(tmp_path, ENGINES).published


def test_an_index_whose_passages_do_not_find_themselves_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = VectorIndex.save

    def save_with_one_row_gone(index: VectorIndex, file: Path) -> None:
        vectors = index.reconstruct(np.arange(len(index)))
        vectors[0] = float("nan")
        save(VectorIndex.build(vectors), file)

    monkeypatch.setattr(VectorIndex, "save", save_with_one_row_gone)
    with pytest.raises(DamagedIndexError, match=r"vectors\.faiss.*another vector"):
        built(tmp_path, ENGINES)
    assert list_versions(tmp_path) == ()


def test_an_index_that_finds_the_wrong_passages_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def least_alike(index: VectorIndex, vector: Vector, k: int, _: Mask | None) -> Rows:
        rows: Rows = np.argsort(index.scores(vector, np.arange(len(index))))
        return rows[:k]

    monkeypatch.setattr(VectorIndex, "_candidates", least_alike)
    with pytest.raises(DamagedIndexError, match=r"vectors\.faiss.*find itself"):
        built(tmp_path, ENGINES)


def test_an_index_with_a_passage_too_few_is_not_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save = VectorIndex.save
    monkeypatch.setattr(
        VectorIndex, "save", lambda _, file: save(VectorIndex.build(WordHashEncoder().encode_passages(["a"])), file)
    )
    with pytest.raises(DamagedIndexError, match="holds 1 passages"):
        built(tmp_path, ENGINES)


def test_an_index_that_would_reuse_the_wrong_vectors_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = np.save

    def save_in_another_order(file: Path, array: Any, **more: Any) -> None:
        save(file, array[::-1] if file.name == "texts.npy" else array, **more)

    monkeypatch.setattr(np, "save", save_in_another_order)
    with pytest.raises(DamagedIndexError, match=r"texts\.npy: holds other digests"):
        built(tmp_path, ENGINES)
    assert list_versions(tmp_path) == ()


def test_what_another_program_built_is_built_anew_with_the_same_vectors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(embeddings.building.build, "program_digest", lambda: "0")
        built(tmp_path, *ARTICLES)
    report = built(tmp_path, *ARTICLES)
    assert (report.published, report.n_unchanged, report.n_embedded) == (True, 3, 0)
    assert not built(tmp_path, *ARTICLES).published


def test_a_foreign_folder_is_refused_before_anything_is_embedded(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("precious")
    encoder = WordHashEncoder()
    with pytest.raises(ForeignFolderError):
        built(tmp_path, ENGINES, encoder=encoder)
    assert encoder.embedded == []


def test_a_full_build_embeds_everything_anew_and_finds_the_same(tmp_path: Path) -> None:
    first = built(tmp_path, *ARTICLES)
    incremental = LocalIndex.open(tmp_path, encoder=WordHashEncoder())
    report = built(tmp_path, *ARTICLES, full=True)
    assert (report.published, report.n_reused, report.n_unchanged) == (True, 0, 3)
    assert report.version > first.version
    anew = LocalIndex.open(tmp_path, encoder=WordHashEncoder())
    question = WordHashEncoder().encode_query("ports for logistics").vector
    one, two = (index.dense(question, 99) for index in (incremental, anew))
    assert (one.rows.tolist(), one.scores.tolist()) == (two.rows.tolist(), two.scores.tolist())


def test_an_article_that_cannot_be_read_now_stays_as_it_was(tmp_path: Path) -> None:
    built(tmp_path, *ARTICLES)
    report = built(tmp_path, ENGINES, article("new", said("Something new.")), unread=["undated", "never-seen"])
    assert (report.kept, report.added, report.removed) == (("undated",), ("new",), ("logistics-2019",))
    index = LocalIndex.open(tmp_path, encoder=WordHashEncoder())
    assert index.store.article("undated") == UNDATED
    assert index.store.article_ids == ("engines-2021", "new", "undated")
    assert not built(tmp_path, ENGINES, article("new", said("Something new.")), unread=["undated"]).published


def test_a_version_that_somebody_went_back_from_is_used_again_where_nothing_has_changed(tmp_path: Path) -> None:
    first = built(tmp_path, ENGINES)
    second = built(tmp_path, *ARTICLES)
    roll_back(tmp_path, encoder=WordHashEncoder(), max_tokens=100)
    assert (current_version(tmp_path), is_chosen(tmp_path)) == (first.version, True)
    encoder = WordHashEncoder()
    again = built(tmp_path, *ARTICLES, encoder=encoder)
    assert (again.version, again.published, again.added) == (second.version, True, ("logistics-2019", "undated"))
    assert (encoder.embedded, is_chosen(tmp_path)) == ([], False)


def test_a_build_ends_a_choice_though_nothing_has_changed(tmp_path: Path) -> None:
    first = built(tmp_path, ENGINES)
    built(tmp_path, *ARTICLES)
    roll_back(tmp_path, encoder=WordHashEncoder(), max_tokens=100)
    report = built(tmp_path, ENGINES)
    assert (report.version, report.published, is_chosen(tmp_path)) == (first.version, False, False)


def test_so_many_versions_are_kept(tmp_path: Path) -> None:
    for number in range(4):
        built(tmp_path, article("a", said(f"We build {number} ports.")), keep_versions=3)
    assert len(list_versions(tmp_path)) == 3
    built(tmp_path, article("a", said("We build 3 ports.")), keep_versions=1)
    assert list_versions(tmp_path) == (current_version(tmp_path),)


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        sqlite3.OperationalError("database or disk is full"),
        RuntimeError("Error in write_index: No space left on device"),
    ],
)
def test_a_full_disk_is_told_in_one_line_and_nothing_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    before = built(tmp_path, ENGINES).version

    def fail(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr(VectorIndex, "save", fail)
    with pytest.raises(IndexWriteError, match=r"can't be written \(.*; make room"):
        built(tmp_path, *ARTICLES)
    assert list_versions(tmp_path) == (current_version(tmp_path),) == (before,)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["current", "lock", "versions"]


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(tmp_path))

    built(tmp_path, ENGINES)
    monkeypatch.setattr(embeddings.versions.tempfile, "mkdtemp", refuse)  # type: ignore[attr-defined]
    with pytest.raises(IndexWriteError, match="Permission denied"):
        built(tmp_path, *ARTICLES)


def test_a_second_builder_is_refused(tmp_path: Path) -> None:
    with building(tmp_path), pytest.raises(IndexBusyError):
        built(tmp_path, ENGINES)


def test_no_passage_with_its_context_exceeds_the_limit_of_the_encoder(tmp_path: Path) -> None:
    encoder = WordHashEncoder(max_tokens=24)
    long = " ".join(f"Sentence number {number} is about ports." for number in range(30))
    built(tmp_path, article("a", said(long), title="A title " * 20), encoder=encoder, max_tokens=16)
    assert len(encoder.embedded) > 5
    assert max(map(encoder.n_tokens, encoder.embedded)) <= 24


def test_replacing_a_word_of_a_question_embeds_its_answers_again(tmp_path: Path) -> None:
    built(tmp_path, LOGISTICS)
    text = LOGISTICS.text.replace("logistics?", "transport")
    report = built(tmp_path, replace(LOGISTICS, text=text + " " * (len(LOGISTICS.text) - len(text))))
    assert (report.changed, report.n_reused) == (("logistics-2019",), 0)
