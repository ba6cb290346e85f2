"""What a format's reader hands on: the text we serve, cut into blocks, and what the file declares about itself."""

from dataclasses import dataclass, field
from datetime import date

from .models import Part, ReadingWarning, Span


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph as laid out, not yet understood; ``line`` counts from 1 in the file as published."""

    span: Span
    line: int
    list_item: bool = False


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
