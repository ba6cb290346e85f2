"""Looks a finished version over before it is published: can it be read back, and does it find what it holds?"""

from pathlib import Path

import numpy as np

from .drafts import Draft
from .earlier import TEXTS
from .embedding import Embedded
from .errors import DamagedIndexError
from .index import STORE, TERMS, VECTORS, PassageIndex
from .vectors import NOISE
from .words import analyse

_N_LOOKED_AT = 16


def inspect(version: Path, draft: Draft, embedded: Embedded) -> None:
    """See that a version holds what it was made of, by counts and digests, and that passages find themselves.

    Raises:
        DamagedIndexError: It does not.
    """
    index = PassageIndex.open_version(version, verify=True)
    try:
        if np.load(version / TEXTS, allow_pickle=False).tobytes() != b"".join(draft.text_digests):
            raise DamagedIndexError(version / TEXTS, "holds other digests than it was given")
        n_passages = len(draft.passages)
        for row in np.unique(np.linspace(0, n_passages - 1, min(n_passages, _N_LOOKED_AT), dtype=np.int64)):
            at = np.array([row])
            vector = embedded.vectors[row]
            own = index.dense_of(vector, at)
            terms = analyse(draft.indexed[row])
            if index.passages(at) != [draft.passages[row]]:
                raise DamagedIndexError(version / STORE, f"row {row} reads back as another passage")
            if not own >= vector @ vector - NOISE:  # not even where it is no number at all
                raise DamagedIndexError(version / VECTORS, f"row {row} holds another vector than it was given")
            if index.dense(vector, 1).scores < own - NOISE:
                raise DamagedIndexError(version / VECTORS, f"row {row} does not find itself")
            if terms and not index.lexical_of(terms, at) > 0:
                raise DamagedIndexError(version / TERMS, f"row {row} does not find itself")
    finally:
        index.close()
