"""The corpus folder: which files count, which people are the same."""

import hashlib
from pathlib import Path

import pytest

from corpus import Article, CorpusFolderError, DuplicateArticleError, article_files, read_library, tell_namesakes_apart
from tests.corpus.articles import read

TALK = "Reporter: Will it open?\n\nAda Moss: In May.\n\nReporter: Sure?\n\nAda Moss: Quite."


def introduced(office: str) -> str:
    return f"A bridge is opened once more\n\nWe met Ada Moss, {office}, in the town hall.\n\n{TALK}"


def named(article: Article, name: str) -> str:
    return next(speaker.id for speaker in article.speakers if speaker.name == name)


def test_article_files_come_by_name_without_hidden_ones_and_other_kinds(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", ".c.txt", "d.jpg", "SOURCES.md", "e.txt~"):
        (tmp_path / name).write_text(TALK)
    assert [file.name for file in article_files(tmp_path)] == ["a.TXT", "b.txt"]


def test_two_files_with_one_id_are_an_error_that_names_both(tmp_path: Path) -> None:
    first, second = tmp_path / "My Talk.txt", tmp_path / "my-talk.txt"
    for file in (first, second):
        file.write_text(TALK)
    with pytest.raises(DuplicateArticleError, match="article id 'my-talk'; rename one of them") as caught:
        article_files(tmp_path)
    assert caught.value.files == (first, second)
    assert str(first) in str(caught.value)
    assert str(second) in str(caught.value)


def test_names_in_other_scripts_are_different_articles(tmp_path: Path) -> None:
    for name in ("访谈.txt", "专访.txt"):
        (tmp_path / name).write_text(TALK)
    assert len(article_files(tmp_path)) == 2


def test_a_missing_folder_is_an_error_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(
        CorpusFolderError, match="gone: there is no such folder; put article files there or name another"
    ):
        article_files(tmp_path / "gone")


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "picture.jpg").write_bytes(b"")
    with pytest.raises(CorpusFolderError, match=r"holds no article \(\.docx, "):
        article_files(tmp_path)


def test_a_file_instead_of_a_folder_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TALK)
    with pytest.raises(CorpusFolderError, match="there is no such folder"):
        article_files(file)


def test_an_unreadable_file_does_not_stop_the_others(tmp_path: Path) -> None:
    for name, raw in (("a", TALK.encode()), ("b", b"\x00" * 99), ("c", b""), ("d", TALK.encode())):
        (tmp_path / f"{name}.txt").write_bytes(raw)
    (tmp_path / "e.txt").symlink_to(tmp_path / "gone")
    library = read_library(article_files(tmp_path))
    assert [article.id for article in library.articles] == ["a", "d"]
    assert [error.file.name for error in library.errors] == ["b.txt", "c.txt", "e.txt"]


def test_namesakes_without_an_office_are_two_people(tmp_path: Path) -> None:
    first, second = tell_namesakes_apart([read(TALK, folder=tmp_path, name=name) for name in ("a", "b")])
    assert named(first, "Ada Moss") == "ada-moss"
    assert named(second, "Ada Moss") == f"ada-moss-{hashlib.sha256(b'b').hexdigest()[:8]}"
    assert {paragraph.speaker_id for paragraph in second.paragraphs} == {speaker.id for speaker in second.speakers}


def test_the_same_office_shows_the_same_person(tmp_path: Path) -> None:
    texts = {"a": introduced("Director of Ports"), "b": TALK, "c": introduced("Director of Ports")}
    articles = list(tell_namesakes_apart([read(text, folder=tmp_path, name=name) for name, text in texts.items()]))
    first, other, again = (named(article, "Ada Moss") for article in articles)
    assert first == again == "ada-moss"
    assert other != first


def test_another_office_shows_another_person(tmp_path: Path) -> None:
    texts = {"a": introduced("Director of Ports"), "b": introduced("Mayor of Hill Town")}
    articles = list(tell_namesakes_apart([read(text, folder=tmp_path, name=name) for name, text in texts.items()]))
    assert named(articles[0], "Ada Moss") != named(articles[1], "Ada Moss")
