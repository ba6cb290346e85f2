"""Quotes chosen by where they stand in a passage instead of by what was asked."""

import re

from corpus import Passage, Span, ends_sentence, fold
from qa.models import Quote
from qa.retrieval import MAX_SENTENCES, MAX_WORDS, sentences_of

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
