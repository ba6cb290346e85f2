"""The replies about articles, speakers and passages."""

from datetime import date
from typing import Self

from pydantic import Field

import corpus
import qa

from .quotes import ArticleReference, Body, InReplyTo, Label, Passage, QuotableKind, Speaker, quotable


class ArticleSummary(Body):
    """An article in a list."""

    id: str = Field(description="Made of the file's name; stays the same across rebuilds.")
    title: str = Field(description="As printed.")
    byline: str | None = Field(description="Who wrote it, as printed.")
    published: date | None = Field(description="The day it was published, where that is known.")
    source: str | None = Field(description="Who published it, where that is known.")
    url: str | None = Field(description="Where it was published, as the article's file says.")
    language: str | None = Field(description="Language tag, such as `en`, where the language is known.")

    @classmethod
    def of(cls, article: corpus.Article) -> Self:
        """Return the article without its words."""
        return cls.model_validate(article)


class ArticleList(Body):
    """A part of all articles; ``next`` is the cursor of the part after it."""

    items: list[ArticleSummary] = Field(description="In the order of their ids.")
    next: str | None = Field(description="Cursor of the part after this one; null at the end.")

    @classmethod
    def of(cls, page: qa.Page[corpus.Article]) -> Self:
        """Return the part."""
        return cls(items=[ArticleSummary.of(article) for article in page.items], next=page.next)


class Paragraph(Body):
    """What a stretch of an article's text is and who speaks it, by id."""

    start: int = Field(ge=0, description="Where it begins in the article's text.")
    end: int = Field(ge=0, description="Where it ends in the article's text.")
    kind: corpus.Kind = Field(description="What it is.")
    speaker: str | None = Field(description="Who speaks it, by id; null where nobody does, or nobody is known to.")
    label: Label
    attribution: corpus.Attribution = Field(
        description="How kind and speaker are known; `unknown`: it is not sure who speaks."
    )
    confidence: float = Field(ge=0, le=1, description="Probability that kind and speaker are right.")

    @classmethod
    def of(cls, paragraph: corpus.Paragraph) -> Self:
        """Return the paragraph."""
        return cls(
            start=paragraph.span.start,
            end=paragraph.span.end,
            kind=paragraph.kind,
            speaker=paragraph.speaker_id,
            label=None if paragraph.speaker_id else paragraph.label,
            attribution=paragraph.attribution,
            confidence=paragraph.confidence,
        )


class ArticleReply(ArticleSummary):
    """A whole article: every offset of the API counts code points of ``text``."""

    text: str = Field(description="The whole text; every offset counts its code points.")
    speakers: list[Speaker] = Field(description="Who speaks in it.")
    paragraphs: list[Paragraph] = Field(description="In the order of the text.")

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

    aliases: list[str] = Field(description="How else they are printed.")
    articles: list[str] = Field(description="The articles they speak in, by id.")
    statements: int = Field(ge=0, description="How many paragraphs of statements are theirs.")

    @classmethod
    def of_record(cls, record: qa.SpeakerRecord) -> Self:
        """Return the person, with the articles they speak in by id."""
        return cls(
            **Speaker.of(record.speaker).model_dump(),
            aliases=list(record.speaker.aliases),
            articles=list(record.article_ids),
            statements=record.n_statements,
        )


class SpeakerList(Body):
    """A part of all speakers; ``next`` is the cursor of the part after it."""

    items: list[SpeakerReply] = Field(description="In the order of their ids.")
    next: str | None = Field(description="Cursor of the part after this one; null at the end.")

    @classmethod
    def of(cls, page: qa.Page[qa.SpeakerRecord]) -> Self:
        """Return the part."""
        return cls(items=[SpeakerReply.of_record(record) for record in page.items], next=page.next)


class PassageReply(Passage):
    """A passage on its own: who said it, in which article, and what it answers."""

    kind: QuotableKind
    speaker: Speaker | None = Field(description="Who said it; null for narration, and where it is not sure who did.")
    label: Label
    article: ArticleReference = Field(description="Where it is printed.")
    in_reply_to: InReplyTo | None = Field(description="The question that was answered, where there is one.")

    @classmethod
    def of(cls, passage: corpus.Passage) -> Self:
        """Return the passage."""
        return cls(
            **Passage.of(passage).model_dump(),
            kind=quotable(passage.kind),
            speaker=Speaker.of(passage.speaker) if passage.speaker else None,
            label=passage.label,
            article=ArticleReference.of(passage.article),
            in_reply_to=InReplyTo.of(passage),
        )
