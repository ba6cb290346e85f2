"""Cuts speech and narration into passages: a paragraph, or a part of a long one, ended where a sentence ends."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from corpus.text import count_tokens, split_sentences

from .models import QUOTABLE, Article, Passage, Span, digest_of

_CLAUSE_ENDS = (re.compile(r"[;；:：](?=\s)|；"), re.compile(r"[,，、](?=\s)|[，、]"), re.compile(r"\s+"))
_MAX_REACH = 1000  # characters from the middle of an overlong sentence in which a place to cut it is looked for


def split_passages(article: Article, *, max_tokens: int, fits: Callable[[str], bool]) -> tuple[Passage, ...]:
    """Cut an article into passages, in order, with ids that stay the same while the words do.

    Args:
        article: Paragraphs whose speaker is not sure are cut as well, each by itself: they are found as nobody's.
        max_tokens: The budget of a passage in ``cl100k_base`` tokens. One sentence may exceed it.
        fits: Tells whether a text is within the encoder's own limit. A sentence that is not is cut at clause ends.

    Returns:
        Passages of the quotable kinds. Those of one paragraph hold all of its words, each once.
    """
    seen: Counter[str] = Counter()
    passages = []
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.kind not in QUOTABLE:
            continue
        words = paragraph.span.cut(article.text)
        for part in _parts(words, max_tokens=max_tokens, fits=fits, language=article.language):
            span = Span(paragraph.span.start + part.start, paragraph.span.start + part.end)
            passage_id = f"{article.id}-{_digest(part.cut(words))}"
            seen[passage_id] += 1
            if seen[passage_id] > 1:
                passage_id = f"{passage_id}-{seen[passage_id]}"
            passages.append(Passage(passage_id, article, number, span))
    return tuple(passages)


def _digest(words: str) -> str:
    return digest_of(" ".join(words.split()))


def _parts(words: str, *, max_tokens: int, fits: Callable[[str], bool], language: str | None) -> Iterator[Span]:
    """Whole sentences, as many as the budget takes, shared out evenly so that no scrap is left at the end."""
    units = [
        unit
        for sentence in split_sentences(words, language=language)
        for unit in _fitting(sentence, words=words, fits=fits)
    ]
    sizes = [count_tokens(unit.cut(words)) for unit in units]
    n_parts = -(-sum(sizes) // max_tokens)
    target = sum(sizes) / max(n_parts, 1)
    first, size = 0, 0
    for number, unit_size in enumerate(sizes):
        if number > first and (
            size + unit_size / 2 > target
            or size + unit_size > max_tokens
            or not fits(words[units[first].start : units[number].end])
        ):
            yield Span(units[first].start, units[number - 1].end)
            first, size = number, 0
        size += unit_size
    if units:
        yield Span(units[first].start, units[-1].end)


def _fitting(sentence: Span, *, words: str, fits: Callable[[str], bool]) -> Iterator[Span]:
    """A sentence whole where it fits, else its halves, cut at the clause end, comma or space nearest the middle."""
    text = sentence.cut(words)
    if len(text) == 1 or fits(text):
        yield sentence
        return
    middle = len(text) // 2
    reach = min(int(0.3 * len(text)), _MAX_REACH)
    for mark in _CLAUSE_ENDS:
        inner = [found.end() for found in mark.finditer(text, middle - reach, middle + reach)]
        if inner:
            middle = min(inner, key=lambda at: abs(at - len(text) // 2))
            break
    for start, end in ((0, middle), (middle, len(text))):
        half = text[start:end]
        if half.strip():
            begin = sentence.start + start + len(half) - len(half.lstrip())
            yield from _fitting(Span(begin, sentence.start + start + len(half.rstrip())), words=words, fits=fits)
