"""Running heads, feet and page numbers: what stands at the same place of page after page."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

_PAGE_NUMBER = r"\W*(?:(?:page|p\.|seite|página)\s*)?(?:{numeral})(?:\s*(?:of|/|von|de)\s*\d{{1,4}})?\W*"
_IN_DIGITS = re.compile(_PAGE_NUMBER.format(numeral=r"\d{1,4}"), re.IGNORECASE)
_IN_ANY_NUMERALS = re.compile(_PAGE_NUMBER.format(numeral=r"\d{1,4}|[ivxl]{1,7}"), re.IGNORECASE)
_EDGE_LINES = 2  # of a page of plain text, above and below, which may be its head and foot
_EDGE = 0.15  # of a page's height, above and below, where running heads and feet stand
_EDGE_ROWS = 3
_OUTER_TOP, _OUTER_FOOT = 0.1, 0.88  # of a page's height: page numbers stand above and below these
_SAME_PLACE = 4.0  # points
_MAX_HEAD = 100  # characters


def running_lines(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the lines, squeezed, that stand at the head or foot of most pages of plain text, numbers aside."""
    seen: Counter[str] = Counter()
    for page in pages:
        printed = [_squeezed(line) for line in page if line.strip()]
        seen.update({*printed[:_EDGE_LINES], *printed[-_EDGE_LINES:]})
    return frozenset(line for line, n in seen.items() if n >= max(3, len(pages) // 2))


def is_running_line(line: str, *, running: frozenset[str]) -> bool:
    """Tell whether a line of plain text is one of ``running``, or a page number."""
    return bool(line.strip()) and (_squeezed(line) in running or bool(_IN_DIGITS.fullmatch(line)))


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
            places[_squeezed(row.text)].setdefault(number, row)
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
    if any(_stands_with(row, other) for other in running.get(_squeezed(row.text), ())):
        return True
    # A left-hand page, or a new chapter, has other words in the place and type of its head.
    if len(row.text) <= _MAX_HEAD and any(
        _stands_with(row, other) and row.size == other.size for others in running.values() for other in others
    ):
        return True
    outer = row.baseline < _OUTER_TOP * height or row.baseline > _OUTER_FOOT * height
    return outer and bool(_IN_ANY_NUMERALS.fullmatch(row.text))


def _squeezed(text: str) -> str:
    return re.sub(r"\d+", "#", "".join(text.split())).casefold()


def _edges(rows: Sequence[_Row], height: float) -> Iterator[_Row]:
    for row in (*rows[:_EDGE_ROWS], *rows[-_EDGE_ROWS:]):
        if not _EDGE * height <= row.baseline <= (1 - _EDGE) * height:
            yield row


def _stands_with(row: _Row, other: _Row) -> bool:
    return abs(row.baseline - other.baseline) < _SAME_PLACE
