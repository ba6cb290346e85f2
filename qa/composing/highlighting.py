"""Marks the words of a quote that the question asks about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from corpus import Span, fold
from embeddings import analyse, is_unspaced
from qa.models import Interpretation, Quote

_WORD = re.compile(r"\w+(?:['’]\w+)*")


def highlighted(quote: Quote, interpretation: Interpretation) -> Quote:
    """Return the quote with the words of the topic as highlights; neighbours make one.

    Of the other forms of an abbreviation, only the whole is marked, never their single words.
    """
    text = quote.article.text
    phrases = _places(interpretation.expansions, text, quote.span)
    asked = frozenset(analyse(interpretation.topic))
    marked: list[Span] = []
    for word in _WORD.finditer(text, quote.span.start, quote.span.end):
        start, end = word.span()
        terms = _terms_of(word[0])
        if (terms and asked.issuperset(terms)) or any(first <= start and end <= last for first, last in phrases):
            spans = [Span(start, end)]
        elif word[0].isascii():
            continue
        else:
            spans = list(_pairs(text, Span(start, end), asked))
        for run in spans:
            if marked and (marked[-1].end >= run.start or text[marked[-1].end : run.start].isspace()):
                marked[-1] = Span(marked[-1].start, run.end)
            else:
                marked.append(run)
    return replace(quote, highlights=tuple(marked))


def _places(phrases: Sequence[str], text: str, span: Span) -> list[tuple[int, int]]:
    """Return where phrases stand within a span, whatever their case."""
    folded = fold(span.cut(text)) if phrases else ""
    found = [place for phrase in phrases for place in re.finditer(re.escape(fold(phrase)), folded)]
    return [(span.start + place.start(), span.start + place.end()) for place in found]


def _pairs(text: str, word: Span, asked: frozenset[str]) -> Iterator[Span]:
    """Yield the pairs of characters asked about in what is written without spaces."""
    for at in range(word.start, word.end - 1):
        pair = text[at : at + 2]
        if pair in asked and is_unspaced(pair):
            yield Span(at, at + 2)


@lru_cache(maxsize=2**14)
def _terms_of(word: str) -> tuple[str, ...]:
    return tuple(analyse(word))
