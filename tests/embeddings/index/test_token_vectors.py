from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

import embeddings.index.token_vectors
from embeddings import EncodedQuery, Likeness, Rows, Tokens
from embeddings.index import Quantised, TokenCollector, TokenVectors
from embeddings.index.token_vectors import SHORT_DIM

DIM = 256


def tokens_of(n: int, *, seed: int) -> Tokens:
    """Word pieces of words that do not differ in everything, like those of people who speak of one thing."""
    random = np.random.default_rng(seed)
    vectors = (random.normal(size=(n, 40)) @ np.random.default_rng(0).normal(size=(40, DIM))).astype(np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return Tokens(vectors, np.array([[2 * i, 2 * i + 1] for i in range(n)], np.int32).reshape(n, 2))


PASSAGES = [tokens_of(5, seed=1), tokens_of(0, seed=2), tokens_of(3, seed=3), tokens_of(400, seed=4)]
QUERY = EncodedQuery(tokens_of(1, seed=5).vectors[0], tokens_of(6, seed=6))


def collected(passages: Sequence[Tokens], **axes: TokenVectors) -> TokenVectors:
    collector = TokenCollector(len(passages), dim=DIM, axes=axes["like"].axes if axes else None)
    for number, tokens in enumerate(passages):
        collector.add(number, Quantised.of(tokens))
    return collector.collected()


def stored(passages: Sequence[Tokens]) -> TokenVectors:
    return TokenVectors.combine([(collected(passages), np.arange(len(passages)))])


def assert_alike(found: Sequence[Likeness], passages: Sequence[Tokens], *, within: float) -> None:
    for one, tokens in zip(found, passages, strict=True):
        assert one.spans.tolist() == tokens.spans.tolist()
        assert one.pieces == pytest.approx(QUERY.tokens.vectors @ tokens.vectors.T, abs=within)
        assert one.whole == pytest.approx(tokens.vectors @ QUERY.vector, abs=within)


def rows(*numbers: int) -> Rows:
    return np.array(numbers, np.int64)


def small(monkeypatch: pytest.MonkeyPatch, **limits: int) -> None:
    for name, n_bytes in limits.items():
        monkeypatch.setattr(embeddings.index.token_vectors, name, n_bytes)


def test_many_passages_are_compared_as_each_alone_would_be(tmp_path: Path) -> None:
    folder = tmp_path / "tokens"
    stored(PASSAGES).save(folder)
    loaded = TokenVectors.load(folder)
    assert len(loaded) == len(PASSAGES)
    assert_alike(loaded.likeness(QUERY, np.arange(4)), PASSAGES, within=0.01)
    for row in range(4):
        together, alone = loaded.likeness(QUERY, np.arange(4))[row], loaded.likeness(QUERY, rows(row))[0]
        assert together.pieces == pytest.approx(alone.pieces, abs=1e-6)
        assert together.whole == pytest.approx(alone.whole, abs=1e-6)


def test_rows_are_found_in_any_order_and_none_finds_none() -> None:
    store = stored(PASSAGES)
    assert_alike(store.likeness(QUERY, rows(2, 0)), [PASSAGES[2], PASSAGES[0]], within=0.01)
    assert store.likeness(QUERY, rows()) == []
    assert [one.pieces.shape for one in store.likeness(QUERY, rows(1))] == [(6, 0)]


def test_parts_of_a_long_text_stand_in_the_order_of_its_words() -> None:
    collector, whole = TokenCollector(2, dim=DIM), PASSAGES[0]
    for part in (slice(3, 5), slice(0, 3)):
        collector.add(1, Quantised.of(Tokens(whole.vectors[part], whole.spans[part])))
    assert_alike(collector.collected().likeness(QUERY, rows(1)), [whole], within=0.01)


def test_rows_of_an_earlier_version_and_new_ones_stand_together() -> None:
    before, new = stored(PASSAGES), collected(PASSAGES[2:])
    store = TokenVectors.combine([(new, rows(1, -1, 0, 0)), (before, rows(-1, 0, -1, -1))])
    expected = [PASSAGES[3], PASSAGES[0], PASSAGES[2], PASSAGES[2]]
    assert_alike(store.likeness(QUERY, np.arange(4)), expected, within=0.01)


@pytest.mark.parametrize("at", ["while collecting", "when put together"])
def test_too_many_are_kept_short_and_say_nearly_the_same(
    at: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # given more than may be kept whole, as soon as there are all of them
    parts = [PASSAGES] if at == "while collecting" else [PASSAGES[:3], PASSAGES[3:]]
    small(monkeypatch, FULL_BYTES=400 * DIM)
    # when
    sources, n_before = [], 0
    for part in parts:
        own = np.full(4, -1, np.int64)
        own[n_before : n_before + len(part)] = np.arange(len(part))
        sources.append((collected(part), own))
        n_before += len(part)
    TokenVectors.combine(sources).save(tmp_path / "tokens")
    store = TokenVectors.load(tmp_path / "tokens")
    # then
    assert store.axes is not None
    assert store.axes.shape == (DIM, SHORT_DIM)
    assert store.pieces.dim == SHORT_DIM
    assert_alike(store.likeness(QUERY, np.arange(4)), PASSAGES, within=0.01)


def test_new_ones_are_made_short_like_the_earlier_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch, FULL_BYTES=400 * DIM)
    before = stored(PASSAGES)
    small(monkeypatch, FULL_BYTES=1000 * DIM)
    for new in (collected(PASSAGES[:1], like=before), collected(PASSAGES[:1])):
        store = TokenVectors.combine([(new, rows(0, -1)), (before, rows(-1, 3))])
        assert_alike(store.likeness(QUERY, rows(0, 1)), [PASSAGES[0], PASSAGES[3]], within=0.01)


def test_an_index_too_large_even_for_short_ones_goes_without(monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch, FULL_BYTES=400 * DIM, MAX_BYTES=408 * SHORT_DIM)
    assert stored(PASSAGES).pieces.n == 408
    small(monkeypatch, MAX_BYTES=408 * SHORT_DIM - 1)
    store = stored(PASSAGES)
    assert [len(one) for one in store.likeness(QUERY, np.arange(4))] == [0, 0, 0, 0]
    # and stays without until all are made anew
    small(monkeypatch, MAX_BYTES=10**9)
    both = TokenVectors.combine([(collected(PASSAGES), rows(0, -1)), (store, rows(-1, 0))])
    assert [len(one) for one in both.likeness(QUERY, rows(0, 1))] == [0, 0]


def test_a_passage_without_word_pieces_takes_them_from_no_other() -> None:
    before = stored([tokens_of(0, seed=1)])
    store = TokenVectors.combine([(collected(PASSAGES[:1]), rows(0, -1)), (before, rows(-1, 0))])
    assert [len(one) for one in store.likeness(QUERY, rows(0, 1))] == [5, 0]


def test_nothing_is_kept_of_nothing() -> None:
    assert len(stored([])) == 0


def test_pages_that_were_given_back_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored(PASSAGES).save(tmp_path / "tokens")
    loaded = TokenVectors.load(tmp_path / "tokens")
    held = [mapped_kb("pieces.npy")]
    small(monkeypatch, _MAX_HELD=0)
    loaded.pieces.numbers.sum()
    held.append(mapped_kb("pieces.npy"))
    assert_alike(loaded.likeness(QUERY, rows(0, 3)), [PASSAGES[0], PASSAGES[3]], within=0.01)
    held.append(mapped_kb("pieces.npy"))
    assert_alike(loaded.likeness(QUERY, rows(0, 3)), [PASSAGES[0], PASSAGES[3]], within=0.01)
    assert held[1] > held[0]
    assert held[2] < held[1]


def mapped_kb(file: str) -> int:
    """How much of the files of this name is memory of this process."""
    lines = Path("/proc/self/smaps").read_text(encoding="utf-8").splitlines()
    return sum(
        int(next(line for line in lines[at:] if line.startswith("Rss:")).split()[1])
        for at, line in enumerate(lines)
        if line.endswith(f"/{file}")
    )
