"""A quote as a picture, for the cards of other sites: the words, who said them, where they stand."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Self

import fontpkg
from PIL import Image, ImageDraw, ImageFont

from qa import Quote
from web.pages.quotes import marks_of
from web.wording import Wording

from .embeds import HEIGHT, WIDTH

logger = logging.getLogger(__name__)

_MARGIN, _FOOT, _GAP = 80, 190, 24
_PAPER, _INK, _MUTED, _ACCENT, _RULE = "#fcfbf8", "#1d1b18", "#615b52", "#7c2d2a", "#e3ded4"
_SIZES = range(70, 25, -4)  # of the words: the largest in which all of them fit
_LEADING = 1.36
_MOST, _MOST_IN_LINE = 1500, 300  # characters, however narrow: more would only take time
_REGULAR, _BOLD = 400, 650
_FONT = "Noto Serif"
_N_KEPT = 64


@dataclass(frozen=True, slots=True)
class Caption:
    """Everything that a picture says; what says the same is the same picture."""

    words: str
    name: str
    role: str
    source: str
    site: str

    @classmethod
    def of(cls, quote: Quote, words: Wording) -> Self:
        """Return what the picture of a quote says."""
        article, speaker, marks = quote.article, quote.speaker, marks_of(quote.text).split()
        said = " ".join(quote.text.split())
        opening, closing = words.taking.quoted(" ").split()
        day = words.day(article.published) if article.published else None
        return cls(
            words=f"{'' if 'opened' in marks else opening}{said}{'' if 'closed' in marks else closing}",
            name=speaker.name if speaker else words.sharing.said_by(quote),
            role=(speaker.role or "") if speaker else "",
            source=" · ".join(filter(None, (article.title, day))),
            site=words.site,
        )


@lru_cache(maxsize=_N_KEPT)
def picture_of(caption: Caption) -> bytes | None:
    """Return the picture as PNG; ``None`` where it can't be: the font lacks a character, or is not there."""
    try:
        said = set("".join((caption.words, caption.name, caption.role, caption.source)))
        return None if any(map(_is_missing, said)) else _drawn(caption)
    except (OSError, fontpkg.FontpkgError) as error:
        logger.warning("quotes can't be drawn: %s", error)
        return None


def _drawn(caption: Caption) -> bytes:
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 16, HEIGHT), fill=_ACCENT)
    _draw_words(draw, caption.words)
    foot = HEIGHT - _FOOT
    draw.line((_MARGIN, foot, WIDTH - _MARGIN, foot), fill=_RULE, width=2)
    draw.text((WIDTH - _MARGIN, 36), caption.site, font=_font(26, _BOLD), fill=_ACCENT, anchor="ra")
    room = WIDTH - 2 * _MARGIN
    for y, text, font, colour in (
        (foot + 26, caption.name, _font(34, _BOLD), _INK),
        (foot + 78, caption.role, _font(26, _REGULAR), _MUTED),
        (foot + (124 if caption.role else 82), caption.source, _font(24, _REGULAR), _MUTED),
    ):
        draw.text((_MARGIN, y), _cut(text, font, room), font=font, fill=colour)
    written = BytesIO()
    image.save(written, "PNG")
    return written.getvalue()


def _draw_words(draw: ImageDraw.ImageDraw, words: str) -> None:
    room, height = WIDTH - 2 * _MARGIN, HEIGHT - _FOOT - _MARGIN - _GAP
    for size in _SIZES:
        font = _font(size, _REGULAR)
        lines, leading = list(_lines(words[:_MOST], font, room)), int(size * _LEADING)
        if len(lines) * leading <= height:
            break
    else:  # even the smallest is too large: the picture shows how it begins
        kept = height // leading
        lines = [*lines[: kept - 1], _cut(" ".join(lines[kept - 1 :]), font, room)]
    top = _MARGIN + (height - len(lines) * leading) // 2
    for number, line in enumerate(lines):
        draw.text((_MARGIN, top + number * leading), line, font=font, fill=_INK)


def _lines(words: str, font: ImageFont.FreeTypeFont, room: int) -> Iterator[str]:
    line = ""
    for word in words.split():
        longer = f"{line} {word}" if line else word
        if line and font.getlength(longer) > room:
            yield line
            longer = word
        line = longer
    yield line


def _cut(text: str, font: ImageFont.FreeTypeFont, room: int) -> str:
    """Return the text, or as many whole words of it as there is room for."""
    if len(text) > _MOST_IN_LINE:
        text = f"{text[:_MOST_IN_LINE]} …"
    while font.getlength(text) > room and " " in text:
        text = f"{text.removesuffix(' …').rpartition(' ')[0]} …"
    return text


@lru_cache(maxsize=64)
def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(fontpkg.path(_FONT), size)
    font.set_variation_by_axes([weight, 100])
    return font


@lru_cache(maxsize=4096)
def _is_missing(character: str) -> bool:
    """Tell whether the font has no shape for a character: then it draws what it draws for one that nobody has."""
    font = _font(_SIZES[0], _REGULAR)
    return not character.isspace() and bytes(font.getmask(character)) == bytes(font.getmask("\U0010ffff"))
