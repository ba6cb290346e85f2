"""The benchmarks still run; what they measure is nobody's pass or fail."""

import json
from pathlib import Path

import pytest
from lxml import etree

from tests.benchmarks.__main__ import main


def test_the_benchmarks_run_and_write_their_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small = ["--sizes", "100", "300", "--texts", "8", "--questions", "24", "--parts", "embedding", "index"]
    main([*small, "--json", str(tmp_path / "figures.json"), "--picture", str(tmp_path / "speed.svg")])
    written = json.loads((tmp_path / "figures.json").read_bytes())
    figures = {(figure["n_passages"], figure["what"]): figure for figure in written["figures"]}
    assert {(None, "embedding passages"), (324, "answer, median"), (324, "answer, 95 of 100 within")} <= figures.keys()
    assert figures[324, "embedded anew after it"]["ours"] == 1
    assert figures[324, "recall of the ten nearest"]["ours"] == 1
    assert figures[324, "the same question again, from memory"]["ours"] < figures[324, "answer, median"]["ours"]
    assert all(figure["ours"] > 0 for figure in written["figures"])
    shown = capsys.readouterr().out
    assert written["machine"] in " ".join(shown.split())
    assert "Growth" in shown
    assert etree.parse(tmp_path / "speed.svg").getroot().tag.endswith("svg")
