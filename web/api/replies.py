"""What the API says: the contract of ``/api/v1``, built from the values of ``corpus`` and ``qa``."""

from datetime import date
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict

import corpus
import qa
from web import links

QuotableKind = Literal[corpus.Kind.STATEMENT, corpus.Kind.QUESTION, corpus.Kind.NARRATION]


class Body(BaseModel):
    """Part of a reply; it never changes, and has no field that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Speaker(Body):
    """A person and the office they were printed with."""

    id: str
    name: str
    role: str | None
    interviewer: bool

    @classmethod
    def of(cls, speaker: corpus.Speaker) -> Self:
        """Return the person as the API shows them."""
        return cls(id=speaker.id, name=speaker.name, role=speaker.role, interviewer=speaker.interviewer)


class ArticleReference(Body):
    """The article that words are from."""

    id: str
    title: str
    published: date | None
    source: str | None
    url: str | None

    @classmethod
    def of(cls, article: corpus.Article) -> Self:
        """Return what is needed to cite the article."""
        return cls(
            id=article.id, title=article.title, published=article.published, source=article.source, url=article.url
        )


class Passage(Body):
    """What was retrieved; ``start`` and ``end`` are code points of the article's text, half-open."""

    id: str
    text: str
    start: int
    end: int

    @classmethod
    def of(cls, passage: corpus.Passage) -> Self:
        """Return the passage with its place in the article."""
        return cls(id=passage.id, text=passage.text, start=passage.span.start, end=passage.span.end)


class InReplyTo(Body):
    """The interviewer's question that words answer: context, never a claim of the interviewee."""

    text: str
    start: int
    end: int
    speaker: str | None

    @classmethod
    def of(cls, passage: corpus.Passage) -> Self | None:
        """Return the question a passage answers, if it answers one."""
        if (question := passage.question) is None:
            return None
        speaker = passage.article.speaker(question.speaker_id)
        return cls(
            text=question.span.cut(passage.article.text),
            start=question.span.start,
            end=question.span.end,
            speaker=speaker.name if speaker else None,
        )


class Place(Body):
    """Where else the same person is quoted with the same words."""

    article: ArticleReference
    permalink: str

    @classmethod
    def of(cls, quote: qa.Quote) -> Self:
        """Return where a quote stands."""
        return cls(article=ArticleReference.of(quote.article), permalink=links.permalink(quote.article.id, quote.id))


class Quote(Body):
    """Words one speaker said: ``text`` is the article's text from ``start`` to ``end``, character by character."""

    id: str
    kind: QuotableKind
    text: str
    start: int
    end: int
    highlights: list[tuple[int, int]]
    passage: Passage
    speaker: Speaker | None
    in_reply_to: InReplyTo | None
    article: ArticleReference
    score: float
    permalink: str
    also_in: list[Place]

    @classmethod
    def of(cls, quote: qa.Quote) -> Self:
        """Return the quote with everything needed to show, check and cite it."""
        return cls(
            id=quote.id,
            kind=quotable(quote.kind),
            text=quote.text,
            start=quote.span.start,
            end=quote.span.end,
            highlights=[(span.start, span.end) for span in quote.highlights],
            passage=Passage.of(quote.passage),
            speaker=Speaker.of(quote.speaker) if quote.speaker else None,
            in_reply_to=InReplyTo.of(quote.passage),
            article=ArticleReference.of(quote.article),
            score=quote.score,
            permalink=links.permalink(quote.article.id, quote.id),
            also_in=[Place.of(other) for other in quote.also_in],
        )


class Filters(Body):
    """Where was looked; ``inferred`` names the keys that were taken from the words."""

    speakers: list[str]
    exclude_speakers: list[str]
    articles: list[str]
    published_from: date | None
    published_to: date | None
    inferred: list[str]

    @classmethod
    def of(cls, filters: qa.Filters) -> Self:
        """Return the filters, speakers and articles by id."""
        return cls(
            speakers=list(filters.speakers),
            exclude_speakers=list(filters.exclude_speakers),
            articles=list(filters.articles),
            published_from=filters.published_from,
            published_to=filters.published_to,
            inferred=list(filters.inferred),
        )


def quotable(kind: corpus.Kind) -> QuotableKind:
    """Return the kind of a passage, which is always one whose words can be quoted."""
    if kind not in corpus.QUOTABLE:
        raise ValueError(f"a {kind} is nobody's words")
    return kind  # type: ignore[return-value]  # mypy does not narrow an enum by a set
