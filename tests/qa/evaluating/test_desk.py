"""Drafts are tried and published by work that goes on by itself; whoever looks on is told how far it is."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from embeddings import DraftIndex, LocalIndex
from qa import AtWorkError, Chatbot, Desk, Failure, Task
from tests.embeddings.publishing.desk import BELLS, PORTS
from tests.embeddings.publishing.desk import Desk as Archive

MENDED = PORTS.replace("two new piers", "three new piers")
PATIENCE_S = 30


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


def desk_of(archive: Archive) -> Desk:
    def open_chatbot(folder: Path) -> Chatbot:
        return Chatbot(LocalIndex.open(folder, encoder=archive.encoder, max_tokens=100), archive.encoder)

    return Desk(archive.publisher, open_chatbot)


@pytest.fixture
def desk(archive: Archive) -> Desk:
    return desk_of(archive)


@pytest.fixture
def go_on(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Lets the index of the drafts be built, which waits until then."""
    go_on, build = threading.Event(), DraftIndex.build

    def wait(self: DraftIndex, *arguments: object) -> str:
        assert go_on.wait(PATIENCE_S)
        return build(self)

    monkeypatch.setattr(DraftIndex, "build", wait)
    yield go_on
    go_on.set()


def test_a_draft_is_tried_before_it_is_published(archive: Archive, desk: Desk) -> None:
    archive.draft("ports.txt", MENDED)
    before = desk.is_prepared
    assert desk.wait(desk.prepare(who="Eva"), timeout_s=PATIENCE_S).failure is None
    assert (before, desk.is_prepared) == (False, True)
    assert [change.article_id for change in desk.changes()] == ["ports"]
    assert "three new piers" in desk.drafted().archive.article("ports").text
    assert "two new piers" in archive.served("ports")


def test_work_that_is_done_says_what_came_of_it(archive: Archive, desk: Desk) -> None:
    archive.draft("ports.txt", MENDED)
    work = desk.wait(desk.publish(who="Eva", note="counted"), timeout_s=PATIENCE_S)
    (publication,) = desk.history.publications()
    assert (work.task, work.running, work.failure, work.version) == (Task.PUBLISH, False, None, publication.version)
    assert desk_of(archive).work() == work


def test_work_that_fails_says_why(archive: Archive, desk: Desk) -> None:
    assert desk.wait(desk.publish(who="Eva"), timeout_s=PATIENCE_S).failure is Failure.NOTHING
    archive.draft("ports.txt", MENDED)
    (archive.corpus / "ports.txt").write_text(BELLS, encoding="utf-8")
    work = desk.wait(desk.publish(who="Eva"), timeout_s=PATIENCE_S)
    assert work.failure is Failure.OUTDATED
    assert "ports.txt" in work.detail


def test_of_two_editors_the_second_is_told_what_the_first_does(
    archive: Archive, desk: Desk, go_on: threading.Event
) -> None:
    archive.draft("ports.txt", MENDED)
    begun = desk.prepare(who="Eva")
    with pytest.raises(AtWorkError) as caught:
        desk_of(archive).publish(who="Max")
    assert caught.value.work
    assert (caught.value.work.id, caught.value.work.who) == (begun.id, "Eva")
    assert desk_of(archive).work() == begun
    go_on.set()
    assert desk.wait(begun, timeout_s=PATIENCE_S).failure is None


def test_work_whose_process_died_is_not_taken_for_running(archive: Archive, desk: Desk) -> None:
    archive.draft("ports.txt", MENDED)
    work = desk.wait(desk.prepare(who="Eva"), timeout_s=PATIENCE_S)
    file = archive.drafts.folder / "work.json"
    file.write_text(json.dumps(json.loads(file.read_bytes()) | {"running": True}), encoding="utf-8")
    found = desk.work()
    assert found
    assert (found.id, found.running, found.failure) == (work.id, False, Failure.INTERRUPTED)


def test_saved_questions_say_what_got_worse(archive: Archive, desk: Desk) -> None:
    question = {"question": "How many new piers by spring?", "speaker": "Ada Moss", "contains": ["two new piers"]}
    archive.drafts.folder.mkdir()
    desk.questions.write_text(json.dumps(question), encoding="utf-8")
    archive.draft("ports.txt", MENDED)
    work = desk.wait(desk.ask_saved_questions(who="Eva"), timeout_s=PATIENCE_S)
    assert (work.failure, work.done, work.total) == (None, 2, 2), work.detail
    trial = desk.trial()
    assert trial
    assert [bool(change.lost) for change in trial.comparison.changes] == [True]
    archive.draft("ports.txt", PORTS.replace("spring", "summer"))
    assert desk.trial() is None  # it was true of other drafts


def test_without_saved_questions_there_is_nothing_to_compare(desk: Desk) -> None:
    work = desk.wait(desk.ask_saved_questions(who="Eva"), timeout_s=PATIENCE_S)
    assert work.failure is Failure.OTHER
    assert desk.trial() is None


def test_readers_see_an_earlier_version_until_something_is_published(archive: Archive, desk: Desk) -> None:
    archive.draft("ports.txt", MENDED)
    desk.wait(desk.publish(who="Eva"), timeout_s=PATIENCE_S)
    desk.roll_back(archive.first, who="Max")
    assert desk.is_rolled_back
    assert [(version.name == archive.first, version.in_use) for version in desk.versions()] == [
        (True, True), (False, False),
    ]  # fmt: skip
