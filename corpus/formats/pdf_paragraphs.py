"""From the lines of a PDF to its paragraphs: what ends a line because the page is full, and what ends a thought."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.folding import fold_marks
from corpus.names import CAPITALS, GENERIC_LABELS, label_key, looks_like_name
from corpus.sentences import ends_sentence

from .pdf_lines import Line, Word
from .pdf_wording import is_cjk

_BULLET = re.compile(r"[•‣◦▪■●]\s*\S")
_NUMBERED = re.compile(r"(?:[-–*]|\(?(?:\d{1,2}|[a-z])[.)])\s+\S")
_CAPITALS_LABEL = re.compile(rf"(?:[{CAPITALS}][{CAPITALS}.'-]*\s){{0,4}}[{CAPITALS}][{CAPITALS}'-]+\.\s+\S")
_BARE_LABEL = re.compile(r"[QA]\.?\s+\S")
_INITIALS = re.compile(r"[A-Z]\.?(?:[A-Z]\.?){0,3}")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LABEL_WIDTH = 80
_SMALL, _LARGE = 0.88, 1.12  # of the body's size: notes and captions are smaller, headings larger
_MAX_SMALL_SHARE = 0.35  # of all letters; where more is set small, it is no aside
_MIN_MARGIN_SHARE = 0.08  # of a column's lines begin at its margin


@dataclass(slots=True)
class Paragraph:
    """Lines that run on; ``small`` are notes and captions, beside what is said. ``size`` in points."""

    lines: list[Line]
    size: float
    small: bool = False

    @property
    def list_item(self) -> bool:
        text = self.lines[0].text
        return bool(_BULLET.match(text) or _NUMBERED.match(text))


def read_paragraphs(lines: Sequence[Line]) -> tuple[list[Paragraph], float]:
    """Join lines to paragraphs, across columns and pages; notes and captions follow the paragraph they interrupt.

    Returns:
        The paragraphs in reading order, and the size of the body's letters in points.
    """
    body = _body_size(lines)
    layout = _Layout(lines, body=body)
    paragraphs: list[Paragraph] = []
    current: Paragraph | None = None
    aside: list[Paragraph] = []
    for line in lines:
        if layout.is_small(line) or (current and layout.interrupts(line, current)):
            last = aside[-1] if aside else None
            if last and not layout.begins(line, last):
                last.lines.append(line)
            else:
                aside.append(Paragraph([line], line.size, small=layout.is_small(line)))
        elif current and not layout.begins(line, current, interrupted=bool(aside)):
            current.lines.append(line)
        else:
            paragraphs += [*([current] if current else []), *aside]
            current, aside = Paragraph([line], line.size), []
    return [*paragraphs, *([current] if current else []), *aside], body


def _body_size(lines: Sequence[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


@dataclass(frozen=True, slots=True)
class _Column:
    left: float
    right: float
    hanging: bool  # paragraphs begin at the margin and run on indented


class _Layout:
    """How this document sets its paragraphs: margins, leading, indents."""

    def __init__(self, lines: Sequence[Line], *, body: float) -> None:
        self.body = body
        n_small = sum(len(line.text) for line in lines if line.size < _SMALL * body)
        self.has_asides = n_small < _MAX_SMALL_SHARE * sum(len(line.text) for line in lines)
        grouped: defaultdict[tuple[int, int, int], list[Line]] = defaultdict(list)
        for line in lines:
            grouped[_place(line)].append(line)
        self.columns = {place: _column(of_column) for place, of_column in grouped.items()}
        self.leading = self._leading(lines)

    def _leading(self, lines: Sequence[Line]) -> dict[float, float]:
        """The usual distance of lines inside a paragraph, by size of letter: below a full line no paragraph ends."""
        gaps: defaultdict[float, list[float]] = defaultdict(list)
        for before, line in pairwise(lines):
            if _follows(before, line) and not self._has_room(before, line):
                gaps[round(line.size)].append(line.baseline - before.baseline)
        return {size: median(found) for size, found in gaps.items()}

    def is_small(self, line: Line) -> bool:
        return self.has_asides and line.size < _SMALL * self.body

    def interrupts(self, line: Line, paragraph: Paragraph) -> bool:
        """Tell whether ``line`` is of a pull quote in the midst of a sentence."""
        before = paragraph.lines[-1]
        larger = line.size > _LARGE * paragraph.size
        return larger and not ends_sentence(before.text) and not self._ends_early(before)

    def begins(self, line: Line, paragraph: Paragraph, *, interrupted: bool = False) -> bool:
        """Tell whether ``line`` begins a paragraph instead of continuing this one."""
        before = paragraph.lines[-1]
        if not _SMALL < line.size / paragraph.size < _LARGE or _BULLET.match(line.text):
            return True
        ended, room = ends_sentence(before.text), self._has_room(before, line)
        if (ended or room) and (_is_label(line.text) or _NUMBERED.match(line.text)):
            return True
        if (ended or room) and _changes_style(before, line):
            return True
        if not interrupted and _follows(before, line):
            usual = self.leading.get(round(line.size), 1.25 * line.size)
            if line.baseline - before.baseline > 1.2 * usual + 1:
                return True
        if self._is_indented(line, paragraph):
            return True
        return room and (ended or self._ends_early(before))

    def _is_indented(self, line: Line, paragraph: Paragraph) -> bool:
        column, before = self.columns[_place(line)], paragraph.lines[-1]
        shift = line.left - column.left
        shift_before = before.left - self.columns[_place(before)].left
        step = 0.7 * line.size
        if column.hanging:
            return shift < step and (shift_before > step or ends_sentence(before.text))
        if shift - shift_before > step:
            return True
        # A block quote is indented throughout: the line after its first belongs to it, unless that was a whole one.
        if shift > step and len(paragraph.lines) == 1:
            return ends_sentence(before.text)
        return shift_before - shift > step and len(paragraph.lines) > 1

    def _has_room(self, before: Line, line: Line) -> bool:
        """The first word of ``line`` would have fitted above: the line above was ended, not full."""
        first = line.words[0]
        width = first.right - first.left
        if is_cjk(first.text[:1]):
            width = first.size
        room = self.columns[_place(before)].right - before.right
        return room > width + 0.8 * before.size

    def _ends_early(self, before: Line) -> bool:
        column = self.columns[_place(before)]
        return column.right - before.right > 0.35 * (column.right - column.left)


def _place(line: Line) -> tuple[int, int, int]:
    return line.columns, line.column, line.page % 2  # left-hand pages have other margins


def _follows(before: Line, line: Line) -> bool:
    return before.page == line.page and before.column == line.column and before.baseline < line.baseline


def _column(lines: Sequence[Line]) -> _Column:
    lefts = Counter(round(line.left) for line in lines)
    near = {left: sum(lefts[left + n] for n in (-1, 0, 1)) for left in lefts}
    wanted = max(2, _MIN_MARGIN_SHARE * len(lines))
    margins = sorted(left for left, n in near.items() if n >= wanted) or [min(lefts)]
    rights = sorted(line.right for line in lines)
    right = rights[int(0.98 * (len(rights) - 1))]
    return _Column(float(margins[0]), right, _is_hanging(lines, margin=margins[0], right=right))


def _is_hanging(lines: Sequence[Line], *, margin: float, right: float) -> bool:
    """Most lines below a short one stand at the margin, most below a full one further in."""
    below: dict[bool, list[bool]] = {True: [], False: []}
    for before, line in pairwise(lines):
        if _follows(before, line):
            below[right - before.right > 0.3 * (right - margin)].append(line.left - margin > 0.7 * line.size)
    short, full = below[True], below[False]
    return len(full) >= 3 and sum(full) > 0.6 * len(full) and sum(short) < 0.4 * max(1, len(short))


def _is_label(text: str) -> bool:
    folded = fold_marks(text[:_LABEL_WIDTH])
    label, colon, _ = folded.partition(":")
    label = _BRACKETS.sub("", label).strip()
    if colon and (_INITIALS.fullmatch(label) or looks_like_name(label) or label_key(label) in GENERIC_LABELS):
        return True
    return bool(_CAPITALS_LABEL.match(folded) or _BARE_LABEL.match(folded))


def _changes_style(before: Line, line: Line) -> bool:
    """A bold word at a line's start is a label, or begins a question; a slanted one may be a title of something."""
    last, first = before.words[-1], line.words[0]
    if last.bold != first.bold:
        return first.bold or _is_uniform(before.words)
    return last.italic != first.italic and _is_uniform(before.words) and _is_uniform(line.words[:4])


def _is_uniform(words: Sequence[Word]) -> bool:
    return len({(word.bold, word.italic) for word in words}) == 1
