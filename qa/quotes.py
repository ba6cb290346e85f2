"""Cuts the sentences that answer out of a passage."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from corpus import Passage, Span, ends_sentence, fold
from embeddings import analyse, is_unspaced
from qa.retrieval import MAX_SENTENCES, MAX_WORDS, sentences_of, windows

from .models import Evidence, Interpretation, Quote

# Openings that lean on what was said before: nobody knows who "They" are, or what "Second," is second to.
_LEANING = re.compile(
    r"\W*(?:and|but|or|so|also|then|thus|because|therefore|however|besides|moreover|instead|otherwise|that's|it's|he|she"
    r"|it|they|them|this|that|these|those|such|both|yes|no|yeah|well|right|okay|ok|exactly|absolutely|sure|thanks?"
    r"|hi|hello|good (?:morning|afternoon|evening)"
    r"|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|finally|lastly|for (?:example|instance)|in addition)\b"
)


def sentences(passage: Passage) -> tuple[Span, ...]:
    """Return the sentences of a passage, in its own words."""
    return sentences_of(passage.text, passage.article.language)


def excerpt(passage: Passage, *, first: int = 0, most: int = MAX_SENTENCES) -> Quote:
    """Return the sentence with this number and those behind it, as far as they make a quote.

    Args:
        passage: What is quoted from.
        first: Of its sentences, counted from 0.
        most: How many sentences to quote at most.
    """
    spans = sentences(passage)[first : first + most]
    size = next(
        size
        for size in range(len(spans), 0, -1)
        if size == 1 or len(passage.text[spans[0].start : spans[size - 1].end].split()) <= MAX_WORDS
    )
    start = passage.span.start
    return Quote(passage, Span(start + spans[0].start, start + spans[size - 1].end), score=0.0)


def standing_alone(passage: Passage) -> int | None:
    """Return the first sentence that can be understood without what stands before it; ``None`` where none can."""
    for number, span in enumerate(sentences(passage)):
        words = span.cut(passage.text)
        if ends_sentence(words) and not words.endswith(("?", "？")) and not leans_back(words):
            return number
    return None


def leans_back(words: str) -> bool:
    """Tell whether a sentence can't be understood without what stands before it."""
    return words[:1].islower() or _LEANING.match(fold(words)) is not None


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
