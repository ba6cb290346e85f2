"""The order in which the lines of a page are read: column by column, between what runs across the page."""

from collections import Counter
from collections.abc import Iterator, Sequence

from .pdf_lines import Line, rows_of

_MIN_COLUMN_LINES = 4
_MIN_COLUMN_SHARE = 0.25  # of the words in a band; a column of names beside speech has fewer
_MIN_FILL = 0.4  # of a column's width, by its median line; two columns side by side fill a half each


def in_reading_order(rows: Sequence[Line]) -> list[Line]:
    """Return the lines of one page, given the rows of words on one baseline, whatever column they are in."""
    return _in_reading_order([piece for row in rows for piece in _pieces(row)], column=0, columns=1)


def _pieces(row: Line) -> Iterator[Line]:
    """Cut a row at its wide gaps, which may be gutters between columns."""
    words = [row.words[0]]
    for word in row.words[1:]:
        if word.left - words[-1].right > 0.9 * min(word.size, words[-1].size):
            yield Line(words, row.page)
            words = []
        words.append(word)
    yield Line(words, row.page)


def _in_reading_order(pieces: list[Line], *, column: int, columns: int) -> list[Line]:
    """Column by column between what runs across the page."""
    gutter = _gutter(pieces)
    if gutter is None:
        return _joined(pieces, column=column, columns=columns)
    lines: list[Line] = []
    for band in _bands(pieces, gutter):
        left, right = [p for p in band if p.right <= gutter], [p for p in band if p.left >= gutter]
        if _gain(band, gutter):
            lines += _in_reading_order(left, column=2 * column + 1, columns=columns + 1)
            lines += _in_reading_order(right, column=2 * column + 2, columns=columns + 1)
        else:
            lines += _joined(band, column=column, columns=columns)
    return lines


def _joined(pieces: list[Line], *, column: int, columns: int) -> list[Line]:
    """Lines of one column: pieces on one baseline belong together again."""
    words = [word for piece in pieces for word in piece.words]
    if not words:
        return []
    rows = rows_of(words, pieces[0].page)
    return [Line(row.words, row.page, columns, column) for row in rows]


def _bands(pieces: Sequence[Line], gutter: float) -> Iterator[list[Line]]:
    """Cut the page where lines run across ``gutter``; each such run is a band of its own."""
    band: list[Line] = []
    across = False
    for piece in sorted(pieces, key=lambda piece: piece.baseline):
        crosses = piece.left < gutter < piece.right
        if band and crosses != across:
            yield band
            band = []
        band.append(piece)
        across = crosses
    if band:
        yield band


def _gutter(pieces: Sequence[Line]) -> float | None:
    """The place between two columns of prose; ``None`` on a page of one column."""
    if len(pieces) < 2 * _MIN_COLUMN_LINES:
        return None
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    lefts = Counter(round(piece.left) for piece in pieces)
    margins = [at for at, n in lefts.items() if n >= _MIN_COLUMN_LINES and 0.2 < (at - left) / (right - left) < 0.8]
    best, best_gain = None, 0
    for margin in margins:
        gutter = margin - 1.5
        gain = sum(_gain(band, gutter) for band in _bands(pieces, gutter))
        if gain > best_gain:
            best, best_gain = gutter, gain
    n_words = sum(len(piece.words) for piece in pieces)
    return best if best_gain >= 0.1 * n_words else None


def _gain(band: Sequence[Line], gutter: float) -> int:
    """How many words the smaller of two columns holds, 0 where the sides of ``gutter`` are no columns of prose."""
    sides = [p for p in band if p.right <= gutter], [p for p in band if p.left >= gutter]
    counts = [sum(len(piece.words) for piece in side) for side in sides]
    if min(len(side) for side in sides) < _MIN_COLUMN_LINES or min(counts) < _MIN_COLUMN_SHARE * sum(counts):
        return 0
    for side in sides:
        width = max(piece.right for piece in side) - min(piece.left for piece in side)
        filled = sorted(piece.right - piece.left for piece in side)[len(side) // 2]
        if filled < _MIN_FILL * width:
            return 0
    return min(counts)
