"""Finds whole articles by words: by what they are called, who speaks in them, and what is said there."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus import QUOTABLE, fold
from embeddings import ArticleRecord, PassageIndex, Restriction, Selection, analyse
from qa.models import Evidence, Quote
from qa.quotes import cut_quote, marked

_READ = 60  # articles whose excerpts are read to rank them
_WORD = re.compile(r"\w+")
_TRIED = 5  # passages of an article: the best may be found by its context, which is not quoted


@dataclass(frozen=True, slots=True)
class FoundArticles:
    """Articles that hold all of some words, the most relevant first.

    ``excerpt_of`` gives the sentences of one of them, by its id, that hold the words best; ``None`` where only its
    title, its source or the names in it do.
    """

    records: tuple[ArticleRecord, ...]
    excerpt_of: Callable[[str], Quote | None]


class ArticleSearch:
    """Searches the articles of one index version."""

    def __init__(self, index: PassageIndex, *, entitled: Callable[[str], Sequence[ArticleRecord]]) -> None:
        """Search an index.

        Args:
            index: What to search.
            entitled: Returns the articles whose title, source or speakers hold all words, the newest first.
        """
        self._index, self._entitled = index, entitled

    def find(self, words: str) -> FoundArticles:
        """Return the articles that hold all of these words, each anywhere, in whatever form.

        Those that are called by them come first, then those with the best passage, then the newest. Of the first few,
        those that have the words just as they are come before those that have other forms of them.
        """
        terms = tuple(dict.fromkeys(analyse(words)))
        everything = self._entitled("")
        fitting = {one.id for one in everything}
        for word in words.split():
            # A word that is too common to be looked up limits nothing, unless there are only such words.
            if (own := analyse(word)) or not terms:
                fitting &= {one.id for one in self._entitled(word)} | self._saying(own)
        called = {one.id for one in self._entitled(words)}
        ranks = {id_: rank for rank, id_ in enumerate(self._index.articles_by_words(terms, QUOTABLE))}
        ranked = sorted(
            (one for one in everything if one.id in fitting),
            key=lambda one: (one.id not in called, ranks.get(one.id, len(ranks))),
        )
        telling = frozenset(_WORD.findall(fold(" ".join(word for word in words.split() if analyse(word)))))
        excerpt_of = lru_cache(maxsize=_READ)(lambda article_id: self._excerpt(article_id, terms, telling))
        first = sorted(ranked[:_READ], key=lambda one: (one.id not in called, not _holds(excerpt_of(one.id), telling)))
        return FoundArticles((*first, *ranked[_READ:]), excerpt_of)

    def _saying(self, terms: Sequence[str]) -> set[str]:
        """The ids of the articles that hold each of these terms in some passage; none where there are no terms."""
        holding = [set(self._index.articles_by_words([term], QUOTABLE)) for term in dict.fromkeys(terms)]
        return set.intersection(*holding) if holding else set()

    def _excerpt(self, article_id: str, terms: Sequence[str], telling: frozenset[str]) -> Quote | None:
        there = Selection(QUOTABLE, Restriction(articles=(article_id,)))
        weights = {term: self._index.idf(term) for term in terms}
        passages = self._index.passages(self._index.lexical(terms, _TRIED, there).rows)
        cut = (marked(cut_quote(Evidence(one, 0.0, 0.0, 0.0), weights), frozenset(terms)) for one in passages)
        quotes = [quote for quote in cut if quote.highlights]
        return next((quote for quote in quotes if _holds(quote, telling)), quotes[0] if quotes else None)


def _holds(quote: Quote | None, words: frozenset[str]) -> bool:
    """Tell whether a quote has these words just as they are."""
    return quote is not None and words.issubset(_WORD.findall(fold(quote.text)))
