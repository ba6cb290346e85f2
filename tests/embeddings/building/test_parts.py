from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from embeddings import Tokens
from embeddings.building.parts import Part, Parts, encode_in_parts
from embeddings.index import Quantised
from embeddings.models import at_length_one
from tests.embeddings.encoders import WordHashEncoder

TEXTS = ["the port of Chongqing", "a railway to Duisburg", "", "the port of Chongqing", "one more word"]


class Machines:
    """Embed texts a few at a time, and break down after so many."""

    def __init__(self, encoder: WordHashEncoder, *, last: int = 99) -> None:
        self._encoder, self._last = encoder, last

    def __call__(self, texts: Sequence[str]) -> Iterator[bytes]:
        for number, start in enumerate(range(0, len(texts), 2)):
            if number == self._last:
                raise ConnectionError
            yield Part.of(texts[start : start + 2], self._encoder).to_bytes()


def encoded(
    texts: Sequence[str], cache: Path, *, last: int = 99
) -> tuple[list[str], np.ndarray, list[Quantised], list[int]]:
    encoder, tokens, done = WordHashEncoder(), dict[int, Tokens](), list[int]()
    vectors = encode_in_parts(
        texts,
        embed=Machines(encoder, last=last),
        parts=Parts(cache, encoder),
        dim=encoder.dim,
        progress=done.append,
        keep_tokens=tokens.__setitem__,
    )
    return encoder.embedded, vectors, [Quantised.of(tokens[number]) for number in range(len(texts))], done


def test_parts_give_what_the_encoder_gives(tmp_path: Path) -> None:
    plain, tokens = WordHashEncoder(), dict[int, Tokens]()
    wanted = plain.encode_passages(TEXTS, keep_tokens=tokens.__setitem__)
    embedded, vectors, pieces, done = encoded(TEXTS, tmp_path)
    assert sorted(embedded) == sorted(set(TEXTS))
    assert np.array_equal(vectors, wanted)
    assert sum(done) == len(TEXTS)
    for number, one in enumerate(pieces):
        expected = Quantised.of(tokens[number])
        assert np.array_equal(one.numbers, expected.numbers)
        assert np.array_equal(one.scales, expected.scales)
        assert np.array_equal(one.spans, expected.spans)


def test_no_scale_changes_when_a_vector_is_quantised_once_more() -> None:
    largest = (np.arange(2**23, dtype=np.int32) + np.int32(127 << 23)).view(np.float32)  # all from 1 to 2
    scales = largest / np.float32(127)
    assert np.array_equal(scales * np.float32(127) / np.float32(127), scales)


def test_bytes_quantised_once_more_are_the_same() -> None:
    vectors = at_length_one(np.random.default_rng(0).normal(size=(20_000, 24)).astype(np.float32))

    class Given(WordHashEncoder):
        def _tokens(self, text: str) -> Tokens:
            return Tokens(vectors, np.zeros((len(vectors), 2), np.int32))

    part = Part.from_bytes(Part.of(["x"], Given(dim=24)).to_bytes())
    once, again = Quantised.of(Tokens(vectors, part.spans)), Quantised.of(part.tokens(0))
    assert np.array_equal(once.numbers, again.numbers)
    assert np.array_equal(once.scales, again.scales)


def test_what_was_embedded_before_a_failure_is_kept(tmp_path: Path) -> None:
    whole = encoded(TEXTS, tmp_path / "other")
    with pytest.raises(ConnectionError):
        encoded(TEXTS, tmp_path, last=1)
    changed = [*TEXTS[1:], "added meanwhile"]
    embedded, vectors, _, done = encoded(changed, tmp_path)
    assert len(embedded) == len(set(changed)) - 2
    assert np.array_equal(vectors[:-1], whole[1][1:])
    assert sum(done) == len(changed)
    Parts(tmp_path, WordHashEncoder()).forget()
    assert len(encoded(changed, tmp_path)[0]) == len(set(changed))


def test_a_part_that_was_cut_short_or_is_of_another_encoder_is_made_anew(tmp_path: Path) -> None:
    encoded(TEXTS, tmp_path)
    for file in tmp_path.rglob("*.npz"):
        file.write_bytes(file.read_bytes()[:-30])
    assert len(encoded(TEXTS, tmp_path)[0]) == len(set(TEXTS))
    assert list(Parts(tmp_path, WordHashEncoder(digest="1")).read()) == []
