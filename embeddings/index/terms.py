"""The word index: BM25 scores of passages for the terms of a question."""

import json
import math
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from embeddings.errors import DamagedIndexError
from embeddings.models import Mask, Rows, Scored

from .analyzer import analyse_printed

_SIZE, _VOCABULARY = "size.json", "vocab.index.json"
_PRINTED = ("printed.npy", "starts.npy")
_ARRAYS = ("data.csc.index.npy", "indices.csc.index.npy", "indptr.csc.index.npy")


class _Postings(NamedTuple):
    """The scores of all terms, one behind the other, the row of each, and where those of a term begin and end."""

    scores: NDArray[np.float32]
    rows: NDArray[Any]
    ends: NDArray[np.int32]


class _Printed(NamedTuple):
    """The terms of all rows by their numbers, as they stand there, one row behind the other, and where each begins."""

    numbers: NDArray[np.int32]
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]]) -> "_Printed":
        numbers = np.fromiter(chain.from_iterable(rows), np.int32)
        return cls(numbers, np.cumsum([0, *map(len, rows)], dtype=np.int64))


class TermIndex:
    """BM25 (Lucene's variant) over the terms of passages; all of it may be called by many threads at once."""

    def __init__(self, vocabulary: dict[str, int], postings: _Postings, printed: _Printed, *, n_rows: int) -> None:
        """Use what ``build`` or ``load`` gave."""
        self._vocabulary, self._postings, self._printed, self._n_rows = vocabulary, postings, printed, n_rows

    def __len__(self) -> int:
        return self._n_rows

    @classmethod
    def build(
        cls,
        texts: Sequence[str],
        languages: Sequence[str | None] | None = None,
        earlier: "tuple[TermIndex, Sequence[int]] | None" = None,
    ) -> Self:
        """Index one row for each text.

        Args:
            texts: What is to be found.
            languages: The tag of each; English where there are none.
            earlier: Another index, and for each text the row of it that holds the same, -1 where none does: to find
                the terms of a text is most of the work.
        """
        there = [-1] * len(texts) if earlier is None else earlier[1]
        known = list(earlier[0]) if earlier else []
        vocabulary: dict[str, int] = {}
        ids: list[list[int]] = []
        for text, tag, row in zip(texts, languages or [None] * len(texts), there, strict=True):
            if earlier is None or row < 0:
                terms = analyse_printed(text, tag)
            else:
                terms = [known[number] for number in earlier[0].printed(row)]
            ids.append([vocabulary.setdefault(term, len(vocabulary)) for term in terms])
        if not vocabulary:
            nothing = _Postings(np.zeros(0, np.float32), np.zeros(0, np.int32), np.zeros(1, np.int32))
            return cls({}, nothing, _Printed.of(ids), n_rows=len(texts))
        # Only who builds needs it, and SciPy with it: to search, the scores that it leaves behind are added up.
        bm25 = import_module("bm25s").BM25()
        bm25.index((ids, vocabulary), create_empty_token=False, show_progress=False)
        postings = _Postings(*(np.asarray(bm25.scores[name]) for name in ("data", "indices", "indptr")))
        return cls(vocabulary, postings, _Printed.of(ids), n_rows=len(texts))

    def save(self, folder: Path) -> None:
        """Write the index into a new folder."""
        folder.mkdir()
        (folder / _SIZE).write_text(json.dumps({"n_rows": self._n_rows}) + "\n")
        (folder / _VOCABULARY).write_text(json.dumps(self._vocabulary, ensure_ascii=False), encoding="utf-8")
        arrays: list[NDArray[Any]] = [*self._postings, *self._printed]
        for name, array in zip((*_ARRAYS, *_PRINTED), arrays, strict=True):
            np.save(folder / name, array, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Open a saved index; its scores stay on disk and are mapped into memory.

        Raises:
            DamagedIndexError: A file is missing or holds something else.
        """
        try:
            n_rows = int(json.loads((folder / _SIZE).read_bytes())["n_rows"])
            vocabulary = json.loads((folder / _VOCABULARY).read_bytes())
            mapped = [np.load(folder / name, mmap_mode="r", allow_pickle=False) for name in (*_ARRAYS, *_PRINTED)]
        except (OSError, ValueError, EOFError, KeyError, TypeError) as error:
            raise DamagedIndexError(folder, f"not a word index ({error})") from error
        # The same memory, but as plain arrays: to look a number up takes a tenth of the time.
        arrays = list(map(np.asarray, mapped))
        return cls(vocabulary, _Postings(*arrays[:3]), _Printed(*arrays[3:]), n_rows=n_rows)

    def __contains__(self, term: str) -> bool:
        return term in self._vocabulary

    def __iter__(self) -> Iterator[str]:
        return iter(self._vocabulary)

    def scores(self, terms: Sequence[str]) -> NDArray[np.float32]:
        """Return the score of every row, 0 or more; a term that is given twice counts twice, an unknown one nothing."""
        scores = np.zeros(self._n_rows, np.float32)
        for term in terms:
            at = self._place(term)
            scores[self._postings.rows[at]] += self._postings.scores[at]  # no row stands twice under one term
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
        rows: Rows = self._postings.rows[self._place(term)].astype(np.int64)
        return rows

    def idf(self, term: str) -> float:
        """Return how rare a term is, above 0: the same weight that the scores use; highest for one in no row."""
        n_with = len(self.rows(term))
        return math.log1p((self._n_rows - n_with + 0.5) / (n_with + 0.5))

    def printed(self, row: int) -> list[int]:
        """Return the numbers of the terms of a row as they stand there, counted in the order of all terms."""
        numbers, starts = self._printed
        found: list[int] = numbers[starts[row] : starts[row + 1]].tolist()
        return found

    def _place(self, term: str) -> slice:
        number = self._vocabulary.get(term)
        return slice(0) if number is None else slice(*self._postings.ends[number : number + 2].tolist())
