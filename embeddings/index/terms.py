"""The word index: BM25 scores of passages for the terms of a question."""

import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Self

import bm25s
import numpy as np
from numpy.typing import NDArray

from embeddings.errors import DamagedIndexError
from embeddings.models import Mask, Rows, Scored

from .analyzer import analyse_printed

_SIZE = "size.json"


class TermIndex:
    """BM25 (Lucene's variant) over the terms of passages; all of it may be called by many threads at once."""

    def __init__(self, bm25: Any | None, *, n_rows: int) -> None:
        """Use what ``build`` or ``load`` gave; ``bm25`` is ``None`` when no row has any term."""
        self._bm25 = bm25
        self._n_rows = n_rows

    def __len__(self) -> int:
        return self._n_rows

    @classmethod
    def build(cls, texts: Sequence[str], languages: Sequence[str | None] | None = None) -> Self:
        """Index one row for each text.

        Args:
            texts: What is to be found.
            languages: The tag of each; English where there are none.
        """
        vocabulary: dict[str, int] = {}
        terms = map(analyse_printed, texts, languages or [None] * len(texts))
        ids = [[vocabulary.setdefault(term, len(vocabulary)) for term in found] for found in terms]
        if not vocabulary:
            return cls(None, n_rows=len(texts))
        bm25 = bm25s.BM25()
        bm25.index((ids, vocabulary), create_empty_token=False, show_progress=False)
        return cls(bm25, n_rows=len(texts))

    def save(self, folder: Path) -> None:
        """Write the index into a new folder."""
        folder.mkdir()
        (folder / _SIZE).write_text(json.dumps({"n_rows": self._n_rows, "empty": self._bm25 is None}) + "\n")
        if self._bm25 is not None:
            self._bm25.save(folder, show_progress=False)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Open a saved index; its scores stay on disk and are mapped into memory.

        Raises:
            DamagedIndexError: A file is missing or holds something else.
        """
        try:
            size = json.loads((folder / _SIZE).read_bytes())
            n_rows, empty = int(size["n_rows"]), bool(size["empty"])
            bm25 = None if empty else bm25s.BM25.load(folder, mmap=True, show_progress=False)
            if bm25 is not None:
                # The same memory, but as plain arrays: to look a number up takes a tenth of the time.
                bm25.scores |= {name: np.asarray(bm25.scores[name]) for name in ("data", "indices", "indptr")}
        except (OSError, ValueError, EOFError, KeyError, TypeError) as error:
            raise DamagedIndexError(folder, f"not a word index ({error})") from error
        return cls(bm25, n_rows=n_rows)

    def __contains__(self, term: str) -> bool:
        return self._bm25 is not None and term in self._bm25.vocab_dict

    def __iter__(self) -> Iterator[str]:
        return iter(() if self._bm25 is None else self._bm25.vocab_dict)

    def scores(self, terms: Sequence[str]) -> NDArray[np.float32]:
        """Return the score of every row, 0 or more; a term that is given twice counts twice, an unknown one nothing."""
        known = [] if self._bm25 is None else self._bm25.get_tokens_ids(list(terms))
        if self._bm25 is None or not known:
            return np.zeros(self._n_rows, np.float32)
        scores: NDArray[np.float32] = self._bm25.get_scores_from_ids(known)
        return scores

    def search(self, terms: Sequence[str], k: int, allowed: Mask | None = None) -> Scored:
        """Return the ``k`` best of the allowed rows that hold any of the terms."""
        scores = self.scores(terms)
        found = scores > 0
        rows = np.flatnonzero(found if allowed is None else found & allowed)
        if len(rows) > k > 0:
            worst = np.partition(scores[rows], -k)[-k]  # all that tie with it stay, for the lowest rows go first
            rows = rows[scores[rows] >= worst]
        return Scored.best(rows, scores[rows], k)

    def rows(self, term: str) -> Rows:
        """Return the rows that hold a term, in no order."""
        number = None if self._bm25 is None else self._bm25.vocab_dict.get(term)
        if self._bm25 is None or number is None:
            return np.zeros(0, np.int64)
        ends = self._bm25.scores["indptr"]  # bm25s keeps no counts, but every row with the term has one score
        rows: Rows = self._bm25.scores["indices"][ends[number] : ends[number + 1]]
        return rows

    def idf(self, term: str) -> float:
        """Return how rare a term is, above 0: the same weight that the scores use; highest for one in no row."""
        n_with = len(self.rows(term))
        return math.log1p((self._n_rows - n_with + 0.5) / (n_with + 0.5))
