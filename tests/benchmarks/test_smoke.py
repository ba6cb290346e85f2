"""The benchmarks still run; what they measure is nobody's pass or fail."""

import json
from pathlib import Path

import pytest

from tests.benchmarks.__main__ import main


def test_the_benchmarks_run_and_write_their_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small = ["--sizes", "300", "--texts", "8", "--parts", "embedding", "index"]
    main([*small, "--json", str(tmp_path / "figures.json")])
    figures = {figure["what"]: figure for figure in json.loads((tmp_path / "figures.json").read_bytes())}
    assert {"embedding passages", "324 passages: answer, median"} <= figures.keys()
    assert figures["324 passages: embedded anew after it"]["ours"] == 1
    assert figures["324 passages: recall of the ten nearest"]["ours"] == 1
    assert all(figure["ours"] > 0 for figure in figures.values())
    assert "answer, median" in capsys.readouterr().out
