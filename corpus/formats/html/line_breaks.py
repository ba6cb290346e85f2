"""Where a line break inside a paragraph begins a new one: at the next speaker, or below a question set apart."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from corpus.text import (
    GENERIC_LABELS,
    ends_sentence,
    label_before_colon,
    label_key,
    looks_like_name,
    opens_with_q_or_a,
)

from .runs import Run, leading, squeeze

_WRAP_WIDTH = 60  # a longer line that ends no sentence was most likely wrapped
_SURE_MARK = re.compile(r">>|[\[(]\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]\s")
_TURN_MARK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?\s|[-–—]{1,2}\s")
_CUT_OFF = re.compile(r"[-–—)\]]$")


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line: ``soft`` where only the file's lines end, not the author's."""

    soft: bool = False
    line: int = 0  # where the next line stands in the file; 0 where that is not known


@dataclass(frozen=True)
class _Line:
    runs: tuple[Run, ...]
    above: Break | None  # the break it stands below; None for the first

    @cached_property
    def text(self) -> str:
        return squeeze("".join(run.words for run in self.runs)).strip()

    @cached_property
    def label(self) -> str | None:
        return label_before_colon(self.text)

    @property
    def has_bold_label(self) -> bool:
        words = [run for run in self.runs if run.words.strip()]
        return self.label is not None and bool(words) and words[0].bold

    def is_all(self, is_set: Callable[[Run], bool]) -> bool:
        worded = [run for run in self.runs if run.words.strip()]
        return bool(worded) and leading(worded, is_set) >= len(self.text)


def split_at_breaks(inline: Sequence[Run | Break]) -> list[tuple[int, tuple[Run, ...]]]:
    """Return the paragraphs in ``inline``, each with the line on which it begins; 0 for the first.

    An empty line always parts two paragraphs. A single break does where the next line begins with a speaker's label,
    or where only one of the two lines is all bold or all italic; other breaks become white space.
    """
    lines = _lines(inline)
    if len(lines) == 1:
        return [(0, lines[0].runs)]
    talk = _Talk([line for line in lines if line.text])
    paragraphs: list[tuple[int, list[Run]]] = []
    apart = True
    for before, line in pairwise([_Line((), None), *lines]):
        if not line.text:
            apart = True
            continue
        if apart or talk.begins_paragraph(before, line):
            paragraphs.append((line.above.line if line.above else 0, list(line.runs)))
        else:
            joint = Run(" " if line.above is None or line.above.soft else "\n")
            paragraphs[-1][1].extend((joint, *line.runs))
        apart = False
    return [(start, tuple(runs)) for start, runs in paragraphs]


def _lines(inline: Sequence[Run | Break]) -> list[_Line]:
    lines: list[_Line] = []
    runs: list[Run] = []
    above: Break | None = None
    for item in inline:
        if isinstance(item, Break):
            lines.append(_Line(tuple(runs), above))
            runs, above = [], item
        else:
            runs.append(item)
    return [*lines, _Line(tuple(runs), above)]


class _Talk:
    """What the lines of one paragraph have in common."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        self._first = lines[0] if lines else None
        self._labels = Counter(label_key(line.label) for line in lines if line.label)
        n_labels = sum(self._labels.values())
        self._is_talk = self._first is not None and self._first.label is not None and 2 * n_labels >= len(lines)
        self._is_turn_a_line = n_labels == len(lines) > len(self._labels)

    def begins_paragraph(self, before: _Line, line: _Line) -> bool:
        hard = line.above is not None and not line.above.soft
        ended = hard or ends_sentence(before.text) or bool(_CUT_OFF.search(before.text))
        if any(self._changes_type(before, line, is_set, ended=ended) for is_set in (_is_bold, _is_italic)):
            return True
        if _SURE_MARK.match(line.text) or (ended and (_TURN_MARK.match(line.text) or opens_with_q_or_a(line.text))):
            return True
        # Bold that goes on from the line above sets a whole question, not a label.
        return (line.has_bold_label and not before.runs[-1].bold) or self._is_label(before, line, ended=ended)

    def _changes_type(self, before: _Line, line: _Line, is_set: Callable[[Run], bool], *, ended: bool) -> bool:
        above_is, this_is = before.is_all(is_set), line.is_all(is_set)
        # A bold name or question at the head of a paragraph is set apart even where no sentence ends.
        closes = above_is and not this_is and not is_set(line.runs[0]) and (ended or before is self._first)
        return closes or (this_is and not above_is and ended)

    def _is_label(self, before: _Line, line: _Line, *, ended: bool) -> bool:
        if line.label is None or self._is_turn_a_line:
            return line.label is not None
        is_name = looks_like_name(line.label) or line.label.isupper()
        if self._is_talk or self._labels[label_key(line.label)] > 1:
            return ended or (is_name and len(before.text) < _WRAP_WIDTH)
        return ended and (is_name or label_key(line.label) in GENERIC_LABELS)


def _is_bold(run: Run) -> bool:
    return run.bold


def _is_italic(run: Run) -> bool:
    return run.italic
