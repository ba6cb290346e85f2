"""Bytes of files that writers really save, and of files that are no text."""

import os
import unicodedata
from pathlib import Path

import pytest

from corpus import ArticleFileError
from corpus.formats.documents import MAX_FILE_BYTES
from corpus.formats.unpacking import MAX_LINES, read_text_file


def text_of(raw: bytes, *, folder: Path) -> str:
    file = folder / "article.txt"
    file.write_bytes(raw)
    return read_text_file(file)


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert text_of(b"\xef\xbb\xbfReporter: Why?", folder=tmp_path) == "Reporter: Why?"


def test_line_ends_of_every_system_become_newlines(tmp_path: Path) -> None:
    assert text_of(b"one\r\ntwo\rthree\nfour\r\n\r\nfive", folder=tmp_path) == "one\ntwo\nthree\nfour\n\nfive"


def test_letters_with_separate_accents_are_composed(tmp_path: Path) -> None:
    assert text_of("Cafe\u0301 Zoe\u0308".encode(), folder=tmp_path) == "Café Zoë"


def test_an_accent_behind_a_line_end_stays_behind_it(tmp_path: Path) -> None:
    found = text_of("a\r\n\u0301b".encode(), folder=tmp_path)
    assert found == unicodedata.normalize("NFC", found) == "a\n\u0301b"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        (
            "latin-1",
            "Le café était fermé à cause de la fête, et le maître d'école, déçu, rentra à pied.",
        ),
        ("gb18030", "记者：您是怎样走上修书这条路的？那时候我二十岁，图书馆在招学徒，总比在工厂里安静。" * 3),
        ("utf-16", "Reporter: Why does the river smell? Because nobody pays for the pipes."),
    ],
)
def test_another_encoding_is_recognised(encoding: str, text: str, tmp_path: Path) -> None:
    assert text_of(text.encode(encoding), folder=tmp_path) == text


def test_a_stray_control_character_is_dropped(tmp_path: Path) -> None:
    assert text_of(b"Well\x08, yes.\x1a", folder=tmp_path) == "Well, yes."


@pytest.mark.parametrize("raw", [b"\x00\x01\x02\x03" * 50, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01"])
def test_a_binary_file_is_refused(raw: bytes, tmp_path: Path) -> None:
    with pytest.raises(ArticleFileError, match=r"save .* UTF-8"):
        text_of(raw, folder=tmp_path)


@pytest.mark.parametrize("raw", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", "\u3000\n\u00a0".encode()])
def test_a_file_without_a_word_is_refused_as_empty(raw: bytes, tmp_path: Path) -> None:
    with pytest.raises(ArticleFileError, match="the file is empty; put the article's text in it or remove it"):
        text_of(raw, folder=tmp_path)


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as opened:
        opened.truncate(21 * 2**20)
    with pytest.raises(ArticleFileError, match="larger than 20 MiB; split it into single interviews"):
        read_text_file(file)


def test_a_file_at_the_limit_is_not_too_large(tmp_path: Path) -> None:
    assert len(text_of(b"a" * MAX_FILE_BYTES, folder=tmp_path)) == MAX_FILE_BYTES


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\f"])
def test_a_file_of_endless_lines_is_refused(end: bytes, tmp_path: Path) -> None:
    with pytest.raises(ArticleFileError, match="has more than 500,000 lines"):
        text_of(b"a" + end * (MAX_LINES + 1), folder=tmp_path)


def test_a_missing_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(ArticleFileError, match=r"gone\.txt: can't be read \(No such file or directory\)"):
        read_text_file(tmp_path / "gone.txt")


def test_a_file_without_permission_is_an_error_that_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    file = tmp_path / "closed.txt"
    file.write_text("Reporter: Why?")
    monkeypatch.setattr(Path, "read_bytes", refuse)  # root, who runs tests in containers, may read everything
    with pytest.raises(ArticleFileError, match=r"closed\.txt: can't be read \(Permission denied\)"):
        read_text_file(file)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with pytest.raises(ArticleFileError, match="no regular file"):
        read_text_file(pipe)


def test_a_folder_named_like_an_article_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(ArticleFileError, match="no regular file"):
        read_text_file(tmp_path / "folder.txt")
