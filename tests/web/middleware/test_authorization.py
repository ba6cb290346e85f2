import base64
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.web.clients import served
from tests.web.fakes import FakeChatbot
from web import ServingOptions
from web.middleware import KeyFile, KeyFileError, KeyRequired, KeyScope

API = ["/api/v1/articles", "/api/v1/nothing", "/api", "/v1/models", "/v1/nothing", "/mcp"]
PAGES = ["/", "/?q=Who", "/articles", "/articles/harbour", "/problems/busy"]
ALWAYS_OPEN = ["/healthz", "/readyz", "/static/style.css", "/openapi.json"]
OF_PAGE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "keys.json"


@contextmanager
def requiring(who: KeyRequired, file: Path) -> Iterator[TestClient]:
    with served(FakeChatbot(), ServingOptions(keys=file, require_key=who)) as client:
        yield client


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


def password(secret: str, *, name: str = "anybody") -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(f"{name}:{secret}".encode()).decode()}


def statuses(client: TestClient, paths: list[str], headers: Mapping[str, str] | None = None) -> set[int]:
    return {client.get(path, headers=headers).status_code for path in paths}


@pytest.mark.parametrize("sent", [{}, bearer("none"), bearer("otr_unknown"), {"Authorization": "Basic ?"}])
def test_everything_is_open_unless_a_key_is_required(file: Path, sent: dict[str, str]) -> None:
    with requiring(KeyRequired.NONE, file) as client:
        assert statuses(client, PAGES + ALWAYS_OPEN + ["/api/v1/articles", "/v1/models"], sent) == {200}
        assert not statuses(client, API, sent) & {401, 403, 500}


@pytest.mark.parametrize("sent", [{}, bearer("otr_unknown"), bearer(""), {"Authorization": "otr_unknown"}])
def test_a_program_without_a_key_is_told_how_to_send_one(file: Path, sent: dict[str, str]) -> None:
    with requiring(KeyRequired.API, file) as client:
        for path in API:
            response = client.get(path, headers=sent)
            assert response.status_code == 401
            assert response.headers["www-authenticate"].startswith('Bearer realm="On the Record"')
            assert ('error="invalid_token"' in response.headers["www-authenticate"]) == bool(sent)


def test_the_problem_says_the_way_out(file: Path) -> None:
    with requiring(KeyRequired.API, file) as client:
        problem = client.post("/api/v1/answer", json={"question": "Who?"})
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["type"] == "/problems/key-required"
    assert "Authorization: Bearer otr_" in problem.json()["detail"]


def test_a_key_opens_the_api(file: Path) -> None:
    sent = bearer(KeyFile(file).create("desk"))
    with requiring(KeyRequired.API, file) as client:
        assert client.post("/api/v1/answer", json={"question": "Who?"}, headers=sent).status_code == 200
        assert client.get("/v1/models", headers=sent).status_code == 200
        assert client.get("/api/v1/nothing", headers=sent).status_code == 404


def test_the_api_alone_may_need_a_key_and_the_chat_goes_on_working(file: Path) -> None:
    with requiring(KeyRequired.API, file) as client:
        assert statuses(client, PAGES + ALWAYS_OPEN) == {200}
        assert client.post("/api/v1/answer", json={"question": "Who?"}, headers=OF_PAGE).status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", ""])
def test_another_site_is_not_the_chat(file: Path, site: str) -> None:
    with requiring(KeyRequired.API, file) as client:
        asked = client.post("/api/v1/answer", json={"question": "Who?"}, headers={"Sec-Fetch-Site": site})
    assert asked.status_code == 401


def test_a_wrong_key_is_refused_even_where_none_would_do(file: Path) -> None:
    with requiring(KeyRequired.API, file) as client:
        assert client.get("/api/v1/articles", headers=OF_PAGE | bearer("otr_unknown")).status_code == 401


def test_everything_may_need_a_key_and_a_browser_asks_for_it(file: Path) -> None:
    secret = KeyFile(file).create("desk")
    with requiring(KeyRequired.ALL, file) as client:
        assert statuses(client, ALWAYS_OPEN) == {200}
        assert statuses(client, PAGES + API) == {401}
        assert statuses(client, API, OF_PAGE) == {401}
        page = client.get("/")
        assert page.headers["www-authenticate"] == 'Basic realm="On the Record", charset="UTF-8"'
        assert "enter your key" in page.text
        assert statuses(client, PAGES, password(secret)) == {200}
        assert statuses(client, PAGES, password("otr_unknown")) == {401}
        answer = client.post("/api/v1/answer", json={"question": "Who?"}, headers=OF_PAGE | password(secret))
        assert answer.status_code == 200


def test_keys_are_created_and_revoked_while_the_server_runs(file: Path) -> None:
    with requiring(KeyRequired.API, file) as client:
        sent = bearer(KeyFile(file).create("desk"))
        assert statuses(client, ["/api/v1/articles"], sent) == {200}
        KeyFile(file).revoke("desk")
        assert statuses(client, ["/api/v1/articles"], sent) == {401}


def test_a_key_that_may_not_read_is_told_what_it_lacks(file: Path) -> None:
    sent = bearer(KeyFile(file).create("desk", [KeyScope.EDIT]))
    with requiring(KeyRequired.API, file) as client:
        refused = client.get("/api/v1/articles", headers=sent)
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/scope-missing")
    assert refused.headers["www-authenticate"].endswith('error="insufficient_scope", scope="read"')
    assert "lacks the scope 'read'" in refused.json()["detail"]


def test_a_file_that_is_damaged_while_the_server_runs_lets_nobody_in(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    sent = bearer(KeyFile(file).create("desk"))
    with requiring(KeyRequired.API, file) as client:
        file.write_text("{")
        assert statuses(client, ["/api/v1/articles"], sent) == {500}
        assert f"{file}: this is not what `keys create` writes" in caplog.text
        assert statuses(client, ["/api/v1/articles"]) == {401}
        assert statuses(client, ALWAYS_OPEN) == {200}


def test_a_server_that_needs_keys_does_not_start_with_a_damaged_file(file: Path) -> None:
    file.write_text("{")
    with pytest.raises(KeyFileError), requiring(KeyRequired.ALL, file):
        pass
    with requiring(KeyRequired.NONE, file) as client:
        assert statuses(client, ["/api/v1/articles"]) == {200}
