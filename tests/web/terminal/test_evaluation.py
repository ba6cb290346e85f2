"""An evaluation as JSON, there and back, and as it is shown in a terminal."""

import json
from pathlib import Path

import pytest
from rich.console import Console

from qa import BaselineError, Comparison, Evaluation, Figure, Outcome, Status, compare
from web import EvaluationReport, read_baseline, show_evaluation

FIRST, GLANCE, SEEN, SPEAKER, PASSAGE, ANSWERED, SILENT, DECLINED = Figure
TALL = Outcome(
    "q-1", "Who is [bold]tall[/bold]? 😀", ("And the cranes?",), "who", True,
    {FIRST: False, GLANCE: True, SEEN: True, SPEAKER: True, PASSAGE: True, ANSWERED: True},
    0.75, "Ada King", "I am tall.", 4, 4, 12.5, Status.ANSWERED,
)  # fmt: skip
OFF = Outcome(
    "q-2", "Which soup?", (), "off", False, {SILENT: True, DECLINED: False}, 0.1, None, None, 3, 3, 20.25, Status.NEAR
)
NOW = Evaluation("v-2", (TALL, OFF))
BEFORE = Evaluation(
    "v-1",
    (
        Outcome(
            "q-1", "Who is [bold]tall[/bold]? 😀", ("And the cranes?",), "who", True, {FIRST: True, GLANCE: False},
            0.75, "Ada King", "I am tall.", 4, 4, 12.5,
        ),
        OFF,
        Outcome("q-3", "Which tea?", (), "off", False, {SILENT: True}, 0.1, None, None, 3, 3, 20.25),
    ),
)  # fmt: skip


def shown(evaluation: Evaluation, comparison: Comparison | None = None) -> list[str]:
    console = Console(width=80)
    with console.capture() as captured:
        show_evaluation(console, evaluation, comparison)
    return captured.get().splitlines()


def test_the_report_holds_every_figure_of_all_and_of_each_kind() -> None:
    report = json.loads(EvaluationReport.of(NOW).model_dump_json())
    assert list(report) == ["index_version", "figures", "kinds", "median_ms", "p95_ms", "comparison", "outcomes"]
    assert report["figures"] == {
        "questions": 2, "first": 0.0, "glance": 1.0, "seen": 1.0, "speaker": 1.0, "passage": 1.0, "answered": 1.0,
        "silence": 1.0, "declined": 0.0, "exact_quotes": 1.0,
    }  # fmt: skip
    assert [(kind["kind"], kind["answerable"]) for kind in report["kinds"]] == [("who", True), ("off", False)]
    assert report["kinds"][0]["figures"]["silence"] is None
    assert (report["median_ms"], report["p95_ms"], report["comparison"]) == (16.375, 20.25, None)
    assert (report["outcomes"][1]["marks"], report["outcomes"][1]["status"]) == (
        {"silence": True, "declined": False},
        "near",
    )


def test_the_report_holds_what_changed_since_the_baseline() -> None:
    comparison = json.loads(EvaluationReport.of(NOW, compare(NOW, BEFORE)).model_dump_json())["comparison"]
    assert (comparison["n_compared"], comparison["n_new"], comparison["n_gone"]) == (2, 0, 1)
    assert comparison["differences"][0] == {"figure": "first", "before": 1.0, "now": 0.0}
    assert comparison["changes"] == [
        {"id": "q-1", "question": TALL.question, "gained": ["glance"], "lost": ["first"]}
    ]  # fmt: skip


@pytest.mark.parametrize("comparison", [None, compare(NOW, BEFORE)])
def test_a_report_is_read_back_as_the_same_evaluation(tmp_path: Path, comparison: Comparison | None) -> None:
    file = tmp_path / "before.json"
    file.write_text(EvaluationReport.of(NOW, comparison).model_dump_json(), encoding="utf-8")
    assert read_baseline(file) == NOW


def test_a_report_with_more_in_it_is_read_all_the_same(tmp_path: Path) -> None:
    report = json.loads(EvaluationReport.of(NOW).model_dump_json()) | {"later": 1}
    report["outcomes"][0]["later"] = 1
    file = tmp_path / "before.json"
    file.write_text(json.dumps(report), encoding="utf-8")
    assert read_baseline(file) == NOW


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"{", b"\xff\xfe", b'{"index_version": "v", "outcomes": []}', b'{"question": "Q"}']
)
def test_another_file_is_no_baseline(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "before.json"
    file.write_bytes(content)
    with pytest.raises(BaselineError, match=r"the baseline .*before\.json is not what evaluate writes"):
        read_baseline(file)


def test_a_baseline_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match=r"none\.json can't be read \(no such file or directory\)"):
        read_baseline(tmp_path / "none.json")


def test_the_table_has_a_line_a_kind_and_one_for_all() -> None:
    lines = shown(NOW)
    rows = [line.split() for line in lines]
    assert ["who", "1", "0.000", "1.000", "1.000", "1.000", "1.000", "1.000"] in rows
    assert ["off", "1", "1.000", "0.000"] in rows
    assert ["all", "2", "0.000", "1.000", "1.000", "1.000", "1.000", "1.000", "1.000", "0.000"] in rows
    assert lines[-3:] == [
        "answered 1, only near 1, not on the record 0",
        "exact quotes 1.000",
        "an answer in 16.4 ms (median), 20.2 ms (95 of 100)",
    ]
    headings = " ".join(" ".join(lines[:4]).split())
    assert all(word in headings for word in "asked words glance seen person passage answered silent".split())


def test_what_changed_is_listed_by_question() -> None:
    lines = shown(NOW, compare(NOW, BEFORE))
    assert "2 questions asked before and now; 0 new and 1 dropped do not count" in lines
    rows = [line.split() for line in lines]
    assert ["right", "words", "first", "1.000", "0.000", "-1.000"] in rows
    assert ["at", "a", "glance", "0.000", "1.000", "+1.000"] in rows
    assert ["silent", "1.000", "1.000", "="] in rows
    assert lines[-2:] == [f"better: {TALL.question} (at a glance)", f"worse: {TALL.question} (right words first)"]
