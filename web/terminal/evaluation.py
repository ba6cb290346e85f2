"""What ``evaluate --json`` says, and reads again as a baseline."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from rich.console import Console
from rich.table import Table
from rich.text import Text

import qa
from web.api.schemas import Body
from web.errors import cause_of


def show_evaluation(console: Console, evaluation: qa.Evaluation, comparison: qa.Comparison | None) -> None:
    """Print the figures, a line a kind of question, then what changed since the earlier evaluation."""
    figures = [figure for figure in qa.Figure if evaluation.share(figure) is not None]
    table = _table("asked", *(figure.label for figure in figures))
    for kind in evaluation.kinds():
        _add(table, kind.outcomes[0].kind, kind, figures)
    table.add_section()
    _add(table, "all", evaluation, figures)
    console.print(table)
    console.print(Text(", ".join(f"{name} {n:,}" for name, n in _statuses(evaluation))))
    console.print(Text(f"exact quotes {_share(evaluation.exact_quotes)}"))
    console.print(Text(f"an answer in {evaluation.median_ms:.1f} ms (median), {evaluation.p95_ms:.1f} ms (95 of 100)"))
    if comparison:
        _show_comparison(console, comparison)


def _statuses(evaluation: qa.Evaluation) -> Iterator[tuple[str, int]]:
    names = {qa.Status.ANSWERED: "answered", qa.Status.NEAR: "only near", qa.Status.NOT_FOUND: "not on the record"}
    for status, name in names.items():
        yield name, sum(outcome.status is status for outcome in evaluation.outcomes)


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
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    table.add_column("", no_wrap=True)
    for heading in headings:
        table.add_column(heading, justify="right")
    return table


def _add(table: Table, name: str, evaluation: qa.Evaluation, figures: Sequence[qa.Figure]) -> None:
    shares = (_share(evaluation.share(figure)) for figure in figures)
    table.add_row(Text(name), str(len(evaluation.outcomes)), *shares)


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.3f}"


def _labels(figures: Sequence[qa.Figure]) -> str:
    return ", ".join(figure.label for figure in figures)


class Figures(Body):
    """Shares (0..1), ``None`` where no question is of that sort."""

    questions: int
    first: float | None
    glance: float | None
    seen: float | None
    speaker: float | None
    passage: float | None
    answered: float | None
    silence: float | None
    declined: float | None
    exact_quotes: float | None

    @classmethod
    def of(cls, evaluation: qa.Evaluation) -> Self:
        """Return the figures of these questions."""
        shares = {figure.value: evaluation.share(figure) for figure in qa.Figure}
        return cls(questions=len(evaluation.outcomes), **shares, exact_quotes=evaluation.exact_quotes)


class KindFigures(Body):
    """The figures of one kind of question."""

    kind: str
    answerable: bool
    figures: Figures

    @classmethod
    def of(cls, evaluation: qa.Evaluation) -> Self:
        """Return the figures of questions that are all of one kind."""
        one = evaluation.outcomes[0]
        return cls(kind=one.kind, answerable=one.answerable, figures=Figures.of(evaluation))


class EvaluationReport(Body):
    """An evaluation: its figures, and all they were counted from."""

    index_version: str
    figures: Figures
    kinds: list[KindFigures]
    median_ms: float
    p95_ms: float
    comparison: qa.Comparison | None
    outcomes: tuple[qa.Outcome, ...]

    @classmethod
    def of(cls, evaluation: qa.Evaluation, comparison: qa.Comparison | None = None) -> Self:
        """Return the report of an evaluation, and of its comparison with an earlier one."""
        return cls(
            index_version=evaluation.index_version,
            figures=Figures.of(evaluation),
            kinds=[KindFigures.of(kind) for kind in evaluation.kinds()],
            median_ms=evaluation.median_ms,
            p95_ms=evaluation.p95_ms,
            comparison=comparison,
            outcomes=evaluation.outcomes,
        )


class _Baseline(BaseModel):
    """What of an earlier report is read: the figures are counted anew, over the questions asked both times."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    index_version: str
    outcomes: tuple[qa.Outcome, ...] = Field(min_length=1)


def read_baseline(file: Path) -> qa.Evaluation:
    """Return the evaluation that was written to ``file``.

    Raises:
        BaselineError: The file can't be read, or is no report of an evaluation.
    """
    try:
        report = _Baseline.model_validate_json(file.read_bytes())
    except ValidationError as error:
        raise qa.BaselineError(f"{file} is not what evaluate writes") from error
    except OSError as error:
        raise qa.BaselineError(f"{file} can't be read ({cause_of(error)})") from error
    return qa.Evaluation(report.index_version, report.outcomes)
