"""An answer in Markdown."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from web.api import AnswerReply
from web.api.replies import Quote
from web.pages import ENGLISH

from .escaping import as_line
from .quotations import quotation


def answer_blocks(answer: AnswerReply, *, site: str, with_ids: bool = False) -> tuple[str, ...]:
    """Return the parts of an answer, in order: a quote each, and what is said of them.

    Args:
        answer: Quotes, or silence with the nearest passages.
        site: Where permalinks lead to ("https://example.org"); empty where there is no site.
        with_ids: Whether each quote tells which article it is in, and where.
    """
    shown = partial(quotation, site=site, with_ids=with_ids)
    return tuple(_blocks(answer, shown))


def _blocks(answer: AnswerReply, shown: Callable[..., str]) -> Iterator[str]:
    if answer.interpreted_as.casefold() != answer.question.casefold():
        yield as_line(ENGLISH.understood(answer.interpreted_as))
    if answer.note:
        yield as_line(answer.note)
    if answer.status == "not_found":
        yield as_line(answer.text)
        if answer.nearest:
            yield f"{ENGLISH.nearest}:"
        yield from _quotations(answer.nearest, shown)
        return
    yield from _quotations(answer.quotes, shown)
    for group in answer.groups:
        if not group.addressed:
            yield as_line(ENGLISH.not_addressed(group.speaker.name))
    if answer.more:
        yield ENGLISH.examples


def _quotations(quotes: Sequence[Quote], shown: Callable[..., str]) -> Iterator[str]:
    before = None
    for quote in quotes:
        asked = (quote.article.id, quote.in_reply_to)
        yield shown(quote, with_question=asked != before)
        before = asked
