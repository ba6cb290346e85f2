"""Replies in Markdown: an answer, passages, and the verdict on a quote, in blocks whose words never become markup."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import qa
from corpus import Kind
from web.api.schemas import (
    AnswerReply,
    ArticleReference,
    Found,
    InReplyTo,
    Match,
    Quote,
    SearchReply,
    VerifyReply,
)
from web.wording import ENGLISH, wording_of

_ANYWHERE = re.compile(
    r"[\\`*~\[\]]"  # escapes, code, emphasis, struck out, links
    r"|(?<![^\W_])_|_(?![^\W_])"  # emphasis; inside a word it is none
    r"|<(?=[A-Za-z/!?])|&(?=#?\w+;)"  # HTML, entities
)
_FIRST = re.compile(r"#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+$|[-:|][-:|\s]*$")  # headings, lists, quotations, tables
_NUMBERED = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))")


def answer_blocks(answer: AnswerReply, *, site: str, with_ids: bool = False) -> tuple[str, ...]:
    """Return the parts of an answer, in order: a quote each, and what is said of them.

    Its own sentences are in its language; headings, labels and dates are in English.

    Args:
        answer: Quotes that answer, or what comes near, or that nothing does.
        site: Where permalinks lead to ("https://example.org"); empty where there is no site.
        with_ids: Whether each quote tells which article it is in, and where.
    """
    shown = partial(_quotation, site=site, with_ids=with_ids)
    return tuple(_blocks(answer, shown))


def search_blocks(found: SearchReply) -> tuple[str, ...]:
    """Return the passages, best first."""
    return tuple(map(_passage, found.results)) or (ENGLISH.no_passages,)


def verdict_blocks(reply: VerifyReply, *, site: str) -> tuple[str, ...]:
    """Return the verdict, and the printed words it rests on; where they differ, word by word."""
    best = reply.matches[0] if reply.matches else None
    is_unsure = best is not None and best.speaker is None and best.kind is Kind.STATEMENT
    told = ENGLISH.unsure.told(reply.verdict, named=None) if is_unsure else ENGLISH.checking.told(reply.verdict)
    return (told, *(_match(match, site) for match in reply.matches))


def as_text(words: str) -> str:
    """Return Markdown that is read as these words, line by line."""
    return "\n".join(_line(line.strip()) for line in words.splitlines())


def as_line(words: str) -> str:
    """Return Markdown that is read as these words, on one line."""
    return _line(" ".join(words.split()))


def _blocks(answer: AnswerReply, shown: Callable[..., str]) -> Iterator[str]:
    if answer.interpreted_as.casefold() != answer.question.casefold():
        yield as_line(ENGLISH.understood(answer.interpreted_as))
    if answer.note:
        yield as_line(answer.note)
    if answer.status is not qa.Status.ANSWERED:
        if answer.status is qa.Status.NOT_FOUND:
            yield f"**{as_line(wording_of(answer.language).answers.nothing_found)}**"
        yield as_line(answer.text)
        if answer.nearest:
            yield f"{ENGLISH.nearest}:"
        yield from _quotations(answer.nearest, shown)
        return
    yield from _quotations(answer.quotes, shown)
    for group in answer.groups:
        if not group.addressed:
            yield as_line(wording_of(answer.language).not_addressed(group.speaker.name))
    if answer.more:
        yield ENGLISH.examples


def _quotations(quotes: Sequence[Quote], shown: Callable[..., str]) -> Iterator[str]:
    before = None
    for quote in quotes:
        asked = (quote.article.id, quote.in_reply_to)
        yield shown(quote, with_question=asked != before)
        before = asked


def _quotation(quote: Quote, *, site: str, with_question: bool = True, with_ids: bool = False) -> str:
    """Return a quote as a blockquote, with who said it below.

    Args:
        quote: The words.
        site: Where permalinks lead to ("https://example.org"); empty where there is no site.
        with_question: Whether what was asked stands above.
        with_ids: Whether it is told which article it is in, and where.
    """
    words = "\n".join(f"> {line}" for line in as_text(quote.text).splitlines())
    also = "".join(f"; {ENGLISH.also_in} {_source(other.article)}" for other in quote.also_in)
    link = f" · [{ENGLISH.read_in_context}]({site}{quote.permalink})" if site else ""
    ids = _place(quote.article, quote.start) if with_ids else ""
    below = f"— {_voice(quote)}, {_source(quote.article)}{ids}{also}{link}"
    asked = [_question(quote.in_reply_to)] if with_question and quote.in_reply_to else []
    return "\n\n".join((*asked, words, below))


def _question(asked: InReplyTo) -> str:
    """Return the interviewer's question."""
    label = f"{ENGLISH.asker} {as_line(asked.speaker)}:" if asked.speaker else ENGLISH.asked_by_someone
    return f"{label} {as_line(asked.text)}"


def _voice(words: Quote | Found) -> str:
    """Return who said words, with their office; where that is not sure, what is printed before them."""
    speaker, kind = words.speaker, words.kind
    if speaker is None:
        label = words.label and as_line(words.label)
        unsure = ENGLISH.unsure.speaker(label) if kind is Kind.STATEMENT else ENGLISH.unknown_speaker
        return ENGLISH.taking.the_reporter if kind is Kind.NARRATION else unsure
    role = f", {as_line(speaker.role)}" if speaker.role else ""
    return f"**{as_line(speaker.name)}**{role}{f' ({ENGLISH.asked_as_interviewer})' if kind is Kind.QUESTION else ''}"


def _place(article: ArticleReference, start: int) -> str:
    """Return where words are, for a program that looks them up by id."""
    return f" (article {article.id}, start {start})"


def _source(article: ArticleReference) -> str:
    """Return what is needed to find an article: its title, where it was published, and when."""
    published = ENGLISH.day(article.published) if article.published else None
    where = as_line(article.source) if article.source else None
    return ", ".join(filter(None, (f"“{as_line(article.title)}”", where, published)))


def _passage(found: Found) -> str:
    words = "\n".join(f"> {line}" for line in as_text(found.passage.text).splitlines())
    below = f"— {_voice(found)}, {_source(found.article)}{_place(found.article, found.passage.start)}"
    return "\n\n".join((*([_question(found.in_reply_to)] if found.in_reply_to else []), words, below))


def _match(match: Match, site: str) -> str:
    shown = _quotation(match, site=site, with_ids=True)
    changes = [
        f"- {ENGLISH.checking.quoted} “{as_line(part.pasted)}”, {ENGLISH.checking.printed} “{as_line(part.printed)}”"
        for part in match.diff
        if part.op not in (qa.Operation.EQUAL, qa.Operation.OMISSION)
    ]
    return "\n\n".join((shown, "\n".join(changes))) if changes else shown


def _line(words: str) -> str:
    escaped = _ANYWHERE.sub(r"\\\g<0>", words)
    if _NUMBERED.match(escaped):
        return _NUMBERED.sub(r"\1\\", escaped, count=1)
    return f"\\{escaped}" if _FIRST.match(escaped) else escaped
