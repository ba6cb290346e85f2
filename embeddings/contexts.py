"""What is embedded and indexed with a passage: its own words, and the printed words around it that give them sense."""

import re
from collections.abc import Callable, Iterator

from corpus import Article, Passage

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+|(?<=[。！？])")


def embedded_text(passage: Passage, fits: Callable[[str], bool]) -> str:
    """Return what is embedded for a passage.

    Its words stand whole at the end. Before them go, most telling first and only as far as all of it fits: the
    question it answers (or the last sentences of it), the lead-in, the heading, the article's title. The speaker's
    name is never among them: a person who is renamed keeps the vectors.

    Args:
        passage: Any passage; its own words are returned even where they alone do not fit.
        fits: Tells whether the encoder can take a text whole.
    """
    words = passage.text
    question, lead_in, heading = _context(passage)
    everything = _joined(passage.article.title, heading, lead_in, question, words)
    if fits(everything):  # mostly; asking once is what makes a rebuild of a thousand articles quick
        return everything
    question = next((end for end in _endings(question) if fits(_joined(end, words))), "")
    chosen = [question, words]
    for piece in (lead_in, heading, passage.article.title):
        if piece and fits(_joined(piece, *chosen)):
            chosen.insert(0, piece)
    return _joined(*chosen)


def indexed_text(passage: Passage) -> str:
    """Return what is indexed word by word for a passage: its words and, once, those of its context but the title."""
    return _joined(*_context(passage), passage.text)


def _context(passage: Passage) -> tuple[str, str, str]:
    numbers = passage.context
    return (
        _words(passage.article, numbers.question),
        _words(passage.article, numbers.lead_in),
        _words(passage.article, numbers.heading),
    )


def _words(article: Article, paragraph: int | None) -> str:
    return "" if paragraph is None else article.paragraphs[paragraph].span.cut(article.text)


def _endings(text: str) -> Iterator[str]:
    """Yield a text, then without its first sentence, and so on: what is really asked mostly stands at the end."""
    yield text
    for match in _SENTENCE_END.finditer(text):
        if ending := text[match.end() :].strip():
            yield ending


def _joined(*pieces: str) -> str:
    return "\n".join(piece for piece in pieces if piece)
