"""From words with their type (bold, italic, linked) to the text we serve and its blocks."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from corpus.formats.documents import Block, Document, Metadata
from corpus.models import ReadingWarning, Span

MAX_BLOCKS = 200_000

_SPACES = re.compile(r"\s+")
# Marks that only tell a browser where a word may be broken; they would hide the word from a search.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Run:
    """Words set in one type; a newline among them is a line end the author wanted."""

    words: str
    bold: bool = False
    italic: bool = False
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """How a paragraph stands on the page; the fields mean what they mean in ``Block``."""

    line: int = 0
    heading: int = 0
    list_item: bool = False
    quoted: bool = False
    caption: bool = False
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Typeset:
    """A paragraph as laid out; it may turn out to hold no words."""

    runs: tuple[Run, ...]
    layout: Layout


def serve(paragraphs: Iterable[Typeset], *, metadata: Metadata, warnings: Sequence[ReadingWarning] = ()) -> Document:
    """Return the document: each paragraph that holds words is a block, white space inside it is squeezed."""
    texts: list[str] = []
    blocks: list[Block] = []
    at = 0
    filled = (tidy for paragraph in paragraphs if (tidy := _tidy(paragraph)).runs)
    for paragraph in islice(filled, MAX_BLOCKS):
        words = _joined(paragraph.runs)
        blocks.append(_block(paragraph, words, start=at))
        texts.append(words)
        at += len(words) + len(_GAP)
    notes = list(warnings)
    if len(blocks) == MAX_BLOCKS and next(filled, None) is not None:
        notes.append(ReadingWarning(f"more than {MAX_BLOCKS:,} paragraphs; the rest is left out"))
    return Document(_GAP.join(texts), tuple(blocks), metadata, tuple(notes))


def squeeze(words: str) -> str:
    """Return ``words`` with every stretch of white space as one space, or one newline where it holds one."""
    return _SPACES.sub(lambda space: "\n" if "\n" in space[0] else " ", _INVISIBLE.sub("", words))


def _block(paragraph: Typeset, words: str, *, start: int) -> Block:
    layout = paragraph.layout
    return Block(
        span=Span(start, start + len(words)),
        line=layout.line,
        heading=layout.heading,
        bold=leading(paragraph.runs, lambda run: run.bold),
        italic=leading(paragraph.runs, lambda run: run.italic),
        linked=min(len(words), sum(len(run.words.strip()) for run in paragraph.runs if run.linked)),
        list_item=layout.list_item,
        quoted=layout.quoted,
        caption=layout.caption,
        ruled=layout.ruled,
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
    n_set = 0
    for number, run in enumerate(runs, start=1):
        if is_set(run):
            n_set = number
        elif run.words.strip():
            break
    return len(_joined(runs[:n_set]).rstrip())


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
