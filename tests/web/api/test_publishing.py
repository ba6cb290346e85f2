"""Programs of editors try, publish and go back with a key; what they send twice is done once."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.embeddings.publishing.desk import PORTS
from tests.web.clients import served
from tests.web.fakes import FakeChatbot
from tests.web.pages.editor.published import Newsroom, newsroom
from web import ServingOptions
from web.middleware import KeyFile, KeyScope

MENDED = PORTS.replace("two new piers", "three new piers")
PATH = "/api/v1/editor"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    with newsroom(tmp_path, keys=tmp_path / "keys.json") as room:
        room.client.cookies.clear()
        secret = KeyFile(tmp_path / "keys.json").create("robot", (KeyScope.EDIT,))
        room.client.headers["Authorization"] = f"Bearer {secret}"
        yield room


def over(room: Newsroom) -> dict[str, Any]:
    """Return the last work once it is over."""
    while (work := room.client.get(f"{PATH}/work").json()["work"])["running"]:
        time.sleep(0.02)
    return dict(work)


def publish(room: Newsroom, **asked: object) -> dict[str, Any]:
    assert room.client.post(f"{PATH}/publish", json=asked).status_code == 200
    return over(room)


def test_only_a_key_of_an_editor_opens_the_desk(room: Newsroom, tmp_path: Path) -> None:
    reader = KeyFile(tmp_path / "keys.json").create("reader", (KeyScope.READ,))
    for key, status in ((f"Bearer {reader}", 403), ("", 401)):
        room.client.headers["Authorization"] = key
        assert room.client.get(f"{PATH}/changes").status_code == status
        assert room.client.post(f"{PATH}/publish", json={}).status_code == status


def test_what_would_change_is_told_by_paragraph(room: Newsroom) -> None:
    room.archive.draft("ports.txt", MENDED)
    room.client.get(f"{PATH}/changes")
    over(room)
    told = room.client.get(f"{PATH}/changes").json()
    assert (told["prepared"], told["drafts"], told["outdated"]) == (True, ["ports.txt"], [])
    (article,) = told["changes"]
    assert (article["article_id"], article["outcome"]) == ("ports", "changed")
    (paragraph,) = article["paragraphs"]
    assert paragraph["before"]["words"] == paragraph["after"]["words"].replace("three", "two")


def test_publishing_twice_publishes_once(room: Newsroom) -> None:
    room.archive.draft("ports.txt", MENDED)
    assert publish(room, note="by night")["failure"] is None
    assert "three new piers" in room.archive.served("ports")
    again = publish(room)
    assert (again["failure"], again["version"]) == ("nothing", None)
    (entry,) = room.client.get(f"{PATH}/history").json()["items"]
    assert (entry["who"], entry["note"], entry["action"]) == ("robot", "by night", "published")


def test_what_was_changed_elsewhere_is_not_overwritten(room: Newsroom) -> None:
    room.archive.draft("ports.txt", MENDED)
    (room.archive.corpus / "ports.txt").write_text(PORTS + "\n", encoding="utf-8")
    assert publish(room, files=["ports.txt"])["failure"] == "outdated"
    assert room.client.get(f"{PATH}/changes").json()["outdated"] == ["ports.txt"]


def test_going_back_twice_goes_back_once(room: Newsroom) -> None:
    room.archive.draft("ports.txt", MENDED)
    publish(room)
    for _ in range(2):
        told = room.client.post(f"{PATH}/roll-back", json={"version": room.archive.first})
        assert (told.status_code, told.json()["version"]) == (200, room.archive.first)
    assert [one["action"] for one in room.client.get(f"{PATH}/history").json()["items"]] == ["rolled_back", "published"]
    refused = room.client.post(f"{PATH}/roll-back", json={"version": "none"})
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/invalid-request")


def test_the_history_comes_part_by_part(room: Newsroom) -> None:
    for words in ("three", "four", "five"):
        room.archive.draft("ports.txt", PORTS.replace("two", words))
        publish(room, note=words)
    first = room.client.get(f"{PATH}/history?limit=2").json()
    rest = room.client.get(f"{PATH}/history", params={"limit": 2, "cursor": first["next"]}).json()
    assert [one["note"] for one in first["items"] + rest["items"]] == ["five", "four", "three"]
    assert rest["next"] is None


def test_a_question_is_tried_on_the_drafts(room: Newsroom) -> None:
    room.archive.draft("ports.txt", MENDED)
    asked = {"question": "How many new piers by spring?"}
    room.client.post(f"{PATH}/try", json=asked)
    over(room)
    told = room.client.post(f"{PATH}/try", json=asked).json()
    assert "two new piers" in told["published"]["text"]
    assert "three new piers" in told["drafted"]["text"]


def test_without_a_desk_that_is_said(tmp_path: Path) -> None:
    secret = KeyFile(tmp_path / "keys.json").create("robot", (KeyScope.EDIT,))
    with served(FakeChatbot(), ServingOptions(keys=tmp_path / "keys.json")) as client:
        told: TestClient = client
        response = told.get(f"{PATH}/work", headers={"Authorization": f"Bearer {secret}"})
    assert response.status_code == 404
    assert "no editor's desk" in response.json()["detail"]
