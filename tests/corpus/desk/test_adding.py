"""Articles that come to the desk."""

from pathlib import Path

import pytest

from corpus import ArticleFileError, Drafts
from corpus.desk import add_article, article_names, read_arrival, read_at_desk
from tests.corpus.desk.test_mending import TALK

RAW = TALK.encode()


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    (tmp_path / "articles").mkdir()
    return Drafts(tmp_path / "drafts", tmp_path / "articles")


def test_an_article_is_named_by_its_title_and_is_a_draft(drafts: Drafts) -> None:
    assert add_article(drafts, RAW, called="C:\\..\\..\\my file.md", by="Ruth") == "what-the-harbour-plans"
    assert [draft.name for draft in drafts.list()] == ["what-the-harbour-plans.md"]
    assert len(read_at_desk(drafts, "what-the-harbour-plans").reviewed.article.speakers) == 3


def test_the_same_article_is_known_under_any_name(drafts: Drafts) -> None:
    (drafts.corpus / "harbour.txt").write_bytes(RAW)
    known = read_arrival(drafts, RAW.replace(b"# What", b"# So what"), called="other.md").known
    assert known is not None
    assert (known.article_id, known.same) == ("harbour", True)


def test_a_corrected_article_takes_the_place_of_the_one_before(drafts: Drafts) -> None:
    (drafts.corpus / "harbour.md").write_bytes(RAW)
    mended = RAW.replace(b"two cranes at the new quay before", b"two large cranes at the new quay before")
    known = read_arrival(drafts, mended, called="other.md").known
    assert known is not None
    assert (known.article_id, known.same) == ("harbour", False)
    assert add_article(drafts, mended, called="other.md", by="Ruth", update="harbour") == "harbour"
    assert article_names(drafts) == {"harbour": "harbour.md"}
    assert b"large" in (drafts.current("harbour.md").content or b"")


def test_an_update_of_another_kind_keeps_the_id(drafts: Drafts) -> None:
    (drafts.corpus / "harbour.md").write_bytes(RAW)
    html = b"<h1>Plans</h1><p>Ada King: We will build.</p><p>Bob Moss: You will.</p>"
    add_article(drafts, html, called="new.html", by="Ruth", update="harbour")
    assert article_names(drafts) == {"harbour": "harbour.html"}
    drafts.undo("harbour.html", by="Ruth")
    assert article_names(drafts) == {"harbour": "harbour.md"}


def test_another_article_of_the_same_title_gets_a_name_of_its_own(drafts: Drafts) -> None:
    add_article(drafts, RAW, called="a.md", by="Ruth")
    other = b"# What the harbour plans\n\nAda King: Something quite different is said in this one, as you see here.\n"
    assert read_arrival(drafts, other, called="b.md").known is None
    assert add_article(drafts, other, called="b.md", by="Ruth") == "what-the-harbour-plans-2"


@pytest.mark.parametrize(
    ("content", "called"), [(b"", "a.md"), (b"x", "a.exe"), (b"x", "noname"), (b"\x00\x01\x02" * 99, "a.txt")]
)
def test_what_cannot_be_read_is_named_and_not_kept(drafts: Drafts, content: bytes, called: str) -> None:
    with pytest.raises(ArticleFileError, match=called):
        add_article(drafts, content, called=called, by="Ruth")
    assert drafts.list() == ()
