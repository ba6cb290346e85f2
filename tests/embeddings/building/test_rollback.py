from pathlib import Path

import pytest

from embeddings import (
    Encoder,
    IndexBusyError,
    IndexWriteError,
    LocalIndex,
    NoIndexError,
    VersionError,
    build_index,
    current_version,
    is_chosen,
    read_versions,
    roll_back,
)
from embeddings.versions import building
from tests.embeddings.articles import ENGINES, LOGISTICS, article, said
from tests.embeddings.encoders import WordHashEncoder


def built(folder: Path, words: str, encoder: Encoder | None = None) -> str:
    articles = [ENGINES, article("a", said(words))]
    return build_index(articles, folder=folder, encoder=encoder or WordHashEncoder(), max_tokens=100).version


def back(folder: Path, name: str | None = None) -> str:
    return roll_back(folder, name, encoder=WordHashEncoder(), max_tokens=100)


@pytest.fixture
def names(tmp_path: Path) -> list[str]:
    """Three versions, in a folder of their own."""
    return [built(tmp_path, words) for words in ("One port.", "Two ports.", "Three ports.")]


def test_versions_say_what_they_hold(tmp_path: Path, names: list[str]) -> None:
    records = read_versions(tmp_path)
    assert [record.name for record in records] == names
    assert [record.in_use for record in records] == [False, False, True]
    newest = records[-1]
    index = LocalIndex.open(tmp_path, encoder=WordHashEncoder())
    assert (newest.n_articles, newest.n_passages, newest.model) == (2, index.n_passages, "word-hash")
    assert newest.built_at == index.manifest.built_at
    assert newest.n_bytes == sum(file.stat().st_size for file in index.folder.rglob("*") if file.is_file())
    assert {(record.problem, record.chosen) for record in records} == {(None, False)}


def test_back_is_to_the_version_before_and_once_more_to_the_one_before_that(tmp_path: Path, names: list[str]) -> None:
    assert back(tmp_path) == names[1]
    assert (current_version(tmp_path), is_chosen(tmp_path)) == (names[1], True)
    assert [(record.in_use, record.chosen) for record in read_versions(tmp_path)][1] == (True, True)
    assert back(tmp_path) == names[0]
    with pytest.raises(VersionError, match=f"no version before {names[0]}.*there are {', '.join(names)}"):
        back(tmp_path)
    assert LocalIndex.open(tmp_path, encoder=WordHashEncoder()).version == names[0]


def test_a_version_is_gone_back_to_by_its_name_and_so_is_the_newest(tmp_path: Path, names: list[str]) -> None:
    for name in (names[0], names[2]):
        assert back(tmp_path, name) == current_version(tmp_path) == name


@pytest.mark.parametrize("name", ["yesterday", "", "../../etc", "20261123T031500Z-00000000"])
def test_a_version_that_is_not_there_is_told_with_those_that_are(tmp_path: Path, names: list[str], name: str) -> None:
    with pytest.raises(VersionError, match=f"there are {', '.join(names)}") as refused:
        back(tmp_path, name)
    assert repr(name) in str(refused.value)
    assert current_version(tmp_path) == names[2]


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        ("vectors.faiss", "vectors.faiss: "),
        ("manifest.json", "manifest.json: "),
        ("terms/vocab.index.json", "vocab.index.json: "),
    ],
)
def test_a_damaged_version_is_told_and_passed_over(tmp_path: Path, names: list[str], damage: str, problem: str) -> None:
    file = tmp_path / "versions" / names[1] / damage
    file.write_bytes(file.read_bytes()[:-1])
    record = read_versions(tmp_path)[1]
    assert record.problem is not None
    assert record.problem.startswith(problem)
    assert (record.n_articles is None) == (damage == "manifest.json")
    with pytest.raises(VersionError, match=rf"{names[1]} can't be used: {problem}.*there are {names[0]}, {names[2]}"):
        back(tmp_path, names[1])
    assert current_version(tmp_path) == names[2]
    assert back(tmp_path) == names[0]


def test_a_byte_that_was_changed_is_noticed_before_going_back(tmp_path: Path, names: list[str]) -> None:
    file = tmp_path / "versions" / names[1] / "vectors.faiss"
    content = bytearray(file.read_bytes())
    content[-2] ^= 1
    file.write_bytes(content)
    with pytest.raises(VersionError, match="changed since it was written"):
        back(tmp_path)


def test_a_version_of_another_encoder_or_budget_cannot_be_gone_back_to(tmp_path: Path) -> None:
    other = built(tmp_path, "One port.", WordHashEncoder(model_id="other"))
    mine = built(tmp_path, "One port.")
    with pytest.raises(VersionError, match=r"built with other \(weights 0.*word-hash"):
        back(tmp_path, other)
    build_index([LOGISTICS], folder=tmp_path, encoder=WordHashEncoder(), max_tokens=50)
    with pytest.raises(VersionError, match="at most 50 tokens"):
        roll_back(tmp_path, current_version(tmp_path), encoder=WordHashEncoder(), max_tokens=100)
    assert back(tmp_path, mine) == mine


def test_nothing_is_written_where_there_is_no_index(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("precious")
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(NoIndexError):
            back(folder)
        with pytest.raises(NoIndexError):
            read_versions(folder)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_an_index_whose_current_is_lost_is_listed_and_mended_by_name(tmp_path: Path, names: list[str]) -> None:
    (tmp_path / "current").write_text("nowhere\n")
    assert [record.in_use for record in read_versions(tmp_path)] == [False, False, False]
    assert back(tmp_path, names[1]) == current_version(tmp_path) == names[1]


def test_nobody_goes_back_while_a_build_is_at_work(tmp_path: Path, names: list[str]) -> None:
    with building(tmp_path), pytest.raises(IndexBusyError):
        back(tmp_path)


def test_a_folder_that_may_not_be_written_is_told(
    tmp_path: Path, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(IndexWriteError, match="Permission denied"):
        back(tmp_path)
    assert (current_version(tmp_path), is_chosen(tmp_path)) == (names[2], False)
