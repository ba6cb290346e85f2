"""The command that lists what readers report."""

import json
from pathlib import Path

import pytest

import server
from tests.web.fakes import TWO_CRANES
from web.api import Fault, Report, ReportFile


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "reports.jsonl"
    for comment in ("one", "[red]two"):
        ReportFile(file).add(Report.of(TWO_CRANES, Fault.NAME, comment=comment, question="How many?"))
    return file


def test_reports_are_listed_the_newest_first(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert server.main(["reports", "--reports", str(file)]) == 0
    listed = capsys.readouterr().out
    assert "“We will build two cranes. Then we will see.” — Ada King, Director of the Harbour Office" in listed
    assert listed.index("  [red]two\n") < listed.index("  one\n")


def test_they_are_there_as_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert server.main(["reports", "--json", "--reports", str(file)]) == 0
    assert [one["comment"] for one in json.loads(capsys.readouterr().out)["items"]] == ["[red]two", "one"]


def test_where_there_are_none_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert server.main(["reports", "--reports", str(tmp_path / "none.jsonl")]) == 0
    assert capsys.readouterr().out == "there are no reports\n"
    assert server.main(["reports"]) == 1
    assert "OTR_REPORTS" in capsys.readouterr().err
