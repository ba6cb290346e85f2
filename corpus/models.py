"""The values every other package works with: articles, who speaks in them, the passages cut from them, and ids."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

JOINT = " / "  # stands between the names of people who answer as one


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Unicode code points in an article's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}..{self.end}")

    def cut(self, text: str) -> str:
        """Return the words of ``text`` that this span covers."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Tell whether ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a code point."""
        return self.start < other.end and other.start < self.end


class Kind(StrEnum):
    """What a paragraph is."""

    STATEMENT = "statement"
    QUESTION = "question"
    NARRATION = "narration"
    HEADING = "heading"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


SPEECH = frozenset({Kind.STATEMENT, Kind.QUESTION})
QUOTABLE = SPEECH | {Kind.NARRATION}


class Part(StrEnum):
    """Which part a person plays in an interview."""

    INTERVIEWER = "interviewer"
    INTERVIEWEE = "interviewee"


class Attribution(StrEnum):
    """How the kind and speaker of a paragraph are known. ``UNKNOWN`` is never quoted as anyone's."""

    LABEL = "label"
    CONTINUATION = "continuation"
    LAYOUT = "layout"
    CUE = "cue"
    CORRECTION = "correction"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Speaker:
    """One person of one article, whatever the spelling; ``role`` is made of printed words only."""

    id: str
    name: str
    role: str | None = None
    aliases: tuple[str, ...] = ()
    part: Part = Part.INTERVIEWEE

    @property
    def interviewer(self) -> bool:
        return self.part is Part.INTERVIEWER

    def united(self, other: "Speaker") -> "Speaker":
        """Return this person, known from elsewhere as ``other`` too; interviewed anywhere means an interviewee."""
        spellings = dict.fromkeys((*self.aliases, other.name, *other.aliases))
        return replace(
            self,
            role=self.role or other.role,
            aliases=tuple(spelling for spelling in spellings if spelling != self.name),
            part=Part.INTERVIEWEE if Part.INTERVIEWEE in {self.part, other.part} else Part.INTERVIEWER,
        )


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its words without any label, and what is known of them.

    ``confidence`` (0..1) is how sure the reader is of kind and speaker. ``lead_in`` marks a statement that only
    announces what follows ("There are four aspects:"): context for the rest, never a quote on its own. ``label`` is
    what is printed before the words of somebody whose name is not known. ``time`` is when its first word is said, in
    seconds from the start of the recording, where the article tells.
    """

    span: Span
    kind: Kind
    speaker_id: str | None = None
    attribution: Attribution = Attribution.LAYOUT
    confidence: float = 1.0
    lead_in: bool = False
    time: float | None = None
    label: str | None = None

    @property
    def has_unsure_speaker(self) -> bool:
        """Whether somebody speaks and it is not sure who; an unnamed interviewer is sure to be the one who asks."""
        nameless = self.kind is Kind.STATEMENT and self.speaker_id is None
        return nameless or (self.kind in SPEECH and self.attribution is Attribution.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says before another speaks: the numbers of its paragraphs, in order."""

    speaker_id: str
    kind: Kind
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and the words the article says it stands for."""

    short: str
    long: str


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something an editor should look at; ``line`` counts from 1 in the file as published.

    ``slip``: something that was written for us, front matter or an editor's file, can't be used as it stands.
    ``loss``: so much so that the article is not what was meant.
    """

    message: str
    line: int | None = None
    slip: bool = False
    loss: bool = False

    def __str__(self) -> str:
        return self.message if self.line is None else f"line {self.line}: {self.message}"


@dataclass(frozen=True)
class Article:
    """One published piece, read: every span lies inside ``text``, paragraphs are in order and never overlap.

    ``media`` is the address of its recording, of sound or pictures, which the times of paragraphs are of.
    """

    id: str
    title: str
    text: str = field(repr=False)
    paragraphs: tuple[Paragraph, ...] = field(repr=False)
    speakers: tuple[Speaker, ...] = ()
    byline: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    abbreviations: tuple[Abbreviation, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()
    media: str | None = None

    def __post_init__(self) -> None:
        end, known = 0, {speaker.id for speaker in self.speakers}
        for paragraph in self.paragraphs:
            if paragraph.span.start < end or paragraph.span.end > len(self.text):
                raise ValueError(f"{self.id}: paragraph {paragraph.span} overlaps another or leaves the text")
            if paragraph.speaker_id is not None and paragraph.speaker_id not in known:
                raise ValueError(
                    f"{self.id}: paragraph {paragraph.span} names the unknown speaker {paragraph.speaker_id!r}"
                )
            if paragraph.speaker_id is not None and paragraph.attribution is Attribution.UNKNOWN:
                raise ValueError(f"{self.id}: paragraph {paragraph.span} is not known to be {paragraph.speaker_id!r}'s")
            end = paragraph.span.end

    def speaker(self, speaker_id: str | None) -> Speaker | None:
        """Return the speaker with this id; ``None`` where there is none."""
        return None if speaker_id is None else self._speakers_by_id.get(speaker_id)

    @cached_property
    def _speakers_by_id(self) -> dict[str, Speaker]:
        return {speaker.id: speaker for speaker in self.speakers}

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """Speech in order. Captions and headings inside a turn do not end it; narration and another speaker do."""
        turns: list[Turn] = []
        broken = True
        for number, paragraph in enumerate(self.paragraphs):
            if paragraph.kind not in SPEECH or paragraph.speaker_id is None:
                broken = broken or paragraph.kind in QUOTABLE
                continue
            last = turns[-1] if turns else None
            if last and not broken and (last.speaker_id, last.kind) == (paragraph.speaker_id, paragraph.kind):
                turns[-1] = Turn(last.speaker_id, last.kind, (*last.paragraphs, number))
            else:
                turns.append(Turn(paragraph.speaker_id, paragraph.kind, (number,)))
            broken = False
        return tuple(turns)

    @cached_property
    def contexts(self) -> tuple["Context", ...]:
        """What stands around each paragraph, one for each, in order."""
        return tuple(_contexts(self))


@dataclass(frozen=True, slots=True)
class Context:
    """What is embedded and shown with a paragraph but never quoted as its words; numbers of paragraphs."""

    question: int | None = None
    heading: int | None = None
    lead_in: int | None = None


def _contexts(article: Article) -> Iterator[Context]:
    lead_ins: dict[int, int | None] = {}
    for turn in article.turns:
        before = None
        for number in turn.paragraphs:
            lead_ins[number] = before
            before = number if article.paragraphs[number].lead_in else before
    question = heading = None
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.kind is Kind.HEADING:
            heading = number
        if paragraph.kind is Kind.QUESTION:
            question = number
        is_answer = paragraph.kind is Kind.STATEMENT
        yield Context(question if is_answer else None, heading if heading != number else None, lead_ins.get(number))


@dataclass(frozen=True, slots=True)
class Passage:
    """What is embedded and retrieved: one paragraph or a part of it, so never across two speakers.

    ``span`` is in the article's text, inside the span of the paragraph with the number ``paragraph``.
    """

    id: str
    article: Article
    paragraph: int
    span: Span

    @property
    def text(self) -> str:
        return self.span.cut(self.article.text)

    @property
    def kind(self) -> Kind:
        return self.article.paragraphs[self.paragraph].kind

    @property
    def lead_in(self) -> bool:
        return self.article.paragraphs[self.paragraph].lead_in

    @property
    def speaker(self) -> Speaker | None:
        return self.article.speaker(self.article.paragraphs[self.paragraph].speaker_id)

    @property
    def has_unsure_speaker(self) -> bool:
        """Whether somebody speaks and it is not sure who."""
        return self.article.paragraphs[self.paragraph].has_unsure_speaker

    @property
    def label(self) -> str | None:
        """What is printed before the words of somebody whose name is not known."""
        paragraph = self.article.paragraphs[self.paragraph]
        return paragraph.label if paragraph.speaker_id is None else None

    @property
    def time(self) -> float | None:
        """When its paragraph begins, in seconds from the start of the recording."""
        return self.article.paragraphs[self.paragraph].time

    @property
    def context(self) -> Context:
        return self.article.contexts[self.paragraph]

    @property
    def question(self) -> Paragraph | None:
        """The interviewer's question that this passage answers."""
        number = self.context.question
        return None if number is None else self.article.paragraphs[number]


def digest_of(words: str) -> str:
    """Return the first 8 hex digits of the SHA-256 of ``words``, which may be a file's name that is no text."""
    return hashlib.sha256(words.encode(errors="surrogateescape")).hexdigest()[:8]


def slug(name: str) -> str:
    """Return the id made of a name: ASCII letters and digits, dashes between, and a digest where letters were lost.

    The rule: lower case, every run of other characters one ``-``, none at the edges; where
    letters outside ASCII were lost, ``-`` and the first 8 hex digits of the SHA-256 of the NFC name.
    """
    name = unicodedata.normalize("NFC", name)
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    if any(char.isalnum() and not char.isascii() for char in name):
        digest = digest_of(name)
        return f"{plain}-{digest}" if plain else digest
    return plain or digest_of(name)
