from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings import DamagedIndexError, Matrix, Scored, Vector, VectorIndex
from embeddings.models import Mask


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


def in_heaps(n_rows: int, dim: int, seed: int, *, spread: float = 0.1) -> Matrix:
    """Unit rows in ten heaps; in narrow ones, bytes alone tell rows apart only roughly."""
    rows = unit_rows(10, dim, 1)[np.random.default_rng(seed).integers(0, 10, n_rows)]
    rows = rows + np.float32(spread) * unit_rows(n_rows, dim, seed)
    unit: Matrix = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return unit


LARGE = in_heaps(3000, 64, 11)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> VectorIndex:
    file = tmp_path_factory.mktemp("large") / "vectors.faiss"
    VectorIndex.build(LARGE, max_exact=1000).save(file)
    return VectorIndex.load(file)


@pytest.mark.parametrize("share", [0.0, 0.001, 0.01, 0.3, 1.0])
def test_a_large_index_finds_nearly_what_brute_force_finds(large: VectorIndex, share: float) -> None:
    allowed = np.random.default_rng(3).random(len(LARGE)) < share
    same = []
    for vector in in_heaps(20, 64, 12):
        found = large.search(vector, 10, allowed)
        expected = brute_force(LARGE, vector, 10, allowed)
        assert len(found) == len(expected)
        assert allowed[found.rows].all()
        same += [row in found.rows for row, _ in expected]
    assert np.mean(same or [True]) >= 0.97


def test_a_large_index_is_exact_where_few_rows_are_allowed(large: VectorIndex) -> None:
    allowed = np.arange(len(LARGE)) % 80 == 0
    vector = unit_rows(1, 64, 13)[0]
    found = large.search(vector, 20, allowed)
    assert found.rows.tolist() == [row for row, _ in brute_force(LARGE, vector, 20, allowed)]


def test_a_large_index_keeps_and_scores_the_exact_vectors(large: VectorIndex) -> None:
    assert (large.reconstruct(np.arange(len(LARGE))) == LARGE).all()
    found = large.search(LARGE[7], 5)
    assert (found.rows[0], found.scores[0]) == (7, pytest.approx(1, abs=1e-6))
    assert found.scores.tolist() == VectorIndex.build(LARGE).scores(LARGE[7], found.rows).tolist()


def test_recall_is_that_of_brute_force(large: VectorIndex) -> None:
    assert VectorIndex.build(LARGE).recall == 1.0
    assert large.recall >= 0.97


def test_recall_counts_what_is_not_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    VectorIndex.build(LARGE, max_exact=1000).save(tmp_path / "vectors.faiss")
    index = VectorIndex.load(tmp_path / "vectors.faiss")
    search = index.search
    monkeypatch.setattr(index, "search", lambda vector, k: search(vector, k, np.arange(len(LARGE)) % 2 == 0))
    assert 0.3 < index.recall < 0.7


def test_vectors_that_bytes_can_not_tell_apart_are_searched_exactly() -> None:
    rows = in_heaps(3000, 64, 11, spread=0.03)
    index, allowed = VectorIndex.build(rows, max_exact=1000), np.ones(3000, np.bool_)
    assert index.recall == 1.0
    assert index.search(rows[5], 10).rows.tolist() == [row for row, _ in brute_force(rows, rows[5], 10, allowed)]


@pytest.mark.parametrize("share_kept", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_truncated_large_index_is_damaged(tmp_path: Path, share_kept: float) -> None:
    file = tmp_path / "vectors.faiss"
    VectorIndex.build(LARGE, max_exact=1000).save(file)
    data = file.read_bytes()
    file.write_bytes(data[: int(share_kept * len(data))])
    with pytest.raises(DamagedIndexError):
        VectorIndex.load(file)


def test_threads_find_the_same(tmp_path: Path) -> None:
    rows = unit_rows(500, 32, 5)
    VectorIndex.build(rows).save(tmp_path / "vectors.faiss")
    index, allowed = VectorIndex.load(tmp_path / "vectors.faiss"), np.arange(500) % 2 == 0

    def first(row: int) -> Scored:
        return index.search(rows[row], 3, allowed)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(first, range(0, 500, 2)))
    assert [scored.rows[0] for scored in found] == list(range(0, 500, 2))
