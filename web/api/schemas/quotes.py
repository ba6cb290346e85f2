"""What replies have in common: speakers, articles, passages and quotes, built from ``corpus`` and ``qa``."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

import corpus
import qa
from web import links

QuotableKind = Annotated[
    Literal[corpus.Kind.STATEMENT, corpus.Kind.QUESTION, corpus.Kind.NARRATION],
    Field(
        description="`statement`: an interviewee's words; `question`: an interviewer's; `narration`: the reporter's."
    ),
]


class Body(BaseModel):
    """Part of a reply; it never changes, has no field that is not declared, and can be read off a value."""

    model_config = ConfigDict(frozen=True, extra="forbid", from_attributes=True, serialize_by_alias=True)


class Speaker(Body):
    """A person and the office they were printed with."""

    id: str = Field(description="Stays the same across rebuilds; see `/api/v1/speakers/{speaker_id}`.")
    name: str = Field(description="As printed in full.")
    role: str | None = Field(description="The office as printed; null where none is.")
    interviewer: bool = Field(description="Whether this person asks rather than answers.")

    @classmethod
    def of(cls, speaker: corpus.Speaker) -> Self:
        """Return the person as the API shows them."""
        return cls.model_validate(speaker)


Label = Annotated[
    str | None,
    Field(
        default=None,
        exclude_if=lambda label: label is None,
        description="What is printed before the words, where `speaker` is null: it names nobody for sure. Left out "
        "where nothing is.",
    ),
]


class ArticleReference(Body):
    """The article that words are from."""

    id: str = Field(description="See `/api/v1/articles/{article_id}`.")
    title: str = Field(description="As printed.")
    published: date | None = Field(description="The day it was published, where that is known.")
    source: str | None = Field(description="Who published it, where that is known.")
    url: str | None = Field(description="Where it was published, as the article's file says.")

    @classmethod
    def of(cls, article: corpus.Article) -> Self:
        """Return what is needed to cite the article."""
        return cls.model_validate(article)


class Passage(Body):
    """What was retrieved; ``start`` and ``end`` are code points of the article's text, half-open."""

    id: str = Field(description="Stays while the words stay; see `/api/v1/passages/{passage_id}`.")
    text: str = Field(description="As printed.")
    start: int = Field(ge=0, description="Where it begins in the article's text.")
    end: int = Field(ge=0, description="Where it ends in the article's text.")

    @classmethod
    def of(cls, passage: corpus.Passage) -> Self:
        """Return the passage with its place in the article."""
        return cls(id=passage.id, text=passage.text, start=passage.span.start, end=passage.span.end)


class InReplyTo(Body):
    """The interviewer's question that words answer: context, never a claim of the interviewee."""

    text: str = Field(description="The question as printed.")
    start: int = Field(ge=0, description="Where it begins in the article's text.")
    end: int = Field(ge=0, description="Where it ends in the article's text.")
    speaker: str | None = Field(description="Who asks, by name, where that is known.")

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

    article: ArticleReference = Field(description="The other article.")
    permalink: str = Field(description="The page of the words there.")

    @classmethod
    def of(cls, quote: qa.Quote) -> Self:
        """Return where a quote stands."""
        return cls(article=ArticleReference.of(quote.article), permalink=links.permalink(quote.article.id, quote.id))


class Quote(Body):
    """Words one speaker said: ``text`` is the article's text from ``start`` to ``end``, character by character."""

    id: str = Field(description="Stays while the words stay.")
    kind: QuotableKind
    text: str = Field(description="Whole sentences as printed.")
    start: int = Field(ge=0, description="Where it begins in the article's text.")
    end: int = Field(ge=0, description="Where it ends in the article's text.")
    highlights: list[tuple[int, int]] = Field(
        description="The words that decided, as `[start, end]` in the article's text."
    )
    passage: Passage = Field(description="What the quote was cut from.")
    confidence: float = Field(
        ge=0, le=1, description="Probability that this quote answers the question; 0 where nothing was asked."
    )
    speaker: Speaker | None = Field(
        description="Who said it; null for narration, and in `nearest` and `matches` where it is not sure who did: "
        "cite it as nobody's."
    )
    label: Label
    in_reply_to: InReplyTo | None = Field(description="The question that was answered, where there is one.")
    article: ArticleReference = Field(description="Where it is printed.")
    time: float | None = Field(
        ge=0, description="When its paragraph begins, in seconds from the start of the recording; null where unknown."
    )
    score: float = Field(description="How well it fits; higher is better, comparable within one reply only.")
    permalink: str = Field(description="The page that shows the words in their article.")
    also_in: list[Place] = Field(description="Where the same person is printed with the same words.")

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
            confidence=quote.confidence,
            speaker=Speaker.of(quote.speaker) if quote.speaker else None,
            label=quote.passage.label,
            in_reply_to=InReplyTo.of(quote.passage),
            article=ArticleReference.of(quote.article),
            time=quote.time,
            score=quote.score,
            permalink=links.permalink(quote.article.id, quote.id),
            also_in=[Place.of(other) for other in quote.also_in],
        )


class Filters(Body):
    """Where was looked; ``inferred`` names the keys that were taken from the words."""

    speakers: list[str] = Field(description="Only these people, by id.")
    exclude_speakers: list[str] = Field(description="Not these people, by id.")
    articles: list[str] = Field(description="Only these articles, by id.")
    sources: list[str] = Field(
        default=[],
        exclude_if=lambda names: not names,
        description="Only articles of these sources, by name; left out where any may be.",
    )
    published_from: date | None = Field(description="Published on this day or later.")
    published_to: date | None = Field(description="Published on this day or earlier.")
    inferred: list[str] = Field(description="Names of the keys above that were taken from the words.")

    @classmethod
    def of(cls, filters: qa.Filters) -> Self:
        """Return the filters, speakers and articles by id."""
        return cls.model_validate(filters)


def quotable(kind: corpus.Kind) -> QuotableKind:
    """Return the kind of a passage, which is always one whose words can be quoted."""
    if kind not in corpus.QUOTABLE:
        raise ValueError(f"a {kind} is nobody's words")
    return kind  # type: ignore[return-value]  # mypy does not narrow an enum by a set
