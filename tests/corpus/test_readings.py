"""What has not changed is not read again."""

from pathlib import Path

import pytest

import corpus.library
from corpus import Article, ArticleFileError, Kind, Readings, read_article, read_library

TALK = "Reporter: Will it open?\n\nAda Moss: In May.\n"


@pytest.fixture
def read_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were really read."""
    names: list[str] = []

    def read(file: Path) -> Article:
        names.append(file.name)
        return read_article(file)

    monkeypatch.setattr(corpus.library, "read_article", read)
    return names


def test_only_a_file_with_other_bytes_or_another_name_is_read_again(tmp_path: Path, read_anew: list[str]) -> None:
    files = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]
    for file in files:
        file.write_text(TALK)
    first = Readings()
    library = read_library(files, readings=first)
    assert read_anew == ["a.txt", "b.txt", "c.txt"]
    read_anew.clear()
    files[1].write_text(TALK.replace("May", "June"))
    files[2] = files[2].rename(tmp_path / "d.txt")
    second = Readings(first.articles.get)
    again = read_library(files, readings=second)
    assert read_anew == ["b.txt", "d.txt"]
    assert again.articles[0] == library.articles[0]
    assert [article.id for article in second.articles.values()] == ["a", "b", "d"]


def test_editors_have_their_say_on_what_was_read_before(tmp_path: Path, read_anew: list[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TALK)
    first = Readings()
    assert read_library([file], readings=first).articles[0].paragraphs[-1].kind is Kind.STATEMENT
    (tmp_path / "a.corrections.yaml").write_text("- paragraph: In May\n  kind: caption\n")
    [article] = read_library([file], readings=Readings(first.articles.get)).articles
    assert article.paragraphs[-1].kind is Kind.CAPTION
    assert read_anew == ["a.txt"]


def test_a_file_that_is_not_there_is_told_as_ever(tmp_path: Path) -> None:
    with pytest.raises(ArticleFileError, match="missing"):
        Readings().read(tmp_path / "missing.txt")
