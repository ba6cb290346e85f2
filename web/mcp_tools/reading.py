"""Reading an article part by part: a long one would flood a model's context."""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field

import corpus
from web.api.archive_replies import ArticleSummary, Paragraph
from web.api.replies import Speaker
from web.api.requests import Whole
from web.errors import WebError
from web.markdown import as_text
from web.pages import ENGLISH

MAX_CHARACTERS = 20_000


class BeyondTheEndError(WebError):
    """Somebody would read on where an article has ended."""

    def __init__(self, start: int, article: corpus.Article) -> None:
        super().__init__(f"start: {article.id!r} has {len(article.text):,} characters, none at {start:,}; start at 0")
        self.start, self.article = start, article


class ReadRequest(BaseModel):
    """Which part of which article is wanted."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    article: str = Field(min_length=1, max_length=500, description="Its id, as every quote and passage names it.")
    start: Whole = Field(
        0, ge=0, description="Character to begin at: 0, `next` of the part before, or `start` of a quote or passage."
    )
    limit: Whole = Field(6_000, ge=200, le=MAX_CHARACTERS, description="At most this many characters.")


class PartParagraph(Paragraph):
    """A paragraph, or as much of it as is in the part: ``text`` is the article's from ``start`` to ``end``."""

    text: str


class ArticlePart(ArticleSummary):
    """A part of an article: whole paragraphs where they fit; ``next`` is where the part after it starts."""

    n_characters: int
    speakers: list[Speaker]
    paragraphs: list[PartParagraph]
    next: int | None

    @classmethod
    def cut(cls, article: corpus.Article, *, start: int, limit: int) -> Self:
        """Return at most ``limit`` characters from ``start`` on.

        Raises:
            BeyondTheEndError: The article ends before.
        """
        if start >= len(article.text):
            raise BeyondTheEndError(start, article)
        end = _end(article, start, start + limit)
        held = [paragraph for paragraph in article.paragraphs if paragraph.span.overlaps(corpus.Span(start, end))]
        return cls(
            **ArticleSummary.of(article).model_dump(),
            n_characters=len(article.text),
            speakers=[Speaker.of(speaker) for speaker in article.speakers],
            paragraphs=[_clipped(paragraph, article, start, end) for paragraph in held],
            next=end if any(paragraph.span.end > end for paragraph in article.paragraphs) else None,
        )


def part_blocks(part: ArticlePart) -> tuple[str, ...]:
    """Return the part as Markdown: each paragraph with who speaks, or what it is."""
    names = {speaker.id: speaker.name for speaker in part.speakers}
    about = (part.byline, part.source, ENGLISH.day(part.published) if part.published else None, f"article {part.id}")
    heading = f"# {as_text(part.title)}\n\n{as_text(', '.join(filter(None, about)))}"
    paragraphs = (f"{_label(paragraph, names)} {as_text(paragraph.text)}" for paragraph in part.paragraphs)
    onward = f"The article goes on: read it with start={part.next}." if part.next else "This is the end of the article."
    return (heading, *paragraphs, onward)


def _end(article: corpus.Article, start: int, end: int) -> int:
    """Where the last paragraph ends that is wholly in the part; a paragraph that alone is longer is cut."""
    ends = [paragraph.span.end for paragraph in article.paragraphs if start < paragraph.span.end <= end]
    return ends[-1] if ends else min(end, len(article.text))


def _clipped(paragraph: corpus.Paragraph, article: corpus.Article, start: int, end: int) -> PartParagraph:
    span = corpus.Span(max(start, paragraph.span.start), min(end, paragraph.span.end))
    whole = Paragraph.of(paragraph).model_dump()
    return PartParagraph(**whole | {"start": span.start, "end": span.end}, text=span.cut(article.text))


def _label(paragraph: PartParagraph, names: dict[str, str]) -> str:
    name = names.get(paragraph.speaker or "")
    if name is None:
        return f"[{paragraph.kind}]"
    asking = f" ({ENGLISH.asked_as_interviewer})" if paragraph.kind is corpus.Kind.QUESTION else ""
    return f"**{as_text(name)}**{asking}:"
