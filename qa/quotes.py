"""What a quote is: whole sentences of one passage, how many and how long, and which of its words are marked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from corpus import Passage, Span, ends_sentence, fold, split_sentences
from corpus.language import ENGLISH, language_of
from embeddings import analyse, analyse_printed, is_unspaced

from .models import Evidence, Query, Quote

MAX_SENTENCES = 3
MAX_WORDS = 60
"""More words are in a quote only where one sentence alone has more."""

# Openings that lean on what was said before: nobody knows who "They" are, or what "Second," is second to.
_LEANING = re.compile(
    r"\W*(?:and|but|or|so|also|then|thus|because|therefore|however|besides|moreover|instead|otherwise|that's|it's|he|she"
    r"|it|they|them|this|that|these|those|such|both|yes|no|yeah|well|right|okay|ok|exactly|absolutely|sure|thanks?"
    r"|hi|hello|good (?:morning|afternoon|evening)"
    r"|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|finally|lastly|for (?:example|instance)|in addition)\b"
)
_WORD = re.compile(r"\w+(?:['’]\w+)*")


def sentences(passage: Passage) -> tuple[Span, ...]:
    """Return the sentences of a passage, in its own words."""
    return sentences_of(passage.text, passage.article.language)


@lru_cache(maxsize=4096)
def sentences_of(text: str, language: str | None) -> tuple[Span, ...]:
    """Return the sentences of a passage's words."""
    return split_sentences(text, language=language)


def windows(text: str, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Return every run of sentences that makes a quote: longer ones first, then every sentence by itself.

    Returns:
        Half-open ranges of sentence numbers.
    """
    runs = [
        (first, first + size)
        for size in range(MAX_SENTENCES, 1, -1)
        for first in range(len(spans) - size + 1)
        if _is_short(text, spans[first].start, spans[first + size - 1].end)
    ]
    return [*runs, *((number, number + 1) for number in range(len(spans)))]


def is_whole(passage: Passage, span: Span) -> bool:
    """Tell whether ``span``, in the article, begins and ends where sentences of the passage do."""
    start = passage.span.start
    spans = sentences(passage)
    return span.start - start in {one.start for one in spans} and span.end - start in {one.end for one in spans}


def sentences_around(passage: Passage, span: Span) -> Span:
    """Return the whole sentences of a passage that hold ``span``; both are in the article."""
    offset, spans = passage.span.start, sentences(passage)
    return Span(
        offset + max(one.start for one in spans if offset + one.start <= span.start),
        offset + min(one.end for one in spans if offset + one.end >= span.end),
    )


def excerpt(passage: Passage, *, first: int = 0, most: int = MAX_SENTENCES) -> Quote:
    """Return the sentence with this number and those behind it, as far as they make a quote.

    Args:
        passage: What is quoted from.
        first: Of its sentences, counted from 0.
        most: How many sentences to quote at most, where a quote may have as many.
    """
    spans, text = sentences(passage)[first : first + min(most, MAX_SENTENCES)], passage.text
    end = next((one.end for one in spans[:0:-1] if _is_short(text, spans[0].start, one.end)), spans[0].end)
    start = passage.span.start
    return Quote(passage, Span(start + spans[0].start, start + end), score=0.0)


def standing_alone(passage: Passage) -> int | None:
    """Return the first sentence that can be understood without what stands before it; ``None`` where none can."""
    for number, span in enumerate(sentences(passage)):
        words = span.cut(passage.text)
        if ends_sentence(words) and not words.endswith(("?", "？")) and not _leans_back(words):
            return number
    return None


def cut_quote(evidence: Evidence, weights: Mapping[str, float], *, apart_from: Sequence[Span] = ()) -> Quote:
    """Return the run of sentences of a passage that meets the question best.

    Without word pieces, the sentences are taken that share most of the question's weighted words; of equals, the
    longer run, then the earlier: it stands alone better. One that begins with "They" or "Second," takes the sentences
    before it along as far as there is room.

    Args:
        evidence: The passage to quote from, with its score.
        weights: The terms looked up with their rarity, those of the expansions among them.
        apart_from: Other quotes, in the article; what is taken along is none of theirs.
    """
    passage, window = evidence.passage, evidence.late.window
    start, text = passage.span.start, passage.text
    if window is None:
        spans = sentences(passage)
        runs = [Span(spans[first].start, spans[end - 1].end) for first, end in windows(text, spans)]
        window = max(runs, key=lambda span: _worth(span.cut(text), passage.article.language, weights))
    taken = [Span(max(0, span.start - start), span.end - start) for span in apart_from if span.overlaps(passage.span)]
    window = _with_what_it_leans_on(window, passage, taken)
    return Quote(passage, Span(start + window.start, start + window.end), evidence.score)


def highlighted(quote: Quote, query: Query) -> Quote:
    """Return the quote with the words of the topic as highlights.

    Of the other forms of an abbreviation, only the whole is marked, never their single words.
    """
    return marked(quote, query.topic_terms, phrases=query.interpretation.expansions)


def marked(quote: Quote, asked: frozenset[str], *, phrases: Sequence[str] = ()) -> Quote:
    """Return the quote with the words that have these terms, and these phrases, as highlights; neighbours make one."""
    text = quote.article.text
    wholes = _places(phrases, text, quote.span)
    runs: list[Span] = []
    for word in _WORD.finditer(text, quote.span.start, quote.span.end):
        start, end = word.span()
        in_phrase = any(first <= start and end <= last for first, last in wholes)
        if in_phrase or _is_asked(word[0], quote.article.language, asked):
            spans = [Span(start, end)]
        elif word[0].isascii():
            continue
        else:
            spans = list(_pairs(text, Span(start, end), asked))
        for run in spans:
            if runs and (runs[-1].end >= run.start or text[runs[-1].end : run.start].isspace()):
                runs[-1] = Span(runs[-1].start, run.end)
            else:
                runs.append(run)
    return replace(quote, highlights=tuple(runs))


def _is_short(text: str, start: int, end: int) -> bool:
    return len(text[start:end].split()) <= MAX_WORDS


def _leans_back(words: str) -> bool:
    return words[:1].islower() or _LEANING.match(fold(words)) is not None


def _with_what_it_leans_on(window: Span, passage: Passage, taken: Sequence[Span]) -> Span:
    spans, text = sentences(passage), passage.text
    inside = [number for number, sentence in enumerate(spans) if window.holds(sentence)]
    first, n_sentences = inside[0], len(inside)
    while first > 0 and n_sentences < MAX_SENTENCES and _leans_back(spans[first].cut(text)):
        longer = Span(spans[first - 1].start, window.end)
        if not _is_short(text, longer.start, longer.end) or any(longer.overlaps(other) for other in taken):
            break
        window, first, n_sentences = longer, first - 1, n_sentences + 1
    return window


def _worth(words: str, language: str | None, weights: Mapping[str, float]) -> float:
    return round(sum(weights.get(term, 0.0) for term in set(analyse_printed(words, language))), 6)


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


def _is_asked(word: str, language: str | None, asked: frozenset[str]) -> bool:
    return any(terms and asked.issuperset(terms) for terms in _terms_of(word, language))


@lru_cache(maxsize=2**14)
def _terms_of(word: str, language: str | None) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(analyse(word, one)) for one in dict.fromkeys((ENGLISH, language_of(language))))
