"""An article as a page: its paragraphs by what they are, its speakers told apart, a quote marked in its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Self

from corpus import SPEECH, Article, Kind, Paragraph, Span, Turn
from qa import Quote
from web import links
from web.pages.cards import Card
from web.pages.frame import Day, Frame, Link, Voice, day_of, runs_of
from web.pages.quotes import (
    Form,
    Gone,
    InterviewerQuestion,
    address_of,
    direction_of,
    forms_of,
    in_context,
    question_in,
    recording_at,
    text_fragment,
    unsure_speaker,
)
from web.wording import Wording

MATCH, CHOSEN = "match", "chosen"


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """Words of an article, and how they are marked: ``style`` is empty where they are not."""

    text: str
    style: str = ""

    @property
    def anchor(self) -> str:
        return links.QUOTE_ANCHOR if self.style == CHOSEN else ""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked in an article; the ``others`` leave the chosen words to the ``chosen`` quote."""

    chosen: Quote | None
    others: tuple[Quote, ...]

    @classmethod
    def of(cls, chosen: Quote | None, others: Sequence[Quote]) -> Self:
        """Return the marks of an article; a quote that is named twice is marked once."""
        known = {quote.id: quote for quote in others if chosen is None or quote.id != chosen.id}
        return cls(chosen, tuple(known.values()))

    def words_of(self, article: Article, span: Span) -> tuple[MarkedWords, ...]:
        """Cut a span into words that are marked alike."""
        best = self.chosen.span if self.chosen else None
        spans = [part for quote in self.others for part in _without(quote.span, best)]
        words, at = [], span.start
        for run in runs_of(article, span, (*spans, best) if best else tuple(spans)):
            is_chosen = best is not None and best.start <= at < best.end
            words.append(MarkedWords(run.text, CHOSEN if is_chosen else MATCH if run.marked else ""))
            at += len(run.text)
        return tuple(words)

    def touch(self, span: Span) -> bool:
        """Tell whether any marked words lie in a span."""
        return any(quote.span.overlaps(span) for quote in self.all)

    @property
    def all(self) -> tuple[Quote, ...]:
        """Every marked quote, in the order in which they stand in the article."""
        everything = (*self.others, self.chosen) if self.chosen else self.others
        return tuple(sorted(everything, key=lambda quote: quote.span))


@dataclass(frozen=True, slots=True)
class Matches:
    """Where among the marks the reader is, and the way to those before and behind."""

    position: str
    previous: str | None
    next: str | None

    @classmethod
    def of(cls, marks: Marks, words: Wording) -> Self | None:
        """Return the way between several marks; ``None`` where there is nothing to go to."""
        everything = marks.all
        if marks.chosen is None:
            first = in_context(everything[0], everything) if everything else None
            return cls(words.in_context.n_others(len(everything)), None, first) if first else None
        at, n = everything.index(marks.chosen), len(everything)
        if n == 1:
            return None
        return cls(
            position=words.in_context.match(at + 1, n),
            previous=in_context(everything[at - 1], everything) if at else None,
            next=in_context(everything[at + 1], everything) if at + 1 < n else None,
        )


@dataclass(frozen=True, slots=True)
class Chosen:
    """What can be done with the chosen quote: taken along, seen where it was published, and reported."""

    forms: tuple[Form, ...]
    address: str
    original: str | None
    report: str | None

    @classmethod
    def of(cls, quote: Quote, words: Wording) -> Self:
        """Return the quote's forms and its place on the publisher's page."""
        article = quote.article
        original = links.outside_at(article.url, text_fragment(article, quote.span))
        return cls(forms_of(quote, words), address_of(quote), original, links.report(quote.id))


@dataclass(frozen=True, slots=True)
class ParagraphText:
    """A paragraph; ``chosen`` is what can be done with the chosen quote, under the paragraph that holds it.

    ``recording`` leads to where it is said.
    """

    words: tuple[MarkedWords, ...]
    chosen: Chosen | None = None
    recording: Link | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring paragraphs of one kind; ``nobody`` stands above them where somebody speaks and nobody is named.

    ``style`` tells those of which it is not sure who speaks.
    """

    kind: Kind
    nobody: str | None
    style: str
    paragraphs: tuple[ParagraphText, ...]

    @property
    def is_heading(self) -> bool:
        return self.kind is Kind.HEADING

    @property
    def is_boilerplate(self) -> bool:
        return self.kind is Kind.BOILERPLATE


@dataclass(frozen=True, slots=True)
class ArticleSection:
    """A whole turn, with the captions and headings inside it, under its speaker; or what no one person speaks.

    ``asked`` is the question that marked words in it answer, and ``question`` where that stands.
    """

    blocks: tuple[Block, ...]
    voice: Voice | None = None
    style: str = ""
    note: str | None = None
    anchor: str = ""
    asked: InterviewerQuestion | None = None
    question: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage(Frame):
    """A whole article; ``gone`` says what became of the quote that was asked for, where it is no longer in it."""

    heading: str
    byline: str | None
    source: str | None
    published: Day | None
    original: str | None
    language: str
    direction: str
    voices: tuple[Voice, ...]
    parts: tuple[ArticleSection, ...]
    gone: Gone | None
    matches: Matches | None
    has_choice: bool
    anchor: str = links.QUOTE_ANCHOR

    @classmethod
    def of(
        cls,
        article: Article,
        *,
        quote: Quote | None,
        gone: Gone | None = None,
        others: Sequence[Quote] = (),
        words: Wording,
    ) -> Self:
        """Return the article with a quote marked, and with ``others`` of the same answer marked less."""
        marks = Marks.of(quote, others)
        return cls(
            title=words.title(article.title),
            description=words.description,
            words=words,
            section=links.ARTICLES,
            card=Card.of_quote(quote, words) if quote else Card.of_article(article, words),
            heading=article.title,
            byline=article.byline,
            source=article.source,
            published=day_of(article, words),
            original=links.outside(article.url),
            language=article.language or "",
            direction=direction_of(article),
            voices=tuple(Voice.of(speaker) for speaker in article.speakers if not speaker.interviewer),
            parts=tuple(_Layout(article, marks, words).parts()),
            gone=gone,
            matches=Matches.of(marks, words),
            has_choice=quote is not None,
        )


@dataclass(frozen=True, slots=True)
class _Layout:
    """Lays an article out as the parts of a page."""

    article: Article
    marks: Marks
    words: Wording

    def parts(self) -> Iterator[ArticleSection]:
        at = 0
        for turn in self.article.turns:
            first, last = turn.paragraphs[0], turn.paragraphs[-1]
            if at < first:
                yield ArticleSection(self._blocks(range(at, first)))
            yield self._turn(turn)
            at = last + 1
        if at < len(self.article.paragraphs):
            yield ArticleSection(self._blocks(range(at, len(self.article.paragraphs))))

    def _turn(self, turn: Turn) -> ArticleSection:
        first, last = turn.paragraphs[0], turn.paragraphs[-1]
        speaker = self.article.speaker(turn.speaker_id)
        voice = Voice.of(speaker) if speaker else None
        asks = turn.kind is Kind.QUESTION
        asked = self.article.contexts[first].question if self._is_marked(turn) else None
        return ArticleSection(
            blocks=self._blocks(range(first, last + 1)),
            voice=voice,
            style=f"{turn.kind} {voice.style}" if voice else "",
            note=self.words.in_context.asks if asks else None,
            anchor=_anchor(turn),
            asked=question_in(self.article, asked, self.words),
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
                nobody=unsure or (self.words.unknown_speaker if kind in SPEECH and speaker_id is None else None),
                style="unsure" if unsure else "",
                paragraphs=tuple(map(self._text, alike)),
            )
            for (kind, speaker_id, unsure), alike in groupby(paragraphs, key=self._alike)
        )

    def _alike(self, paragraph: Paragraph) -> tuple[Kind, str | None, str | None]:
        return self._kind(paragraph), paragraph.speaker_id, unsure_speaker(paragraph, self.words)

    def _kind(self, paragraph: Paragraph) -> Kind:
        # The page has the title above all.
        repeats_title = paragraph.kind is Kind.HEADING and paragraph.span.cut(self.article.text) == self.article.title
        return Kind.BOILERPLATE if repeats_title else paragraph.kind

    def _text(self, paragraph: Paragraph) -> ParagraphText:
        words = self.marks.words_of(self.article, paragraph.span)
        chosen = self.marks.chosen if any(each.style == CHOSEN for each in words) else None
        return ParagraphText(
            words,
            Chosen.of(chosen, self.words) if chosen else None,
            recording_at(self.article, paragraph.time, self.words),
        )


def _anchor(turn: Turn) -> str:
    return f"t{turn.paragraphs[0]}"


def _without(span: Span, other: Span | None) -> Iterator[Span]:
    if other is None or not span.overlaps(other):
        yield span
        return
    if span.start < other.start:
        yield Span(span.start, other.start)
    if other.end < span.end:
        yield Span(other.end, span.end)
