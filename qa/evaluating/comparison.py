"""Compares an evaluation with an earlier one, and says when it is too much worse to publish."""

from collections.abc import Mapping
from dataclasses import dataclass

from qa.errors import BaselineError, NotFitToPublishError

from .evaluation import Evaluation, Figure, Outcome

TOLERANCE = 0.005  # by how much a figure may fall
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure before and now, each a share (0..1)."""

    figure: Figure
    before: float
    now: float

    @property
    def is_worse(self) -> bool:
        return self.before - self.now > TOLERANCE + _ROUNDING


@dataclass(frozen=True, slots=True)
class Change:
    """A question that went better (``gained``) or worse (``lost``) than before, by figure."""

    id: str
    question: str
    gained: tuple[Figure, ...]
    lost: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the questions that both evaluations asked went, before and now.

    ``n_new`` questions were not asked before, ``n_gone`` are asked no more: neither counts.
    """

    n_compared: int
    n_new: int
    n_gone: int
    differences: tuple[Difference, ...]
    changes: tuple[Change, ...]


def compare(now: Evaluation, before: Evaluation) -> Comparison:
    """Return what is better and worse in ``now`` than ``before``.

    Raises:
        BaselineError: They have no question in common.
    """
    earlier = {_key(outcome): outcome for outcome in before.outcomes}
    both = [(outcome, earlier[_key(outcome)]) for outcome in now.outcomes if _key(outcome) in earlier]
    if not both:
        raise BaselineError("asked none of these questions")
    now_of_both = Evaluation(now.index_version, tuple(outcome for outcome, _ in both))
    before_of_both = Evaluation(before.index_version, tuple(outcome for _, outcome in both))
    differences = []
    for figure in Figure:
        was, is_ = before_of_both.share(figure), now_of_both.share(figure)
        if was is not None and is_ is not None:
            differences.append(Difference(figure, was, is_))
    changes = (_change(outcome, was.marks) for outcome, was in both)
    return Comparison(
        n_compared=len(both),
        n_new=len(now.outcomes) - len(both),
        n_gone=len(before.outcomes) - len(both),
        differences=tuple(differences),
        changes=tuple(change for change in changes if change.gained or change.lost),
    )


def require_fit_to_publish(now: Evaluation, comparison: Comparison | None) -> None:
    """Refuse an evaluation with inexact quotes, or worse than the one it was compared with.

    Raises:
        NotFitToPublishError: It is not fit; the message names each figure that says so.
    """
    problems = []
    n_quotes = sum(outcome.n_quotes for outcome in now.outcomes)
    n_inexact = n_quotes - sum(outcome.n_exact for outcome in now.outcomes)
    if n_inexact:
        verb = "is" if n_inexact == 1 else "are"
        problems.append(f"{n_inexact:,} of {n_quotes:,} quotes {verb} not in the articles word for word")
    for item in comparison.differences if comparison else ():
        if item.is_worse:
            fall = item.before - item.now
            problems.append(f"{item.figure.label} {item.before:.3f} → {item.now:.3f} ({fall:.3f} lower)")
    if problems:
        raise NotFitToPublishError(problems)


def _key(outcome: Outcome) -> tuple[str, str, tuple[str, ...]]:
    return outcome.id, outcome.question, outcome.history


def _change(outcome: Outcome, before: Mapping[Figure, bool]) -> Change:
    both = [figure for figure in outcome.marks if figure in before]
    return Change(
        outcome.id,
        outcome.question,
        gained=tuple(figure for figure in both if outcome.marks[figure] and not before[figure]),
        lost=tuple(figure for figure in both if before[figure] and not outcome.marks[figure]),
    )
