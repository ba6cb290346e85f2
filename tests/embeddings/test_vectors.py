from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings import DamagedIndexError, Mask, Matrix, Scored, Vector, VectorIndex


def unit_rows(n_rows: int, dim: int, seed: int, *, n_different: int | None = None) -> Matrix:
    rows = np.random.default_rng(seed).normal(size=(n_rows, dim)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows if n_different is None else rows[np.random.default_rng(seed).integers(0, n_different, n_rows)]


def brute_force(rows: Matrix, vector: Vector, k: int, allowed: Mask) -> list[tuple[int, float]]:
    scored = [(row, float(np.float32(rows[row].astype(float) @ vector.astype(float)))) for row in range(len(rows))]
    return sorted((pair for pair in scored if allowed[pair[0]]), key=lambda pair: (-pair[1], pair[0]))[:k]


@given(
    n_rows=st.integers(0, 60), n_different=st.integers(1, 60), k=st.integers(0, 70), seed=st.integers(0, 999),
    share=st.sampled_from([0.0, 0.1, 0.5, 1.0]), dim=st.sampled_from([1, 3, 16, 50]),
)  # fmt: skip
def test_search_equals_brute_force(n_rows: int, n_different: int, k: int, seed: int, share: float, dim: int) -> None:
    # given vectors of which many may be equal, so that ties are common
    rows = unit_rows(max(n_rows, n_different), dim, seed, n_different=n_different)[:n_rows]
    vector = unit_rows(1, dim, seed + 1)[0]
    allowed = np.random.default_rng(seed).random(n_rows) < share
    # when
    found = VectorIndex.build(rows).search(vector, k, allowed)
    # then
    expected = brute_force(rows, vector, k, allowed)
    assert found.rows.tolist() == [row for row, _ in expected]
    assert found.scores.tolist() == pytest.approx([score for _, score in expected], abs=1e-6)


def test_equal_vectors_stand_in_the_order_of_their_rows_at_every_cut() -> None:
    rows = np.repeat(unit_rows(3, 384, 1), 7, axis=0)
    index = VectorIndex.build(rows)
    everything = index.search(rows[9], 21).rows.tolist()
    assert everything[:7] == list(range(7, 14))
    for k in range(21):
        assert index.search(rows[9], k).rows.tolist() == everything[:k]


def test_no_filter_is_the_same_as_allowing_all() -> None:
    rows = unit_rows(40, 8, 2)
    index = VectorIndex.build(rows)
    found, filtered = index.search(rows[3], 5), index.search(rows[3], 5, np.ones(40, np.bool_))
    assert found.rows.tolist() == filtered.rows.tolist()
    assert found.rows[0] == 3
    assert found.scores[0] == pytest.approx(1, abs=1e-6)


def test_a_row_scores_the_same_whether_found_or_asked_for() -> None:
    rows = unit_rows(200, 384, 3)
    index = VectorIndex.build(rows)
    found = index.search(rows[0], 50)
    assert (index.scores(rows[0], found.rows) == found.scores).all()
    assert (index.scores(rows[0], found.rows[7:8]) == found.scores[7:8]).all()


@given(st.integers(0, 30), st.integers(0, 99))
def test_saved_then_loaded_it_is_the_same_index(
    tmp_path_factory: pytest.TempPathFactory, n_rows: int, seed: int
) -> None:
    rows = unit_rows(n_rows, 8, seed)
    file = tmp_path_factory.mktemp("vectors") / "vectors.faiss"
    VectorIndex.build(rows).save(file)
    index = VectorIndex.load(file)
    assert (len(index), index.dim) == (n_rows, 8)
    assert (index.reconstruct(np.arange(n_rows)) == rows).all()


@pytest.mark.parametrize("kept", [0, 3, 40, 200])
def test_a_truncated_file_is_damaged(tmp_path: Path, kept: int) -> None:
    file = tmp_path / "vectors.faiss"
    VectorIndex.build(unit_rows(20, 8, 1)).save(file)
    file.write_bytes(file.read_bytes()[:kept])
    with pytest.raises(DamagedIndexError, match=r"vectors\.faiss"):
        VectorIndex.load(file)


def test_a_missing_file_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(DamagedIndexError):
        VectorIndex.load(tmp_path / "vectors.faiss")


def test_threads_find_the_same(tmp_path: Path) -> None:
    rows = unit_rows(500, 32, 5)
    VectorIndex.build(rows).save(tmp_path / "vectors.faiss")
    index, allowed = VectorIndex.load(tmp_path / "vectors.faiss"), np.arange(500) % 2 == 0

    def first(row: int) -> Scored:
        return index.search(rows[row], 3, allowed)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(first, range(0, 500, 2)))
    assert [scored.rows[0] for scored in found] == list(range(0, 500, 2))
