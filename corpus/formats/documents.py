"""What a format's reader hands on: the text, cut into blocks, and how words set in types become it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property, partial
from itertools import islice, pairwise
from pathlib import Path

from corpus.errors import ArticleFileError
from corpus.models import ReadingWarning, Span
from corpus.text import GENERIC_LABELS, ends_sentence, label_key, looks_like_name, n_east_asian
from corpus.text.label_shape import label_before_colon, opens_with_q_or_a

from .metadata import Metadata

MAX_FILE_BYTES = 20 * 1024 * 1024
MAX_BLOCKS = 200_000

_SPACES = re.compile(r"\s+")
# Marks that only tell a browser where a word may be broken; they would hide the word from a search.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_GAP = "\n\n"
_WRAP_WIDTH = 60  # a longer line that ends no sentence was most likely wrapped
_SURE_MARK = re.compile(r">>|[\[(]\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]\s")
_TURN_MARK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?\s|[-–—]{1,2}\s")
_CUT_OFF = re.compile(r"[-–—)\]]$")
_CLOSING = " \"'”’»)"
_MOST_ASK = 0.6  # of the sentences set so at the head of a paragraph, from which on the others are asked as well
_TOP = 3  # blocks of words above which a title stands


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph as laid out, not yet understood.

    Attributes:
        span: Its words in the document's text, without marks of layout.
        line: Where it begins in the file as published, counted from 1; 0 where the format has no lines.
        heading: The level of a heading, 1 to 6; 0 for none.
        bold: How many characters at its start are set bold, or in a colour of their own: all of them, or a label's.
        italic: Likewise, set in italics.
        linked: How many characters, anywhere in it, are links.
        list_item: It is an item of a list.
        quoted: It is set as a block quote.
        caption: It is the text of a picture or stands under one, or it stands in a box beside the text.
        ruled: A line across the page stands above it.
        voice: Who speaks, where the file says so beside the words (captions of a video, attributes of a transcript).
        time: When its first word is said, in seconds from the start of the recording.
    """

    span: Span
    line: int
    heading: int = 0
    bold: int = 0
    italic: int = 0
    linked: int = 0
    list_item: bool = False
    quoted: bool = False
    caption: bool = False
    ruled: bool = False
    voice: str | None = None
    time: float | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """An unpacked file: blocks are in order, never overlap and lie inside ``text``."""

    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    metadata: Metadata = field(default_factory=Metadata)
    warnings: tuple[ReadingWarning, ...] = ()


def titled_by_heading(document: Document) -> Document:
    """Return the document with its only heading of the first level, where it begins with it, for a missing title."""
    first = [block for block in document.blocks if block.heading == 1]
    above = document.blocks[: document.blocks.index(first[0])] if first else ()
    # A picture, a line of the series or the site's menu may stand above it.
    told = [block for block in above if not (block.list_item or block.linked or block.caption)]
    if document.metadata.title or len(first) != 1 or len(told) >= _TOP:
        return document
    title = " ".join(first[0].span.cut(document.text).split())
    return replace(document, metadata=replace(document.metadata, title=title))


Laid = tuple[str, Callable[[Span], Block]]  # a paragraph's words, and the block they make once their place is known


def compose(paragraphs: Iterable[Laid], *, metadata: Metadata, warnings: Sequence[ReadingWarning] = ()) -> Document:
    """Return the document whose text is these paragraphs, joined by blank lines."""
    texts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for words, block_at in paragraphs:
        span = Span(at, at + len(words))
        texts.append(words)
        blocks.append(block_at(span))
        at = span.end + len(_GAP)
    return Document(_GAP.join(texts), tuple(blocks), metadata, tuple(warnings))


def check_size(n_bytes: int, *, file: Path) -> None:
    """Make sure that a file is of a size that articles have.

    Raises:
        ArticleFileError: It is larger than 20 MiB.
    """
    if n_bytes > MAX_FILE_BYTES:
        raise ArticleFileError(file, f"larger than {MAX_FILE_BYTES // 2**20} MiB; split it into single interviews")


@dataclass(frozen=True, slots=True)
class Run:
    """Words set in one type; a newline among them is a line end the author wanted."""

    words: str
    bold: bool = False
    italic: bool = False
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line: ``soft`` where only the file's lines end, not the author's."""

    soft: bool = False
    line: int = 0  # where the next line stands in the file; 0 where that is not known


@dataclass(frozen=True, slots=True)
class Layout:
    """How a paragraph stands on the page; the fields mean what they mean in ``Block``."""

    line: int = 0
    heading: int = 0
    list_item: bool = False
    quoted: bool = False
    caption: bool = False
    ruled: bool = False
    voice: str | None = None
    time: float | None = None


@dataclass(frozen=True, slots=True)
class Typeset:
    """A paragraph as laid out; it may turn out to hold no words."""

    runs: tuple[Run, ...]
    layout: Layout


def compose_typeset(
    paragraphs: Iterable[Typeset], *, metadata: Metadata, warnings: Sequence[ReadingWarning] = ()
) -> Document:
    """Return the document: each paragraph that holds words is a block, white space inside it is squeezed."""
    tidied = (tidy for paragraph in paragraphs if (tidy := _tidy(paragraph)).runs)
    filled = iter(part_questions(list(islice(tidied, MAX_BLOCKS + 1))))
    document = compose(map(_laid, islice(filled, MAX_BLOCKS)), metadata=metadata, warnings=warnings)
    if len(document.blocks) < MAX_BLOCKS or next(filled, None) is None:
        return document
    note = ReadingWarning(f"more than {MAX_BLOCKS:,} paragraphs; the rest is left out")
    return replace(document, warnings=(*document.warnings, note))


def squeeze(words: str) -> str:
    """Return ``words`` with every stretch of white space as one space, or one newline where it holds one."""
    return _SPACES.sub(lambda space: "\n" if "\n" in space[0] else " ", _INVISIBLE.sub("", words))


def _laid(paragraph: Typeset) -> Laid:
    runs, layout = paragraph.runs, paragraph.layout
    words = _joined(runs)
    return words, partial(
        Block,
        bold=leading(runs, lambda run: run.bold),
        italic=leading(runs, lambda run: run.italic),
        linked=min(len(words), sum(len(run.words.strip()) for run in runs if run.linked)),
        **asdict(layout),
    )


def leading(runs: Sequence[Run], is_set: Callable[[Run], bool]) -> int:
    """Return how many characters at the start are set so: all, where only punctuation other than a colon is not.

    Args:
        runs: Squeezed words without white space at either end.
        is_set: Whether a run is set in the type that is asked for.
    """
    plain = "".join(run.words for run in runs if not is_set(run))
    if any(map(is_set, runs)) and not any(char.isalnum() or char in ":：" for char in plain):
        return len(_joined(runs))
    return len(_joined(runs[: _n_leading(runs, is_set)]).rstrip())


def _n_leading(runs: Sequence[Run], is_set: Callable[[Run], bool]) -> int:
    n_set = 0
    for number, run in enumerate(runs, start=1):
        if is_set(run):
            n_set = number
        elif run.words.strip():
            break
    return n_set


def _joined(runs: Sequence[Run]) -> str:
    # An accent may stand in a run of its own: only the whole is sure to be composed.
    return unicodedata.normalize("NFC", "".join(run.words for run in runs))


def _tidy(paragraph: Typeset) -> Typeset:
    """Squeeze white space across runs, and cut it off at both ends."""
    tidy: list[Run] = []
    for run in paragraph.runs:
        words = squeeze(run.words)
        if not tidy or tidy[-1].words[-1:].isspace():
            words = words.lstrip()
        if words:
            tidy.append(Run(words, bold=run.bold, italic=run.italic, linked=run.linked))
    while tidy and not tidy[-1].words.strip():
        tidy.pop()
    if tidy:
        last = tidy.pop()
        tidy.append(Run(last.words.rstrip(), bold=last.bold, italic=last.italic, linked=last.linked))
    return Typeset(tuple(tidy), paragraph.layout)


def part_questions(paragraphs: Sequence[Typeset]) -> list[Typeset]:
    """Return the paragraphs, each that opens with a question and goes on with its answer cut into two.

    It does where questions are set in bold, in italics, or on a line of their own, several times. Words so set that
    end a sentence are asked without a question mark as well ("Tell us of the mill."), where most others have one.
    """
    parted: dict[int, tuple[Typeset, Typeset]] = {}
    for cut, n_needed in ((partial(_cut_at_type, is_set=_is_bold), 2), (_cut_at_italics, 2), (_cut_at_line, 3)):
        pairs = {n: pair for n, paragraph in enumerate(paragraphs) if (pair := cut(paragraph))}
        asking = {n: pair for n, pair in pairs.items() if _asks(pair[0].runs)}
        if len(asking) >= n_needed:
            found = pairs if len(asking) >= _MOST_ASK * len(pairs) else asking
            parted |= {n: pair for n, pair in found.items() if pair[1].runs and n not in parted}
    return [part for n, paragraph in enumerate(paragraphs) for part in parted.get(n, (paragraph,))]


def _cut_at_type(paragraph: Typeset, *, is_set: Callable[[Run], bool]) -> tuple[Typeset, Typeset] | None:
    """Cut behind the words that are set so at the head of a paragraph, which may be all of it."""
    n_set = _n_leading(paragraph.runs, is_set)
    head, rest = paragraph.runs[:n_set], paragraph.runs[n_set:]
    # "Why now? asked Ada.": the sentence goes on.
    goes_on = _joined(rest).lstrip(" \n\"'“„«‘¿¡(")[:1].islower()
    return None if goes_on or not ends_sentence(_joined(head).rstrip()) else _cut(paragraph, head, rest)


def _cut_at_italics(paragraph: Typeset) -> tuple[Typeset, Typeset] | None:
    pair = _cut_at_type(paragraph, is_set=_is_italic)
    # A single word is slanted because it is stressed.
    return pair if pair and (" " in _joined(pair[0].runs) or n_east_asian(_joined(pair[0].runs)) > 2) else None


def _cut_at_line(paragraph: Typeset) -> tuple[Typeset, Typeset] | None:
    """Cut below a question that ends where the author ended the first line."""
    at = next((n for n, run in enumerate(paragraph.runs) if "\n" in run.words), None)
    if at is None:
        return None
    above, _, below = paragraph.runs[at].words.partition("\n")
    head = (*paragraph.runs[:at], replace(paragraph.runs[at], words=above))
    rest = (replace(paragraph.runs[at], words=below), *paragraph.runs[at + 1 :])
    return _cut(paragraph, head, rest) if _asks(head) else None


def _cut(paragraph: Typeset, head: Sequence[Run], rest: Sequence[Run]) -> tuple[Typeset, Typeset] | None:
    if not head or paragraph.layout.heading or paragraph.layout.caption:
        return None
    below = replace(paragraph.layout, ruled=False, list_item=False, voice=None, time=None)
    return _tidy(Typeset(tuple(head), paragraph.layout)), _tidy(Typeset(tuple(rest), below))


def _asks(runs: Sequence[Run]) -> bool:
    return _joined(runs).rstrip(_CLOSING).endswith(("?", "？"))


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
        if before is self._first and _is_name_line(before.text):
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


def _is_name_line(words: str) -> bool:
    """A full name in capitals by itself, above what somebody says."""
    return words.isupper() and " " in words and looks_like_name(words)


def _is_bold(run: Run) -> bool:
    return run.bold


def _is_italic(run: Run) -> bool:
    return run.italic
