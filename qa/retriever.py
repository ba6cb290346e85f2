"""Finds the passages nearest to a question, by meaning and by words."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from corpus import Kind
from embeddings import Encoder, Mask, PassageIndex, Rows, Vector, analyse

from .late_interaction import late_scores, piece_weights
from .models import Evidence, Filters, Interpretation
from .ranking import BACKGROUND_WEIGHT, fuse, with_late

_CANDIDATES = 100  # from each side; the union is ranked
_LATE = 100  # of them are ranked once more, word by word


class Retriever:
    """Ranks the passages of one index version."""

    def __init__(self, index: PassageIndex, encoder: Encoder) -> None:
        self._index, self._encoder = index, encoder

    def retrieve(
        self,
        interpretation: Interpretation,
        *,
        limit: int,
        kinds: frozenset[Kind] = frozenset({Kind.STATEMENT}),
        n_windows: int = 1,
    ) -> tuple[Evidence, ...]:
        """Return at most ``limit`` passages of these kinds, best first, within the interpretation's filters.

        Where several people are asked about, they take turns, whoever has the best passage first: nobody's words crowd
        out another's.

        Args:
            interpretation: The question as understood.
            limit: How much evidence to return, at most.
            kinds: Which kinds of passages to look through.
            n_windows: With 2, a passage comes twice where two separate runs of its sentences are good enough.
        """
        filters, people = interpretation.filters, interpretation.people
        groups = [(person.id,) for person in people] if len(people) > 1 else [filters.speakers]
        looked_up, terms = _looked_up(interpretation), _terms(interpretation)
        query = self._encoder.encode_query(looked_up)
        found = [self._candidates(query.vector, terms, self._allowed(filters, kinds, group)) for group in groups]
        # All are ranked together, for scores of separate rankings can't be compared.
        rows = np.unique(np.concatenate(found))
        cosines, words = self._index.dense_of(query.vector, rows), self._lexical_of(interpretation, rows)
        fused = fuse(cosines, words)
        first = np.lexsort((rows, -fused))[:_LATE]
        passages = self._index.passages(rows[first])
        pieces = piece_weights(looked_up, query, self.weights(interpretation))
        late = [
            late_scores(passage, tokens, query=query, weights=pieces)
            for passage, tokens in zip(passages, self._index.tokens(rows[first]), strict=True)
        ]
        ranked = with_late(fused[first], late, n_windows=n_windows)
        evidence = [
            Evidence(passages[at], score, float(cosines[first[at]]), float(words[first[at]]), window)
            for at, score, window in ranked
        ]
        order = rows[first][[at for at, _, _ in ranked]]
        turns = _in_turns([np.flatnonzero(np.isin(order, own)).tolist() for own in found])
        return tuple(evidence[at] for at in turns[:limit])

    def weights(self, interpretation: Interpretation) -> dict[str, float]:
        """Return the terms looked up with their rarity (inverse document frequency, above 0).

        Words that a follow-up only leans on weigh less: it would be answered with the answer to the question before.
        """
        own = set(analyse(_own_words(interpretation)))
        return {
            term: self._index.idf(term) * (1.0 if term in own else BACKGROUND_WEIGHT) for term in _terms(interpretation)
        }

    def is_printed(self, term: str) -> bool:
        """Tell whether a term stands in any passage or its context."""
        return self._index.has_term(term)

    def _allowed(self, filters: Filters, kinds: frozenset[Kind], speakers: tuple[str, ...]) -> Mask:
        return self._index.allowed(
            kinds=kinds,
            articles=filters.articles,
            speakers=speakers,
            exclude_speakers=filters.exclude_speakers,
            published_from=filters.published_from,
            published_to=filters.published_to,
        )

    def _lexical_of(self, interpretation: Interpretation, rows: Rows) -> NDArray[np.float32]:
        """BM25 scores; what a follow-up leans on counts less here, too."""
        everything, own = _terms(interpretation), tuple(dict.fromkeys(analyse(_own_words(interpretation))))
        scores = self._index.lexical_of(everything, rows)
        if len(own) == len(everything):
            return scores
        return BACKGROUND_WEIGHT * scores + (1 - BACKGROUND_WEIGHT) * self._index.lexical_of(own, rows)

    def _candidates(self, vector: Vector, terms: Sequence[str], allowed: Mask) -> Rows:
        dense = self._index.dense(vector, _CANDIDATES, allowed)
        lexical = self._index.lexical(terms, _CANDIDATES, allowed)
        return np.union1d(dense.rows, lexical.rows)


def _own_words(interpretation: Interpretation) -> str:
    return " ".join([interpretation.topic, *interpretation.expansions])


def _looked_up(interpretation: Interpretation) -> str:
    return f"{interpretation.background} {_own_words(interpretation)}".strip()


def _terms(interpretation: Interpretation) -> tuple[str, ...]:
    return tuple(dict.fromkeys(analyse(_looked_up(interpretation))))


def _in_turns(ranks: Sequence[list[int]]) -> list[int]:
    """The best rank of everybody, then everybody's second best, and so on; whoever has the best goes first."""
    in_order = sorted(filter(None, ranks))
    return [own[n] for n in range(max(map(len, in_order), default=0)) for own in in_order if n < len(own)]
