"""A publication is done whole or not at all, whatever it dies of; and what it changed is told."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import CorpusError
from corpus.editing import Action, History, HistoryError, Outcome, Publication
from embeddings import (
    DraftIndex,
    IndexWriteError,
    NothingToPublishError,
    OutdatedDraftsError,
    Publisher,
    PublishingBusyError,
    VersionError,
    current_version,
    is_chosen,
    list_versions,
)
from embeddings.publishing import publisher

from .desk import BELLS, PORTS, Desk

MENDED = PORTS.replace("two new piers", "three new piers")


class Killed(BaseException):
    """The process is gone: nothing that it would have done after this happens."""


def die(*_: object, **__: object) -> None:
    raise Killed


def kill_at(monkeypatch: pytest.MonkeyPatch, moment: int) -> None:
    """Let the process die when it is about to write or delete a file for the nth time; nothing is cleaned up."""
    n_done = 0

    def dying(real: Callable[..., object]) -> Callable[..., object]:
        def step(*arguments: object, **named: object) -> object:
            nonlocal n_done
            n_done += 1
            if n_done >= moment:  # whatever it tries to tidy up fails as well
                raise Killed
            return real(*arguments, **named)

        return step

    for name in ("replace", "unlink", "rename"):
        monkeypatch.setattr(Path, name, dying(getattr(Path, name)))


def test_a_published_draft_is_in_the_folder_and_in_the_index(desk: Desk) -> None:
    desk.draft("ports.txt", MENDED)
    done = desk.publisher.publish(who="Eva", note="counted again")
    assert desk.published("ports.txt") == MENDED
    assert "three new piers" in desk.served("ports")
    assert desk.drafts.list() == ()
    assert (done.version, done.before, done.who, done.note) == (
        current_version(desk.index), desk.first, "Eva", "counted again",
    )  # fmt: skip
    assert desk.history.publications() == (done,)


def test_a_publication_tells_what_changed_by_paragraph(desk: Desk) -> None:
    desk.draft("ports.txt", MENDED)
    desk.draft("new.txt", BELLS.replace("bells", "horns"))
    desk.draft("bells.txt", None)
    changes = {change.article_id: change for change in desk.publisher.publish(who="Eva").changes}
    assert {id_: change.outcome for id_, change in changes.items()} == {
        "ports": Outcome.CHANGED, "new": Outcome.ADDED, "bells": Outcome.WITHDRAWN,
    }  # fmt: skip
    (paragraph,) = changes["ports"].paragraphs
    assert paragraph.before
    assert paragraph.after
    assert ("two new" in paragraph.before.words, "three new" in paragraph.after.words) == (True, True)
    assert paragraph.before.speaker == "Ada Moss"
    assert [one.id.startswith("ports-") for one in paragraph.before.passages] == [True]


def test_only_the_drafts_that_are_named_are_published(desk: Desk) -> None:
    desk.draft("ports.txt", MENDED)
    desk.draft("bells.txt", BELLS.replace("six", "seven"))
    desk.publisher.publish(["bells.txt"], who="Eva")
    assert desk.published("ports.txt") == PORTS
    assert [draft.name for draft in desk.drafts.list()] == ["ports.txt"]


def test_without_drafts_there_is_nothing_to_publish(desk: Desk) -> None:
    with pytest.raises(NothingToPublishError):
        desk.publisher.publish(who="Eva")
    assert current_version(desk.index) == desk.first


def test_what_was_changed_by_hand_meanwhile_is_not_overwritten(desk: Desk) -> None:
    desk.draft("ports.txt", MENDED)
    by_hand = PORTS.replace("spring", "summer")
    (desk.corpus / "ports.txt").write_text(by_hand, encoding="utf-8")
    with pytest.raises(OutdatedDraftsError) as caught:
        desk.publisher.publish(who="Eva")
    assert caught.value.names == ("ports.txt",)
    assert desk.published("ports.txt") == by_hand
    assert desk.drafts.current("ports.txt").text == MENDED
    assert desk.publisher.recover() is None


def test_where_the_index_can_not_be_built_everything_stays(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.draft("ports.txt", MENDED)
    desk.draft("bells.txt", None)
    desk.draft("new.txt", BELLS)

    def fail(*_: object, **__: object) -> None:
        raise IndexWriteError(desk.index, "No space left on device")

    monkeypatch.setattr(publisher, "update_index", fail)
    with pytest.raises(IndexWriteError):
        desk.publisher.publish(who="Eva")
    assert [desk.published(name) for name in ("ports.txt", "bells.txt", "new.txt")] == [PORTS, BELLS, None]
    assert [draft.name for draft in desk.drafts.list()] == ["bells.txt", "new.txt", "ports.txt"]
    assert desk.history.publications() == ()
    monkeypatch.undo()
    assert desk.publisher.publish(who="Eva").changes


def test_a_draft_that_can_not_be_read_is_named_and_not_lost(desk: Desk) -> None:
    desk.draft("ports.corrections.yaml", "- paragraph: [unclosed")
    with pytest.raises(CorpusError, match=r"ports\.corrections\.yaml"):
        desk.publisher.publish(who="Eva")
    assert desk.published("ports.corrections.yaml") is None
    assert [draft.name for draft in desk.drafts.list()] == ["ports.corrections.yaml"]


def test_killed_at_any_moment_it_is_done_or_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)
    outcomes = set()
    for moment in range(1, 200, 3):
        folder = tmp_path / str(moment)
        folder.mkdir()
        desk = Desk(folder)
        desk.draft("ports.txt", MENDED)
        desk.draft("bells.txt", None)
        if moment % 2:
            desk.draft_index.build()
        with monkeypatch.context() as dying:
            kill_at(dying, moment)
            try:
                desk.publisher.publish(who="Eva")
            except Killed:
                killed = True
            else:
                killed = False
        desk.publisher.recover()
        desk.build()  # as the next start does
        files = desk.published("ports.txt"), desk.published("bells.txt")
        served = "three new piers" in desk.served("ports"), desk.served("bells") == ""
        assert files in {(PORTS, BELLS), (MENDED, None)}, moment
        is_done = files == (MENDED, None)
        assert served == (is_done, is_done), moment
        assert len(desk.drafts.list()) == (0 if is_done else 2), moment
        assert len(desk.history.publications()) == is_done, moment
        assert desk.publisher.recover() is None
        outcomes.add(is_done)
        if not killed:
            break
    assert (outcomes, killed) == ({True, False}, False)


def test_of_two_who_publish_at_once_the_second_is_told(desk: Desk) -> None:
    desk.draft("ports.txt", MENDED)
    begun, go_on = threading.Event(), threading.Event()

    def wait(done: int, total: int) -> None:
        begun.set()
        assert go_on.wait(10)

    first = threading.Thread(target=desk.publisher.publish, kwargs={"who": "Eva", "progress": wait})
    first.start()
    try:
        assert begun.wait(10)
        with pytest.raises(PublishingBusyError):
            desk.publisher.publish(who="Max")
        assert desk.publisher.recover() is None  # it is not dead, only busy
        assert "two new piers" in desk.served("ports")
    finally:
        go_on.set()
        first.join()
    assert "three new piers" in desk.served("ports")


def test_going_back_is_told_and_a_publication_goes_on_from_the_folder(desk: Desk) -> None:
    desk.draft("ports.txt", MENDED)
    desk.publisher.publish(who="Eva")
    back = desk.publisher.roll_back(desk.first, who="Max", note="too early")
    assert (back.action, back.version, back.who) == (Action.ROLLED_BACK, desk.first, "Max")
    assert is_chosen(desk.index)
    assert "two new piers" in desk.served("ports")
    assert desk.published("ports.txt") == MENDED
    desk.draft("bells.txt", BELLS.replace("six", "seven"))
    desk.publisher.publish(who="Eva")
    assert "three new piers" in desk.served("ports")
    assert not is_chosen(desk.index)


def test_there_is_no_way_back_to_a_version_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(VersionError):
        desk.publisher.roll_back("20200101T000000Z-00000000", who="Max")
    assert desk.history.publications() == ()


def test_a_full_disk_after_publishing_loses_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.draft("ports.txt", MENDED)

    def full(history: History, publication: Publication) -> None:
        raise HistoryError(history.file, "no space left on device")

    with monkeypatch.context() as filled:
        filled.setattr(History, "add", full)
        with pytest.raises(HistoryError):
            desk.publisher.publish(who="Eva")
    done = desk.publisher.recover()
    assert done
    assert [change.article_id for change in done.changes] == ["ports"]
    assert desk.history.publications() == (done,)
    assert desk.drafts.list() == ()


def test_what_was_prepared_is_not_embedded_again(desk: Desk) -> None:
    desk.draft("ports.txt", MENDED)
    prepared = desk.draft_index.build()
    desk.encoder.embedded.clear()
    assert desk.publisher.publish(who="Eva").version == prepared
    assert desk.encoder.embedded == []
    assert "three new piers" in desk.served("ports")


def test_what_was_prepared_of_other_drafts_is_not_left_among_the_versions(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.draft("ports.txt", MENDED)
    desk.draft_index.build()
    (desk.corpus / "bells.txt").write_text(BELLS.replace("six", "seven"), encoding="utf-8")
    monkeypatch.setattr(DraftIndex, "is_current", lambda _: True)  # it was, a moment before
    published = desk.publisher.publish(who="Eva").version
    assert list_versions(desk.index) == (desk.first, published)
    assert "seven" in desk.served("bells")


def test_a_build_beside_the_desk_first_settles_what_a_kill_left(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.draft("ports.txt", MENDED)
    with monkeypatch.context() as dying:
        dying.setattr(publisher, "read_corpus", die)
        dying.setattr(Publisher, "_settle_begun", lambda _: None)
        with pytest.raises(Killed):
            desk.publisher.publish(who="Eva")
    assert desk.published("ports.txt") == MENDED
    with desk.publisher.undisturbed():
        assert desk.published("ports.txt") == PORTS
        with pytest.raises(PublishingBusyError):
            desk.publisher.publish(who="Max")
    assert [draft.name for draft in desk.drafts.list()] == ["ports.txt"]


def test_where_there_is_no_desk_a_build_makes_no_folder_for_one(desk: Desk) -> None:
    with desk.publisher.undisturbed():
        pass
    assert not desk.drafts.folder.exists()
