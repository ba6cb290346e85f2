"""What a format's reader hands on: the text, cut into blocks, and how words set in types become it."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path

from corpus.errors import ArticleFileError
from corpus.models import ReadingWarning, Span

from .metadata import Metadata

MAX_FILE_BYTES = 20 * 1024 * 1024
MAX_BLOCKS = 200_000

_SPACES = re.compile(r"\s+")
# Marks that only tell a browser where a word may be broken; they would hide the word from a search.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_GAP = "\n\n"
_TOP = 3  # blocks: a picture or a line of the series may stand above the title


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
        time: When its first word is said, in seconds from the start of the recording; only captions know.
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
    time: float | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """An unpacked file: blocks are in order, never overlap and lie inside ``text``."""

    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    metadata: Metadata = field(default_factory=Metadata)
    warnings: tuple[ReadingWarning, ...] = ()


def titled_by_heading(document: Document) -> Document:
    """Return the document with its only heading of the first level, where it begins with it, for a missing title."""
    first = [block for block in document.blocks if block.heading == 1]
    if document.metadata.title or len(first) != 1 or first[0] not in document.blocks[:_TOP]:
        return document
    title = " ".join(first[0].span.cut(document.text).split())
    return replace(document, metadata=replace(document.metadata, title=title))


Laid = tuple[str, Callable[[Span], Block]]  # a paragraph's words, and the block they make once their place is known


def compose(paragraphs: Iterable[Laid], *, metadata: Metadata, warnings: Sequence[ReadingWarning] = ()) -> Document:
    """Return the document whose text is these paragraphs, joined by blank lines."""
    texts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for words, block_at in paragraphs:
        span = Span(at, at + len(words))
        texts.append(words)
        blocks.append(block_at(span))
        at = span.end + len(_GAP)
    return Document(_GAP.join(texts), tuple(blocks), metadata, tuple(warnings))


def check_size(n_bytes: int, *, file: Path) -> None:
    """Make sure that a file is of a size that articles have.

    Raises:
        ArticleFileError: It is larger than 20 MiB.
    """
    if n_bytes > MAX_FILE_BYTES:
        raise ArticleFileError(file, f"larger than {MAX_FILE_BYTES // 2**20} MiB; split it into single interviews")


@dataclass(frozen=True, slots=True)
class Run:
    """Words set in one type; a newline among them is a line end the author wanted."""

    words: str
    bold: bool = False
    italic: bool = False
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """How a paragraph stands on the page; the fields mean what they mean in ``Block``."""

    line: int = 0
    heading: int = 0
    list_item: bool = False
    quoted: bool = False
    caption: bool = False
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Typeset:
    """A paragraph as laid out; it may turn out to hold no words."""

    runs: tuple[Run, ...]
    layout: Layout


def compose_typeset(
    paragraphs: Iterable[Typeset], *, metadata: Metadata, warnings: Sequence[ReadingWarning] = ()
) -> Document:
    """Return the document: each paragraph that holds words is a block, white space inside it is squeezed."""
    filled = (tidy for paragraph in paragraphs if (tidy := _tidy(paragraph)).runs)
    document = compose(map(_laid, islice(filled, MAX_BLOCKS)), metadata=metadata, warnings=warnings)
    if len(document.blocks) < MAX_BLOCKS or next(filled, None) is None:
        return document
    note = ReadingWarning(f"more than {MAX_BLOCKS:,} paragraphs; the rest is left out")
    return replace(document, warnings=(*document.warnings, note))


def squeeze(words: str) -> str:
    """Return ``words`` with every stretch of white space as one space, or one newline where it holds one."""
    return _SPACES.sub(lambda space: "\n" if "\n" in space[0] else " ", _INVISIBLE.sub("", words))


def _laid(paragraph: Typeset) -> Laid:
    runs, layout = paragraph.runs, paragraph.layout
    words = _joined(runs)
    return words, partial(
        Block,
        bold=leading(runs, lambda run: run.bold),
        italic=leading(runs, lambda run: run.italic),
        linked=min(len(words), sum(len(run.words.strip()) for run in runs if run.linked)),
        **asdict(layout),
    )


def leading(runs: Sequence[Run], is_set: Callable[[Run], bool]) -> int:
    """Return how many characters at the start are set so: all, where only punctuation other than a colon is not.

    Args:
        runs: Squeezed words without white space at either end.
        is_set: Whether a run is set in the type that is asked for.
    """
    plain = "".join(run.words for run in runs if not is_set(run))
    if any(map(is_set, runs)) and not any(char.isalnum() or char in ":：" for char in plain):
        return len(_joined(runs))
    n_set = 0
    for number, run in enumerate(runs, start=1):
        if is_set(run):
            n_set = number
        elif run.words.strip():
            break
    return len(_joined(runs[:n_set]).rstrip())


def _joined(runs: Sequence[Run]) -> str:
    # An accent may stand in a run of its own: only the whole is sure to be composed.
    return unicodedata.normalize("NFC", "".join(run.words for run in runs))


def _tidy(paragraph: Typeset) -> Typeset:
    """Squeeze white space across runs, and cut it off at both ends."""
    tidy: list[Run] = []
    for run in paragraph.runs:
        words = squeeze(run.words)
        if not tidy or tidy[-1].words[-1:].isspace():
            words = words.lstrip()
        if words:
            tidy.append(Run(words, bold=run.bold, italic=run.italic, linked=run.linked))
    while tidy and not tidy[-1].words.strip():
        tidy.pop()
    if tidy:
        last = tidy.pop()
        tidy.append(Run(last.words.rstrip(), bold=last.bold, italic=last.italic, linked=last.linked))
    return Typeset(tuple(tidy), paragraph.layout)
