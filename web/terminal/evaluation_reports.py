"""What ``evaluate --json`` says, and reads again as a baseline."""

from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

import qa
from web.api import Body


class Figures(Body):
    """Shares (0..1), ``None`` where no question is of that sort."""

    questions: int
    first: float | None
    glance: float | None
    speaker: float | None
    passage: float | None
    answered: float | None
    silence: float | None
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
        raise qa.BaselineError(f"{file} can't be read ({(error.strerror or str(error)).lower()})") from error
    return qa.Evaluation(report.index_version, report.outcomes)
