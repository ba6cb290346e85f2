"""Cuts the sentences that answer out of a passage."""

import re
from collections.abc import Mapping, Sequence

from corpus import Passage, Span, fold
from embeddings import analyse

from .late_interaction import sentences_of, windows
from .models import Evidence, Quote

_WORD = re.compile(r"\w+(?:['’]\w+)*")


def cut_quote(evidence: Evidence, weights: Mapping[str, float], *, topic: str, expansions: Sequence[str] = ()) -> Quote:
    """Return the one to three whole sentences of a passage that meet the question best.

    A quote has at most about 60 words unless one sentence has more. Without word pieces, the sentences are taken that
    share most of the question's weighted words; of equals, the longer run, then the earlier: it stands alone better.

    Args:
        evidence: The passage to quote from, with its score.
        weights: The terms looked up with their rarity, those of the expansions among them.
        topic: What is looked up; its words are highlighted.
        expansions: Other forms of its abbreviations: highlighted as a whole, never their single words.
    """
    passage, window = evidence.passage, evidence.late.window
    if window is None:
        sentences = sentences_of(passage.text, passage.article.language)
        runs = [Span(sentences[a].start, sentences[b - 1].end) for a, b in windows(passage.text, sentences)]
        window = max(runs, key=lambda span: _worth(span.cut(passage.text), weights))
    start = passage.span.start
    span = Span(start + window.start, start + window.end)
    return Quote(passage, span, evidence.score, _highlights(passage, span, topic, expansions))


def is_whole(passage: Passage, span: Span) -> bool:
    """Tell whether ``span``, in the article, begins and ends where sentences of the passage do."""
    start = passage.span.start
    sentences = sentences_of(passage.text, passage.article.language)
    begins, ends = {start + s.start for s in sentences}, {start + s.end for s in sentences}
    return span.start in begins and span.end in ends


def _worth(words: str, weights: Mapping[str, float]) -> float:
    return round(sum(weights.get(term, 0.0) for term in set(analyse(words))), 6)


def _highlights(passage: Passage, span: Span, topic: str, expansions: Sequence[str]) -> tuple[Span, ...]:
    """The words of the quote that the question asks about; neighbours make one highlight."""
    text = passage.article.text
    folded = fold(text[span.start : span.end])
    phrases = [found.span() for long in expansions for found in re.finditer(re.escape(fold(long)), folded)]
    asked = set(analyse(topic))
    marked: list[Span] = []
    for word in _WORD.finditer(text, span.start, span.end):
        terms = analyse(word[0])
        in_phrase = any(start <= word.start() - span.start and word.end() - span.start <= end for start, end in phrases)
        if not in_phrase and not (terms and asked.issuperset(terms)):
            continue
        if marked and text[marked[-1].end : word.start()].isspace():
            marked[-1] = Span(marked[-1].start, word.end())
        else:
            marked.append(Span(word.start(), word.end()))
    return tuple(marked)
