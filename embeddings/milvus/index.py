"""One version in Milvus, open for reading."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus import Kind, Passage
from embeddings.errors import DamagedIndexError
from embeddings.index import Quantised, TokenVectors
from embeddings.models import EncodedQuery, Likeness, Matrix, Rows, Scored, Selection, Tokens, Vector

from .articles import Kept, MilvusArticles
from .schema import (
    FACTS,
    K1,
    MOST,
    B,
    condition,
    name_of,
    one_of,
    positions_of,
    revisions_of,
    term_line,
    term_of,
    unpack_pieces,
)
from .store import MilvusStore
from .versions import Version

_MOST_FACTS = 8192  # some 4 KB each
_MOST_TERMS = 200_000  # an index with no more of them is opened with all
_MORE = 50  # so many are proposed beyond those wanted: the engine weighs terms by all versions
_FEW = 200  # articles that a condition may name


class _Facts(NamedTuple):
    row: dict[str, Any]
    counts: Counter[str]  # of terms
    n_terms: int
    vector: Vector | None


class MilvusIndex:
    """The ``PassageIndex`` of a version in Milvus.

    The engine proposes rows, by likeness and by words, within the limits of a question; scores are computed here from
    the vectors and terms of those rows and from how often terms are in this version, as in the index in a folder.
    """

    def __init__(self, store: MilvusStore, version: Version, articles: MilvusArticles) -> None:
        """Use ``open`` instead."""
        self._milvus, self._version, self.store = store, version, articles
        self._by_revision = {head.revision: head for head in articles.heads.values()}
        self._facts: Kept[int, _Facts] = Kept(_MOST_FACTS)
        self._pieces: Kept[int, Quantised] = Kept(_MOST_FACTS // 16)
        self._counts: Kept[str, tuple[int, int]] = Kept(_MOST_TERMS)
        self._vocabulary: tuple[str, ...] | None = None

    @classmethod
    def open(cls, store: MilvusStore, version: Version) -> "MilvusIndex":
        """Open a version."""
        store.load()
        index = cls(store, version, MilvusArticles.open(store, version.number))
        if len(index.store) != version.manifest.n_passages:
            raise DamagedIndexError(
                store.address, f"has {len(index.store)} passages, the manifest says {version.manifest.n_passages}"
            )
        if version.n_vocabulary <= _MOST_TERMS:
            index._vocabulary = tuple(index.terms())
        return index

    def close(self) -> None:
        """Nothing is held: versions last as long as the builder keeps them."""

    @property
    def version(self) -> str:
        return self._version.name

    @property
    def n_passages(self) -> int:
        return self._version.manifest.n_passages

    def articles_of(self, selection: Selection) -> tuple[str, ...]:
        return self._newest_first(id_ for id_, head in self.store.heads.items() if head.fits(selection))

    def articles_at(self, rows: Rows | None) -> tuple[str, ...]:
        if rows is None:
            return self._newest_first(self.store.heads)
        return self._newest_first(self._by_revision[int(one)].record.id for one in np.unique(revisions_of(rows)))

    def articles_by_words(self, terms: Sequence[str], kinds: Collection[Kind]) -> tuple[str, ...]:
        if not terms:
            return ()
        where = condition(Selection(frozenset(kinds)), version=self._version.number)
        (found,) = self._milvus.by_words([term_line(terms)], where, ["revision"], limit=MOST, one_each="revision")
        return tuple(dict.fromkeys(self._by_revision[int(one["revision"])].record.id for one in found))

    def rows_of(self, article_ids: Collection[str], selection: Selection | None = None) -> Rows:
        heads = [self.store.heads[id_] for id_ in article_ids if id_ in self.store.heads]
        found: list[int] = []
        for start in range(0, len(heads), _FEW):
            some = heads[start : start + _FEW]
            where = one_of("revision", [head.revision for head in some])
            n_rows = sum(head.n_passages for head in some)
            if selection is not None:
                where += f" and {condition(selection, version=self._version.number)}"
            found += [int(one["row"]) for one in self._milvus.find_passages(where, ["row"], limit=n_rows or 1)]
        return np.array(sorted(found), np.int64)

    def before(self, rows: Rows) -> Rows:
        return rows[positions_of(rows) > 0] - 1

    def candidates(self, vector: Vector | None, terms: Sequence[str], k: int, selection: Selection) -> Rows:
        where, line = condition(selection, version=self._version.number), term_line(terms)
        limit = min(k + _MORE, MOST // 2)
        if vector is None:
            return np.sort(self.lexical(terms, k, selection).rows)
        fields = [*FACTS, "vector"]
        found = (
            self._milvus.both_ways(vector, line, where, fields, limit=limit)
            if line
            else self._milvus.nearest(vector, where, fields, limit=limit)
        )
        rows = self._keep(found)
        alike, by_words = self.dense_of(vector, rows), self.lexical_of(terms, rows)
        holding = by_words > 0
        best = Scored.best(rows[holding], by_words[holding], k)
        return np.union1d(Scored.best(rows, alike, k).rows, best.rows)

    def dense(self, vector: Vector, k: int, selection: Selection | None = None) -> Scored:
        """Return the ``k`` passages most like a vector, scores -1 to 1."""
        where = condition(selection, version=self._version.number)
        rows = self._keep(self._milvus.nearest(vector, where, [*FACTS, "vector"], limit=k + _MORE))
        return Scored.best(rows, self.dense_of(vector, rows), k)

    def dense_of(self, vector: Vector, rows: Rows) -> NDArray[np.float32]:
        vectors = self.vectors_of(rows).astype(np.float64)
        scores: NDArray[np.float32] = np.einsum("ij,j->i", vectors, vector.astype(np.float64)).astype(np.float32)
        return scores

    def lexical(self, terms: Sequence[str], k: int, selection: Selection | None = None) -> Scored:
        if not terms or not k:
            return Scored(np.zeros(0, np.int64), np.zeros(0, np.float32))
        where = condition(selection, version=self._version.number)
        (found,) = self._milvus.by_words([term_line(terms)], where, FACTS, limit=k + _MORE)
        rows = self._keep(found)
        scores = self.lexical_of(terms, rows)
        return Scored.best(rows[scores > 0], scores[scores > 0], k)

    def lexical_of(self, terms: Sequence[str], rows: Rows) -> NDArray[np.float32]:
        self._count(terms)
        scores = np.zeros(len(rows), np.float32)
        if not len(rows):
            return scores
        facts = self._known(rows)
        average = self._version.n_terms / max(1, self.n_passages)
        lengths = np.array([one.n_terms for one in facts], np.float64)
        for term in terms:
            if not self.has_term(term):
                continue
            own = term_of(term)
            often = np.array([one.counts[own] for one in facts], np.float64)
            share = often / (K1 * (1 - B + B * lengths / average) + often)
            scores += (self.idf(term) * share).astype(np.float32)
        return scores

    def holding(self, terms: Sequence[str], near: Rows | None = None) -> list[Rows]:
        known = [term for term in dict.fromkeys(terms) if self.has_term(term)]
        where = condition(None, version=self._version.number)
        if near is not None:
            articles = np.unique(revisions_of(near))
            if not len(articles):
                known = []
            elif len(articles) <= _FEW:
                where += f" and {one_of('revision', articles.tolist())}"
        found: dict[str, Rows] = {}
        if known:
            limit = min(MOST, max(self._n_holding(term) for term in known))
            lists = self._milvus.by_words([term_line([term]) for term in known], where, ["row"], limit=limit)
            for term, rows in zip(known, lists, strict=True):
                found[term] = np.array(sorted(int(one["row"]) for one in rows), np.int64)
        return [found.get(term, np.zeros(0, np.int64)) for term in terms]

    def idf(self, term: str) -> float:
        n_with = self._n_holding(term)
        return math.log1p((self.n_passages - n_with + 0.5) / (n_with + 0.5))

    def has_term(self, term: str, *, surely: bool = False) -> bool:
        self._count([term])
        return self._counts.get(term, (0, 0))[surely] > 0

    def terms(self) -> Iterator[str]:
        if self._vocabulary is not None:
            yield from self._vocabulary
            return
        for one in self._milvus.find_records("term", version=self._version.number):
            self._counts.keep({one.head["term"]: (one.head["n"], one.head["sure"])})
            yield one.head["term"]

    def likeness(self, query: EncodedQuery, rows: Rows) -> list[Likeness]:
        if not len(rows):
            return []
        pieces = self._pieces_of(rows)
        dims = {one.dim for one in pieces if one.n}
        if len(dims) > 1:
            raise DamagedIndexError(self._milvus.address, "holds word pieces of several lengths")
        starts = np.concatenate([[0], np.cumsum([one.n for one in pieces])]).astype(np.int64)
        joined = Quantised.join([one for one in pieces if one.n], dim=next(iter(dims), len(query.vector)))
        return TokenVectors(joined, starts).likeness(query, np.arange(len(rows)))

    def vectors_of(self, rows: Rows) -> Matrix:
        dim = self._version.manifest.encoder.dim
        if any((facts := self._facts.get(int(row))) is None or facts.vector is None for row in rows):
            read = self._milvus.rows([int(row) for row in rows], [*FACTS, "vector"])
            self._keep([self._there(read, int(row)) for row in rows])
            return np.array([read[int(row)]["vector"] for row in rows], np.float32).reshape(len(rows), dim)
        return np.array([one.vector for one in self._known(rows)], np.float32).reshape(len(rows), dim)

    def tokens_of(self, rows: Rows) -> list[Tokens]:
        return [Tokens(one.vectors, one.spans) for one in self._pieces_of(rows)]

    def passages(self, rows: Iterable[int] | Rows) -> list[Passage]:
        wanted = np.array([int(row) for row in rows], np.int64)
        return self.store.passages_from([one.row for one in self._known(wanted)])

    def _newest_first(self, article_ids: Iterable[str]) -> tuple[str, ...]:
        records = [self.store.heads[id_].record for id_ in article_ids]
        return tuple(one.id for one in sorted(records, key=lambda one: (-_day(one.published), one.id)))

    def _known(self, rows: Rows) -> list[_Facts]:
        facts = {int(row): self._facts.get(int(row)) for row in rows}
        missing = [row for row, one in facts.items() if one is None]
        if missing:
            read = self._milvus.rows(missing, FACTS)
            self._keep([self._there(read, row) for row in missing])
            facts |= {row: _facts_of(self._there(read, row)) for row in missing}
        return [one for row in rows if (one := facts[int(row)]) is not None]

    def _there(self, read: dict[int, dict[str, Any]], row: int) -> dict[str, Any]:
        if row not in read:
            raise KeyError(row)
        return read[row]

    def _keep(self, found: Sequence[dict[str, Any]]) -> Rows:
        facts = {int(row["row"]): _facts_of(row) for row in found}
        # A row may be known with its vector already.
        self._facts.keep({row: one for row, one in facts.items() if one.vector is not None or row not in self._facts})
        return np.array(sorted(facts), np.int64)

    def _pieces_of(self, rows: Rows) -> list[Quantised]:
        kept = {int(row): self._pieces.get(int(row)) for row in rows}
        missing = [row for row, one in kept.items() if one is None]
        if missing:
            read = self._milvus.rows(missing, ["pieces"])
            new = {row: unpack_pieces(self._there(read, row)["pieces"]) for row in missing}
            self._pieces.keep(new)
            kept |= new
        return [one for row in rows if (one := kept[int(row)]) is not None]

    def _n_holding(self, term: str) -> int:
        self._count([term])
        return self._counts.get(term, (0, 0))[0]

    def _count(self, terms: Iterable[str]) -> None:
        """See how often terms are, all that are not known yet at once."""
        missing = [term for term in dict.fromkeys(terms) if term not in self._counts]
        if not missing or self._vocabulary is not None:
            return
        found = self._milvus.find_records("term", version=self._version.number, names=map(name_of, missing))
        counted = {one.head["term"]: (int(one.head["n"]), int(one.head["sure"])) for one in found}
        self._counts.keep({term: counted.get(term, (0, 0)) for term in missing})


def _facts_of(row: dict[str, Any]) -> _Facts:
    terms = row["terms"].split()
    vector = row.get("vector")
    kept = {name: value for name, value in row.items() if name not in {"terms", "vector"}}
    return _Facts(kept, Counter(terms), len(terms), None if vector is None else np.asarray(vector, np.float32))


def _day(published: date | None) -> int:
    return 0 if published is None else published.toordinal()
