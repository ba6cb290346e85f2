"""From a tree of elements to paragraphs, each with the type and the place in which a browser would show it.

Elements that name who speaks (by a class, in a column of their own, as a term) become labels of what stands behind.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from lxml import etree

from corpus.formats.documents import Break, Layout, Run, Typeset, split_at_breaks
from corpus.text import GENERIC_LABELS, label_key, looks_like_name

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
# Whole words of the class of a box beside the text: notes, appeals, biographies, other articles.
_BOX_NAME = re.compile(
    r"(?:^|[-_])(?:aside|encart|encadr[eé]|recuadro|kasten|infokasten|(?:info|fact|side|story|text)?box|callout|admonition"
    r"|notice|alert|note|tip|hint|important|caution|warning|disclaimer|side-?bar|side-?note|margin-?note|related|newsletter|promo|signup"
    r"|subscribe|sponsor(?:ed)?|advert(?:isement)?|cta|bio|author-bio|about-author)(?:[-_]|$)",
    re.IGNORECASE,
)
_BOX_ROLES = frozenset({"note", "alert", "complementary"})
_MAX_BOX_SHARE = 0.25  # of the words; what holds more of them, in one box or in many alike, is the article
_INLINE_PICTURE = re.compile(r"emoji|smiley|emoticon", re.IGNORECASE)
_FILE_NAME = re.compile(r"\S*\.\w{3,4}|(?:IMG|DSC|DSCN|image|photo|picture)?[ _-]?\d*", re.IGNORECASE)
_MAX_CAPTION = 1000
_LONG_CELL = 200  # characters; cells longer than this are columns of a layout, not fields of a row
# Attributes by which transcripts say who speaks, and when.
_VOICES = ("speaker", "data-speaker", "data-speaker-name", "data-voice", "data-who", "who")
_TIMES = ("timestamp", "data-timestamp", "data-time", "data-start", "data-start-time")
_CLOCK = re.compile(r"[\[(]?(?:(?P<h>\d{1,2}):)?(?P<m>\d{1,2}):(?P<s>\d{2}(?:[.,]\d{1,3})?)[\])]?")
_INLINE = frozenset("a abbr b em font i mark small span strong time u w".split())
_OF_A_TIME = frozenset("a div p small span td time".split())
_SPEAKER_NAME = re.compile(
    r"(?:.*[-_])?(?:speaker|interlocutor|talker)(?:[-_]?(?:name|label|id|title))?", re.IGNORECASE
)
_ANY_NAME = re.compile(r"(?:.*[-_])?(?:name|author|user|username|nick|nickname|who|person|from|sender)", re.IGNORECASE)
_OF_A_TALK = re.compile(
    r"(?:^|[-_])(?:message|chat|utterance|turn|dialogue?|transcript|bubble|speech|talk|qa)", re.IGNORECASE
)
_MIN_LABELS, _MAX_DIFFERENT = 3, 0.7  # names that label turns recur; those in a list do not
_MOST_LABELS = 0.9  # of the elements of a kind
_MAX_LABEL = 60
_MAX_CELLS = 3  # of a row: who speaks, when, and the words
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
    muted: bool = False


def typeset(root: Element, *, line_of: Callable[[Element], int | None]) -> Iterator[Typeset]:
    """Return the paragraphs below ``root`` in order.

    Args:
        root: The part of the page to read.
        line_of: The line of the file on which an element begins; ``None`` where only those around it know.
    """
    setter = _Setter(line_of, labels=frozenset(_labels(root)), boxes=frozenset(_boxes(root)))
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

    def __init__(
        self, line_of: Callable[[Element], int | None], *, labels: Collection[Element], boxes: Collection[Element]
    ) -> None:
        self.done: list[Typeset] = []
        self._line_of = line_of
        self._labels, self._boxes = labels, boxes
        self._awaits_words = False  # nothing but the label of a speaker is set so far
        self._voice: str | None = None
        self._speaking: str | None = None
        self._time: float | None = None
        self._line = self._start_line = 0
        self._styles = [_Style()]
        self._inline: list[Run | Break] = []
        self._has_words = False
        self._n_chars = 0
        self._captions: list[Typeset] = []
        self._new_item = self._ruled = False

    def open(self, element: Element) -> None:
        tag = tag_of(element)
        self._open_speech(element, tag)
        self._line = self._line_of(element) or self._line
        style = _style(element, tag, self._styles[-1])
        self._styles.append(replace(style, caption=True) if element in self._boxes else style)
        if tag in _OF_A_TIME and (self._labels or self._speaking) and (not self._has_words or self._awaits_words):
            self._take_time(element)
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
        if (element in self._labels and self._has_words) or is_root:
            self._awaits_words = not is_root
        if _is_block(element, tag) or (_voice(element) is not None and tag not in _INLINE):
            self._finish()
        if tag == "li":
            self._new_item = False
        self._styles.pop()
        if not is_root:
            self._add(element.tail)

    def _add(self, text: str | None) -> None:
        style = self._styles[-1]
        if not text or style.muted:
            return
        if self._awaits_words and text.strip():
            text = self._behind_label(text)
        for number, line in enumerate(text.split("\n") if style.preformatted else (text,)):
            if number:
                self._inline.append(Break(soft=True))
            words = _SPACE.sub(" ", line)
            if not self._has_words and words.strip():
                self._has_words, self._start_line = True, self._line
            self._n_chars += len(words)
            if words:
                self._inline.append(Run(words, bold=style.bold, italic=style.italic, linked=style.linked))

    def _open_speech(self, element: Element, tag: str) -> None:
        """End the paragraph where another begins, or somebody else speaks."""
        voice = _voice(element)
        speaks = voice is not None and (tag not in _INLINE or voice != self._speaking)
        if element in self._labels:
            self._awaits_words = False
        if speaks or element in self._labels or _is_block(element, tag):
            self._finish()
        if speaks:
            self._voice = self._speaking = voice
            self._time = next((time for name in _TIMES if (time := _clock(element.get(name))) is not None), None)

    def _take_time(self, element: Element) -> None:
        """Take a time on a clock that stands by itself, at the head of what is said, off its words."""
        if (time := _clock(words_of(element, max_chars=_MAX_LABEL))) is not None:
            self._time = time
            self._styles[-1] = replace(self._styles[-1], muted=True)

    def _behind_label(self, text: str) -> str:
        """The words behind a label, with the colon that the page's own style sheet stands for."""
        self._awaits_words = False
        while isinstance(last := self._inline[-1], Break) or not last.words.strip():
            self._inline.pop()
        self._inline[-1] = replace(last, words=last.words.rstrip(" :：\t\n\r\f\xa0"))
        self._add(": ")
        return text.lstrip(" :：\t\n\r\f\xa0")

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
        if self._awaits_words:
            return
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
                    voice=self._voice,
                    time=self._time,
                )
                self.done.append(Typeset(runs, layout))
                self._new_item = self._ruled = False
                self._voice = self._time = None
        self.done += self._captions
        self._captions = []
        self._inline, self._has_words, self._n_chars = [], False, 0


def _boxes(root: Element) -> Iterator[Element]:
    """Yield the boxes beside the text, whose words nobody says in it."""
    of_name: defaultdict[str, list[Element]] = defaultdict(list)
    for element in root.iter():
        tag = tag_of(element)
        if tag in _BLOCKS and (name := _box_name(element, tag)):
            of_name[name].append(element)
    n_chars = sum(map(len, root.itertext()))
    for boxes in of_name.values():
        inside = set(boxes)
        outer = [box for box in boxes if inside.isdisjoint(box.iterancestors())]
        if sum(len(text) for box in outer for text in box.itertext()) <= _MAX_BOX_SHARE * n_chars:
            yield from outer


def _box_name(element: Element, tag: str) -> str | None:
    if tag == "aside" or element.get("role") in _BOX_ROLES:
        return "aside"
    return next((name.lower() for name in names_of(element) if _BOX_NAME.search(name)), None)


def _voice(element: Element) -> str | None:
    """Who says what stands in an element, where an attribute tells."""
    printed = next((value for name in _VOICES if (value := element.get(name))), "")
    return " ".join(printed[:_MAX_LABEL].split()).strip("#@: ") or None


def _clock(printed: str | None) -> float | None:
    found = _CLOCK.fullmatch((printed or "").strip())
    if found is None:
        return None
    return int(found["h"] or 0) * 3600 + int(found["m"]) * 60 + float(found["s"].replace(",", "."))


def _labels(root: Element) -> Iterator[Element]:
    """Yield the elements that hold nothing but the name of who says what stands behind them.

    They are told by a class, as terms of a list, as sources at the head of a line, or by a column of a table, where
    names recur in them.
    """
    kinds: defaultdict[object, list[Element]] = defaultdict(list)
    for element in root.iter():
        for kind in _kinds(element, tag_of(element)):
            kinds[kind].append(element)
    for elements in kinds.values():
        names = [_name(element) for element in elements]
        labels = [(element, name) for element, name in zip(elements, names, strict=True) if name]
        different = {label_key(name) for _, name in labels}
        if len(labels) >= max(_MIN_LABELS, _MOST_LABELS * len(elements)) and (
            1 < len(different) <= _MAX_DIFFERENT * len(labels)
        ):
            yield from (element for element, _ in labels)


def _kinds(element: Element, tag: str) -> Iterator[object]:
    if tag in {"speaker", "dt"} or (tag == "cite" and _stands_above(element)):
        yield tag
    elif tag in {"td", "th"} and _is_name_cell(element):
        yield next(element.iterancestors("table"), tag)
    for name in names_of(element):
        if _SPEAKER_NAME.fullmatch(name) or (_ANY_NAME.fullmatch(name) and _is_in_talk(element)):
            yield name.lower()


def _name(element: Element) -> str | None:
    """The name that is all of an element's words, if it has the shape of one."""
    words = words_of(element, max_chars=_MAX_LABEL + 1)
    bare = re.sub(r"\s*\([^()]*\)", "", words).strip(" :：")
    if len(words) > _MAX_LABEL or not (looks_like_name(bare) or label_key(bare) in GENERIC_LABELS or " " not in bare):
        return None
    return bare or None


def _stands_above(element: Element) -> bool:
    """Tell whether an element has a line to itself, or all of it but a time, and is no source of words above it."""
    if any(tag_of(one) in {"blockquote", "figure", "footer"} for one in element.iterancestors()):
        return False
    before, behind = element.getprevious(), element.getnext()
    above = (before.tail if before is not None else element.getparent().text) or ""
    opens = not above.strip() and (before is None or tag_of(before) in _BLOCKS)
    return (
        opens
        and not (element.tail or "").strip(" :\n")
        and (behind is None or tag_of(behind) in {*_BLOCKS, "br", "time"})
    )


def _is_in_talk(element: Element) -> bool:
    return any(_OF_A_TALK.search(name) for above in islice(element.iterancestors(), 3) for name in names_of(above))


def _is_name_cell(cell: Element) -> bool:
    """Tell whether a cell stands before one other, which holds what is said; a time may stand before or between."""
    row, before = cell.getparent(), cell.getprevious()
    if row is None or (before is not None and before.getprevious() is not None):
        return False
    if len(row) > _MAX_CELLS or all(tag_of(one) == "th" for one in row):
        return False
    cells = [one for one in row if tag_of(one) in {"td", "th"} and _clock(words_of(one, max_chars=_MAX_LABEL)) is None]
    return len(cells) == 2 and cells[0] is cell and bool(words_of(cells[1], max_chars=_MAX_LABEL))


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
