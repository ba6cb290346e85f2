"""From the lines of a PDF to its paragraphs: what ends a line because the page is full, and what ends a thought."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.text import count_tokens, ends_sentence, is_east_asian_type
from corpus.text.label_shape import begins_with_label

from .lines import Line, Word

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00a0": " ", "\t": " "}
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[-‐]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_DASH_END = re.compile(r"[^\s—–][—–/]$")
_END = 60  # characters, longer than any word
_HYPHEN_END = re.compile(r"\w[-‐]$")
_BULLET = re.compile(r"[•‣◦▪■●]\s*\S")
_NUMBERED = re.compile(r"(?:[-–*]|\(?(?:\d{1,2}|[a-z])[.)])\s+\S")
_SMALL, _LARGE = 0.88, 1.12  # of the body's size: notes and captions are smaller, headings larger
_MAX_SMALL_SHARE = 0.35  # of all letters; where more is set small, it is no aside
_MIN_MARGIN_SHARE = 0.08  # of a column's lines begin at its margin


@dataclass(frozen=True, slots=True)
class JoinedLines:
    """A paragraph's text, with how many characters at its start are set bold and italic."""

    text: str
    bold: int
    italic: int


class LineJoiner:
    """Puts the lines of one document together; how it writes a word elsewhere says whether a hyphen belongs to it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        texts = [_clean(line.text) for line in lines]
        self.words = Counter(found[0].casefold() for text in texts for found in _WORD.finditer(text))
        breaks = ((_BROKEN.search(text), _FIRST_WORD.match(below)) for text, below in pairwise(texts))
        self.breaks_words = any(
            first and rest and self._is_broken(first[1].casefold(), rest[0].casefold()) for first, rest in breaks
        )

    def _is_broken(self, first: str, rest: str) -> bool:
        """These parts are no words, and together they are one."""
        whole = first.rsplit("-", 1)[-1] + rest
        return not self._is_word(rest) and (self.words[whole] > 0 or _is_common(whole))

    def join(self, lines: Sequence[Line], *, notes: frozenset[str] = frozenset()) -> JoinedLines:
        """Join ``lines`` to one paragraph; raised numbers that stand in ``notes`` refer to a note and are left out."""
        pieces: list[str] = []
        end, length = "", 0  # only the end is looked at: a paragraph may be a whole book
        runs = {"bold": 0, "italic": 0}
        whole = {"bold": True, "italic": True}
        for line in lines:
            fresh = True
            for word in line.words:
                piece = "" if word.raised and word.text in notes else _clean(word.text)
                if not piece:
                    continue
                if fresh and end:
                    keep, between = self._joint(end, line)
                    pieces[-1] = pieces[-1][:keep] if keep else pieces[-1]
                    length += keep or 0
                    piece = between + piece
                elif end and not word.glued:
                    piece = " " + piece
                fresh = False
                pieces.append(piece)
                length += len(piece)
                end = (end + piece)[-_END:]
                for style, here in (("bold", word.bold), ("italic", word.italic)):
                    whole[style] &= here
                    if whole[style]:
                        runs[style] = length
        # Pieces were composed one by one; an accent that begins a piece may still join the letter before it.
        normal = unicodedata.normalize("NFC", "".join(pieces))
        return JoinedLines(normal, min(runs["bold"], len(normal)), min(runs["italic"], len(normal)))

    def _joint(self, end: str, line: Line) -> tuple[int | None, str]:
        """What a line's end becomes: -1 to take its hyphen away, and what stands between the lines instead."""
        first = _clean(line.text)
        if is_east_asian_type(end[-1]) and is_east_asian_type(first[:1]):
            return None, ""
        if (broken := _BROKEN.search(end)) and (rest := _FIRST_WORD.match(first)):
            is_one = rest[0][0].islower() and not self._keeps_hyphen(broken[1], rest[0])
            return (-1 if is_one else None), ""
        tight = _HYPHEN_END.search(end) or _DASH_END.search(end)
        return None, "" if tight else " "

    def _keeps_hyphen(self, first: str, rest: str) -> bool:
        first, rest = first.casefold(), rest.casefold()
        whole, hyphenated = self.words[first + rest], self.words[f"{first}-{rest}"]
        if whole != hyphenated:
            return hyphenated > whole
        if not self.breaks_words:
            return True  # its typesetter broke no words: hyphens at line ends are those of compounds
        last = first.rsplit("-", 1)[-1]
        if _is_common(last + rest):
            return False
        return "-" in first or (self._is_word(last) and self._is_word(rest))

    def _is_word(self, word: str) -> bool:
        # A part at a line's end was counted as well: once is no proof.
        return len(word) > 1 and (self.words[word] > 1 or _is_common(word))


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


def _is_common(word: str) -> bool:
    """Frequent words are one token of the language model's alphabet: a dictionary that is at hand."""
    return len(word) > 2 and count_tokens(f" {word}") == 1


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(_LIGATURES)).strip()


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
        if (ended or room) and (begins_with_label(line.text) or _NUMBERED.match(line.text)):
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
        if is_east_asian_type(first.text[:1]):
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


def _changes_style(before: Line, line: Line) -> bool:
    """A bold word at a line's start is a label, or begins a question; a slanted one may be a title of something."""
    last, first = before.words[-1], line.words[0]
    if last.bold != first.bold:
        return first.bold or _is_uniform(before.words)
    return last.italic != first.italic and _is_uniform(before.words) and _is_uniform(line.words[:4])


def _is_uniform(words: Sequence[Word]) -> bool:
    return len({(word.bold, word.italic) for word in words}) == 1
