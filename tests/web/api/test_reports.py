"""What readers reported, for programs of editors."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.web.clients import served
from tests.web.fakes import TWO_CRANES, FakeChatbot
from web import ServingOptions
from web.api import Fault, Report, ReportFile
from web.middleware import KeyFile, KeyScope

PATH = "/api/v1/reports"


@pytest.fixture
def keys(tmp_path: Path) -> KeyFile:
    return KeyFile(tmp_path / "keys.json")


@pytest.fixture
def client(tmp_path: Path, keys: KeyFile) -> Iterator[TestClient]:
    kept = ReportFile(tmp_path / "reports.jsonl")
    for comment in ("one", "two", "three"):
        kept.add(Report.of(TWO_CRANES, Fault.OFFICE, comment=comment, question=""))
    options = ServingOptions(keys=tmp_path / "keys.json", reports=tmp_path / "reports.jsonl")
    with served(FakeChatbot(), options) as client:
        yield client


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


def test_editors_get_them_part_by_part_the_newest_first(client: TestClient, keys: KeyFile) -> None:
    editor = bearer(keys.create("desk", (KeyScope.EDIT,)))
    first = client.get(f"{PATH}?limit=2", headers=editor).json()
    assert [one["comment"] for one in first["items"]] == ["three", "two"]
    rest = client.get(PATH, params={"limit": 2, "cursor": first["next"]}, headers=editor).json()
    assert ([one["comment"] for one in rest["items"]], rest["next"]) == (["one"], None)
    assert rest["items"][0]["fault"] == "office"


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_nobody_else_does_however_open_the_site_is(client: TestClient, keys: KeyFile, site: str) -> None:
    reader = bearer(keys.create("reader", (KeyScope.READ,)))
    assert client.get(PATH, headers={"Sec-Fetch-Site": site}).status_code == 401
    refused = client.get(PATH, headers=reader)
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/scope-missing")


def test_where_none_are_taken_that_is_said(keys: KeyFile, tmp_path: Path) -> None:
    editor = bearer(keys.create("desk", (KeyScope.EDIT,)))
    with served(FakeChatbot(), ServingOptions(keys=tmp_path / "keys.json")) as client:
        response = client.get(PATH, headers=editor)
    assert response.status_code == 404
    assert "OTR_REPORTS" in response.json()["detail"]


def test_a_report_is_marked_as_done_and_taken_up_again(tmp_path: Path) -> None:
    kept = ReportFile(tmp_path / "reports.jsonl")
    kept.add(told := Report.of(TWO_CRANES, Fault.OFFICE, comment="", question=""))
    kept.mark(told.id, done=True)
    assert kept.done() == {told.id}
    assert kept.read() == (told,)
    kept.mark(told.id, done=False)
    assert kept.done() == frozenset()
