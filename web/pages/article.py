"""An article as a page: its paragraphs by what they are, its speakers told apart, a quote marked in its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Self

from corpus import SPEECH, Article, Kind, Paragraph, Turn
from qa import Quote
from web import links

from .frame import Day, Frame, Voice, day_of
from .matches import CHOSEN, Chosen, Marks, Matches, Words, marks_in
from .quotations import Asked, asked_in, direction_of
from .wording import ENGLISH, Wording


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; ``chosen`` is what can be done with the chosen quote, under the paragraph that holds it."""

    words: tuple[Words, ...]
    chosen: Chosen | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring paragraphs of one kind; ``unattributed`` where somebody speaks and nobody knows who."""

    kind: Kind
    unattributed: bool
    paragraphs: tuple[Text, ...]

    @property
    def is_heading(self) -> bool:
        return self.kind is Kind.HEADING

    @property
    def is_furniture(self) -> bool:
        return self.kind is Kind.BOILERPLATE


@dataclass(frozen=True, slots=True)
class Stretch:
    """A whole turn, with the captions and headings inside it, under its speaker; or what no one person speaks.

    ``asked`` is the question that marked words in it answer, and ``question`` where that stands.
    """

    blocks: tuple[Block, ...]
    voice: Voice | None = None
    style: str = ""
    note: str | None = None
    anchor: str = ""
    asked: Asked | None = None
    question: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage(Frame):
    """A whole article; ``gone`` where the quote that was asked for is no longer in it."""

    heading: str
    byline: str | None
    source: str | None
    published: Day | None
    original: str | None
    language: str
    direction: str
    voices: tuple[Voice, ...]
    stretches: tuple[Stretch, ...]
    gone: bool
    matches: Matches | None
    has_choice: bool
    anchor: str = links.QUOTE_ANCHOR

    @classmethod
    def of(
        cls,
        article: Article,
        *,
        quote: Quote | None,
        gone: bool,
        others: Sequence[Quote] = (),
        words: Wording = ENGLISH,
    ) -> Self:
        """Return the article with a quote marked, and with ``others`` of the same answer marked less."""
        marks = marks_in(quote, others)
        return cls(
            title=words.title(article.title),
            section=links.ARTICLES,
            heading=article.title,
            byline=article.byline,
            source=article.source,
            published=day_of(article, words),
            original=links.outside(article.url),
            language=article.language or "",
            direction=direction_of(article),
            voices=tuple(Voice.of(speaker) for speaker in article.speakers if not speaker.interviewer),
            stretches=tuple(_Setting(article, marks, words).stretches()),
            gone=gone,
            matches=Matches.of(marks, words),
            has_choice=quote is not None,
        )


@dataclass(frozen=True, slots=True)
class _Setting:
    """Sets an article as a page."""

    article: Article
    marks: Marks
    words: Wording

    def stretches(self) -> Iterator[Stretch]:
        at = 0
        for turn in self.article.turns:
            first, last = turn.paragraphs[0], turn.paragraphs[-1]
            if at < first:
                yield Stretch(self._blocks(range(at, first)))
            yield self._turn(turn)
            at = last + 1
        if at < len(self.article.paragraphs):
            yield Stretch(self._blocks(range(at, len(self.article.paragraphs))))

    def _turn(self, turn: Turn) -> Stretch:
        first, last = turn.paragraphs[0], turn.paragraphs[-1]
        speaker = self.article.speaker(turn.speaker_id)
        voice = Voice.of(speaker) if speaker else None
        asks = turn.kind is Kind.QUESTION
        asked = self.article.contexts[first].question if self._is_marked(turn) else None
        return Stretch(
            blocks=self._blocks(range(first, last + 1)),
            voice=voice,
            style=f"{turn.kind} {voice.style}" if voice else "",
            note=self.words.reading.asks if asks else None,
            anchor=_anchor(turn),
            asked=asked_in(self.article, asked, self.words),
            question=self._place_of(asked),
        )

    def _place_of(self, question: int | None) -> str | None:
        turns = self.article.turns if question is not None else ()
        return next((f"#{_anchor(turn)}" for turn in turns if question in turn.paragraphs), None)

    def _is_marked(self, turn: Turn) -> bool:
        return any(self.marks.touch(self.article.paragraphs[number].span) for number in turn.paragraphs)

    def _blocks(self, numbers: range) -> tuple[Block, ...]:
        paragraphs = [self.article.paragraphs[number] for number in numbers]
        return tuple(
            Block(
                kind=kind,
                unattributed=kind in SPEECH and speaker_id is None,
                paragraphs=tuple(self._text(self.marks.words_of(self.article, paragraph.span)) for paragraph in alike),
            )
            for (kind, speaker_id), alike in groupby(paragraphs, key=lambda each: (self._kind(each), each.speaker_id))
        )

    def _kind(self, paragraph: Paragraph) -> Kind:
        # The page has the title above all.
        repeats_title = paragraph.kind is Kind.HEADING and paragraph.span.cut(self.article.text) == self.article.title
        return Kind.BOILERPLATE if repeats_title else paragraph.kind

    def _text(self, words: tuple[Words, ...]) -> Text:
        chosen = self.marks.chosen if any(each.style == CHOSEN for each in words) else None
        return Text(words, Chosen.of(chosen, self.words) if chosen else None)


def _anchor(turn: Turn) -> str:
    return f"t{turn.paragraphs[0]}"
