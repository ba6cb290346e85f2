"""Finds a paragraph by the words with which it begins, whatever else in the article has changed."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from corpus.folding import fold
from corpus.models import Article

_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.)$")
_LAST = "\U0010ffff"


class Openings:
    """The beginnings of an article's paragraphs, ready to be looked up."""

    def __init__(self, article: Article) -> None:
        """Take in the words of all paragraphs, each with and without the label before it."""
        self._openings = sorted(_openings(article))

    def fitting(self, words: str) -> tuple[int, ...]:
        """Return the numbers of the paragraphs that begin with ``words``, in order.

        White space, case and the shapes of quotes and dashes don't count. "…" at the end may stand for the rest.
        """
        wanted = folded(words)
        return self._beginning(wanted) or self._beginning(_ELLIPSIS.sub("", wanted))

    def whole(self, words: str) -> tuple[int, ...]:
        """Return the numbers of the paragraphs that consist of ``words``, in order."""
        wanted = folded(words)
        return tuple(sorted({number for opening, number in self._between(wanted, wanted + "\0")}))

    def _beginning(self, wanted: str) -> tuple[int, ...]:
        return tuple(sorted({number for _, number in self._between(wanted, wanted + _LAST)})) if wanted else ()

    def _between(self, low: str, high: str) -> list[tuple[str, int]]:
        start = bisect_left(self._openings, (low, 0))
        return self._openings[start : bisect_left(self._openings, (high, 0), start)]


def folded(words: str) -> str:
    """Return words as they are compared: white space, case, quotes and dashes made plain."""
    return " ".join(fold(words).split())


def _openings(article: Article) -> Iterator[tuple[str, int]]:
    end = 0
    for number, paragraph in enumerate(article.paragraphs):
        words = folded(paragraph.span.cut(article.text))
        yield words, number
        # Whoever copies a paragraph from the page may take the label along.
        if label := folded(article.text[end : paragraph.span.start]):
            yield f"{label} {words}", number
        end = paragraph.span.end
