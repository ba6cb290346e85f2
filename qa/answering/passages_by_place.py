"""Passages by where they stand instead of by what they say: those of an article, those of a turn, in printed order."""

from dataclasses import replace

import numpy as np

from corpus import Article, Kind, Passage
from embeddings import Mask, Matrix, PassageIndex, Rows, SpeakerRecord
from qa.models import Filters

STATEMENTS, QUESTIONS, NARRATION = (frozenset({kind}) for kind in (Kind.STATEMENT, Kind.QUESTION, Kind.NARRATION))
_REACH = 40  # of a longer turn, no more passages than these on either side are read


class Shelf:
    """The articles of one index version, opened where one wishes to read."""

    def __init__(self, index: PassageIndex) -> None:
        self._index = index

    def articles(self, filters: Filters, kinds: frozenset[Kind]) -> tuple[str, ...]:
        """Return the ids of the articles with passages of these kinds within the filters, newest first."""
        return self._index.articles_of(self._allowed(filters, kinds))

    def article(self, article_id: str) -> Article:
        """Return an article that is known to be there."""
        article = self._index.store.article(article_id)
        if article is None:
            raise KeyError(article_id)
        return article

    def person(self, speaker_id: str) -> SpeakerRecord:
        """Return a person who is known to be there."""
        record = self._index.store.speaker(speaker_id)
        if record is None:
            raise KeyError(speaker_id)
        return record

    def rows(self, article_id: str, filters: Filters, kinds: frozenset[Kind]) -> Rows:
        """Return the passages of these kinds that one article has within the filters, in printed order."""
        return np.flatnonzero(self._allowed(replace(filters, articles=(article_id,)), kinds))

    def read(self, rows: Rows) -> list[Passage]:
        """Return the passages of these rows."""
        return self._index.passages(rows)

    def vectors(self, rows: Rows) -> Matrix:
        """Return one unit vector for each row."""
        return self._index.vectors.reconstruct(rows)

    def turn(self, passage: Passage) -> tuple[Passage, ...]:
        """Return all that the speaker of a passage says in one go, in printed order, announcements of lists too."""
        row = self._index.store.row_of(passage.id)
        numbers = next((turn.paragraphs for turn in passage.article.turns if passage.paragraph in turn.paragraphs), ())
        if row is None or not numbers:
            return (passage,)
        near = self._index.passages(range(max(0, row - _REACH), min(self._index.n_passages, row + _REACH + 1)))
        return tuple(one for one in near if one.article.id == passage.article.id and one.paragraph in numbers)

    def _allowed(self, filters: Filters, kinds: frozenset[Kind]) -> Mask:
        return self._index.allowed(
            kinds=kinds,
            articles=filters.articles,
            speakers=filters.speakers,
            exclude_speakers=filters.exclude_speakers,
            published_from=filters.published_from,
            published_to=filters.published_to,
        )
