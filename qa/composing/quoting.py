"""Cuts the sentences that answer out of a passage."""

from collections.abc import Mapping, Sequence

from corpus import Passage, Span
from embeddings import analyse
from qa.models import Evidence, Quote
from qa.retrieval import MAX_SENTENCES, MAX_WORDS, sentences_of, windows

from .excerpts import leans_back


def cut_quote(evidence: Evidence, weights: Mapping[str, float], *, apart_from: Sequence[Span] = ()) -> Quote:
    """Return the one to three whole sentences of a passage that meet the question best.

    A quote has at most about 60 words unless one sentence has more. Without word pieces, the sentences are taken that
    share most of the question's weighted words; of equals, the longer run, then the earlier: it stands alone better.
    One that begins with "They" or "Second," takes the sentences before it along as far as there is room.

    Args:
        evidence: The passage to quote from, with its score.
        weights: The terms looked up with their rarity, those of the expansions among them.
        apart_from: Other quotes, in the article; what is taken along is none of theirs.
    """
    passage, window = evidence.passage, evidence.late.window
    sentences = sentences_of(passage.text, passage.article.language)
    if window is None:
        runs = [Span(sentences[a].start, sentences[b - 1].end) for a, b in windows(passage.text, sentences)]
        window = max(runs, key=lambda span: _worth(span.cut(passage.text), weights))
    start = passage.span.start
    taken = [Span(max(0, span.start - start), span.end - start) for span in apart_from if span.overlaps(passage.span)]
    window = _standing_alone(window, passage.text, sentences, taken)
    span = Span(start + window.start, start + window.end)
    return Quote(passage, span, evidence.score)


def is_whole(passage: Passage, span: Span) -> bool:
    """Tell whether ``span``, in the article, begins and ends where sentences of the passage do."""
    start = passage.span.start
    sentences = sentences_of(passage.text, passage.article.language)
    begins, ends = {start + s.start for s in sentences}, {start + s.end for s in sentences}
    return span.start in begins and span.end in ends


def _standing_alone(window: Span, text: str, sentences: Sequence[Span], taken: Sequence[Span]) -> Span:
    inside = [number for number, sentence in enumerate(sentences) if window.holds(sentence)]
    first, n_sentences = inside[0], len(inside)
    while first > 0 and n_sentences < MAX_SENTENCES and leans_back(sentences[first].cut(text)):
        longer = Span(sentences[first - 1].start, window.end)
        if len(longer.cut(text).split()) > MAX_WORDS or any(longer.overlaps(other) for other in taken):
            break
        window, first, n_sentences = longer, first - 1, n_sentences + 1
    return window


def _worth(words: str, weights: Mapping[str, float]) -> float:
    return round(sum(weights.get(term, 0.0) for term in set(analyse(words))), 6)
