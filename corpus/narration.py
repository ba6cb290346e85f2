"""The parts of an article that nobody in it speaks: its head, the reporter's own words, and the foot."""

from collections.abc import Sequence

from .documents import Block
from .furniture import is_credit, is_furniture, source_line
from .headlines import Head
from .models import Kind, Paragraph
from .turns import is_title_like

_SURE = 0.9


def narrate(blocks: Sequence[Block], texts: Sequence[str], *, head: Head, end: int) -> list[Paragraph]:
    """Return the paragraphs above the first speech, or all of an article in prose: ``end`` blocks from the first."""
    return [
        Paragraph(blocks[number].span, _kind(number, blocks[number], texts[number], head), confidence=_SURE)
        for number in range(end)
    ]


def foot(blocks: Sequence[Block]) -> list[Paragraph]:
    """Return the site's own words below the article."""
    return [Paragraph(block.span, Kind.BOILERPLATE) for block in blocks]


def is_site_line(text: str) -> bool:
    """Tell whether a line is the site's: a source, or furniture that is no sentence."""
    return source_line(text) is not None or (is_furniture(text) and is_title_like(text))


def _kind(number: int, block: Block, text: str, head: Head) -> Kind:
    above_title = number < head.size and number < (head.title or 0)
    if number == head.title:
        return Kind.HEADING
    if above_title or number in head.byline_blocks or is_site_line(text):
        return Kind.BOILERPLATE
    if block.caption or is_credit(text):
        return Kind.CAPTION
    if block.heading or (is_title_like(text) and not block.list_item):
        return Kind.HEADING
    return Kind.NARRATION
