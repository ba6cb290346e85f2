"""From a tree of elements to paragraphs, each with the type and the place in which a browser would show it.

A line break inside a paragraph begins a new one at the next speaker, or below a question set apart.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from lxml import etree

from corpus.formats.documents import Layout, Run, Typeset, leading, squeeze
from corpus.text import GENERIC_LABELS, ends_sentence, label_key, looks_like_name
from corpus.text.label_shape import label_before_colon, opens_with_q_or_a

from .tree import Element, names_of, style_of, tag_of, words_of

_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup p pre section summary table
    tbody tfoot thead tr ul""".split()
)
_BOLD = frozenset("b strong dt".split())  # a term and a bold line are read alike: a name or a question above the words
_ITALIC = frozenset("i em cite dfn var".split())
_CAPTIONS = frozenset("figcaption caption".split())
_CAPTION_NAME = re.compile(r"(?:^|[-_])(?:caption|captiontext|pull-?_?quotes?)(?:$|[-_])", re.IGNORECASE)
_INLINE_PICTURE = re.compile(r"emoji|smiley|emoticon", re.IGNORECASE)
_FILE_NAME = re.compile(r"\S*\.\w{3,4}|(?:IMG|DSC|DSCN|image|photo|picture)?[ _-]?\d*", re.IGNORECASE)
_MAX_CAPTION = 1000
_LONG_CELL = 200  # characters; cells longer than this are columns of a layout, not fields of a row
_SPACE = re.compile(r"[ \t\n\r\f]+")
_WRAP_WIDTH = 60  # a longer line that ends no sentence was most likely wrapped
_SURE_MARK = re.compile(r">>|[\[(]\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]\s")
_TURN_MARK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?\s|[-–—]{1,2}\s")
_CUT_OFF = re.compile(r"[-–—)\]]$")


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line: ``soft`` where only the file's lines end, not the author's."""

    soft: bool = False
    line: int = 0  # where the next line stands in the file; 0 where that is not known


@dataclass(frozen=True, slots=True)
class _Style:
    bold: bool = False
    italic: bool = False
    linked: bool = False
    heading: int = 0
    quoted: bool = False
    caption: bool = False
    preformatted: bool = False


def typeset(root: Element, *, line_of: Callable[[Element], int | None]) -> Iterator[Typeset]:
    """Return the paragraphs below ``root`` in order.

    Args:
        root: The part of the page to read.
        line_of: The line of the file on which an element begins; ``None`` where only those around it know.
    """
    setter = _Setter(line_of)
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            setter.open(element)
        else:
            setter.close(element, is_root=element is root)
        if setter.done:
            yield from setter.done
            setter.done = []


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


class _Setter:
    """Sets one page; ``done`` holds the paragraphs finished since they were last taken."""

    def __init__(self, line_of: Callable[[Element], int | None]) -> None:
        self.done: list[Typeset] = []
        self._line_of = line_of
        self._line = self._start_line = 0
        self._styles = [_Style()]
        self._inline: list[Run | Break] = []
        self._has_words = False
        self._n_chars = 0
        self._captions: list[Typeset] = []
        self._new_item = self._ruled = False

    def open(self, element: Element) -> None:
        tag = tag_of(element)
        if _is_block(element, tag):
            self._finish()
        self._line = self._line_of(element) or self._line
        self._styles.append(_style(element, tag, self._styles[-1]))
        match tag:
            case "br":
                self._inline.append(Break(soft=element.get("data-soft") is not None, line=self._line))
            case "hr":
                self._ruled = True
            case "img":
                self._picture(element)
            case "li":
                self._new_item = True
            case "td" | "th":
                self._cell()
            case "q":
                self._add("“")
        self._add(element.text)

    def close(self, element: Element, *, is_root: bool) -> None:
        tag = tag_of(element)
        if tag == "q":
            self._add("”")
        if _is_block(element, tag):
            self._finish()
        if tag == "li":
            self._new_item = False
        self._styles.pop()
        if not is_root:
            self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        style = self._styles[-1]
        for number, line in enumerate(text.split("\n") if style.preformatted else (text,)):
            if number:
                self._inline.append(Break(soft=True))
            words = _SPACE.sub(" ", line)
            if not self._has_words and words.strip():
                self._has_words, self._start_line = True, self._line
            self._n_chars += len(words)
            if words:
                self._inline.append(Run(words, bold=style.bold, italic=style.italic, linked=style.linked))

    def _picture(self, element: Element) -> None:
        words = " ".join((element.get("alt") or "")[:_MAX_CAPTION].split())
        if any(map(_INLINE_PICTURE.search, names_of(element))):
            self._add(words)
        elif words and not _FILE_NAME.fullmatch(words):
            self._captions.append(Typeset((Run(words),), Layout(line=self._line, caption=True)))

    def _cell(self) -> None:
        if self._n_chars > _LONG_CELL:
            self._finish()
        elif self._inline:
            self._inline.append(Run(" "))

    def _finish(self) -> None:
        """End the paragraph; a picture in its midst is told below it, one above its words stands above."""
        style = self._styles[-1]
        if self._has_words:
            for line, runs in split_at_breaks(self._inline):
                layout = Layout(
                    line=line or self._start_line,
                    heading=style.heading,
                    list_item=self._new_item,
                    quoted=style.quoted,
                    caption=style.caption,
                    ruled=self._ruled,
                )
                self.done.append(Typeset(runs, layout))
                self._new_item = self._ruled = False
        self.done += self._captions
        self._captions = []
        self._inline, self._has_words, self._n_chars = [], False, 0


def _is_block(element: Element, tag: str) -> bool:
    return tag in _BLOCKS or (element.get("style") is not None and style_of(element).get("display") == "block")


def _style(element: Element, tag: str, above: _Style) -> _Style:
    style = above
    if tag in _BOLD:
        style = replace(style, bold=True)
    elif tag in _ITALIC:
        style = replace(style, italic=True)
    elif tag == "a" and element.get("href") is not None:
        style = replace(style, linked=True)
    elif tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
        style = replace(style, heading=int(tag[1]))
    elif tag == "blockquote":
        style = replace(style, quoted=True)
    elif tag in {"pre", "listing", "xmp"}:
        style = replace(style, preformatted=True)
    if not above.caption and _is_caption(element, tag):
        style = replace(style, caption=True)
    return style if element.get("style") is None else _styled(style, style_of(element))


def _styled(style: _Style, declared: dict[str, str]) -> _Style:
    weight, slant = declared.get("font-weight"), declared.get("font-style")
    if weight is not None:  # office software wraps whole pages in <b style="font-weight:normal">
        style = replace(style, bold=weight in {"bold", "bolder", "600", "700", "800", "900"})
    if slant is not None:
        style = replace(style, italic=slant in {"italic", "oblique"})
    return style


def _is_caption(element: Element, tag: str) -> bool:
    if tag in _CAPTIONS:
        return True
    named = any(map(_CAPTION_NAME.search, names_of(element)))
    return named and len(words_of(element, max_chars=_MAX_CAPTION)) < _MAX_CAPTION - 1


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
