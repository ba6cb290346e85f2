from pathlib import Path

import numpy as np
import pytest

from embeddings import DamagedIndexError, EncoderIdentity, IndexManifest, Scored, StaleIndexError
from embeddings.manifest import FORMAT, FileDigest

FILE = Path("index/manifest.json")
MANIFEST = IndexManifest(
    program="ab",
    precision="float32",
    format=FORMAT,
    encoder=EncoderIdentity("word-hash", "0", 64, 200),
    max_tokens=120,
    n_articles=2,
    n_passages=30,
    content="ab" * 32,
    built_at="2026-11-23T03:15:00+00:00",
    seconds=1.25,
    recall=1.0,
    files={"rows.npy": FileDigest("cd" * 32, 17)},
)


def test_a_manifest_written_is_the_manifest_read() -> None:
    assert IndexManifest.from_json(MANIFEST.to_json(), file=FILE) == MANIFEST


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b'{"format": %d}' % FORMAT,
        MANIFEST.to_json().replace(b"120", b'"many"'),
        MANIFEST.to_json()[:90],
    ],
)
def test_what_is_no_manifest_is_damaged(data: bytes) -> None:
    with pytest.raises(DamagedIndexError, match=r"manifest\.json.*python server\.py build"):
        IndexManifest.from_json(data, file=FILE)


def test_a_manifest_of_another_format_is_stale_whatever_else_it_holds() -> None:
    with pytest.raises(StaleIndexError, match="format 99"):
        IndexManifest.from_json(b'{"format": 99, "new": true}', file=FILE)


def test_the_best_rows_stand_first_and_the_lower_row_first_among_equals() -> None:
    best = Scored.best(np.array([5, 2, 9, 1]), np.array([0.5, 0.5, 0.9, 0.1], np.float32), 3)
    assert best.rows.tolist() == [9, 2, 5]
    assert len(best) == 3
