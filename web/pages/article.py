"""An article as a page: its paragraphs by what they are, its speakers told apart, a quote marked in its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Self

from corpus import SPEECH, Article, Kind, Span
from qa import Quote
from web import links

from .frame import Day, Frame, Run, Voice, day_of, runs_of
from .wording import ENGLISH, Wording


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring paragraphs of one kind; ``unattributed`` where somebody speaks and nobody knows who."""

    kind: Kind
    unattributed: bool
    paragraphs: tuple[tuple[Run, ...], ...]

    @property
    def is_heading(self) -> bool:
        return self.kind is Kind.HEADING

    @property
    def is_furniture(self) -> bool:
        return self.kind is Kind.BOILERPLATE


@dataclass(frozen=True, slots=True)
class Stretch:
    """A whole turn, with the captions and headings inside it, under its speaker; or what no one person speaks."""

    voice: Voice | None
    style: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage(Frame):
    """A whole article; ``gone`` where the quote that was asked for is no longer in it."""

    heading: str
    byline: str | None
    source: str | None
    published: Day | None
    original: str | None
    language: str
    voices: tuple[Voice, ...]
    stretches: tuple[Stretch, ...]
    gone: bool
    anchor: str = links.QUOTE_ANCHOR

    @classmethod
    def of(cls, article: Article, *, quote: Quote | None, gone: bool, words: Wording = ENGLISH) -> Self:
        """Return the article with a quote marked."""
        return cls(
            title=words.title(article.title),
            section=links.ARTICLES,
            heading=article.title,
            byline=article.byline,
            source=article.source,
            published=day_of(article, words),
            original=links.outside(article.url),
            language=article.language or "",
            voices=tuple(Voice.of(speaker, article) for speaker in article.speakers if not speaker.interviewer),
            stretches=tuple(_stretches(article, quote.span if quote else None)),
            gone=gone,
        )


def _stretches(article: Article, mark: Span | None) -> Iterator[Stretch]:
    marks = (mark,) if mark else ()
    at = 0
    for turn in article.turns:
        first, last = turn.paragraphs[0], turn.paragraphs[-1]
        if at < first:
            yield Stretch(None, "", _blocks(article, range(at, first), marks))
        speaker = article.speaker(turn.speaker_id)
        voice = Voice.of(speaker, article) if speaker else None
        style = f"{turn.kind} {voice.style}" if voice else ""
        yield Stretch(voice, style, _blocks(article, range(first, last + 1), marks))
        at = last + 1
    if at < len(article.paragraphs):
        yield Stretch(None, "", _blocks(article, range(at, len(article.paragraphs)), marks))


def _blocks(article: Article, numbers: range, marks: tuple[Span, ...]) -> tuple[Block, ...]:
    paragraphs = [article.paragraphs[number] for number in numbers]
    return tuple(
        Block(
            kind=kind,
            unattributed=kind in SPEECH and speaker_id is None,
            paragraphs=tuple(runs_of(article, paragraph.span, marks) for paragraph in alike),
        )
        for (kind, speaker_id), alike in groupby(paragraphs, key=lambda each: (each.kind, each.speaker_id))
    )
