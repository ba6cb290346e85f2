"""Two evaluations compared, and when the later one is not fit to publish."""

from collections.abc import Mapping

import pytest

from qa import (
    BaselineError,
    Change,
    Comparison,
    Difference,
    Evaluation,
    Figure,
    NotFitToPublishError,
    Outcome,
    compare,
    require_fit_to_publish,
)

FIRST, GLANCE, SEEN, SPEAKER, PASSAGE, ANSWERED, SILENT, DECLINED = Figure


def outcome(id_: str, marks: Mapping[Figure, bool], *, question: str = "", exact: int = 1) -> Outcome:
    return Outcome(
        id_, question or f"What of {id_}?", (), "topic", SILENT not in marks, marks, 0.5, None, None, 1, exact, 1.0
    )


def evaluation(**marks: Mapping[Figure, bool]) -> Evaluation:
    return Evaluation("v", tuple(outcome(id_, mark) for id_, mark in marks.items()))


def of_many(n_right: int, n: int = 1000, figure: Figure = FIRST) -> Evaluation:
    return Evaluation("v", tuple(outcome(str(i), {figure: i < n_right}) for i in range(n)))


def test_each_figure_is_told_before_and_now() -> None:
    before = evaluation(a={FIRST: True, GLANCE: True}, b={FIRST: False, GLANCE: True}, c={SILENT: False})
    now = evaluation(a={FIRST: True, GLANCE: False}, b={FIRST: True, GLANCE: True}, c={SILENT: True})
    comparison = compare(now, before)
    assert comparison.differences == (
        Difference(FIRST, 0.5, 1.0), Difference(GLANCE, 1.0, 0.5), Difference(SILENT, 0.0, 1.0),
    )  # fmt: skip
    assert comparison.changes == (
        Change("a", "What of a?", gained=(), lost=(GLANCE,)),
        Change("b", "What of b?", gained=(FIRST,), lost=()),
        Change("c", "What of c?", gained=(SILENT,), lost=()),
    )


def test_questions_asked_only_once_do_not_count() -> None:
    before = evaluation(a={FIRST: True}, gone={FIRST: True})
    now = evaluation(a={FIRST: True}, new={FIRST: False}, newer={FIRST: False})
    assert compare(now, before) == Comparison(1, n_new=2, n_gone=1, differences=(Difference(FIRST, 1, 1),), changes=())


def test_a_question_put_in_other_words_is_a_new_one() -> None:
    before, now = (Evaluation("v", (outcome("a", {FIRST: True}, question=words),)) for words in ("Old?", "New?"))
    with pytest.raises(BaselineError, match="the baseline asked none of these questions"):
        compare(now, before)


def test_a_question_that_has_become_answerable_has_nothing_to_compare() -> None:
    comparison = compare(evaluation(a={FIRST: False}), evaluation(a={SILENT: True}))
    assert (comparison.differences, comparison.changes) == ((), ())


@pytest.mark.parametrize(("n_right", "fit"), [(910, True), (900, True), (895, True), (894, False), (0, False)])
def test_a_figure_may_fall_by_half_a_point_in_a_hundred_and_not_more(n_right: int, fit: bool) -> None:
    now = of_many(n_right)
    comparison = compare(now, of_many(900))
    assert [difference.is_worse for difference in comparison.differences] == [not fit]
    if fit:
        require_fit_to_publish(now, comparison)
    else:
        with pytest.raises(NotFitToPublishError):
            require_fit_to_publish(now, comparison)


@pytest.mark.parametrize("figure", Figure)
def test_every_figure_counts_and_is_named_with_how_far_it_fell(figure: Figure) -> None:
    now = of_many(5, 10, figure)
    with pytest.raises(NotFitToPublishError) as refused:
        require_fit_to_publish(now, compare(now, of_many(8, 10, figure)))
    assert str(refused.value) == f"not fit to publish: {figure.label} 0.800 → 0.500 (0.300 lower)"


def test_all_that_is_worse_is_named() -> None:
    now = evaluation(a={FIRST: False, GLANCE: False, SPEAKER: True})
    with pytest.raises(NotFitToPublishError) as refused:
        require_fit_to_publish(now, compare(now, evaluation(a={FIRST: True, GLANCE: True, SPEAKER: False})))
    assert refused.value.problems == (
        "right words first 1.000 → 0.000 (1.000 lower)", "at a glance 1.000 → 0.000 (1.000 lower)",
    )  # fmt: skip


def test_one_inexact_quote_is_one_too_many_with_or_without_a_baseline() -> None:
    good = evaluation(a={FIRST: True})
    bad = Evaluation(
        "v", (*(outcome(str(i), {FIRST: True}) for i in range(5000)), outcome("a", {FIRST: True}, exact=0))
    )
    for comparison in (None, compare(bad, good)):
        with pytest.raises(NotFitToPublishError, match="1 of 5,001 quotes is not in the articles word for word"):
            require_fit_to_publish(bad, comparison)


def test_without_a_baseline_any_figure_is_fit() -> None:
    require_fit_to_publish(of_many(0), None)
