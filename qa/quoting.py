"""Cuts the sentences that answer out of a passage."""

import re
from collections.abc import Mapping

from corpus import Passage, Span, split_sentences
from embeddings import analyse

from .models import Evidence, Quote

_MAX_SENTENCES = 3
_MAX_WORDS = 60
_WORD = re.compile(r"\w+(?:['’]\w+)*")


def cut_quote(evidence: Evidence, weights: Mapping[str, float]) -> Quote:
    """Return the one to three whole sentences of a passage that share most of the question's weighted words.

    A quote has at most about 60 words unless one sentence has more. Of windows that share equally much, the one with
    more sentences is chosen, then the earlier: it stands alone better.

    Args:
        evidence: The passage to quote from, with its score.
        weights: The question's terms with their rarity.
    """
    passage = evidence.passage
    sentences = split_sentences(passage.text, language=passage.article.language)
    window = max(_windows(passage.text, sentences), key=lambda span: _worth(span.cut(passage.text), weights))
    start = passage.span.start
    span = Span(start + window.start, start + window.end)
    return Quote(passage, span, evidence.score, _highlights(passage, span, weights))


def is_whole(passage: Passage, span: Span) -> bool:
    """Tell whether ``span``, in the article, begins and ends where sentences of the passage do."""
    start = passage.span.start
    sentences = split_sentences(passage.text, language=passage.article.language)
    begins, ends = {start + s.start for s in sentences}, {start + s.end for s in sentences}
    return span.start in begins and span.end in ends


def _windows(text: str, sentences: tuple[Span, ...]) -> list[Span]:
    """Every sentence, and every run of two or three that is short enough; longer runs first."""
    runs = [
        Span(sentences[first].start, sentences[first + size - 1].end)
        for size in range(_MAX_SENTENCES, 1, -1)
        for first in range(len(sentences) - size + 1)
    ]
    return [*(run for run in runs if len(run.cut(text).split()) <= _MAX_WORDS), *sentences]


def _worth(words: str, weights: Mapping[str, float]) -> float:
    return round(sum(weights.get(term, 0.0) for term in set(analyse(words))), 6)


def _highlights(passage: Passage, span: Span, weights: Mapping[str, float]) -> tuple[Span, ...]:
    """The words of the quote that the question asks about; neighbours make one highlight."""
    text = passage.article.text
    marked: list[Span] = []
    for word in _WORD.finditer(text, span.start, span.end):
        terms = analyse(word[0])
        if not terms or not all(term in weights for term in terms):
            continue
        if marked and text[marked[-1].end : word.start()].isspace():
            marked[-1] = Span(marked[-1].start, word.end())
        else:
            marked.append(Span(word.start(), word.end()))
    return tuple(marked)
