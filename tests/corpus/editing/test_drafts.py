"""Drafts shadow what is published, and nothing that somebody did is lost."""

from contextlib import suppress
from pathlib import Path

import pytest

from corpus.editing import (
    Change,
    DraftConflictError,
    Drafts,
    NoSuchFileError,
    NothingToUndoError,
    file_name,
    write_atomically,
)
from corpus.editing import drafts as module

NAME = "harbour.md"


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / NAME).write_bytes(b"as published")
    return Drafts(tmp_path / "drafts", tmp_path / "articles")


def mend(drafts: Drafts, content: bytes | None, name: str = NAME) -> None:
    change = Change(name, content, drafts.current(name).fingerprint)
    drafts.save([change], by="Ruth", what="mended", about=NAME)


def test_a_draft_shadows_what_is_published_and_touches_it_not(drafts: Drafts) -> None:
    mend(drafts, b"as mended")
    assert drafts.current(NAME).content == b"as mended"
    assert (drafts.corpus / NAME).read_bytes() == b"as published"
    (draft,) = drafts.list()
    assert (draft.name, draft.by, draft.withdrawn) == (NAME, "Ruth", False)
    assert draft.base == drafts.published(NAME).fingerprint


def test_a_new_article_is_seen_beside_those_published(drafts: Drafts) -> None:
    drafts.add("quay.md", b"new", by="Ruth", what="added")
    assert {name: path.read_bytes() for name, path in drafts.view().items()} == {
        NAME: b"as published",
        "quay.md": b"new",
    }
    assert drafts.list()[0].base == ""


def test_a_name_that_is_taken_is_a_conflict(drafts: Drafts) -> None:
    with pytest.raises(DraftConflictError):
        drafts.add(NAME, b"another", by="Ruth", what="added")


def test_a_withdrawn_article_is_gone_from_the_view_and_can_be_had_back(drafts: Drafts) -> None:
    drafts.withdraw(NAME, by="Ruth", what="withdrawn")
    assert (dict(drafts.overlay()), dict(drafts.view())) == ({NAME: None}, {})
    assert drafts.path(NAME) is None
    drafts.discard(NAME, by="Ruth", what="kept after all")
    assert drafts.list() == ()


def test_who_comes_second_overwrites_nothing_and_sees_both(drafts: Drafts) -> None:
    seen = drafts.current(NAME).fingerprint
    mend(drafts, b"of the first")
    with pytest.raises(DraftConflictError) as conflict:
        drafts.save([Change(NAME, b"of the second", seen)], by="Max", what="mended", about=NAME)
    assert (conflict.value.theirs, conflict.value.yours) == (b"of the first", b"of the second")
    assert drafts.current(NAME).content == b"of the first"


def test_of_changes_that_hang_together_none_is_kept_where_one_conflicts(drafts: Drafts) -> None:
    changes = [Change("speakers.yaml", b"- name: Ada", ""), Change(NAME, b"mended", "of another time")]
    with pytest.raises(DraftConflictError):
        drafts.save(changes, by="Max", what="mended", about=NAME)
    assert drafts.list() == ()


def test_every_step_can_be_taken_back_and_taken_again(drafts: Drafts) -> None:
    mend(drafts, b"one")
    mend(drafts, b"two")
    assert drafts.undo(NAME, by="Ruth").what == "mended"
    assert drafts.current(NAME).content == b"one"
    drafts.undo(NAME, by="Ruth")
    assert drafts.list() == ()
    drafts.redo(NAME, by="Ruth")
    drafts.redo(NAME, by="Ruth")
    assert drafts.current(NAME).content == b"two"
    with pytest.raises(NothingToUndoError):
        drafts.redo(NAME, by="Ruth")


def test_a_new_step_leaves_those_taken_back(drafts: Drafts) -> None:
    mend(drafts, b"one")
    drafts.undo(NAME, by="Ruth")
    mend(drafts, b"other")
    assert drafts.steps(NAME).redoable is None
    assert len(drafts.steps(NAME).all) == 1


def test_what_another_step_built_on_is_not_taken_back_in_silence(drafts: Drafts) -> None:
    drafts.save([Change("speakers.yaml", b"- name: Ada", "")], by="Ruth", what="named", about=NAME)
    seen = drafts.current("speakers.yaml").fingerprint
    drafts.save([Change("speakers.yaml", b"- name: Bob", seen)], by="Max", what="named", about="quay.md")
    with pytest.raises(DraftConflictError):
        drafts.undo(NAME, by="Ruth")
    assert drafts.current("speakers.yaml").content == b"- name: Bob"


def test_a_file_changed_by_hand_under_a_draft_is_told_of(drafts: Drafts) -> None:
    mend(drafts, b"as mended")
    assert drafts.outdated() == ()
    (drafts.corpus / NAME).write_bytes(b"changed by hand")
    assert [draft.name for draft in drafts.outdated()] == [NAME]


def test_what_is_published_is_no_draft_any_more(drafts: Drafts) -> None:
    mend(drafts, b"as mended")
    (drafts.corpus / NAME).write_bytes(b"as mended")
    drafts.settle()
    assert drafts.list() == ()


def test_a_withdrawn_file_that_has_gone_is_no_draft_any_more(drafts: Drafts) -> None:
    drafts.withdraw(NAME, by="Ruth", what="withdrawn")
    (drafts.corpus / NAME).unlink()
    drafts.settle()
    assert drafts.list() == ()


@pytest.mark.parametrize("killed_at", range(1, 6))
def test_a_server_killed_while_saving_leaves_the_old_or_the_new(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch, killed_at: int
) -> None:
    mend(drafts, b"one")
    written = 0

    def dying(path: Path, content: bytes) -> None:
        nonlocal written
        written += 1
        if written == killed_at:
            raise KeyboardInterrupt
        write_atomically(path, content)

    monkeypatch.setattr(module, "write_atomically", dying)
    with suppress(KeyboardInterrupt):
        mend(drafts, b"two")
    monkeypatch.setattr(module, "write_atomically", write_atomically)
    assert drafts.current(NAME).content in {b"one", b"two"}
    was = drafts.current(NAME).content
    drafts.undo(NAME, by="Ruth")
    assert drafts.current(NAME).content == (b"one" if was == b"two" else b"as published")


@pytest.mark.parametrize("name", ["", ".hidden", "../harbour.md", "a/b.md", "a\\b.md", "\0"])
def test_a_name_is_never_a_path(drafts: Drafts, name: str) -> None:
    with pytest.raises(NoSuchFileError):
        drafts.add(name, b"x", by="Ruth", what="added")


@pytest.mark.parametrize("title", ["../../etc/passwd", "港口访谈", "x" * 500, "What the harbour plans"])
def test_a_file_is_named_by_its_title(drafts: Drafts, title: str) -> None:
    drafts.add(file_name(title, ".md"), b"x", by="Ruth", what="added")
    assert len(drafts.list()) == 1


def test_a_corpus_can_be_laid_out_as_it_would_be_published(drafts: Drafts, tmp_path: Path) -> None:
    drafts.add("quay.md", b"new", by="Ruth", what="added")
    drafts.lay_out(tmp_path / "laid out")
    assert sorted(path.read_bytes() for path in (tmp_path / "laid out").iterdir()) == [b"as published", b"new"]
