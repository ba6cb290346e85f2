"""The words of a PDF's page, and the lines that they stand on."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from corpus.text import count_tokens

_MIN_LINE_NUMBERS = 8
_INITIAL = 1.9  # times the usual size of letters
_MIN_COLUMN_LINES = 4
_MIN_COLUMN_SHARE = 0.25  # of the words in a band; a column of names beside speech has fewer
_MIN_FILL = 0.4  # of a column's width, by its median line; two columns side by side fill a half each


@dataclass(frozen=True, slots=True)
class Word:
    """Letters between spaces in one style, in points from the page's upper left corner.

    ``glued`` has no space before it; ``raised`` is set small and high, as numbers of notes are.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool = False
    italic: bool = False
    glued: bool = False
    raised: bool = False


@dataclass(slots=True)
class Line:
    """Words on one baseline of one column; ``columns`` and ``column`` say where on the page it stands."""

    words: list[Word]
    page: int
    columns: int = 1
    column: int = 0
    text: str = field(init=False)
    left: float = field(init=False)
    right: float = field(init=False)
    baseline: float = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        self.text = "".join(("" if word.glued else " ") + word.text for word in self.words).strip()
        self.left = self.words[0].left
        self.right = max(word.right for word in self.words)
        longest = Counter[tuple[float, float]]()
        for word in self.words:
            longest[word.baseline, word.size] += len(word.text)
        self.baseline, self.size = max(longest, key=longest.__getitem__)


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page: its height, and its words in the order of the file."""

    height: float
    words: tuple[Word, ...]


def rows_of(words: Sequence[Word], page: int) -> list[Line]:
    """Words on one baseline, whatever column they are in, from the top down."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.baseline):
        near = [row for row in rows[-3:] if abs(row[0].baseline - word.baseline) <= 0.2 * max(word.size, 4)]
        if near:
            near[-1].append(word)
        else:
            rows.append([word])
    # Sorting is stable: glued pieces of a word begin where it ends, and stay behind it.
    return [Line(sorted(row, key=lambda word: word.left), page) for row in _with_raised(rows)]


def without_line_numbers(words: Sequence[Word]) -> list[Word]:
    """Transcripts of courts number their lines in the margin: 1 to 25, one below the other."""
    columns: defaultdict[int, list[Word]] = defaultdict(list)
    for word in words:
        if word.text.isdecimal() and len(word.text) <= 2:
            columns[round(word.right / 6)].append(word)
    leftmost = min((word.left for word in words), default=0)
    for numbers in columns.values():
        numbers.sort(key=lambda word: word.baseline)
        values = [int(word.text) for word in numbers]
        rising = sum(after - before == 1 for before, after in pairwise(values))
        if rising >= _MIN_LINE_NUMBERS and min(word.left for word in numbers) < leftmost + 12:
            dropped = {id(word) for word in numbers}
            return [word for word in words if id(word) not in dropped]
    return list(words)


def with_initials(words: Sequence[Word]) -> list[Word]:
    """A large initial stands beside several lines: it begins the first of them and does not indent the others."""
    usual = median(word.size for word in words) if words else 0
    moved = list(words)
    for at, initial in enumerate(words):
        if initial.size < _INITIAL * usual or len(initial.text) > 2 or not initial.text.strip("“\"'‘").isalpha():
            continue
        reach = initial.right + initial.size / 2
        beside: dict[float, int] = {}
        for n, word in enumerate(moved):
            height = initial.baseline - word.baseline
            if (
                n != at
                and initial.right - 3 < word.left < reach
                and -1.7 * usual < height < initial.size
                and word.size < usual * 1.5
            ):
                nearest = beside.setdefault(word.baseline, n)
                if word.left < moved[nearest].left:
                    beside[word.baseline] = n
        if not beside:
            continue
        first = min(beside)
        alone = _is_word_alone(initial.text, moved[beside[first]].text)
        for baseline, n in beside.items():
            glued = baseline == first and not alone
            moved[n] = replace(moved[n], left=initial.left + (0.1 if baseline == first else 0), glued=glued)
        moved[at] = replace(initial, baseline=first, size=moved[beside[first]].size)
    return moved


def in_reading_order(rows: Sequence[Line]) -> list[Line]:
    """Return the lines of one page, given the rows of words on one baseline, whatever column they are in."""
    return _in_reading_order([piece for row in rows for piece in _pieces(row)], column=0, columns=1)


def _with_raised(rows: list[list[Word]]) -> list[list[Word]]:
    """Numbers of notes stand a little above the row that they belong to."""
    joined: list[list[Word]] = []
    for row in rows:
        above = joined[-1] if joined else []
        size = max(word.size for word in row)
        small = all(word.size < 0.85 * size and len(word.text) <= 3 for word in above)
        if above and small and row[0].baseline - above[0].baseline < 0.6 * size:
            joined[-1] = [replace(word, raised=True, baseline=row[0].baseline) for word in above] + row
        else:
            joined.append(row)
    return joined


def _is_word_alone(initial: str, word: str) -> bool:
    """Words of one letter stand alone ("A river", "I was"); other words begin with one ("Are", "In")."""
    return initial in {"A", "I"} and word[:1].islower() and count_tokens(f" {initial}{word}") > 1


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
