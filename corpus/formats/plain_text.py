"""Plain text: paragraphs by blank lines, or one a line, or typed out by a PDF with running heads and double spacing."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from statistics import median

from corpus.models import ReadingWarning, Span
from corpus.text import ends_sentence, looks_like_name
from corpus.text.label_shape import speaker_before_colon

from .documents import Block, Document, compose
from .metadata import Metadata

_LIST_ITEM = re.compile(r"^[ \t]*(?:[-*•–‣◦]|\(?\d{1,2}[.)]|\(?[a-z][.)])[ \t]+\S")
_MIN_WRAP_WIDTH, _MAX_WRAP_WIDTH = 50, 120
_PAGE_NUMBER = r"\W*(?:(?:page|p\.|seite|página)\s*)?(?:{numeral})(?:\s*(?:of|/|von|de)\s*\d{{1,4}})?\W*"
_IN_DIGITS = re.compile(_PAGE_NUMBER.format(numeral=r"\d{1,4}"), re.IGNORECASE)
_IN_ANY_NUMERALS = re.compile(_PAGE_NUMBER.format(numeral=r"\d{1,4}|[ivxl]{1,7}"), re.IGNORECASE)
_EDGE_LINES = 2  # of a page, above and below, which may be its head and foot
_OVERLONG_SHARE = 0.05  # of the lines may be longer (addresses, tables) where the others are wrapped


def read_plain_text(text: str, *, metadata: Metadata, first_line: int = 1) -> Document:
    """Cut plain text into blocks; ``first_line`` is the line of the file at which ``text`` begins.

    The text is served as it is, except where it was laid out in pages: then running heads are dropped and wrapped
    lines are rejoined, with a warning.
    """
    if "\f" in text:
        return _read_pages(text, metadata=metadata, first_line=first_line)
    blocks: list[Block] = []
    lines = [line for line in text.split("\n") if line]
    hard_wrapped = sum(len(line) > _MAX_WRAP_WIDTH for line in lines) <= _OVERLONG_SHARE * len(lines)
    for paragraph in _paragraphs(text, first_line=first_line):
        blocks += _blocks_of(paragraph, hard_wrapped=hard_wrapped)
    return Document(text, tuple(blocks), metadata)


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    start: int
    words: str


def _paragraphs(text: str, *, first_line: int) -> Iterator[list[_Line]]:
    """Lines that stand together without a blank one between."""
    lines: list[_Line] = []
    start = 0
    for number, words in enumerate(text.split("\n"), start=first_line):
        if words.strip():
            lines.append(_Line(number, start, words))
        elif lines:
            yield lines
            lines = []
        start += len(words) + 1
    if lines:
        yield lines


def _blocks_of(lines: Sequence[_Line], *, hard_wrapped: bool) -> Iterator[Block]:
    """One block for a wrapped paragraph, one a line where each line is a paragraph of its own."""
    if len(lines) > 1 and _is_name_line(lines[0].words):
        yield _block(lines[:1])
        lines = lines[1:]
    for spoken in _at_labels(lines):
        if hard_wrapped and _is_wrapped([line.words for line in spoken]):
            yield _block(spoken)
        else:
            yield from (_block([line]) for line in spoken)


def _block(lines: Sequence[_Line]) -> Block:
    first, last = lines[0], lines[-1]
    start = first.start + len(first.words) - len(first.words.lstrip())
    span = Span(start, last.start + len(last.words.rstrip()))
    return Block(span, first.number, list_item=bool(_LIST_ITEM.match(first.words)))


def _at_labels(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Cut lines without a blank one between where a sentence has ended and a speaker's label begins the next."""
    groups = [[lines[0]]]
    for before, line in pairwise(lines):
        if _begins_speech(line.words, before=before.words):
            groups.append([])
        groups[-1].append(line)
    return groups


def _is_name_line(line: str) -> bool:
    """A name in capitals by itself, above what somebody says."""
    return line.isupper() and len(line.split()) > 1 and looks_like_name(line)


def _begins_speech(line: str, *, before: str) -> bool:
    return ends_sentence(before) and speaker_before_colon(line) is not None


def _is_wrapped(lines: list[str]) -> bool:
    """Lines of one paragraph are all about as long as the longest, but for the last."""
    if len(lines) < 2:
        return True
    widths = [len(line.rstrip()) for line in lines]
    longest = max(widths)
    return _MIN_WRAP_WIDTH <= longest <= _MAX_WRAP_WIDTH and min(widths[:-1]) >= 0.6 * longest


def _read_pages(text: str, *, metadata: Metadata, first_line: int) -> Document:
    pages = [page.split("\n") for page in text.split("\f")]
    running = running_lines(pages)
    kept: list[tuple[int, str]] = []
    number = first_line
    for page in pages:
        for offset, line in enumerate(page):
            if not is_running_line(line, running=running):
                kept.append((number + offset, line))
        number += len(page) - 1  # the form feed stands in the line that begins the next page
    dropped = f"{len(pages)} pages: running heads and page numbers left out, wrapped lines rejoined"
    return compose(
        ((words, partial(Block, line=n, list_item=bool(_LIST_ITEM.match(words)))) for n, words in _rejoin(kept)),
        metadata=metadata,
        warnings=(ReadingWarning(dropped),),
    )


def _rejoin(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Put wrapped lines together again: a paragraph begins where a line is indented or a wide gap stands above it."""
    printed = [(at, line) for at, (_, line) in enumerate(lines) if line.strip()]
    gaps = [after - before for (before, _), (after, _) in pairwise(printed)]
    # Lines stand closest inside a paragraph; where most paragraphs are one line, the median is the gap between two.
    usual_gap = min((gap for gap, n in Counter(gaps).items() if n * 5 >= len(gaps)), default=median(gaps or [1]))
    margin = Counter(len(line) - len(line.lstrip()) for _, line in printed).most_common(1)[0][0] if printed else 0
    width = max((len(line.strip()) for _, line in printed), default=0)
    paragraphs: list[tuple[int, str]] = []
    before = ""
    for (at, line), gap in zip(printed, [0, *gaps], strict=False):
        indented = len(line) - len(line.lstrip()) > margin
        # A page break makes a wide gap inside a paragraph: only a finished or short line above lets one end there.
        apart = gap > 1.5 * usual_gap and not (len(before) > 0.7 * width and before[-1:].isalnum())
        if paragraphs and not indented and not apart and not _begins_speech(line, before=before):
            number, words = paragraphs[-1]
            paragraphs[-1] = (number, f"{words} {line.strip()}")
        else:
            paragraphs.append((lines[at][0], line.strip()))
        before = line.strip()
    return paragraphs


def running_lines(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the lines, squeezed, that stand at the head or foot of most pages of plain text, numbers aside."""
    seen: Counter[str] = Counter()
    for page in pages:
        printed = [without_numbers(line) for line in page if line.strip()]
        seen.update({*printed[:_EDGE_LINES], *printed[-_EDGE_LINES:]})
    return frozenset(line for line, n in seen.items() if n >= max(3, len(pages) // 2))


def is_running_line(line: str, *, running: frozenset[str]) -> bool:
    """Tell whether a line of plain text is one of ``running``, or a page number."""
    return bool(line.strip()) and (without_numbers(line) in running or bool(_IN_DIGITS.fullmatch(line)))


def is_page_number(line: str) -> bool:
    """Tell whether a line at the edge of a page is its number, in digits or as Roman numerals."""
    return bool(_IN_ANY_NUMERALS.fullmatch(line))


def without_numbers(line: str) -> str:
    """Return what a running head has in common on all its pages: its letters, in one case and without spaces."""
    return re.sub(r"\d+", "#", "".join(line.split())).casefold()
