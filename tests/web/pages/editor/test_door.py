"""Who comes to the desk, and what is asked of them."""

from pathlib import Path

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient

from tests.web.clients import served
from tests.web.desks import EDITOR, PASSWORD, desk_client, desk_in, sign_in, token_of
from tests.web.fakes import FakeChatbot
from web.pages.editor import Door, door


def test_without_a_password_there_is_no_desk(client: TestClient) -> None:
    assert {client.get(path).status_code for path in ("/editor", "/editor/sign-in", "/editor/log")} == {404}


def test_an_empty_password_opens_no_desk(tmp_path: Path) -> None:
    with desk_client(desk_in(tmp_path), editor_password="") as client:
        assert client.get("/editor/sign-in").status_code == 404


def test_who_is_not_signed_in_is_led_to_the_door_and_on_from_there(tmp_path: Path) -> None:
    with desk_client(desk_in(tmp_path)) as client:
        led = client.get("/editor/log", follow_redirects=False)
        assert (led.status_code, led.headers["location"]) == (303, "/editor/sign-in?next=%2Feditor%2Flog")
        let_in = sign_in(client, next="/editor/log")
        assert let_in.headers["location"] == "/editor/log"  # type: ignore[attr-defined]
        page = client.get("/editor/log")
        assert page.status_code == 200
        assert EDITOR in page.text
        assert page.headers["cache-control"] == "no-store"


def test_the_cookie_is_for_the_desk_alone_and_no_script_reads_it(tmp_path: Path) -> None:
    with desk_client(desk_in(tmp_path)) as client:
        cookie = sign_in(client).headers["set-cookie"]  # type: ignore[attr-defined]
    assert {part.strip().lower() for part in cookie.split(";")} >= {"httponly", "samesite=strict", "path=/editor"}


def test_a_wrong_password_is_refused_and_noted(tmp_path: Path) -> None:
    with desk_client(desk_in(tmp_path)) as client:
        refused = sign_in(client, "another password")
        assert refused.status_code == 403  # type: ignore[attr-defined]
        assert client.get("/editor", follow_redirects=False).status_code == 303
        sign_in(client)
        assert "gave a wrong password" in client.get("/editor/log").text


def test_a_hash_opens_the_door_as_well(tmp_path: Path) -> None:
    hashed = PasswordHasher(time_cost=1, memory_cost=1024).hash(PASSWORD)
    with desk_client(desk_in(tmp_path), editor_password=None, editor_password_hash=hashed) as client:
        assert sign_in(client, "another password").status_code == 403  # type: ignore[attr-defined]
        assert sign_in(client).status_code == 303  # type: ignore[attr-defined]


def test_attempts_are_counted(tmp_path: Path) -> None:
    with desk_client(desk_in(tmp_path)) as client:
        statuses = [sign_in(client, "guess").status_code for _ in range(11)]  # type: ignore[attr-defined]
        assert "too many attempts" in sign_in(client, "guess").text  # type: ignore[attr-defined]
    assert statuses == [403] * 10 + [429]


@pytest.mark.parametrize(
    "next_", ["https://example.org/", "//example.org", "/editor//../\\x", "/articles", "/editorial"]
)
def test_the_door_leads_nowhere_else(tmp_path: Path, next_: str) -> None:
    with desk_client(desk_in(tmp_path)) as client:
        assert sign_in(client, next=next_).headers["location"] == "/editor"  # type: ignore[attr-defined]


def test_a_form_without_the_token_changes_nothing(tmp_path: Path) -> None:
    with desk_client(desk_in(tmp_path)) as client:
        sign_in(client)
        assert client.post("/editor/sign-out", data={}).status_code == 403
        assert client.post("/editor/sign-out", headers={"X-CSRF-Token": "guess"}).status_code == 403
        assert client.get("/editor/log").status_code == 200
        client.post("/editor/sign-out", data={"csrf": token_of(client)})
        assert client.get("/editor/log", follow_redirects=False).status_code == 303


def test_another_site_can_sign_nobody_in(tmp_path: Path) -> None:
    with desk_client(desk_in(tmp_path)) as client:
        sent = {"name": EDITOR, "password": PASSWORD, "next": "/editor"}
        assert client.post("/editor/sign-in", data=sent, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_what_was_typed_before_the_session_ended_is_kept(tmp_path: Path) -> None:
    with desk_client(desk_in(tmp_path)) as client:
        page = client.post("/editor/sign-out", data={"csrf": "old", "text": "What I had <typed>"})
        assert page.status_code == 401
        assert 'name="kept.text" value="What I had &lt;typed&gt;"' in page.text
        resumed = sign_in(client, next="/editor/sign-out", **{"kept.text": "What I had <typed>"})
        assert 'action="/editor/sign-out"' in resumed.text  # type: ignore[attr-defined]
        assert 'name="text" value="What I had &lt;typed&gt;"' in resumed.text  # type: ignore[attr-defined]


def test_a_script_is_told_by_a_problem_that_the_session_is_over(tmp_path: Path) -> None:
    with desk_client(desk_in(tmp_path)) as client:
        told = client.post("/editor/sign-out", headers={"X-CSRF-Token": "old"})
    assert (told.status_code, told.headers["content-type"]) == (401, "application/problem+json")


def test_a_new_password_ends_every_session(tmp_path: Path) -> None:
    first, second = (Door(password=one, password_hash="", key_file=tmp_path / "key") for one in ("one", "two"))
    cookie = first.admit(EDITOR)
    assert (first.recognise(cookie) or cookie) != cookie
    assert second.recognise(cookie) is None
    assert first.recognise(cookie[:-1] + ("a" if cookie[-1] != "a" else "b")) is None


def test_a_session_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_door = Door(password="one", password_hash="", key_file=tmp_path / "key")  # noqa: S106
    cookie = at_door.admit(EDITOR)
    monkeypatch.setattr(door, "MAX_SESSION_S", -1)
    assert at_door.recognise(cookie) is None


def test_readers_get_no_cookie() -> None:
    with served(FakeChatbot()) as client:
        assert "set-cookie" not in client.get("/").headers


def test_the_key_of_the_sessions_is_nobody_elses_and_made_once(tmp_path: Path) -> None:
    first, second = (Door(password="one", password_hash="", key_file=tmp_path / "desk" / "key") for _ in range(2))  # noqa: S106
    cookie = first.admit("Ruth")
    assert (tmp_path / "desk" / "key").stat().st_mode & 0o777 == 0o600
    editor = second.recognise(cookie)
    assert editor is not None
    assert editor.name == "Ruth"
