"""The replies of ``/answer`` and ``/search``."""

from typing import Literal, Self

import qa

from .replies import ArticleReference, Body, Filters, InReplyTo, Passage, QuotableKind, Quote, Speaker, quotable


class Group(Body):
    """One person's share of an answer."""

    speaker: Speaker
    addressed: bool
    quotes: list[str]

    @classmethod
    def of(cls, group: qa.Group) -> Self:
        """Return the share, its quotes by id."""
        return cls(
            speaker=Speaker.of(group.speaker),
            addressed=group.addressed,
            quotes=[quote.id for quote in group.quotes],
        )


class AnswerReply(Body):
    """Quotes that answer, or an honest ``not_found`` with the nearest passages.

    ``note`` is what no quote says: what is known of the articles and people themselves. With ``more``, what is shown
    are examples.
    """

    question: str
    interpreted_as: str
    kind: qa.QuestionKind
    status: Literal["answered", "not_found"]
    confidence: float
    text: str
    note: str
    quotes: list[Quote]
    more: bool
    nearest: list[Quote]
    groups: list[Group]
    filters: Filters
    suggestions: list[str]
    written: None
    index_version: str
    took_ms: float

    @classmethod
    def of(cls, reply: qa.Reply, *, index_version: str, took_ms: float) -> Self:
        """Return the reply to a question."""
        answer = reply if isinstance(reply, qa.Answer) else None
        silence = reply if isinstance(reply, qa.NotFound) else None
        understood = reply.interpretation
        return cls(
            question=understood.question.text,
            interpreted_as=understood.text,
            kind=understood.kind,
            status="answered" if answer else "not_found",
            confidence=reply.confidence,
            text=_text(reply),
            note=answer.note if answer else "",
            quotes=[Quote.of(quote) for quote in answer.quotes] if answer else [],
            more=answer.more if answer else False,
            nearest=[Quote.of(quote) for quote in silence.nearest] if silence else [],
            groups=[Group.of(group) for group in answer.groups] if answer else [],
            filters=Filters.of(understood.filters),
            suggestions=list(reply.suggestions),
            written=None,
            index_version=index_version,
            took_ms=took_ms,
        )


class Found(Body):
    """A ranked passage."""

    passage: Passage
    kind: QuotableKind
    speaker: Speaker | None
    article: ArticleReference
    score: float
    in_reply_to: InReplyTo | None

    @classmethod
    def of(cls, evidence: qa.Evidence) -> Self:
        """Return the passage with who said it, where, and how well it fits."""
        passage = evidence.passage
        return cls(
            passage=Passage.of(passage),
            kind=quotable(passage.kind),
            speaker=Speaker.of(passage.speaker) if passage.speaker else None,
            article=ArticleReference.of(passage.article),
            score=evidence.score,
            in_reply_to=InReplyTo.of(passage),
        )


class SearchReply(Body):
    """Ranked passages, best first."""

    results: list[Found]
    filters: Filters
    took_ms: float


def _text(reply: qa.Reply) -> str:
    match reply:
        case qa.Answer():
            return "\n".join(_line(quote) for quote in reply.quotes)
        case qa.NotFound():
            return reply.reason


def _line(quote: qa.Quote) -> str:
    speaker = quote.speaker
    if speaker is None:
        said_by = f"{quote.article.title} ({quote.kind})"
    elif speaker.role is None:
        said_by = speaker.name
    else:
        said_by = f"{speaker.name}, {speaker.role}"
    return " ".join(f"{said_by}: {quote.text}".splitlines())
