"""How editors' files name paragraphs: by their first words, or by the label that is printed before them."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from corpus.models import SPEECH, Article, Attribution, Kind
from corpus.text import fold

_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.)$")
_LAST = "\U0010ffff"
_MAX_LABEL = 80  # characters
_AROUND_LABEL = " \t:：-–—*_[]()"
_MAX_OPENING = 300  # characters of it; then the paragraph is counted
_FEWEST_WORDS = 7  # that a paragraph is named by; more where others begin with the same


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

    def find(self, words: str, *, nth: int | None = None) -> tuple[int, ...]:
        """Return the paragraph that words name, or else all that they may name; see ``fitting``."""
        fitting = self.fitting(words)
        if nth is not None:
            return fitting[nth - 1 : nth] or fitting
        return (self.whole(words) or fitting) if len(fitting) > 1 else fitting

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
        # A paragraph copied from the page may come with its label.
        if label := folded(article.text[end : paragraph.span.start]):
            yield f"{label} {words}", number
        end = paragraph.span.end


def labels_of(article: Article) -> tuple[str | None, ...]:
    """Return for each paragraph the label that it stands behind: its own, or that of what it goes on with."""
    found: list[str | None] = []
    end, current = 0, None
    for paragraph in article.paragraphs:
        lines = [line.strip(_AROUND_LABEL) for line in article.text[end : paragraph.span.start].splitlines()]
        printed = next((line for line in reversed(lines) if any(map(str.isalpha, line))), None)
        end = paragraph.span.end
        if printed and len(printed) <= _MAX_LABEL:
            current = printed
        elif paragraph.kind is Kind.NARRATION or paragraph.attribution in {Attribution.LAYOUT, Attribution.CUE}:
            current = current if paragraph.kind in {Kind.HEADING, Kind.CAPTION} else None
        found.append(current if paragraph.kind in SPEECH or printed else None)
    return tuple(found)


def naming(article: Article, openings: Openings, number: int) -> dict[str, str]:
    """Return how a file of corrections names a paragraph: by as few of its first words as nobody else's begin with."""
    words = article.paragraphs[number].span.cut(article.text).split()
    for n_words in range(min(_FEWEST_WORDS, len(words)), len(words) + 1):
        opening = " ".join(words[:n_words])
        found = openings.find(opening)
        if found == (number,):
            return {"paragraph": opening}
        if n_words == len(words) or len(opening) > _MAX_OPENING:
            return {"paragraph": opening, "nth": str(openings.fitting(opening).index(number) + 1)}
    raise ValueError(f"{article.id}: paragraph {number} has no words")
