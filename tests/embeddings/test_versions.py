from pathlib import Path
from threading import Thread

import pytest

from embeddings import (
    DamagedIndexError,
    ForeignFolderError,
    IndexBusyError,
    NoIndexError,
    current_version,
    is_chosen,
    list_versions,
)
from embeddings.versions import ReadLock, building, choose, publish, retire, use, version_folder


def published(folder: Path, words: str = "{}", *, keep: int = 5) -> str:
    with building(folder) as aside:
        (aside / "manifest.json").write_text(words)
        name = publish(aside)
        retire(folder, keep=keep)
        return name


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_is_published_is_in_use(tmp_path: Path) -> None:
    name = published(tmp_path / "deep" / "index")
    folder = tmp_path / "deep" / "index"
    assert current_version(folder) == name
    assert list_versions(folder) == (name,)
    assert (version_folder(folder, name) / "manifest.json").read_text() == "{}"
    assert names(folder) == ["current", "lock", "versions"]


def test_a_name_says_when_and_what(tmp_path: Path) -> None:
    time, _, digest = published(tmp_path).partition("-")
    assert len(time) == len("20261123T031500Z")
    assert digest == "44136fa3"  # sha256 of {}


def test_names_stand_in_order_even_within_one_second(tmp_path: Path) -> None:
    published_names = tuple(published(tmp_path, words) for words in "cab")
    assert list_versions(tmp_path) == published_names
    assert current_version(tmp_path) == published_names[-1]


def test_only_the_newest_versions_are_kept(tmp_path: Path) -> None:
    published_names = [published(tmp_path, str(number)) for number in range(7)]
    assert list(list_versions(tmp_path)) == published_names[-5:]
    assert names(tmp_path) == ["current", "lock", "versions"]


def test_the_version_in_use_is_never_deleted_however_old(tmp_path: Path) -> None:
    first, _, third = (published(tmp_path, words) for words in "abc")
    choose(tmp_path, first)
    retire(tmp_path, keep=1)
    assert list_versions(tmp_path) == (first, third)
    assert current_version(tmp_path) == first


def test_a_version_that_is_being_read_is_deleted_only_later(tmp_path: Path) -> None:
    first, _ = published(tmp_path, "a"), published(tmp_path, "b")
    readers = [ReadLock(version_folder(tmp_path, first)), ReadLock(version_folder(tmp_path, first))]
    third = published(tmp_path, "c", keep=1)
    assert list_versions(tmp_path) == (first, third)
    readers[0].release()
    retire(tmp_path, keep=1)
    assert list_versions(tmp_path) == (first, third)
    readers.clear()  # nobody has it any more
    retire(tmp_path, keep=1)
    assert list_versions(tmp_path) == (third,)


def test_a_version_is_chosen_until_another_is_put_in_use(tmp_path: Path) -> None:
    first, second = published(tmp_path, "a"), published(tmp_path, "b")
    assert not is_chosen(tmp_path)
    choose(tmp_path, first)
    assert (current_version(tmp_path), is_chosen(tmp_path)) == (first, True)
    published(tmp_path, "c")
    assert not is_chosen(tmp_path)
    choose(tmp_path, second)
    use(tmp_path, second)
    assert (current_version(tmp_path), is_chosen(tmp_path)) == (second, False)
    assert names(tmp_path) == ["current", "lock", "versions"]


def test_a_choice_that_was_cut_short_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = published(tmp_path, "a"), published(tmp_path, "b")
    replace, n_replaced = Path.replace, 0

    def replace_once(self: Path, target: Path) -> Path:
        nonlocal n_replaced
        n_replaced += 1
        if n_replaced == 2:
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", replace_once)
    with pytest.raises(KeyboardInterrupt):
        choose(tmp_path, first)
    assert (current_version(tmp_path), is_chosen(tmp_path)) == (second, False)


def test_what_is_not_published_is_deleted(tmp_path: Path) -> None:
    with building(tmp_path) as aside:
        (aside / "half").write_text("")
    with pytest.raises(FileNotFoundError), building(tmp_path) as aside:
        (aside / "missing").read_text()
    assert names(tmp_path) == ["lock", "versions"]


def test_what_a_dead_builder_left_is_deleted(tmp_path: Path) -> None:
    published(tmp_path)
    (tmp_path / "building-x" / "terms").mkdir(parents=True)
    (tmp_path / "building-current").write_text("half a na")
    published(tmp_path)
    assert names(tmp_path) == ["current", "lock", "versions"]


def test_a_folder_in_which_the_first_build_died_at_once_is_ours(tmp_path: Path) -> None:
    (tmp_path / "lock").touch()
    assert published(tmp_path) == current_version(tmp_path)


def test_one_builder_at_a_time(tmp_path: Path) -> None:
    with building(tmp_path) as first:
        with pytest.raises(IndexBusyError, match="another build"), building(tmp_path):
            pass
        assert first.is_dir()
    with building(tmp_path):
        pass


def test_builders_in_two_threads_keep_each_other_out(tmp_path: Path) -> None:
    refused: list[IndexBusyError] = []

    def build() -> None:
        try:
            published(tmp_path)
        except IndexBusyError as error:
            refused.append(error)

    with building(tmp_path):
        thread = Thread(target=build)
        thread.start()
        thread.join()
    assert len(refused) == 1


@pytest.mark.parametrize("name", ["thesis.txt", "versions.txt", ".git", "current", "versions", "building-notes"])
def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("precious")
    with pytest.raises(ForeignFolderError, match="--index"), building(tmp_path):
        pass
    assert names(tmp_path) == [name]


def test_a_file_in_place_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("precious")
    with pytest.raises(ForeignFolderError), building(tmp_path / "index"):
        pass
    with pytest.raises(NoIndexError):
        current_version(tmp_path / "index")


def test_a_stray_file_in_our_own_folder_does_no_harm(tmp_path: Path) -> None:
    published(tmp_path)
    (tmp_path / ".DS_Store").touch()
    (tmp_path / "versions" / ".DS_Store").touch()
    published(tmp_path, "[]")
    assert len(list_versions(tmp_path)) == 2


def test_an_empty_folder_has_no_index(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        assert list_versions(folder) == ()
        with pytest.raises(NoIndexError, match=r"python server\.py build"):
            current_version(folder)


@pytest.mark.parametrize("content", [b"", b"../../etc", b"20261123T031500Z-00000000\n", b"\xff\x00", b"x" * 9999])
def test_a_current_that_names_no_version_is_damaged(tmp_path: Path, content: bytes) -> None:
    published(tmp_path)
    (tmp_path / "current").write_bytes(content)
    with pytest.raises(DamagedIndexError, match="current"):
        current_version(tmp_path)
