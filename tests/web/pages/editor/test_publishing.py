"""What an editor sees before, while and after something is published, and what readers see of it."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from embeddings import DraftIndex
from tests.embeddings.publishing.desk import BELLS, PORTS
from tests.web.clients import parse
from tests.web.pages.editor.published import Newsroom, desk_of, newsroom

MENDED = PORTS.replace("two new piers", "three new piers")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    with newsroom(tmp_path) as room:
        yield room


def quote_in(room: Newsroom, words: str) -> str:
    """Return the address of a quote of words that readers see."""
    passages = room.client.get("/api/v1/articles/ports").json()
    assert words in passages["text"]
    found = room.client.post("/api/v1/search", json={"query": words}).json()["results"][0]["passage"]
    return f"/articles/ports?quote={found['id']}.0-{found['end'] - found['start']}"


def test_nobody_sees_what_is_drafted_without_signing_in(room: Newsroom) -> None:
    room.client.cookies.clear()
    for path in (
        "/editor/publish",
        "/editor/try",
        "/editor/history",
        "/editor/work/events",
        "/editor/history/history.jsonl",
    ):
        assert room.client.get(path, follow_redirects=False).status_code == 303, path


def test_without_drafts_nothing_waits(room: Newsroom) -> None:
    page = room.page("/editor/publish")
    assert "No draft waits to be published." in page
    assert 'name="note"' not in page


def test_before_publishing_an_editor_sees_what_will_change(room: Newsroom) -> None:
    room.archive.draft("ports.txt", MENDED)
    page = parse(room.page("/editor/publish"))
    changed = page.one("div", "changed")
    assert changed.one("del").text.strip() == "(not any more: two)"
    assert changed.one("ins").text.strip() == "(new: three)"
    assert "Ada Moss" in changed.text
    assert [box.attributes["value"] for box in page.all("input") if box.attributes.get("name") == "group"] == ["ports"]


def test_published_words_are_answered_with_and_old_links_say_what_was_corrected(room: Newsroom) -> None:
    old = quote_in(room, "two new piers by spring")
    room.archive.draft("ports.txt", MENDED)
    page = room.publish("ports", note="counted again")
    assert "Published. Readers see it now." in page
    assert "three new piers" in room.client.get("/articles/ports").text
    told = parse(room.client.get(old).text).one("div", "gone")
    assert told.one("strong").text.startswith("Corrected on ")
    assert "two" in told.one("del").text
    assert "three" in told.one("ins").text
    assert "Ada Moss" in told.text
    history = room.client.get("/editor/history").text
    assert "counted again" in history
    assert "published ports.txt" in parse(room.client.get("/editor/log").text).text.replace("  ", " ")


def test_readers_are_told_of_nothing_where_the_editor_says_so(room: Newsroom) -> None:
    old = quote_in(room, "two new piers by spring")
    room.archive.draft("ports.txt", MENDED)
    room.publish("ports", told="")
    told = parse(room.client.get(old).text).one("div", "gone")
    assert told.all("del") == []
    assert told.one("strong").text == "These words are no longer here"


def test_only_what_was_chosen_is_published(room: Newsroom) -> None:
    room.archive.draft("ports.txt", MENDED)
    room.archive.draft("bells.txt", BELLS.replace("six", "seven"))
    room.publish("bells")
    assert "every morning at seven" in room.client.get("/articles/bells").text
    assert "two new piers" in room.client.get("/articles/ports").text
    assert [draft.name for draft in room.desk.drafts.list()] == ["ports.txt"]


def test_something_has_to_be_chosen(room: Newsroom) -> None:
    room.archive.draft("ports.txt", MENDED)
    room.page("/editor/publish")
    assert "Choose at least one article" in room.send("/editor/publish", seen=room.desk.state)


def test_what_changed_since_the_page_was_looked_at_is_shown_first(room: Newsroom) -> None:
    room.archive.draft("ports.txt", MENDED)
    room.page("/editor/publish")
    seen = room.desk.state
    room.archive.draft("ports.txt", MENDED.replace("spring", "summer"))
    page = room.send("/editor/publish", seen=seen, group="ports", note="in <haste>")
    assert "Something was changed since you looked" in page
    assert "in &lt;haste&gt;" in page
    assert "two new piers" in room.archive.served("ports")


def test_the_second_of_two_editors_is_told_and_keeps_the_note(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    room.archive.draft("ports.txt", MENDED)
    room.page("/editor/publish")
    seen, go_on, build = room.desk.state, threading.Event(), DraftIndex.build

    def wait(self: DraftIndex, *arguments: object) -> str:
        assert go_on.wait(30)
        return build(self)

    monkeypatch.setattr(DraftIndex, "build", wait)
    monkeypatch.setattr(DraftIndex, "is_current", lambda _: False)
    other = desk_of(room.archive)
    begun = other.prepare(who="Max")
    try:
        page = room.send("/editor/publish", seen=seen, group="ports", note="mine")
        assert "Somebody else was quicker" in page
        assert "for Max" in page
        assert 'value="mine"' in page or ">mine" in page
    finally:
        go_on.set()
        other.wait(begun, timeout_s=30)


def test_of_a_file_that_was_changed_by_hand_both_are_shown_and_one_is_chosen(room: Newsroom) -> None:
    room.archive.draft("ports.txt", MENDED)
    by_hand = PORTS.replace("by spring", "by summer")
    (room.archive.corpus / "ports.txt").write_text(by_hand, encoding="utf-8")
    page = parse(room.page("/editor/publish"))
    shown = page.one("section", "outdated")
    assert ["summer" in one.text for one in shown.all("del")].count(True) == 1
    assert ["three" in one.text for one in shown.all("ins")].count(True) == 1
    assert not [one for one in page.all("textarea") if one.attributes.get("name") == "note"]
    room.send("/editor/publish/choose", name="ports.txt", keep="draft")
    assert room.desk.drafts.outdated() == ()
    assert room.desk.drafts.current("ports.txt").text == MENDED
    room.publish("ports")
    assert room.archive.published("ports.txt") == MENDED


def test_what_is_published_may_be_kept_instead(room: Newsroom) -> None:
    room.archive.draft("ports.txt", MENDED)
    by_hand = PORTS.replace("by spring", "by summer")
    (room.archive.corpus / "ports.txt").write_text(by_hand, encoding="utf-8")
    room.send("/editor/publish/choose", name="ports.txt", keep="published")
    assert room.desk.drafts.list() == ()
    assert room.archive.published("ports.txt") == by_hand


def test_work_that_fails_says_so_and_nothing_is_lost(room: Newsroom) -> None:
    room.archive.draft("ports.corrections.yaml", "- paragraph: [unclosed")
    room.archive.draft("bells.txt", BELLS.replace("six", "seven"))
    page = room.page("/editor/publish")
    assert "This could not be done. Everything is as it was, and the drafts are kept." in page
    assert "ports.corrections.yaml" in page
    assert "two new piers" in room.client.get("/articles/ports").text
    room.publish("bells")  # which is sound
    assert "every morning at seven" in room.client.get("/articles/bells").text
    assert [draft.name for draft in room.desk.drafts.list()] == ["ports.corrections.yaml"]


def test_a_correction_that_does_not_fit_is_told_before_it_is_published(room: Newsroom) -> None:
    room.archive.draft("ports.corrections.yaml", "- paragraph: Nobody wrote this\n  kind: caption\n")
    page = room.page("/editor/publish")
    assert "no paragraph begins with “Nobody wrote this”" in page
    assert "nothing that readers see" in page


def test_an_earlier_version_is_one_click_away(room: Newsroom) -> None:
    room.archive.draft("ports.txt", MENDED)
    room.publish("ports")
    page = room.send("/editor/history/roll-back", version=room.archive.first)
    assert "Readers see the earlier version now." in page
    assert "two new piers" in room.archive.served("ports")
    assert "Went back to an earlier version" in page
    assert "Changes besides the drafts" in room.page("/editor/publish")


def test_there_is_no_way_back_to_what_is_not_there(room: Newsroom) -> None:
    assert "there is no version" in room.send("/editor/history/roll-back", version="../../etc")


def test_an_article_is_withdrawn_with_its_corrections(room: Newsroom) -> None:
    (room.archive.corpus / "bells.corrections.yaml").write_text("- speaker: Ben Hay\n  role: Ringer\n")
    found = parse(room.client.get("/editor/history?find=ben+hay").text)
    assert [one.attributes["value"] for one in found.all("button") if one.attributes.get("name") == "article"] == [
        "bells"
    ]
    assert "withdrawn" in room.send("/editor/history/withdraw", article="bells")
    room.publish("bells")
    assert sorted(file.name for file in room.archive.corpus.iterdir()) == ["ports.txt"]
    gone = room.client.get("/articles/bells")
    assert gone.status_code == 410
    assert "Withdrawn on " in gone.text


def test_a_question_is_asked_of_both(room: Newsroom) -> None:
    room.archive.draft("ports.txt", MENDED)
    room.page("/editor/try")
    page = parse(room.page("/editor/try?question=How+many+new+piers+by+spring%3F"))
    published, drafted = page.one("div", "side-by-side").all("section")
    assert "two new piers" in published.one("div", "new").text
    assert "three new piers" in drafted.one("div", "new").text


def test_a_question_that_is_none_is_refused(room: Newsroom) -> None:
    for question, problem in (("", "Type a question first."), ("x" * 1001, "at most 1,000 characters")):
        refused = room.client.get("/editor/try", params={"question": question})
        assert refused.status_code == 422
        assert problem in refused.text


def test_saved_questions_say_what_would_get_worse(room: Newsroom) -> None:
    room.archive.draft("ports.txt", MENDED)
    known = {"question": "How many new piers by spring?", "speaker": "Ada Moss", "contains": ["two new piers"]}
    room.desk.questions.write_text(json.dumps(known), encoding="utf-8")
    room.send("/editor/try")
    page = room.page("/editor/try")
    assert "1 question was asked of both." in page
    assert "Worse with the drafts" in page


def test_progress_is_told_as_events(room: Newsroom) -> None:
    told = room.client.get("/editor/work/events")
    assert told.headers["content-type"].startswith("text/event-stream")
    assert "event: over" in told.text


def test_the_history_can_be_taken_along(room: Newsroom) -> None:
    assert room.client.get("/editor/history/history.jsonl").content == b""
    room.archive.draft("ports.txt", MENDED)
    room.publish("ports", note="counted again")
    (line,) = room.client.get("/editor/history/history.jsonl").text.splitlines()
    assert json.loads(line)["note"] == "counted again"


def test_words_of_an_article_are_never_markup_at_the_desk(room: Newsroom) -> None:
    room.archive.draft("ports.txt", PORTS.replace("two new piers", "<script>alert(1)</script> new piers"))
    page = room.page("/editor/publish")
    assert "<script>alert" not in page
    assert "alert" in page
