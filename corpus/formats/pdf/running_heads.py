"""Running heads, feet and page numbers: what stands at the same place of page after page."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from .lines import Line, Page

_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.|seite|página)\s*)?(?:\d{1,4}|[ivxl]{1,7})(?:\s*(?:of|/|von|de)\s*\d{1,4})?\W*", re.IGNORECASE
)
_EDGE = 0.15  # of a page's height, above and below, where running heads and feet stand
_SAME_PLACE = 4.0  # points
_MAX_HEAD = 100  # characters
_EDGE_ROWS = 3


def _squeezed(row: Line) -> str:
    return re.sub(r"\d+", "#", "".join(row.text.split())).casefold()


def _edges(rows: Sequence[Line], page: Page) -> Iterator[Line]:
    for row in (*rows[:_EDGE_ROWS], *rows[-_EDGE_ROWS:]):
        if not _EDGE * page.height <= row.baseline <= (1 - _EDGE) * page.height:
            yield row


def find_running(rows: Sequence[Sequence[Line]], pages: Sequence[Page]) -> dict[str, list[Line]]:
    """What stands at the head or foot of several pages, numbers aside, with the places where it does."""
    places: defaultdict[str, dict[int, Line]] = defaultdict(dict)
    for number, page in enumerate(pages):
        for row in _edges(rows[number], page):
            places[_squeezed(row)].setdefault(number, row)
    wanted = 2 if len(pages) <= 3 else max(3, len(pages) // 6)
    running: dict[str, list[Line]] = {}
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


def peel(rows: Sequence[Line], page: Page, running: Mapping[str, Sequence[Line]]) -> tuple[list[Line], list[str]]:
    """Take running heads and feet away from the outside; the first row that is none ends it."""
    rows = list(rows)
    dropped: list[str] = []
    edges = {id(row) for row in _edges(rows, page)}
    for at in (0, -1):
        while rows and id(rows[at]) in edges and _is_furniture(rows[at], page, running):
            dropped.append(rows.pop(at).text)
    return rows, dropped


def _is_furniture(row: Line, page: Page, running: Mapping[str, Sequence[Line]]) -> bool:
    if any(_stands_with(row, other) for other in running.get(_squeezed(row), ())):
        return True
    # A left-hand page, or a new chapter, has other words in the place and type of its head.
    if len(row.text) <= _MAX_HEAD and any(
        _stands_with(row, other) and row.size == other.size for others in running.values() for other in others
    ):
        return True
    outer = row.baseline < 0.1 * page.height or row.baseline > 0.88 * page.height
    return outer and bool(_PAGE_NUMBER.fullmatch(row.text))


def _stands_with(row: Line, other: Line) -> bool:
    return abs(row.baseline - other.baseline) < _SAME_PLACE
