"""Shows in a terminal what came of questions with known answers."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

import qa


def show_evaluation(console: Console, evaluation: qa.Evaluation, comparison: qa.Comparison | None) -> None:
    """Print the figures, a line a kind of question, then what changed since the earlier evaluation."""
    table = _table("asked", *(figure.label for figure in qa.Figure))
    for kind in evaluation.kinds():
        _add(table, kind.outcomes[0].kind, kind)
    table.add_section()
    _add(table, "all", evaluation)
    console.print(table)
    console.print(Text(f"exact quotes {_share(evaluation.exact_quotes)}"))
    console.print(Text(f"an answer in {evaluation.median_ms:.1f} ms (median), {evaluation.p95_ms:.1f} ms (95 of 100)"))
    if comparison:
        _show_comparison(console, comparison)


def _show_comparison(console: Console, comparison: qa.Comparison) -> None:
    left_out = f"; {comparison.n_new} new and {comparison.n_gone} dropped do not count"
    heading = f"{comparison.n_compared} questions asked before and now"
    console.print(Text(heading + (left_out if comparison.n_new or comparison.n_gone else ""), style="bold"), end="\n\n")
    table = _table("before", "now", "change")
    for item in comparison.differences:
        style = "bold red" if item.is_worse else ""
        change = f"{item.now - item.before:+.3f}" if item.now != item.before else "="
        table.add_row(Text(item.figure.label), _share(item.before), _share(item.now), Text(change, style=style))
    console.print(table)
    gained = [f"better: {item.question} ({_labels(item.gained)})" for item in comparison.changes if item.gained]
    lost = [f"worse: {item.question} ({_labels(item.lost)})" for item in comparison.changes if item.lost]
    for line in (*gained, *lost):
        console.print(Text(line), soft_wrap=True)


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("", no_wrap=True)
    for heading in headings:
        table.add_column(heading, justify="right")
    return table


def _add(table: Table, name: str, evaluation: qa.Evaluation) -> None:
    shares = (_share(evaluation.share(figure)) for figure in qa.Figure)
    table.add_row(Text(name), str(len(evaluation.outcomes)), *shares)


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.3f}"


def _labels(figures: Sequence[qa.Figure]) -> str:
    return ", ".join(figure.label for figure in figures)
