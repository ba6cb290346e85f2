import os
from pathlib import Path

import pytest

from embeddings import CorpusState, build_index, is_up_to_date, manifest, note_read
from embeddings.building import freshness
from tests.embeddings.articles import article, said
from tests.embeddings.encoders import WordHashEncoder

LONG_AGO = 1_500_000_000


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name in ("ada.txt", "bob.txt"):
        (folder / name).write_text(f"words of {name}", encoding="utf-8")
        os.utime(folder / name, (LONG_AGO, LONG_AGO))
    return folder


@pytest.fixture
def index(tmp_path: Path, corpus: Path) -> Path:
    folder = tmp_path / "index"
    seen = CorpusState.of(corpus)
    report = build_index([article("ada", said("We build."))], folder=folder, encoder=WordHashEncoder(), max_tokens=64)
    note_read(folder, seen, version=report.version)
    return folder


def fresh(index: Path, corpus: Path, *, encoder: WordHashEncoder | None = None, max_tokens: int = 64) -> bool:
    return is_up_to_date(index, corpus, encoder=encoder or WordHashEncoder(), max_tokens=max_tokens)


def test_nothing_is_read_where_nothing_has_changed(index: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(freshness, "_state", None)  # to read a file would fail
    assert fresh(index, corpus)


def test_a_file_that_was_only_touched_is_the_same(index: Path, corpus: Path) -> None:
    os.utime(corpus / "ada.txt", (LONG_AGO + 1, LONG_AGO + 1))
    assert fresh(index, corpus)


@pytest.mark.parametrize("words", ["other words", "Words of ada.txt"])
def test_a_file_that_was_changed_is_noticed_by_its_length_or_its_bytes(index: Path, corpus: Path, words: str) -> None:
    (corpus / "ada.txt").write_text(words, encoding="utf-8")
    assert not fresh(index, corpus)


def test_files_that_come_and_go_are_noticed(index: Path, corpus: Path) -> None:
    (corpus / "speakers.yaml").write_text("[]", encoding="utf-8")
    assert not fresh(index, corpus)
    (corpus / "speakers.yaml").unlink()
    assert fresh(index, corpus)
    (corpus / "bob.txt").unlink()
    assert not fresh(index, corpus)


def test_a_file_changed_just_when_it_was_seen_is_compared_by_its_bytes(corpus: Path) -> None:
    # given a file system that can't tell two changes within a second apart
    file = corpus / "ada.txt"
    os.utime(file)
    status = file.stat()
    seen = CorpusState.of(corpus)
    file.write_text("Words of ada.txt", encoding="utf-8")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert not seen.still_holds(corpus)


def test_another_budget_encoder_corpus_or_version_is_noticed(
    index: Path, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not fresh(index, corpus, max_tokens=32)
    assert not fresh(index, tmp_path)
    assert not fresh(index, corpus, encoder=WordHashEncoder(digest="another"))
    monkeypatch.setattr(freshness, "program_digest", lambda: "newer")
    assert not fresh(index, corpus)
    monkeypatch.undo()
    build_index([article("ada", said("We build more."))], folder=index, encoder=WordHashEncoder(), max_tokens=64)
    assert not fresh(index, corpus)


def test_a_damaged_version_or_note_is_no_reason_to_do_nothing(index: Path, corpus: Path) -> None:
    version = next((index / "versions").iterdir())
    vectors = version / "vectors.faiss"
    vectors.write_bytes(vectors.read_bytes()[::-1])
    assert not fresh(index, corpus)
    (index / "read.json").write_text("{}")
    assert not fresh(index, corpus)


def test_a_version_that_was_compared_once_is_not_read_again_until_it_is_touched(
    index: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given a version that has not changed for a while when it is compared
    monkeypatch.setattr(manifest, "COARSE_NS", -(10**12))
    assert fresh(index, corpus)
    # when nothing has touched it, to read a file would fail
    with monkeypatch.context() as patch:
        patch.setattr(manifest, "_digest", None)
        assert fresh(index, corpus)
    # then whoever puts its time back is noticed all the same
    vectors = next((index / "versions").iterdir()) / "vectors.faiss"
    status = vectors.stat()
    vectors.write_bytes(vectors.read_bytes()[::-1])
    os.utime(vectors, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert not fresh(index, corpus)
