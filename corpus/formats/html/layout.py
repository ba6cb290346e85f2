"""From a tree of elements to paragraphs, each with the type and the place in which a browser would show it.

A line break inside a paragraph begins a new one at the next speaker, or below a question set apart.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from corpus.formats.documents import Break, Layout, Run, Typeset, split_at_breaks

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
