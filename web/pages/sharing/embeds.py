"""A quote in a frame of another site, and what oEmbed tells of it to that site."""

import re
from dataclasses import dataclass
from typing import Self
from urllib.parse import parse_qs, unquote, urlsplit

from qa import Archive, NotInArchiveError, Quote
from web import links
from web.pages.cards import Card
from web.pages.frame import Frame, Link
from web.pages.quotes import EMBED_WIDTH, Quotation, address_of, frame_of, height_of, quotations
from web.wording import Wording

MIN_WIDTH = 240
WIDTH, HEIGHT = 1200, 630  # of a picture: what the cards of all sites are cut for
CACHE_S = 24 * 60 * 60
_IN_ARTICLE = re.compile(r"(?P<article>.+)-[0-9a-f]{8}(?:-\d+)?\.\d+-\d+", re.ASCII)

Told = dict[str, str | int]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedPage(Frame):
    """A quote alone; without one, that it has gone, and ``way_on`` to what is there.

    ``original`` is the address that search engines should show instead.
    """

    quotation: Quotation | None
    way_on: Link
    original: str = ""
    styles: tuple[str, ...] = links.SHARING_STYLESHEETS
    scripts: tuple[str, ...] = ()

    @classmethod
    def of(cls, quote: Quote, *, words: Wording) -> Self:
        """Return the page of a quote."""
        [quotation] = quotations([quote], wording=words)
        title = words.title(words.sharing.embedded(words.sharing.said_by(quote)))
        way_on = Link(links.absolute(quotation.in_context), words.sharing.read_there)
        return cls(
            title=title,
            description=Card.of_quote(quote, words).description,
            quotation=quotation,
            way_on=way_on,
            original=address_of(quote).partition("#")[0],
            words=words,
        )

    @classmethod
    def gone(cls, archive: Archive, quote_id: str, *, words: Wording) -> Self:
        """Return the page of a quote that is not there any more; its article may be."""
        way_on = Link(links.site() or "/", words.sharing.site_now)
        if found := _IN_ARTICLE.fullmatch(quote_id):
            try:
                there = links.article(archive.article(found["article"]).id)
                way_on = Link(links.absolute(there), words.sharing.article_now)
            except NotInArchiveError:
                pass
        title = words.title(words.sharing.gone)
        return cls(title=title, description=words.description, quotation=None, way_on=way_on, words=words)


def quote_at(archive: Archive, url: str) -> Quote:
    """Return the quote at an address of this site.

    Raises:
        NotInArchiveError: It is an address of another site, or of no quote, or the quote has gone.
    """
    try:
        parts = urlsplit(url)
        site = urlsplit(links.site())
    except ValueError:  # such as an unclosed [ of an IPv6 address
        raise NotInArchiveError("quote", url) from None
    inside = parts.path.removeprefix(site.path)
    if parts.netloc != site.netloc or not inside.startswith((f"{links.ARTICLES}/", f"{links.EMBED}/")):
        raise NotInArchiveError("quote", url)
    named = parse_qs(parts.query).get("quote", [""])[0] or unquote(inside.rpartition("/")[2])
    return archive.quote(named)


def oembed_of(quote: Quote, *, max_width: int | None, max_height: int | None, words: Wording) -> Told:
    """Return what oEmbed 1.0 tells of a quote: a frame, where other sites may show it, else a link with a picture."""
    width = min(EMBED_WIDTH, max(MIN_WIDTH, max_width or EMBED_WIDTH))
    speaker = quote.speaker
    told: Told = {
        "version": "1.0",
        "type": "link",
        "title": f"{words.sharing.said_by(quote)} · {quote.article.title}",
        "provider_name": words.site,
        "provider_url": links.absolute(links.at(links.CHAT)),
        "url": address_of(quote),
        "cache_age": CACHE_S,
        "thumbnail_url": links.absolute(links.picture(quote.id)),
        "thumbnail_width": WIDTH,
        "thumbnail_height": HEIGHT,
    }
    if speaker:
        told |= {"author_name": speaker.name, "author_url": links.absolute(links.speaker(speaker.id))}
    height = height_of(quote, width=width)
    height = min(height, max_height or height)
    if html := frame_of(quote, words, width=width, height=height):
        told |= {"type": "rich", "html": html, "width": width, "height": height}
    return told
