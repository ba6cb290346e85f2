"""What readers ask is kept for some days, without who asked; and nothing where nobody switched it on."""

import logging
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from qa import Question
from tests.web.clients import served
from tests.web.fakes import HARBOUR, TWO_CRANES, FakeChatbot, declined, silence, two_cranes
from web import ServingOptions
from web.monitoring import LearnFileError, LearningFile, ReplyStatus

TODAY = datetime.now(UTC).date()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "learned" / "learned.sqlite"


@pytest.fixture
def learning(file: Path) -> LearningFile:
    kept = LearningFile(file, days=30)
    kept.start()
    return kept


def served_once(file: Path | None, *addresses: str, replies=two_cranes, **headers: str) -> None:  # type: ignore[no-untyped-def]
    with served(FakeChatbot(replies), ServingOptions(learn=file)) as client:
        for address in addresses:
            assert client.get(address, headers=headers).status_code == 200


def read(file: Path) -> list[tuple[str, str, int]]:
    return [(one.text, one.status.value, one.n) for one in LearningFile(file, days=30).read().asked]


def test_a_question_is_counted_with_what_became_of_it(learning: LearningFile, file: Path) -> None:
    for reply in (two_cranes, silence, silence, declined):
        learning.note_asked(reply(Question("How many?")))
    learning.stop()
    assert read(file) == [("How many?", "not_found", 2), ("How many?", "answered", 1), ("How many?", "declined", 1)]


def test_a_follow_up_is_kept_as_it_was_understood(learning: LearningFile, file: Path) -> None:
    learning.note_asked(two_cranes(Question("And why?", history=("How many cranes?",))))
    learning.stop()
    assert [one.topic for one in LearningFile(file, days=30).read().asked] == ["And why"]


def test_what_was_kept_long_enough_is_gone_from_the_file_too(learning: LearningFile, file: Path) -> None:
    learning.note_asked(two_cranes(Question("Is this remembered?")))
    learning.stop()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE asked SET day = ?", ((TODAY - timedelta(days=30)).isoformat(),))
    assert read(file) == []
    later = LearningFile(file, days=30)
    later.start()
    later.stop()
    assert b"remembered" not in file.read_bytes()


def test_only_its_owner_reads_the_file_and_no_hour_stands_in_it(learning: LearningFile, file: Path) -> None:
    learning.note_thumb(two_cranes(Question("How many?")), up=True, comment="Fine.")
    learning.stop()
    assert file.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT * FROM thumbs").fetchall() == [
            (1, TODAY.isoformat(), "How many?", "answered", 1, "Fine.")
        ]


def test_two_workers_write_one_file(file: Path) -> None:
    both = [LearningFile(file, days=30) for _ in range(2)]
    for one in both:
        one.start()
    for n in range(100):
        both[n % 2].note_asked(two_cranes(Question(f"Question {n % 10}?")))
    for one in both:
        one.stop()
    assert sorted(n for _, _, n in read(file)) == [10] * 10


def test_a_file_that_cant_be_written_is_logged_once_and_fails_nobody(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file.mkdir(parents=True)
    with served(FakeChatbot(), ServingOptions(learn=file)) as client, caplog.at_level(logging.ERROR):
        assert [client.get("/?q=How+many%3F").status_code for _ in range(3)] == [200] * 3
    assert sum("what readers ask is not kept" in message for message in caplog.messages) == 1


def test_a_file_that_is_none_is_told_of(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("This is no database, but some words that somebody wrote there.")
    with pytest.raises(LearnFileError, match="can't be read"):
        LearningFile(file, days=30).read()


def test_days_are_chosen(learning: LearningFile, file: Path) -> None:
    learning.note_asked(two_cranes(Question("How many?")))
    learning.stop()
    kept = LearningFile(file, days=30)
    assert kept.read(TODAY, TODAY).asked[0].last == TODAY
    assert kept.read(date.min, TODAY - timedelta(days=1)).asked == ()


def test_a_page_counts_its_newest_question_alone(file: Path) -> None:
    served_once(file, "/?q=How+many%3F&q=And+why%3F")
    assert [n for _, _, n in read(file)] == [1]


def test_the_script_that_asks_by_events_is_counted_once(file: Path) -> None:
    with served(FakeChatbot(), ServingOptions(learn=file)) as client:
        client.get("/api/chat?q=How+many%3F&at=1")
        client.get("/?q=How+many%3F", headers={"Accept": "text/html"})
    assert read(file) == [("How many?", "answered", 1)]


def test_programs_are_heard_too(file: Path) -> None:
    with served(FakeChatbot(silence), ServingOptions(learn=file)) as client:
        client.post("/api/v1/answer", json={"question": "Where is it?"})
        client.post("/api/v1/answer", json={"question": "Where is it?"}, headers={"Accept": "text/event-stream"})
    assert read(file) == [("Where is it?", "not_found", 2)]


def test_a_quote_that_is_opened_in_its_article_is_counted(file: Path) -> None:
    served_once(file, f"/articles/{HARBOUR.id}?quote={TWO_CRANES.id}", f"/articles/{HARBOUR.id}")
    [opened] = LearningFile(file, days=30).read().opened
    assert (opened.id, opened.words, opened.speaker, opened.n) == (TWO_CRANES.id, TWO_CRANES.text, "Ada King", 1)


def test_nothing_is_kept_and_no_thumbs_are_shown_unless_it_is_switched_on(tmp_path: Path) -> None:
    with served(FakeChatbot()) as client:
        assert 'class="thumbs"' not in client.get("/?q=How+many%3F").text
        assert client.get("/thumb?q=How+many%3F").status_code == 404
        assert "Nothing of what you ask is kept" in client.get("/about").text
    assert list(tmp_path.iterdir()) == []


def test_the_readers_page_says_what_is_kept_and_how_long(file: Path) -> None:
    with served(FakeChatbot(), ServingOptions(learn=file, learn_days=14)) as client:
        assert "are kept for 14 days" in client.get("/about").text


def test_statuses_are_those_of_replies() -> None:
    assert ReplyStatus.of(silence(Question("?"))) is ReplyStatus.NOT_FOUND
