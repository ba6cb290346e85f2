"""Copies an index from one engine to another, without embedding anything that is embedded already."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from corpus import Article
from embeddings.building import BuildProgress, embedded_text
from embeddings.encoding import Encoder
from embeddings.engine import PassageIndex
from embeddings.errors import DamagedIndexError
from embeddings.index import article_digest
from embeddings.models import EncodedQuery, Matrix, Tokens

from .opening import Engine

_ALIKE = 1e-4
"""Vectors that differ by less in every number are the same."""
_PAGE = 100


@dataclass(frozen=True, slots=True)
class CopyReport:
    """What a copy holds; ``n_embedded`` passages were not found in the index it was copied from."""

    version: str
    n_articles: int
    n_passages: int
    n_embedded: int


def copy_index(
    source: Engine,
    target: Engine,
    *,
    encoder: Encoder,
    max_tokens: int,
    keep_versions: int,
    progress: BuildProgress | None = None,
) -> CopyReport:
    """Publish at one engine what is in use at another, and compare both.

    What editors had not yet decided when files were read is not copied: the next build reads the files again, and
    embeds nothing anew that has not changed.

    Raises:
        NoIndexError: There is nothing to copy.
        DamagedIndexError: The copy is not the same as what it was copied from.
    """
    index = source.open(encoder=encoder, max_tokens=max_tokens)
    try:
        articles = _articles(index)
        known = _KnownVectors(index, encoder, articles)
        with source.earlier_readings() as readings:
            people = readings.people
        report = target.build(
            articles,
            encoder=known,
            max_tokens=max_tokens,
            readings={},
            people=people,
            keep_versions=keep_versions,
            progress=progress,
        )
        copy = target.open(encoder=encoder, max_tokens=max_tokens)
        try:
            _compare(index, copy, articles, target)
        finally:
            copy.close()
    finally:
        index.close()
    return CopyReport(report.version, len(articles), report.n_passages, known.n_embedded)


class _KnownVectors:
    """An encoder that knows by heart the passages of an index."""

    def __init__(self, index: PassageIndex, encoder: Encoder, articles: Sequence[Article]) -> None:
        self._index, self._encoder, self.n_embedded = index, encoder, 0
        self.model_id, self.digest, self.dim = encoder.model_id, encoder.digest, encoder.dim
        self.max_tokens, self.precision = encoder.max_tokens, encoder.precision
        self.knows, self.n_tokens = encoder.knows, encoder.n_tokens
        self._rows: dict[str, int] = {}
        self._starts: dict[str, int] = {}
        for article in articles:
            rows = index.rows_of([article.id])
            for row, passage in zip(rows.tolist(), index.store.passages_of(article.id), strict=True):
                text = embedded_text(passage, lambda text: encoder.n_tokens(text) <= encoder.max_tokens)
                self._rows[text], self._starts[text] = row, len(text) - len(passage.text)

    def encode_passages(
        self,
        texts: Sequence[str],
        *,
        progress: Callable[[int], None] | None = None,
        keep_tokens: Callable[[int, Tokens], None] | None = None,
    ) -> Matrix:
        vectors = np.zeros((len(texts), self.dim), np.float32)
        known = [at for at, text in enumerate(texts) if text in self._rows]
        rows = np.array([self._rows[texts[at]] for at in known], np.int64)
        vectors[known] = self._index.vectors_of(rows)
        pieces = self._index.tokens_of(rows)
        whole = {at for at, one in zip(known, pieces, strict=True) if len(one) and one.vectors.shape[1] == self.dim}
        for at, one in zip(known, pieces, strict=True):
            if at in whole and keep_tokens is not None:
                keep_tokens(at, Tokens(one.vectors, one.spans + np.int32(self._starts[texts[at]])))
        new = [at for at in range(len(texts)) if at not in whole]

        def keep(number: int, tokens: Tokens) -> None:
            if keep_tokens is not None:
                keep_tokens(new[number], tokens)

        if new:
            vectors[new] = self._encoder.encode_passages([texts[at] for at in new], keep_tokens=keep)
        self.n_embedded += len(new)
        if progress is not None:
            progress(len(texts))
        return vectors

    def encode_query(self, text: str) -> EncodedQuery:
        return self._encoder.encode_query(text)

    def encode_queries(self, texts: Sequence[str]) -> list[EncodedQuery]:
        return self._encoder.encode_queries(texts)


def _articles(index: PassageIndex) -> list[Article]:
    articles: list[Article] = []
    while page := index.store.articles_page(articles[-1].id if articles else None, _PAGE):
        articles += page
    return articles


def _compare(index: PassageIndex, copy: PassageIndex, articles: Sequence[Article], target: Engine) -> None:
    if index.store.article_ids != copy.store.article_ids or index.n_passages != copy.n_passages:
        raise DamagedIndexError(target.address, "the copy has other articles, or another number of passages")
    for article in articles:
        same = copy.store.article(article.id)
        if same is None or article_digest(same) != article_digest(article):
            raise DamagedIndexError(target.address, f"the copy of {article.id} is another")
        mine, theirs = (one.rows_of([article.id]) for one in (index, copy))
        if index.passages(mine) != copy.passages(theirs):
            raise DamagedIndexError(target.address, f"the copy of {article.id} has other passages")
        if not np.allclose(index.vectors_of(mine), copy.vectors_of(theirs), rtol=0, atol=_ALIKE):
            raise DamagedIndexError(target.address, f"the copy of {article.id} has other vectors")
