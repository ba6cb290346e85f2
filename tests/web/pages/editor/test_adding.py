"""Articles come in at the desk, by form or by script; nothing that is brought is lost in silence."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from qa import Desk
from tests.corpus.desk.test_mending import TALK
from tests.web.desks import desk_client, desk_in, sign_in, token_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(tmp_path)


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    with desk_client(desk) as opened:
        sign_in(opened)
        opened.headers["X-CSRF-Token"] = token_of(opened)
        yield opened


def drop(client: TestClient, name: str, content: bytes, known: str = "ask") -> dict[str, str]:
    told = client.post("/editor/add/file", params={"name": name, "known": known}, content=content).json()
    assert isinstance(told, dict)
    return told


def test_a_file_that_is_dropped_becomes_a_draft(client: TestClient, desk: Desk) -> None:
    told = drop(client, "../../my talk.md", TALK.encode())
    assert (told["state"], told["href"]) == ("added", "/editor/articles/what-the-harbour-plans")
    assert [draft.name for draft in desk.drafts.list()] == ["what-the-harbour-plans.md"]
    assert "added" in client.get("/editor/log").text


def test_what_cannot_be_read_is_named_and_nothing_is_kept(client: TestClient, desk: Desk) -> None:
    told = drop(client, "programme.exe", b"MZ")
    assert told["state"] == "failed"
    assert "programme.exe" in told["told"]
    assert desk.drafts.list() == ()


def test_what_is_there_already_is_offered_as_an_update(client: TestClient, desk: Desk) -> None:
    (desk.drafts.corpus / "harbour.md").write_text(TALK, encoding="utf-8")
    mended = TALK.replace("two cranes", "two large cranes").encode()
    assert drop(client, "new.md", TALK.encode())["state"] == "same"
    told = drop(client, "new.md", mended)
    assert told["state"] == "similar"
    assert {"update", "anew"} <= set(told)
    assert desk.drafts.list() == ()
    assert drop(client, "new.md", mended, "update")["href"] == "/editor/articles/harbour"
    assert [draft.name for draft in desk.drafts.list()] == ["harbour.md"]


def test_a_form_without_a_script_takes_files_and_pasted_words(client: TestClient, desk: Desk) -> None:
    page = client.post("/editor/add", data={"text": "Ada King: We will.", "title": 'Say: "yes"', "known": "new"})
    assert page.status_code == 200
    sent = [("files", ("a.md", TALK.encode())), ("files", ("b.exe", b"MZ"))]
    page = client.post("/editor/add", files=sent, data={"known": "ask"})
    assert page.status_code == 422  # of one, which is named
    assert "b.exe" in page.text
    assert sorted(draft.name for draft in desk.drafts.list()) == ["say-yes.md", "what-the-harbour-plans.md"]


def test_what_is_pasted_from_a_page_keeps_its_bold_labels(client: TestClient, desk: Desk) -> None:
    rich = "<p><b>Ada King:</b> We will &lt;build&gt; two cranes.</p><p><b>Bob Moss:</b> You will not build them.</p>"
    client.post("/editor/add", data={"rich": rich, "text": "plain", "title": "Cranes"})
    assert [draft.name for draft in desk.drafts.list()] == ["cranes.html"]
    page = client.get("/editor/articles/cranes").text
    assert "&lt;build&gt;" in page  # shown as it is


def test_an_empty_form_changes_nothing(client: TestClient, desk: Desk) -> None:
    assert client.post("/editor/add", data={"text": "  "}).status_code == 422
    assert desk.drafts.list() == ()
