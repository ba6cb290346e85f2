"""What ``check --json`` says of one file: who said what in it."""

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Self

import corpus
from web.api import Body, Speaker


class ReadParagraph(Body):
    """One paragraph; ``speaker`` is the full name, ``None`` where it is nobody's words."""

    text: str
    start: int
    end: int
    kind: corpus.Kind
    speaker: str | None
    attribution: corpus.Attribution
    confidence: float


class Reading(Body):
    """A file as read."""

    file: str
    title: str
    byline: str | None
    published: date | None
    source: str | None
    speakers: list[Speaker]
    abbreviations: dict[str, str]
    paragraphs: list[ReadParagraph]
    warnings: list[str]

    @classmethod
    def of(cls, article: corpus.Article, *, file: Path, doubts: Iterable[corpus.ReadingWarning] = ()) -> Self:
        """Return the reading of ``file``; ``doubts`` are what an editor should look at beside its own warnings."""
        return cls(
            file=os.fsencode(file).decode(errors="replace"),  # a file name need not be text
            title=article.title,
            byline=article.byline,
            published=article.published,
            source=article.source,
            speakers=[Speaker.of(speaker) for speaker in article.speakers],
            abbreviations={item.short: item.long for item in article.abbreviations},
            paragraphs=list(_paragraphs(article)),
            warnings=[str(warning) for warning in (*article.warnings, *doubts)],
        )


def _paragraphs(article: corpus.Article) -> Iterable[ReadParagraph]:
    for paragraph in article.paragraphs:
        speaker = article.speaker(paragraph.speaker_id)
        yield ReadParagraph(
            text=paragraph.span.cut(article.text),
            start=paragraph.span.start,
            end=paragraph.span.end,
            kind=paragraph.kind,
            speaker=speaker.name if speaker else None,
            attribution=paragraph.attribution,
            confidence=paragraph.confidence,
        )
