"""PDF files with a text layer: what was set in pages becomes paragraphs again."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import ArticleFileError
from corpus.formats.decoding import MAX_FILE_BYTES
from corpus.formats.documents import Block, Document
from corpus.models import ReadingWarning, Span

from .lines import Line, Page, Word, in_reading_order, rows_of, with_initials, without_line_numbers
from .metadata import read_declarations
from .paragraphs import Composer, Paragraph, read_paragraphs
from .running_heads import find_running, peel

MAX_SECONDS = 90.0
_UNPACKER = Path(__file__).with_name("extract.py")
_MAX_UNMAPPED_SHARE = 0.2
_HEADING = 1.12  # times the size of the body's letters
_MAX_HEADING_WORDS = 25
_MAX_HEADING_LEVEL = 6
_STORY_WORDS = 15  # a paragraph of so many is the story: small type above it is byline and date
_NOTE = re.compile(r"(\d{1,3}|[*†‡])\.?\s*\w")


def read_pdf(raw: bytes, *, file: Path, max_seconds: float = MAX_SECONDS) -> Document:
    """Unpack a PDF into paragraphs; they are served joined by blank lines.

    Running heads, feet and page numbers are left out, with a warning. Notes at the foot of a page and captions, set
    smaller than the rest, follow the paragraph that they interrupt and are marked as captions.

    Raises:
        ArticleFileError: The file is broken, locked, too large, takes too long, or holds pictures of text only.
    """
    if len(raw) > MAX_FILE_BYTES:
        raise ArticleFileError(file, f"larger than {MAX_FILE_BYTES // 2**20} MiB; split it into single interviews")
    unpacked = _unpack(raw, file=file, max_seconds=max_seconds)
    n_letters = sum(len(word.text) for page in unpacked.pages for word in page.words)
    if not n_letters:
        raise ArticleFileError(file, "has no text layer; run OCR first (ocrmypdf, for one)")
    if unpacked.n_unmapped > _MAX_UNMAPPED_SHARE * n_letters:
        raise ArticleFileError(file, "has a text layer of unreadable characters; run OCR first (ocrmypdf --force-ocr)")
    lines, dropped = _read_lines(unpacked.pages)
    paragraphs, body_size = read_paragraphs(lines)
    text, blocks = _compose(paragraphs, Composer(lines), body_size=body_size)
    metadata = read_declarations(unpacked.declared, lines=lines, dropped=dropped)
    return Document(text, blocks, metadata, tuple(_warnings(unpacked, dropped)))


@dataclass(frozen=True, slots=True)
class _Unpacked:
    """What the process beside us found in a file; ``pictures`` are the numbers of pages without text, from 1."""

    pages: tuple[Page, ...]
    pictures: tuple[int, ...]
    n_unmapped: int
    declared: Mapping[str, str]


def _unpack(raw: bytes, *, file: Path, max_seconds: float) -> _Unpacked:
    command = [sys.executable, "-I", str(_UNPACKER)]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=max_seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        problem = f"takes more than {max_seconds:g} seconds to unpack; print it to a new PDF, or split it"
        raise ArticleFileError(file, problem) from None
    if done.returncode:
        # Out of memory, or a crash: what the library says of it helps no editor.
        raise ArticleFileError(file, "can't be unpacked (broken, or far too large inside); print it to a new PDF")
    found = json.loads(done.stdout)
    if "problem" in found:
        raise ArticleFileError(file, found["problem"])
    pages = tuple(Page(page["height"], tuple(Word(*word) for word in page["words"])) for page in found["pages"])
    pictures = (n for n, page in enumerate(found["pages"], start=1) if page["pictured"] and not page["words"])
    return _Unpacked(pages, tuple(pictures), found["n_unmapped"], found["declared"])


def _read_lines(pages: Sequence[Page]) -> tuple[list[Line], list[str]]:
    """Return the lines of all pages in reading order, and the running heads and feet left out."""
    rows = [rows_of(with_initials(without_line_numbers(page.words)), n) for n, page in enumerate(pages)]
    running = find_running(rows, pages)
    lines: list[Line] = []
    dropped: list[str] = []
    for page, of_page in zip(pages, rows, strict=True):
        body, furniture = peel(of_page, page, running)
        dropped += furniture
        lines += in_reading_order(body)
    return lines, dropped


def _compose(paragraphs: Sequence[Paragraph], composer: Composer, *, body_size: float) -> tuple[str, tuple[Block, ...]]:
    levels = _levels(paragraphs, body_size=body_size)
    notes = frozenset(
        found[1] for item in paragraphs if item.small and (found := _NOTE.match(item.lines[0].text)) is not None
    )
    blocks: list[Block] = []
    pieces: list[str] = []
    at = 0
    in_story = False
    for item in paragraphs:
        wording = composer.compose(item.lines, notes=frozenset() if item.small else notes)
        if not wording.text:
            continue
        n_words = len(wording.text.split())
        level = levels.get(round(item.size), 0) if n_words <= _MAX_HEADING_WORDS else 0
        span = Span(at, at + len(wording.text))
        blocks.append(
            Block(
                span,
                line=0,
                heading=0 if item.small else level,
                bold=wording.bold,
                italic=wording.italic,
                list_item=item.list_item,
                caption=item.small and in_story,
            )
        )
        in_story = in_story or (not item.small and n_words >= _STORY_WORDS)
        pieces.append(wording.text)
        at = span.end + 2
    return "\n\n".join(pieces), tuple(blocks)


def _levels(paragraphs: Sequence[Paragraph], *, body_size: float) -> dict[int, int]:
    """The level of heading that each size of letters stands for: the largest is the first."""
    sizes = {round(item.size) for item in paragraphs if item.size > _HEADING * body_size}
    return {size: min(n, _MAX_HEADING_LEVEL) for n, size in enumerate(sorted(sizes, reverse=True), start=1)}


def _warnings(unpacked: _Unpacked, dropped: Sequence[str]) -> Iterator[ReadingWarning]:
    if unpacked.pictures:
        numbers = ", ".join(map(str, unpacked.pictures[:10])) + (", …" if len(unpacked.pictures) > 10 else "")
        yield ReadingWarning(f"no text layer on page {numbers}: nothing is read from there; run OCR first")
    if dropped:
        n_pages = len(unpacked.pages)
        yield ReadingWarning(f"{n_pages} pages: {len(dropped)} running heads, feet and page numbers left out")
