from pathlib import Path

import numpy as np
import pytest

import embeddings.token_vectors
from embeddings import Tokens
from embeddings.token_vectors import TokenVectors

DIM = 16


def tokens_of(n: int, *, seed: int) -> Tokens:
    vectors = np.random.default_rng(seed).normal(size=(n, DIM)).astype(np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return Tokens(vectors, np.array([[2 * i, 2 * i + 1] for i in range(n)], np.int32).reshape(n, 2))


PASSAGES = [tokens_of(5, seed=1), tokens_of(0, seed=2), tokens_of(3, seed=3)]


def test_what_is_saved_is_loaded_with_little_lost(tmp_path: Path) -> None:
    folder = tmp_path / "tokens"
    TokenVectors.build(PASSAGES, dim=DIM).save(folder)
    loaded = TokenVectors.load(folder)
    assert len(loaded) == len(PASSAGES)
    for found, kept in zip(loaded.of(np.arange(3)), PASSAGES, strict=True):
        assert found.spans.tolist() == kept.spans.tolist()
        assert found.vectors == pytest.approx(kept.vectors, abs=0.5 / 127)


def test_rows_are_found_in_any_order() -> None:
    store = TokenVectors.build(PASSAGES, dim=DIM)
    last, first = store.of(np.array([2, 0]))
    assert (len(last), len(first)) == (3, 5)


def test_an_index_too_large_for_them_goes_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embeddings.token_vectors, "MAX_BYTES", 8 * DIM - 1)
    store = TokenVectors.build(PASSAGES, dim=DIM)
    assert [len(tokens) for tokens in store.of(np.arange(3))] == [0, 0, 0]
    monkeypatch.setattr(embeddings.token_vectors, "MAX_BYTES", 8 * DIM)
    assert len(TokenVectors.build(PASSAGES, dim=DIM).of(np.array([0]))[0]) == 5


def test_nothing_is_kept_of_nothing() -> None:
    assert len(TokenVectors.build([], dim=DIM)) == 0
