"""Sentence ends: where a quote may begin and stop."""

import re

import sentencex

from .models import Span

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’)\]]*$")
# A full stop after one of these ends no sentence when a number or a small letter follows.
_ABBREVIATED = re.compile(r"\b(?:approx|Art|ca|Co|Corp|ed|Fig|Figs|Inc|Ltd|No|Nos|p|pp|Sec|vol|Vol|vs|[A-Z])\.$")


def split_sentences(text: str, *, language: str | None = None) -> tuple[Span, ...]:
    """Return the sentences of ``text`` in order, without the white space around them.

    Every other character of ``text`` is inside exactly one sentence.
    """
    spans: list[Span] = []
    at = 0
    for piece in sentencex.segment(language or "en", text):
        start = text.index(piece, at)
        at = start + len(piece)
        words = piece.strip()
        if not words:
            continue
        begin = start + piece.index(words)
        if spans and _continues(spans[-1].cut(text), words):
            begin = spans.pop().start
        spans.append(Span(begin, start + piece.index(words) + len(words)))
    return tuple(spans)


def _continues(before: str, words: str) -> bool:
    first = next((char for char in words if char.isalnum()), "")
    return not first or (bool(_ABBREVIATED.search(before)) and (first.islower() or first.isdigit()))


def ends_sentence(text: str) -> bool:
    """Tell whether ``text`` ends as a sentence does, behind any closing quotes or brackets."""
    return bool(_SENTENCE_END.search(text.rstrip()))
