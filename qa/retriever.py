"""Finds the passages nearest to a question, by meaning and by words."""

from collections.abc import Mapping, Sequence

import numpy as np

from corpus import Kind
from embeddings import Encoder, Mask, PassageIndex, Rows, Vector, analyse, indexed_text

from .late_interaction import late_score, piece_weights
from .models import Evidence, Filters, Interpretation
from .ranking import fuse, with_late

_CANDIDATES = 100  # from each side; the union is ranked
_LATE = 100  # of them are ranked once more, word by word


class Retriever:
    """Ranks the passages of one index version."""

    def __init__(self, index: PassageIndex, encoder: Encoder) -> None:
        self._index, self._encoder = index, encoder

    def retrieve(
        self, interpretation: Interpretation, *, limit: int, kinds: frozenset[Kind] = frozenset({Kind.STATEMENT})
    ) -> tuple[Evidence, ...]:
        """Return at most ``limit`` passages of these kinds, best first, within the interpretation's filters.

        Where several people are asked about, they take turns, whoever has the best passage first: nobody's words crowd
        out another's.
        """
        filters, people = interpretation.filters, interpretation.people
        groups = [(person.id,) for person in people] if len(people) > 1 else [filters.speakers]
        looked_up = _looked_up(interpretation)
        query, terms = self._encoder.encode_query(looked_up), _terms(interpretation)
        found = [self._candidates(query.vector, terms, self._allowed(filters, kinds, group)) for group in groups]
        # All are ranked together, for scores of separate rankings can't be compared.
        rows = np.unique(np.concatenate(found))
        cosines, words = self._index.dense_of(query.vector, rows), self._index.lexical_of(terms, rows)
        fused = fuse(cosines, words)
        first = np.lexsort((rows, -fused))[:_LATE]
        passages = self._index.passages(rows[first])
        pieces = piece_weights(looked_up, query, self.weights(interpretation))
        late = [
            late_score(passage, tokens, query=query, weights=pieces)
            for passage, tokens in zip(passages, self._index.tokens(rows[first]), strict=True)
        ]
        met, likeness = np.array([(score.met, score.likeness) for score in late], np.float32).reshape(-1, 2).T
        scores = with_late(fused[first], met, likeness)
        order = np.lexsort((rows[first], -scores))
        best = order[_in_turns([np.flatnonzero(np.isin(rows[first][order], own)).tolist() for own in found])[:limit]]
        return tuple(
            Evidence(passages[at], float(scores[at]), float(cosines[first[at]]), float(words[first[at]]), late[at])
            for at in best
        )

    def weights(self, interpretation: Interpretation) -> dict[str, float]:
        """Return the terms looked up with their rarity (inverse document frequency, above 0)."""
        return {term: self._index.idf(term) for term in _terms(interpretation)}

    def _allowed(self, filters: Filters, kinds: frozenset[Kind], speakers: tuple[str, ...]) -> Mask:
        return self._index.allowed(
            kinds=kinds,
            articles=filters.articles,
            speakers=speakers,
            exclude_speakers=filters.exclude_speakers,
            published_from=filters.published_from,
            published_to=filters.published_to,
        )

    def _candidates(self, vector: Vector, terms: Sequence[str], allowed: Mask) -> Rows:
        dense = self._index.dense(vector, _CANDIDATES, allowed)
        lexical = self._index.lexical(terms, _CANDIDATES, allowed)
        return np.union1d(dense.rows, lexical.rows)


def coverage(evidence: Evidence, weights: Mapping[str, float]) -> float:
    """Return the share (0..1) of the question's words, weighted by rarity, that stand in passage or context."""
    there = set(analyse(indexed_text(evidence.passage)))
    total = sum(weights.values())
    return sum(weight for term, weight in weights.items() if term in there) / total if total else 0.0


def _looked_up(interpretation: Interpretation) -> str:
    return " ".join([interpretation.topic, *interpretation.expansions])


def _terms(interpretation: Interpretation) -> tuple[str, ...]:
    return tuple(dict.fromkeys(analyse(_looked_up(interpretation))))


def _in_turns(ranks: Sequence[list[int]]) -> list[int]:
    """The best rank of everybody, then everybody's second best, and so on; whoever has the best goes first."""
    in_order = sorted(filter(None, ranks))
    return [own[n] for n in range(max(map(len, in_order), default=0)) for own in in_order if n < len(own)]
