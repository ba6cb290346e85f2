from collections.abc import Iterator
from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Span
from qa.models import NOTHING, LateScore
from qa.retrieval import interleave, interleave_by
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
    return tuple(LateScore(Span(number, number + 1), value) for number, value in enumerate(met))


def test_whoever_meets_the_words_best_comes_first() -> None:
    ranked = with_late(np.array([0.1, 0.0], np.float32), [late(2.0), late(6.0)], n_windows=2)
    assert [number for number, _, _ in ranked] == [1, 0]


def test_a_second_window_stands_as_far_behind_as_it_meets_less() -> None:
    ranked = with_late(np.zeros(2, np.float32), [late(0.9, 0.8), late(0.1)], n_windows=2)
    assert [(number, window.score) for number, _, window in ranked] == [(0, 0.9), (0, 0.8), (1, 0.1)]
    assert len(with_late(np.zeros(2, np.float32), [late(0.9, 0.8), late(0.1)], n_windows=1)) == 2


def test_what_has_no_word_pieces_stands_behind_what_has() -> None:
    ranked = with_late(np.array([9.0, 0.0, 5.0], np.float32), [(NOTHING,), late(-4.0), (NOTHING,)], n_windows=1)
    assert [number for number, _, _ in ranked] == [1, 0, 2]


def test_no_candidates_have_no_order() -> None:
    assert with_late(np.zeros(0, np.float32), [], n_windows=2) == []


def test_the_first_of_each_queue_comes_before_the_second_of_any() -> None:
    assert "".join(interleave(["ab", "", "cde", "f"])) == "acfbde"
    assert list(interleave([])) == []


def test_nothing_is_taken_out_of_a_queue_before_it_is_wanted() -> None:
    taken: list[str] = []

    def queue(name: str) -> Iterator[str]:
        for number in range(9):
            taken.append(f"{name}{number}")
            yield taken[-1]

    assert list(islice(interleave([queue("a"), queue("b")]), 3)) == ["a0", "b0", "a1"]
    assert taken == ["a0", "b0", "a1"]


def test_items_of_one_key_stay_in_order_and_the_key_of_the_very_best_leads() -> None:
    assert interleave_by(["b1", "b2", "a1", "b3", "a2"], key=lambda item: item[0]) == ["b1", "a1", "b2", "a2", "b3"]
