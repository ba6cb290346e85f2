"""Finds the passages nearest to a question, by meaning and by words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from corpus import Kind, Passage
from corpus.language import CHINESE, Language, language_of
from embeddings import EncodedQuery, Encoder, PassageIndex, Rows, Selection, Whose, analyse, is_unspaced
from qa.messages import ComparedByWords
from qa.models import NOTHING, Evidence, Interpretation, LateScore, Query

from .confidence import in_question, lacking, names_in, read_order
from .late_interaction import Pieces, late_scores
from .ranking import BACKGROUND_WEIGHT, Reranker, fuse, interleave_by, rerank, with_late

_LAST_LATIN = "\u024f"


def note_on(words: str) -> ComparedByWords:
    """Return why the encoder could not tell the sense of a question: its script, or words that are none."""
    return ComparedByWords(is_script=any(char.isalpha() and char > _LAST_LATIN for char in words))


def telling(weights: Mapping[str, float], *, is_printed: Callable[[str], bool]) -> dict[str, float]:
    """Return the terms of a question with their weights, without pairs of characters that are no part of a word.

    Half of all pairs lie across two words, and such a pair in no passage would weigh as much as a word in none. They
    are known by what is beside them: a particle, or on both sides words that are printed.

    Args:
        weights: The terms looked up with their rarity.
        is_printed: Tells whether a term stands in any passage or its context.
    """
    at_home = {character for term in weights if is_unspaced(term) and is_printed(term) for character in term}
    at_home |= CHINESE.stop_words
    kept = {
        term: weight
        for term, weight in weights.items()
        if not is_unspaced(term)
        or is_printed(term)
        or not (len(term) == 1 or at_home.issuperset(term) or any(map(_is_small, term)))
    }
    # Hiragana mostly spells endings; where there is nothing else, it spells words.
    words = {term: weight for term, weight in kept.items() if not all(map(_is_hiragana, term))}
    return words or kept or dict(weights)


def _is_small(character: str) -> bool:
    return character in CHINESE.stop_words or _is_hiragana(character)


def _is_hiragana(character: str) -> bool:
    return "\u3040" <= character <= "\u309f"


_CANDIDATES = 100  # from each side; the union is ranked
_LATE = 100  # of them are ranked once more, word by word


class Retriever:
    """Ranks the passages of one index version."""

    def __init__(
        self,
        index: PassageIndex,
        encoder: Encoder,
        reranker: Reranker | None = None,
        *,
        order: Mapping[str, float] | None = None,
    ) -> None:
        """Search an index.

        Args:
            index: What to search.
            encoder: What it was built with.
            reranker: Reads the best passages once more.
            order: What quotes are ranked by; what was fitted unless another is given.
        """
        self._index, self._encoder, self._reranker = index, encoder, reranker
        self._order = order or read_order()

    def query(self, interpretation: Interpretation) -> Query:
        """Return what is asked of the index for a question as understood."""
        return self._query(interpretation, self._encoder.encode_query(_looked_up(interpretation)))

    def queries(self, interpretations: Sequence[Interpretation]) -> list[Query]:
        """Return what ``query`` gives for each, encoded together."""
        encoded = self._encoder.encode_queries([_looked_up(one) for one in interpretations])
        return [self._query(*both) for both in zip(interpretations, encoded, strict=True)]

    def asked_of_anybody(self, query: Query) -> Query:
        """Return a query as it is asked of words of which it is not sure who says them, too."""
        return replace(query, nowhere=self._nowhere(query.own_terms, surely=False))

    def retrieve(
        self,
        query: Query,
        *,
        limit: int,
        kinds: frozenset[Kind] = frozenset({Kind.STATEMENT}),
        n_windows: int = 1,
        whose: Whose = Whose.KNOWN,
    ) -> tuple[Evidence, ...]:
        """Return at most ``limit`` passages of these kinds, best first, within the question's filters.

        Where several people are asked about, they alternate, the one with the best passage first: nobody's words
        crowd out another's.

        Args:
            query: From ``query``.
            limit: How much evidence to return, at most.
            kinds: Which kinds of passages to look through.
            n_windows: With 2, a passage comes twice where two separate runs of its sentences are good enough.
            whose: Whether words of which it is not sure who says them are looked through.
        """
        filters, people = query.interpretation.filters, query.interpretation.people
        groups = [replace(filters, speakers=(one.id,)) for one in people] if len(people) > 1 else [filters]
        found = [self._candidates(query, Selection(kinds, group, whose)) for group in groups]
        # All are ranked together, for scores of separate rankings can't be compared.
        rows = np.unique(np.concatenate(found))
        if not len(rows):
            return ()
        cosines, words = self._index.dense_of(query.encoded.vector, rows), self._lexical_of(query, rows)
        fused = words if query.by_words else fuse(cosines, words)
        first = np.lexsort((rows, -fused))[:_LATE]
        passages = self._index.passages(rows[first])
        ranked = with_late(fused[first], self._late(query, rows[first], passages), n_windows=n_windows)
        evidence = [
            Evidence(passages[at], score, float(cosines[first[at]]), float(words[first[at]]), window)
            for at, score, window in ranked
        ]
        chosen = _alternating(evidence, query)[:limit]
        if self._reranker is None:
            return tuple(chosen)
        # Only what is chosen anyway, so that the confidence in it stays the same.
        best_first = sorted(chosen, key=lambda one: -one.score)
        reranked = rerank(best_first, self._reranker, question=query.interpretation.text)
        return tuple(_alternating(reranked, query))

    def likeness(self, query: Query, text: str) -> float:
        """Return how like (-1..1) another question is to what is asked."""
        return float(self._encoder.encode_query(text).vector @ query.encoded.vector)

    def is_printed(self, term: str) -> bool:
        """Tell whether a term stands in any passage or its context."""
        return self._index.has_term(term)

    def _query(self, interpretation: Interpretation, encoded: EncodedQuery) -> Query:
        text, language = _looked_up(interpretation), language_of(interpretation.language)
        own, terms = _terms(_own_words(interpretation), language), _terms(text, language)
        by_words = not self._encoder.knows(text)
        weights = {term: self._index.idf(term) * (1.0 if term in own else BACKGROUND_WEIGHT) for term in terms}
        return Query(
            interpretation,
            text=text,
            topic_terms=frozenset(analyse(interpretation.topic, language)),
            own_terms=own,
            terms=terms,
            weights=telling(weights, is_printed=self.is_printed) if by_words else weights,
            encoded=encoded,
            by_words=by_words,
            language=language,
            names=names_in(interpretation, own),
            nowhere=self._nowhere(own, surely=True),
            n_passages=self._index.n_passages,
        )

    def _nowhere(self, terms: Sequence[str], *, surely: bool) -> frozenset[str]:
        return frozenset(term for term in terms if not self._index.has_term(term, surely=surely))

    def _candidates(self, query: Query, selection: Selection) -> Rows:
        vector = None if query.by_words else query.encoded.vector
        return self._index.candidates(vector, query.terms, _CANDIDATES, selection)

    def _lexical_of(self, query: Query, rows: Rows) -> NDArray[np.float32]:
        """BM25 scores; what a follow-up leans on counts less here, too."""
        scores = self._index.lexical_of(query.terms, rows)
        if len(query.own_terms) == len(query.terms):
            return scores
        return BACKGROUND_WEIGHT * scores + (1 - BACKGROUND_WEIGHT) * self._index.lexical_of(query.own_terms, rows)

    def _late(self, query: Query, rows: Rows, passages: Sequence[Passage]) -> list[tuple[LateScore, ...]]:
        if query.by_words:
            return [(NOTHING,)] * len(passages)
        return late_scores(
            passages,
            self._index.likeness(query.encoded, rows),
            pieces=Pieces.of(query.text, query.encoded, query.weights, nowhere=query.nowhere, language=query.language),
            in_questions=[in_question(passage, query.weights) for passage in passages],
            order=self._order,
            lacks=lacking(query.interpretation),
        )


def _own_words(interpretation: Interpretation) -> str:
    return " ".join([interpretation.topic, *interpretation.expansions])


def _looked_up(interpretation: Interpretation) -> str:
    return f"{interpretation.background} {_own_words(interpretation)}".strip()


def _terms(text: str, language: Language) -> tuple[str, ...]:
    return tuple(dict.fromkeys(analyse(text, language)))


def _alternating(evidence: Sequence[Evidence], query: Query) -> list[Evidence]:
    """Evidence, best first, as it is; where several people are asked about, each of them by turns."""
    if len(query.interpretation.people) < 2:
        return list(evidence)
    return interleave_by(evidence, key=lambda one: one.passage.speaker.id if one.passage.speaker else None)
