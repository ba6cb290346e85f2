"""What a format's reader hands on: the text we serve, cut into blocks, and what the file declares about itself."""

from dataclasses import dataclass, field
from datetime import date

from corpus.models import Part, ReadingWarning, Span


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph as laid out, not yet understood.

    Attributes:
        span: Its words in the document's text, without marks of layout.
        line: Where it begins in the file as published, counted from 1; 0 where the format has no lines.
        heading: The level of a heading, 1 to 6; 0 for none.
        bold: How many characters at its start are set bold: all of them, or a label's.
        italic: Likewise, set in italics.
        linked: How many characters, anywhere in it, are links.
        list_item: It is an item of a list.
        quoted: It is set as a block quote.
        caption: It is the text of a picture, or stands under one.
        ruled: A line across the page stands above it.
        voice: Who speaks, where the file says so beside the words (captions of a video).
    """

    span: Span
    line: int
    heading: int = 0
    bold: int = 0
    italic: int = 0
    linked: int = 0
    list_item: bool = False
    quoted: bool = False
    caption: bool = False
    ruled: bool = False
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class DeclaredSpeaker:
    """A speaker named in the front matter; ``labels`` are printed before what they say."""

    name: str
    role: str | None = None
    part: Part | None = None
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file declares about itself, which wins over anything detected; ``None`` where it is silent."""

    title: str | None = None
    byline: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    speakers: tuple[DeclaredSpeaker, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """An unpacked file: blocks are in order, never overlap and lie inside ``text``."""

    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    metadata: Metadata = field(default_factory=Metadata)
    warnings: tuple[ReadingWarning, ...] = ()
