"""PDF files with a text layer: what was set in pages becomes paragraphs again, and what they declare is checked."""

import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from corpus.errors import ArticleFileError
from corpus.formats.documents import Block, Document, Laid, check_size, compose
from corpus.formats.metadata import Metadata, find_date, parse_date
from corpus.formats.plain_text import is_page_number, without_numbers
from corpus.models import ReadingWarning
from corpus.text import fold, looks_like_name

from .lines import Line, PdfPage, Word, in_reading_order, rows_of, with_initials, without_line_numbers
from .paragraphs import LineJoiner, Paragraph, read_paragraphs

MAX_SECONDS = 90.0
_UNPACKER = Path(__file__).with_name("extract.py")
_MAX_UNMAPPED_SHARE = 0.2
_HEADING = 1.12  # times the size of the body's letters
_MAX_HEADING_WORDS = 25
_MAX_HEADING_LEVEL = 6
_STORY_WORDS = 15  # a paragraph of so many is the story: small type above it is byline and date
_NOTE = re.compile(r"(\d{1,3}|[*†‡])\.?\s*\w")
_FILE_NAME = re.compile(
    r".*\.[a-z]{2,4}|microsoft .*|untitled.*|(?:document|presentation|slide|layout)\s*\d*|\S*[_\d]\S*", re.IGNORECASE
)
# A browser stamps the day on which somebody saved the page, not the day on which it was published.
_BROWSERS = re.compile(r"skia|chrom|mozilla|firefox|quartz|safari|webkit|wkhtml|cairo|print to pdf", re.IGNORECASE)
_PRINTED = re.compile(r"print|download|retrieve|access|updated", re.IGNORECASE)
_STAMP = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FIRST_PDF_YEAR = 1993
_MIN_PRINTED_SHARE = 0.6
_MAX_BYLINE_WORDS = 12
_EDGE = 0.15  # of a page's height, above and below, where running heads and feet stand
_EDGE_ROWS = 3
_OUTER_TOP, _OUTER_FOOT = 0.1, 0.88  # of a page's height: page numbers stand above and below these
_SAME_PLACE = 4.0  # points
_MAX_HEAD = 100  # characters


def read_pdf(raw: bytes, *, file: Path, max_seconds: float = MAX_SECONDS) -> Document:
    """Unpack a PDF into paragraphs; they are served joined by blank lines.

    Running heads, feet and page numbers are left out, with a warning. Notes at the foot of a page and captions, set
    smaller than the rest, follow the paragraph that they interrupt and are marked as captions.

    Raises:
        ArticleFileError: The file is broken, locked, too large, takes too long, or holds pictures of text only.
    """
    check_size(len(raw), file=file)
    unpacked = _unpack(raw, file=file, max_seconds=max_seconds)
    n_letters = sum(len(word.text) for page in unpacked.pages for word in page.words)
    if not n_letters:
        raise ArticleFileError(file, "has no text layer; run OCR first (ocrmypdf, for one)")
    if unpacked.n_unmapped > _MAX_UNMAPPED_SHARE * n_letters:
        raise ArticleFileError(file, "has a text layer of unreadable characters; run OCR first (ocrmypdf --force-ocr)")
    lines, dropped = _read_lines(unpacked.pages)
    paragraphs, body_size = read_paragraphs(lines)
    return compose(
        _laid(paragraphs, LineJoiner(lines), body_size=body_size),
        metadata=_read_declarations(unpacked.declared, lines=lines, dropped=dropped),
        warnings=tuple(_warnings(unpacked, dropped)),
    )


@dataclass(frozen=True, slots=True)
class _Unpacked:
    """What the process beside us found in a file; ``pictures`` are the numbers of pages without text, from 1."""

    pages: tuple[PdfPage, ...]
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
    pages = tuple(PdfPage(page["height"], tuple(Word(*word) for word in page["words"])) for page in found["pages"])
    pictures = (n for n, page in enumerate(found["pages"], start=1) if page["pictured"] and not page["words"])
    return _Unpacked(pages, tuple(pictures), found["n_unmapped"], found["declared"])


def _read_lines(pages: Sequence[PdfPage]) -> tuple[list[Line], list[str]]:
    """Return the lines of all pages in reading order, and the running heads and feet left out."""
    rows = [rows_of(with_initials(without_line_numbers(page.words)), n) for n, page in enumerate(pages)]
    running = find_running_rows(rows, [page.height for page in pages])
    lines: list[Line] = []
    dropped: list[str] = []
    for page, of_page in zip(pages, rows, strict=True):
        body, heads_and_feet = peel(of_page, page.height, running)
        dropped += heads_and_feet
        lines += in_reading_order(body)
    return lines, dropped


def _laid(paragraphs: Sequence[Paragraph], joiner: LineJoiner, *, body_size: float) -> Iterator[Laid]:
    levels = _levels(paragraphs, body_size=body_size)
    notes = frozenset(
        found[1] for item in paragraphs if item.small and (found := _NOTE.match(item.lines[0].text)) is not None
    )
    in_story = False
    for item in paragraphs:
        joined = joiner.join(item.lines, notes=frozenset() if item.small else notes)
        if not joined.text:
            continue
        n_words = len(joined.text.split())
        level = levels.get(round(item.size), 0) if n_words <= _MAX_HEADING_WORDS else 0
        yield (
            joined.text,
            partial(
                Block,
                line=0,
                heading=0 if item.small else level,
                bold=joined.bold,
                italic=joined.italic,
                list_item=item.list_item,
                caption=item.small and in_story,
            ),
        )
        in_story = in_story or (not item.small and n_words >= _STORY_WORDS)


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


def _read_declarations(declared: Mapping[str, str], *, lines: Sequence[Line], dropped: Sequence[str]) -> Metadata:
    """Return title, author and date where they are plausible.

    Args:
        declared: The fields of the PDF's information dictionary, by their names there.
        lines: The lines of the document.
        dropped: Its running heads and feet, which may bear its date.
    """
    first_page = [line.text for line in lines if line.page == lines[0].page]
    return Metadata(
        title=_title(declared.get("Title", ""), printed=[*first_page, *dropped]),
        byline=_byline(declared.get("Author", ""), printed=first_page),
        published=_published(declared, first_page=first_page, dropped=dropped),
    )


def _title(title: str, *, printed: Sequence[str]) -> str | None:
    title = " ".join(title.split())
    words = re.findall(r"\w+", fold(title))
    if len(words) < 2 or _FILE_NAME.fullmatch(title):
        return None
    there = set(re.findall(r"\w+", fold(" ".join(printed))))
    return title if sum(word in there for word in words) >= _MIN_PRINTED_SHARE * len(words) else None


def _byline(author: str, *, printed: Sequence[str]) -> str | None:
    author = " ".join(author.split())
    if len(author.split()) < 2 or not looks_like_name(author):
        return None
    short = (line for line in printed if len(line.split()) <= _MAX_BYLINE_WORDS and not line.rstrip().endswith("?"))
    wanted = re.compile(rf"(?:by |words |text )?{re.escape(fold(author))}\b(?!\s*[:.])")
    return author if any(wanted.match(fold(line)) for line in short) else None


def _published(declared: Mapping[str, str], *, first_page: Sequence[str], dropped: Sequence[str]) -> date | None:
    heads = {parse_date(head) for head in dropped if find_date(head) and not _PRINTED.search(head)}
    if len(heads) == 1:
        return heads.pop()
    stamp = _STAMP.match(declared.get("CreationDate", ""))
    maker = declared.get("Creator", "") + declared.get("Producer", "")
    # A date in print is for the article's head to find; the stamp may be of any later copy.
    printed = "\n".join(first_page)
    if not stamp or _BROWSERS.search(maker) or find_date(printed) or {stamp[1]} < {stamp[1], *_YEAR.findall(printed)}:
        return None
    try:
        day = date(*map(int, stamp.groups()))
    except ValueError:
        return None
    return day if day.year >= _FIRST_PDF_YEAR else None


class Row(Protocol):
    """Words on one baseline of a page; places and sizes in points, from the top."""

    text: str
    baseline: float
    size: float


_Row = TypeVar("_Row", bound=Row)


def find_running_rows(pages: Sequence[Sequence[_Row]], heights: Sequence[float]) -> dict[str, list[_Row]]:
    """Return what stands at the head or foot of several pages, numbers aside, with the places where it does.

    Args:
        pages: The rows of each page, from the top down.
        heights: The height of each page.
    """
    places: defaultdict[str, dict[int, _Row]] = defaultdict(dict)
    for number, height in enumerate(heights):
        for row in _edges(pages[number], height):
            places[without_numbers(row.text)].setdefault(number, row)
    wanted = 2 if len(pages) <= 3 else max(3, len(pages) // 6)
    running: dict[str, list[_Row]] = {}
    for text, where in places.items():
        # A book has thousands of pages and few places on them: compare places, not pages.
        n_at = Counter((round(row.baseline), row.size) for row in where.values())
        of_place = {(round(row.baseline), row.size): row for row in where.values()}
        often = [
            of_place[here]
            for here in n_at
            if sum(n for there, n in n_at.items() if abs(here[0] - there[0]) < _SAME_PLACE) >= wanted
        ]
        if often:
            running[text] = often
    return running


def peel(rows: Sequence[_Row], height: float, running: Mapping[str, Sequence[_Row]]) -> tuple[list[_Row], list[str]]:
    """Take running heads and feet away from the outside; the first row that is none ends it."""
    rows = list(rows)
    dropped: list[str] = []
    edges = {id(row) for row in _edges(rows, height)}
    for at in (0, -1):
        while rows and id(rows[at]) in edges and _is_running_row(rows[at], height, running):
            dropped.append(rows.pop(at).text)
    return rows, dropped


def _is_running_row(row: _Row, height: float, running: Mapping[str, Sequence[_Row]]) -> bool:
    if any(_stands_with(row, other) for other in running.get(without_numbers(row.text), ())):
        return True
    # A left-hand page, or a new chapter, has other words in the place and type of its head.
    if len(row.text) <= _MAX_HEAD and any(
        _stands_with(row, other) and row.size == other.size for others in running.values() for other in others
    ):
        return True
    outer = row.baseline < _OUTER_TOP * height or row.baseline > _OUTER_FOOT * height
    return outer and is_page_number(row.text)


def _edges(rows: Sequence[_Row], height: float) -> Iterator[_Row]:
    for row in (*rows[:_EDGE_ROWS], *rows[-_EDGE_ROWS:]):
        if not _EDGE * height <= row.baseline <= (1 - _EDGE) * height:
            yield row


def _stands_with(row: _Row, other: _Row) -> bool:
    return abs(row.baseline - other.baseline) < _SAME_PLACE
