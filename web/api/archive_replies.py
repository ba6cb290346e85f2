"""The replies about articles, speakers and passages."""

from datetime import date
from typing import Self

import corpus
from web.ports import Page, SpeakerRecord

from .replies import ArticleReference, Body, InReplyTo, Passage, QuotableKind, Speaker, quotable


class ArticleSummary(Body):
    """An article in a list."""

    id: str
    title: str
    byline: str | None
    published: date | None
    source: str | None
    url: str | None
    language: str | None

    @classmethod
    def of(cls, article: corpus.Article) -> Self:
        """Return the article without its words."""
        return cls(
            id=article.id,
            title=article.title,
            byline=article.byline,
            published=article.published,
            source=article.source,
            url=article.url,
            language=article.language,
        )


class ArticleList(Body):
    """A part of all articles; ``next`` is the cursor of the part after it."""

    items: list[ArticleSummary]
    next: str | None

    @classmethod
    def of(cls, page: Page[corpus.Article]) -> Self:
        """Return the part."""
        return cls(items=[ArticleSummary.of(article) for article in page.items], next=page.next)


class Paragraph(Body):
    """What a stretch of an article's text is and who speaks it, by id."""

    start: int
    end: int
    kind: corpus.Kind
    speaker: str | None
    attribution: corpus.Attribution
    confidence: float

    @classmethod
    def of(cls, paragraph: corpus.Paragraph) -> Self:
        """Return the paragraph."""
        return cls(
            start=paragraph.span.start,
            end=paragraph.span.end,
            kind=paragraph.kind,
            speaker=paragraph.speaker_id,
            attribution=paragraph.attribution,
            confidence=paragraph.confidence,
        )


class ArticleReply(ArticleSummary):
    """A whole article: every offset of the API counts code points of ``text``."""

    text: str
    speakers: list[Speaker]
    paragraphs: list[Paragraph]

    @classmethod
    def of(cls, article: corpus.Article) -> Self:
        """Return the article with its words."""
        return cls(
            **ArticleSummary.of(article).model_dump(),
            text=article.text,
            speakers=[Speaker.of(speaker) for speaker in article.speakers],
            paragraphs=[Paragraph.of(paragraph) for paragraph in article.paragraphs],
        )


class SpeakerReply(Speaker):
    """A person across all articles."""

    aliases: list[str]
    articles: list[str]
    statements: int

    @classmethod
    def of_record(cls, record: SpeakerRecord) -> Self:
        """Return the person, with the articles they speak in by id."""
        return cls(
            **Speaker.of(record.speaker).model_dump(),
            aliases=list(record.speaker.aliases),
            articles=list(record.article_ids),
            statements=record.n_statements,
        )


class SpeakerList(Body):
    """A part of all speakers; ``next`` is the cursor of the part after it."""

    items: list[SpeakerReply]
    next: str | None

    @classmethod
    def of(cls, page: Page[SpeakerRecord]) -> Self:
        """Return the part."""
        return cls(items=[SpeakerReply.of_record(record) for record in page.items], next=page.next)


class PassageReply(Passage):
    """A passage on its own: who said it, in which article, and what it answers."""

    kind: QuotableKind
    speaker: Speaker | None
    article: ArticleReference
    in_reply_to: InReplyTo | None

    @classmethod
    def of(cls, passage: corpus.Passage) -> Self:
        """Return the passage."""
        return cls(
            **Passage.of(passage).model_dump(),
            kind=quotable(passage.kind),
            speaker=Speaker.of(passage.speaker) if passage.speaker else None,
            article=ArticleReference.of(passage.article),
            in_reply_to=InReplyTo.of(passage),
        )
