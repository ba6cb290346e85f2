"""What the other packages ask of one version of the index, whichever engine holds it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus import Article, Kind, Passage

from .models import (
    ArticleAbbreviation,
    ArticleRecord,
    EncodedQuery,
    Likeness,
    Matrix,
    Rows,
    Scored,
    Selection,
    SpeakerRecord,
    Tokens,
    Vector,
)


class ArticleStore(Protocol):
    """Articles, passages and speakers by their ids; all of it may be called by many threads at once."""

    def __len__(self) -> int:
        """Return how many passages there are."""
        ...

    @property
    def article_ids(self) -> tuple[str, ...]:
        """All of them, in order."""
        ...

    @property
    def speaker_ids(self) -> tuple[str, ...]:
        """All of them, in order."""
        ...

    def article(self, article_id: str) -> Article | None:
        """Return an article as it was written; ``None`` where there is none with this id."""
        ...

    def article_records(self) -> tuple[ArticleRecord, ...]:
        """Return all articles without their words, by id."""
        ...

    def articles_page(self, after: str | None, limit: int) -> tuple[Article, ...]:
        """Return the articles whose ids follow ``after``, at most ``limit``, by id."""
        ...

    def texts(self, article_ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield the id and the text of these articles, which may be far quicker than reading all of each."""
        ...

    def passage(self, passage_id: str) -> Passage | None:
        """Return a passage; ``None`` where there is none with this id."""
        ...

    def passages_of(self, article_id: str) -> tuple[Passage, ...]:
        """Return the passages of an article in order; none where there is none with this id."""
        ...

    def all_speakers(self) -> tuple[SpeakerRecord, ...]:
        """Return everybody who is named as a speaker in any article, by id."""
        ...

    def speaker(self, speaker_id: str) -> SpeakerRecord | None:
        """Return one person over all articles; ``None`` where there is none with this id."""
        ...

    def speakers_page(self, after: str | None, limit: int) -> tuple[SpeakerRecord, ...]:
        """Return the speakers whose ids follow ``after``, at most ``limit``, by id."""
        ...

    def abbreviations(self) -> tuple[ArticleAbbreviation, ...]:
        """Return all short forms that articles explain, by article."""
        ...


class PassageIndex(Protocol):
    """Finds passages by likeness and by words; all of it may be called by many threads at once.

    A row is the number of a passage; a version keeps its numbers, and those of another may differ. Terms are those of
    ``analyse``.
    """

    @property
    def version(self) -> str: ...

    @property
    def n_passages(self) -> int: ...

    @property
    def store(self) -> ArticleStore: ...

    def close(self) -> None:
        """Let go of what was opened; call it when nobody reads any more."""
        ...

    def articles_of(self, selection: Selection) -> tuple[str, ...]:
        """Return the ids of the articles with selected passages: newest first, those without a date last."""
        ...

    def articles_at(self, rows: Rows | None) -> tuple[str, ...]:
        """Return the ids of the articles that have these rows, or any, in the order of ``articles_of``."""
        ...

    def articles_by_words(self, terms: Sequence[str], kinds: Collection[Kind]) -> tuple[str, ...]:
        """Return the ids of the articles with passages of these kinds that hold any term, the best passage first."""
        ...

    def rows_of(self, article_ids: Collection[str], selection: Selection | None = None) -> Rows:
        """Return the rows that these articles have, all or those selected, in order."""
        ...

    def before(self, rows: Rows) -> Rows:
        """Return the row before each of these; none before the first."""
        ...

    def candidates(self, vector: Vector | None, terms: Sequence[str], k: int, selection: Selection) -> Rows:
        """Return the rows that are among the ``k`` best by likeness to a vector, if there is one, or by words."""
        ...

    def dense_of(self, vector: Vector, rows: Rows) -> NDArray[np.float32]:
        """Return how like a vector these rows are, -1 to 1."""
        ...

    def lexical(self, terms: Sequence[str], k: int, selection: Selection | None = None) -> Scored:
        """Return the ``k`` best passages for these terms, scores above 0; fewer where fewer hold any of them."""
        ...

    def lexical_of(self, terms: Sequence[str], rows: Rows) -> NDArray[np.float32]:
        """Return the scores that ``lexical`` gives to these rows, 0 for a row that holds none of the terms."""
        ...

    def holding(self, terms: Sequence[str], near: Rows | None = None) -> list[Rows]:
        """Return for each term the rows that hold it, in order.

        Args:
            terms: What to look for.
            near: Rows in other articles than these have may be left out.
        """
        ...

    def idf(self, term: str) -> float:
        """Return how rare a term is, above 0; highest for one that is in no passage."""
        ...

    def has_term(self, term: str, *, surely: bool = False) -> bool:
        """Tell whether a term is in any passage or its context.

        Args:
            term: What to look for.
            surely: Only passages count of which it is sure whose they are.
        """
        ...

    def terms(self) -> Iterator[str]:
        """Return all terms that are in any passage or its context, each once."""
        ...

    def likeness(self, query: EncodedQuery, rows: Rows) -> list[Likeness]:
        """Return how like a question their own word pieces are; none in an index that does without."""
        ...

    def tokens_of(self, rows: Rows) -> list[Tokens]:
        """Return for each row the vectors of its own word pieces, as they are kept; none in an index without."""
        ...

    def vectors_of(self, rows: Rows) -> Matrix:
        """Return one unit vector for each row."""
        ...

    def passages(self, rows: Iterable[int] | Rows) -> list[Passage]:
        """Return the passages of these rows, in this order."""
        ...
