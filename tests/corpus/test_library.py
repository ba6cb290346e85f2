"""The corpus folder: which files count, which people are the same."""

import hashlib
import os
from pathlib import Path

import pytest

from corpus import (
    Article,
    CorpusFolderError,
    DuplicateArticleError,
    Readings,
    article_files,
    read_library,
    tell_namesakes_apart,
)
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


def test_two_files_with_one_id_are_both_named_and_neither_is_read(tmp_path: Path) -> None:
    first, second = tmp_path / "My Talk.txt", tmp_path / "my-talk.md"
    for file in (first, second, tmp_path / "other.txt"):
        file.write_text(TALK)
    library = read_library(article_files(tmp_path), readings=Readings(published=["my-talk"]))
    assert [article.id for article in library.articles] == ["other"]
    assert library.unread == ("my-talk", "my-talk")
    assert library.kept == {"my-talk"}
    for error, file, other in zip(library.errors, (first, second), (second, first), strict=True):
        assert isinstance(error, DuplicateArticleError)
        assert (error.file, error.others) == (file, (other,))
        assert str(error) == f"{file}: this and {other.name} both have the article id 'my-talk'; rename one of them"


def test_what_was_meant_to_be_an_article_and_is_not_read_is_told(tmp_path: Path) -> None:
    for name in ("a.txt", "b.odt", "picture.jpg", "c.txt~", "README.rst", ".d.rtf"):
        (tmp_path / name).write_text(TALK)
    [warning] = read_library(article_files(tmp_path)).warnings
    assert warning.slip
    assert str(warning).startswith(f"{tmp_path / 'b.odt'}: files of this kind are not read; save it as one of .docx, ")


def test_a_name_that_is_no_text_hurts_nobody(tmp_path: Path) -> None:
    for name in (b"\xe9.txt", b"caf\xe9.txt", b"ok.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("Nobody is here to say a word.")
    library = read_library(article_files(tmp_path))
    assert sorted(article.title for article in library.articles) == ["caf\ufffd", "ok", "\ufffd"]
    assert [str(warning).endswith("its name is not UTF-8 text; rename it") for warning in library.warnings] == [
        True
    ] * 2


BROKEN = "---\ntitle: 'Ports\nspeakers: [Ada Moss]\n---\n"


def test_front_matter_that_cannot_be_read_leaves_a_published_article_as_it_is(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(BROKEN + TALK)
    first = Readings(published=["a"])
    library = read_library(article_files(tmp_path), readings=first)
    assert [article.id for article in library.articles] == ["b"]
    assert library.kept == {"a"}
    assert str(library.errors[0]).startswith(f"{tmp_path / 'a.txt'}: line 2: front matter: 'title' is not YAML (")
    again = read_library(article_files(tmp_path), readings=Readings(first.articles.get, published=["a", "b"]))
    assert [article.id for article in again.articles] == ["b"]


def test_front_matter_that_is_understood_in_spite_of_a_slip_is_read_anew(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"---\ntitle: Ports: now\n---\n{TALK}")
    [article] = read_library(article_files(tmp_path), readings=Readings(published=["a"])).articles
    assert article.title == "Ports: now"
    assert article.warnings[0].slip


def test_a_file_that_vanishes_is_told_and_stops_no_other(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(TALK)
    files = article_files(tmp_path)
    (tmp_path / "a.txt").unlink()
    library = read_library(files)
    assert [article.id for article in library.articles] == ["b"]
    assert "a.txt: can't be read (No such file or directory)" in str(library.errors[0])


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
    os.mkfifo(tmp_path / "f.txt")
    (tmp_path / "g.txt").mkdir()
    library = read_library(article_files(tmp_path))
    assert [article.id for article in library.articles] == ["a", "d"]
    assert [error.file.name for error in library.errors] == [f"{name}.txt" for name in "bcefg"]
    assert "e.txt: is a link that leads nowhere" in str(library.errors[2])


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
