"""Text fragments: the part of a link that makes a browser find and highlight words, whatever page they stand on."""

import re

from corpus import Article, Span
from web import links

MAX_WHOLE = 80
MIN_END = 20

# A word; where words are written without spaces between them, a clause: browsers find whole words only.
_WORD = re.compile(r"[^\s，。！？；：、]+[，。！？；：、”’」』）]*")


def text_fragment(article: Article, span: Span) -> str:
    """Return the fragment that leads to these words: all of them, or as many of the first and last as need be.

    It is empty where no such words lead there and nowhere else: a browser goes to the first that it finds.
    """
    before, said = _as_read(article.text[: span.start]), _as_read(article.text[span.start : span.end])
    lead = _lead(article, span) if said in before else ""
    if lead is None:
        return ""
    words = [match.span() for match in _WORD.finditer(article.text, span.start, span.end)]
    if len(said) > MAX_WHOLE and not lead:
        starts = (article.text[span.start : end] for _, end in words)
        start = next((each for each in starts if len(each) >= MIN_END and _as_read(each) not in before), None)
        if start:
            rest = _as_read(article.text[span.start + len(start) : span.end])
            ends = (article.text[begin : span.end] for begin, _ in reversed(words) if begin > span.start + len(start))
            end = next((each for each in ends if len(each) >= MIN_END and rest.count(_as_read(each)) == 1), None)
            if end:
                return links.text_fragment(_spaced(start), _spaced(end))
    return links.text_fragment(_spaced(article.text[span.start : span.end]), before=_spaced(lead))


def _lead(article: Article, span: Span) -> str | None:
    """Return the words of the same paragraph that tell this place from an earlier one with the same words."""
    paragraph = next(each.span for each in article.paragraphs if each.span.holds(span))
    words = [match.start() for match in _WORD.finditer(article.text, paragraph.start, span.start)]
    everything = _as_read(article.text[: span.end])
    leads = (article.text[begin : span.start] for begin in reversed(words))
    said = article.text[span.start : span.end]
    return next((lead for lead in leads if everything.count(_as_read(lead + said)) == 1), None)


def _spaced(words: str) -> str:
    return " ".join(words.split())


def _as_read(words: str) -> str:
    return _spaced(words).casefold()
