"""Where prose stands between quotation marks, with any marks: “…”, "…", «…», „…“, 「…」, ‘…’."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.models import Span

_CLOSERS = {"“": "”", '"': '"', "„": "“”", "«": "»", "「": "」", "『": "』", "‘": "’", "'": "'"}
_DOUBLE_MARKS = '“”"„«»「」『』'
# A run of one mark is a single token: nobody speaks between them, and a file of nothing else must not take minutes.
_DOUBLE = re.compile(rf"([{_DOUBLE_MARKS}])\1*")
_ANY = re.compile(rf"([{_DOUBLE_MARKS}‘’'])\1*")
_SINGLE_OPENING = re.compile(r"(?<![^\s(\[—–“\"-])['‘](?=[^\W\d_]|[“\"…])")
_SINGLE_CLOSING = re.compile(r"(?<=[.,!?…;—])['’](?!\w)")
_FEW_MARKS = 20_000  # a paragraph with more than these, and with little between them, is not prose
_LEAST_BETWEEN = 3  # characters for each mark
_WINDOW = 600  # characters looked ahead to tell a plural's apostrophe from a closing mark
_OPENING_CONTEXT = frozenset(" \t\n\u00a0\u202f([—–-/“‘'\"：:，,。")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks in one paragraph.

    Attributes:
        span: The words, without marks and the white space beside them.
        outer: The words with their marks.
        paragraph: The number of the paragraph.
        runs_on: The mark is not closed here, since the next paragraph goes on with the same quotation.
    """

    span: Span
    outer: Span
    paragraph: int
    runs_on: bool = False


def find_quoted(text: str, paragraphs: Sequence[Span]) -> tuple[Quoted, ...]:
    """Return the outermost quotations in order; what is quoted inside them belongs to them."""
    marks = _ANY if _uses_single_marks(text, paragraphs) else _DOUBLE
    found: list[Quoted] = []
    for number, paragraph in enumerate(paragraphs):
        if _is_noise(text, paragraph):
            continue
        following = text[paragraphs[number + 1].start] if number + 1 < len(paragraphs) else ""
        found += _Scan(text, paragraph, number, marks).quotations(following=following)
    return tuple(found)


def _uses_single_marks(text: str, paragraphs: Sequence[Span]) -> bool:
    n_single = n_double = 0
    for span in paragraphs:
        n_double += sum(text.count(mark, span.start, span.end) for mark in "“«「„")
        n_double += text.count('"', span.start, span.end) // 2
        opening = sum(1 for _ in _SINGLE_OPENING.finditer(text, span.start, span.end))
        n_single += min(opening, sum(1 for _ in _SINGLE_CLOSING.finditer(text, span.start, span.end)))
    return n_single > n_double


def _is_noise(text: str, span: Span) -> bool:
    n_marks = sum(text.count(mark, span.start, span.end) for mark in _DOUBLE_MARKS + "‘’'")
    return n_marks > _FEW_MARKS and n_marks * (_LEAST_BETWEEN + 1) > span.end - span.start


class _Scan:
    """One paragraph, read from mark to mark."""

    def __init__(self, text: str, span: Span, number: int, marks: re.Pattern[str]) -> None:
        self.text, self.span, self.number, self.marks = text, span, number, marks
        cut = span.cut(text)
        # Quotation in quotation with the same marks shows only where each has its end.
        self.nests = {mark: cut.count(mark) == cut.count(_CLOSERS[mark]) for mark in "“«「"}

    def quotations(self, *, following: str) -> Iterator[Quoted]:
        opened: re.Match[str] | None = None
        depth = 0
        for mark in self.marks.finditer(self.text, self.span.start, self.span.end):
            if opened is None:
                opened, depth = (mark, 0) if self._opens(mark) else (None, 0)
            elif mark[1] in _CLOSERS[opened[1]] and self._closes(mark):
                if depth:
                    depth -= 1
                    continue
                yield from self._quoted(opened, mark.start(), mark.end())
                opened = None
            elif mark[1] == opened[1] and self._opens(mark):
                if self.nests.get(mark[1]):
                    depth += 1
                else:
                    opened = mark  # the mark before was never closed: where its words end, nobody can tell
        if opened is not None and following == opened[1]:
            yield from self._quoted(opened, self.span.end, self.span.end, runs_on=True)

    def _quoted(self, opened: re.Match[str], stop: int, outer: int, *, runs_on: bool = False) -> Iterator[Quoted]:
        words = self.text[opened.end() : stop]
        if stripped := words.strip():
            start = opened.end() + words.index(stripped)
            span = Span(start, start + len(stripped))
            yield Quoted(span, Span(opened.start(), outer), self.number, runs_on)

    def _before(self, mark: re.Match[str]) -> str:
        return self.text[mark.start() - 1] if mark.start() > self.span.start else " "

    def _after(self, mark: re.Match[str]) -> str:
        return self.text[mark.end()] if mark.end() < self.span.end else " "

    def _opens(self, mark: re.Match[str]) -> bool:
        if mark[1] in "‘'":
            return bool(_SINGLE_OPENING.match(self.text, mark.start()))
        if mark[1] == '"':
            return not self._after(mark).isspace() and self._before(mark) in _OPENING_CONTEXT
        return mark[1] in _CLOSERS

    def _closes(self, mark: re.Match[str]) -> bool:
        before, after = self._before(mark), self._after(mark)
        if mark[1] == '"':
            return not (before.isspace() and not after.isspace())
        if mark[1] not in "’'":
            return True
        if before.isspace() or after.isalnum():
            return False
        return before != "s" or not after.isspace() or not self._closes_later(mark)

    def _closes_later(self, mark: re.Match[str]) -> bool:
        stop = min(mark.end() + _WINDOW, self.span.end)
        later = _SINGLE_CLOSING.search(self.text, mark.end(), stop)
        opening = _SINGLE_OPENING.search(self.text, mark.end(), stop)
        return later is not None and (opening is None or later.start() < opening.start())
