import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Span
from qa.models import LateScore
from qa.retrieval.ranking import fuse, with_late

scores = st.lists(st.tuples(st.floats(-1, 1, width=16), st.floats(0, 30, width=16)), max_size=40)


def fused(dense: list[float], lexical: list[float]) -> list[float]:
    return [float(score) for score in fuse(np.array(dense, np.float32), np.array(lexical, np.float32))]


def test_nothing_fuses_to_nothing() -> None:
    assert fused([], []) == []


def test_one_candidate_has_nothing_to_compare_with() -> None:
    assert fused([0.7], [12.0]) == [0.0]


def test_where_one_side_is_silent_the_other_decides() -> None:
    assert np.argsort(fused([0.1, 0.3, 0.2], [0, 0, 0])).tolist() == [0, 2, 1]
    assert np.argsort(fused([0.2, 0.2, 0.2], [5, 0, 9])).tolist() == [1, 0, 2]


def test_meaning_weighs_more_than_words() -> None:
    first, second = fused([0.9, 0.1], [0.0, 8.0])
    assert first > second


def test_noise_is_no_difference() -> None:
    assert fused([0.5, 0.5 + 1e-8], [1.0, 1.0]) == [0.0, 0.0]


@given(scores)
def test_who_is_better_on_both_sides_is_never_worse(pairs: list[tuple[float, float]]) -> None:
    result = fused([dense for dense, _ in pairs], [lexical for _, lexical in pairs])
    assert np.isfinite(result).all()
    for (dense, lexical), score in zip(pairs, result, strict=True):
        for (other_dense, other_lexical), other in zip(pairs, result, strict=True):
            if dense >= other_dense and lexical >= other_lexical:
                assert score >= other - 1e-4


@given(scores, st.randoms())
def test_the_order_of_candidates_makes_no_difference(pairs: list[tuple[float, float]], random: object) -> None:
    backwards = pairs[::-1]
    result = fused([dense for dense, _ in pairs], [lexical for _, lexical in pairs])
    turned = fused([dense for dense, _ in backwards], [lexical for _, lexical in backwards])
    assert turned == pytest.approx(result[::-1], abs=1e-3)


def late(*met: float) -> tuple[LateScore, ...]:
    return tuple(LateScore(Span(number, number + 1), value, likeness=0.2) for number, value in enumerate(met))


def test_whoever_meets_the_words_best_comes_first() -> None:
    ranked = with_late(np.array([0.1, 0.0], np.float32), [late(0.2), late(0.6)], n_windows=2)
    assert [number for number, _, _ in ranked] == [1, 0]


def test_a_second_window_stands_as_far_behind_as_it_meets_less() -> None:
    ranked = with_late(np.zeros(2, np.float32), [late(0.9, 0.8), late(0.1)], n_windows=2)
    assert [(number, window.met) for number, _, window in ranked] == [(0, 0.9), (0, 0.8), (1, 0.1)]
    assert len(with_late(np.zeros(2, np.float32), [late(0.9, 0.8), late(0.1)], n_windows=1)) == 2


def test_no_candidates_have_no_order() -> None:
    assert with_late(np.zeros(0, np.float32), [], n_windows=2) == []
