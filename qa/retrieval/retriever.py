"""Finds the passages nearest to a question, by meaning and by words."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus import Kind, Passage, Speaker
from corpus.language import CHINESE
from embeddings import EncodedQuery, Encoder, Mask, PassageIndex, Rows, Vector, analyse, is_unspaced
from qa.models import NOTHING, Evidence, Filters, Interpretation, LateScore

from .late_interaction import late_scores, piece_weights
from .ranking import BACKGROUND_WEIGHT, Reranker, fuse, rerank, take_turns, with_late

_COMPARED = "so only the words themselves were compared."
NOTE = f"The search model does not know this script, {_COMPARED}"
NOTE_ON_WORDS = f"The search model knows no such words, {_COMPARED}"
_LAST_LATIN = "\u024f"


def note_on(words: str) -> str:
    """Return why the search model could not tell the sense of a question: its script, or words that are none."""
    return NOTE if any(char.isalpha() and char > _LAST_LATIN for char in words) else NOTE_ON_WORDS


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

    def __init__(self, index: PassageIndex, encoder: Encoder, reranker: Reranker | None = None) -> None:
        self._index, self._encoder, self._reranker = index, encoder, reranker

    def retrieve(
        self,
        interpretation: Interpretation,
        *,
        limit: int,
        kinds: frozenset[Kind] = frozenset({Kind.STATEMENT}),
        n_windows: int = 1,
        query: EncodedQuery | None = None,
    ) -> tuple[Evidence, ...]:
        """Return at most ``limit`` passages of these kinds, best first, within the interpretation's filters.

        Where several people are asked about, they take turns, whoever has the best passage first: nobody's words crowd
        out another's.

        Args:
            interpretation: The question as understood.
            limit: How much evidence to return, at most.
            kinds: Which kinds of passages to look through.
            n_windows: With 2, a passage comes twice where two separate runs of its sentences are good enough.
            query: What ``encode`` gave for it, where it has been encoded with others.
        """
        filters, people = interpretation.filters, interpretation.people
        groups = [(person.id,) for person in people] if len(people) > 1 else [filters.speakers]
        query = query or self._encoder.encode_query(_looked_up(interpretation))
        found = [
            self._candidates(query.vector, interpretation, self._allowed(filters, kinds, group)) for group in groups
        ]
        # All are ranked together, for scores of separate rankings can't be compared.
        rows = np.unique(np.concatenate(found))
        cosines, words = self._index.dense_of(query.vector, rows), self._lexical_of(interpretation, rows)
        fused = words if interpretation.by_words else fuse(cosines, words)
        first = np.lexsort((rows, -fused))[:_LATE]
        passages = self._index.passages(rows[first])
        ranked = with_late(fused[first], self._late(interpretation, query, rows[first], passages), n_windows=n_windows)
        evidence = [
            Evidence(passages[at], score, float(cosines[first[at]]), float(words[first[at]]), window)
            for at, score, window in ranked
        ]
        chosen = _in_turns(evidence, people)[:limit]
        if self._reranker is None:
            return tuple(chosen)
        # Only what is chosen anyway, so that the confidence in it stays the same.
        best_first = sorted(chosen, key=lambda one: -one.score)
        return tuple(_in_turns(rerank(best_first, self._reranker, question=interpretation.text), people))

    def encode(self, interpretations: Sequence[Interpretation]) -> list[EncodedQuery]:
        """Return the vectors of what is looked up for each, encoded together."""
        return self._encoder.encode_queries([_looked_up(one) for one in interpretations])

    def knows_script(self, interpretation: Interpretation) -> bool:
        """Tell whether what is looked up is of a script that the encoder knows."""
        return self._encoder.knows(_looked_up(interpretation))

    def weights(self, interpretation: Interpretation) -> dict[str, float]:
        """Return the terms looked up with their rarity (inverse document frequency, above 0).

        Words that a follow-up only leans on weigh less: it would be answered with the answer to the question before.
        Where only words count, those that tell nothing are left out.
        """
        own = set(analyse(_own_words(interpretation)))
        weights = {
            term: self._index.idf(term) * (1.0 if term in own else BACKGROUND_WEIGHT) for term in _terms(interpretation)
        }
        return telling(weights, is_printed=self.is_printed) if interpretation.by_words else weights

    def is_printed(self, term: str) -> bool:
        """Tell whether a term stands in any passage or its context."""
        return self._index.has_term(term)

    def _late(
        self, interpretation: Interpretation, query: EncodedQuery, rows: Rows, passages: Sequence[Passage]
    ) -> list[tuple[LateScore, ...]]:
        if interpretation.by_words:
            return [(NOTHING,)] * len(passages)
        pieces = piece_weights(_looked_up(interpretation), query, self.weights(interpretation))
        return late_scores(passages, self._index.likeness(query, rows), weights=pieces)

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

    def _candidates(self, vector: Vector, interpretation: Interpretation, allowed: Mask) -> Rows:
        lexical = self._index.lexical(_terms(interpretation), _CANDIDATES, allowed)
        if interpretation.by_words:
            return np.sort(lexical.rows)
        return np.union1d(self._index.dense(vector, _CANDIDATES, allowed).rows, lexical.rows)


def _own_words(interpretation: Interpretation) -> str:
    return " ".join([interpretation.topic, *interpretation.expansions])


def _looked_up(interpretation: Interpretation) -> str:
    return f"{interpretation.background} {_own_words(interpretation)}".strip()


def _terms(interpretation: Interpretation) -> tuple[str, ...]:
    return tuple(dict.fromkeys(analyse(_looked_up(interpretation))))


def _in_turns(evidence: Sequence[Evidence], people: Sequence[Speaker]) -> list[Evidence]:
    """Evidence, best first, as it is; where several people are asked about, each in turn."""
    if len(people) < 2:
        return list(evidence)
    return take_turns(evidence, voice=lambda one: one.passage.speaker.id if one.passage.speaker else None)
