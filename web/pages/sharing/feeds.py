"""What other programs follow: RSS of a person and of a topic, and the map of the site for search engines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from typing import Self
from xml.etree import ElementTree as ET

from corpus import Kind
from qa import Answer, Archive, Quote, Reply
from web import links
from web.ports import Chatbot
from web.wording import Wording

N_ITEMS = 30
MAX_OF_MAP = 50_000  # addresses; the protocol of site maps allows no more in one file
_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Feed:
    """Quotes, the newest first; ``about`` says what they are, also where there are none; ``page`` shows them."""

    title: str
    about: str
    address: str
    page: str
    quotes: tuple[Quote, ...]

    @classmethod
    def of_speaker(cls, chatbot: Chatbot, speaker_id: str, words: Wording) -> Self:
        """Return what somebody says; of those who ask, nothing.

        Raises:
            NotInArchiveError: There is no such person.
        """
        speaker = chatbot.archive.speaker(speaker_id).speaker
        said = chatbot.archive.said_by(speaker_id, start=None, limit=N_ITEMS).passages
        return cls(
            title=words.title(speaker.name),
            about=words.sharing.says(speaker.name),
            address=links.feed(speaker_id),
            page=links.speaker(speaker_id),
            quotes=tuple(Quote(one, one.span, score=0.0) for one in said if one.kind is Kind.STATEMENT),
        )

    @classmethod
    def of_reply(cls, reply: Reply, *, address: str, page: str, words: Wording) -> Self:
        """Return the quotes that answer a question; none where nobody answers."""
        question = reply.interpretation.question.text
        quotes = reply.quotes if isinstance(reply, Answer) else ()
        return cls(
            title=words.title(question),
            about=words.sharing.answers(question),
            address=address,
            page=page,
            quotes=tuple(sorted(quotes, key=lambda one: one.article.published or date.min, reverse=True)),
        )

    def as_rss(self, words: Wording) -> bytes:
        """Return the feed as RSS 2.0."""
        ET.register_namespace("atom", _ATOM)
        rss = ET.Element("rss", version="2.0")
        channel = ET.SubElement(rss, "channel")
        _add(channel, "title", self.title)
        _add(channel, "link", links.absolute(self.page))
        _add(channel, "description", self.about if self.quotes else words.sharing.nothing_yet(self.about))
        address = links.absolute(self.address)
        ET.SubElement(channel, f"{{{_ATOM}}}link", href=address, rel="self", type="application/rss+xml")
        for quote in self.quotes:
            item = ET.SubElement(channel, "item")
            _add(item, "title", f"{words.sharing.said_by(quote)} · {quote.article.title}")
            _add(item, "link", links.absolute(links.permalink(quote.article.id, quote.id)))
            ET.SubElement(item, "guid", isPermaLink="false").text = quote.id
            _add(item, "description", words.taking.quoted(quote.text))
            if quote.article.published:
                _add(item, "pubDate", format_datetime(datetime.combine(quote.article.published, time(), UTC)))
        return _written(rss)


def site_map(archive: Archive, *, part: int | None) -> bytes | None:
    """Return the addresses of articles and people, or those of the parts that they are in; ``None`` beyond the last.

    Conversations are not in it: there is no end of them.
    """
    addresses = [
        *(links.at(path) for path in (links.CHAT, links.ARTICLES, links.SPEAKERS, links.VERIFY, links.ABOUT)),
        *(links.article(one.id) for one in archive.articles_about("")),
        *(links.speaker(one.speaker.id) for one in archive.speakers_called("")),
    ]
    if part is None and len(addresses) > MAX_OF_MAP:
        numbers = range(1, -(-len(addresses) // MAX_OF_MAP) + 1)
        return _map("sitemapindex", "sitemap", [links.at(f"{links.SITEMAP}?part={number}") for number in numbers])
    first = ((part or 1) - 1) * MAX_OF_MAP
    here: Sequence[str] = addresses[first : first + MAX_OF_MAP]
    return _map("urlset", "url", here) if here else None


def for_xml(words: str) -> str:
    """Return words without what XML has no place for, however it is written, such as the code of a bell."""
    return _NOT_IN_XML.sub("", words)


def _map(root: str, entry: str, addresses: Iterable[str]) -> bytes:
    whole = ET.Element(root, xmlns=_SITEMAPS)
    for address in addresses:
        _add(ET.SubElement(whole, entry), "loc", links.absolute(address))
    return _written(whole)


def _add(parent: ET.Element, tag: str, words: str) -> None:
    ET.SubElement(parent, tag).text = for_xml(words)


def _written(root: ET.Element) -> bytes:
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written
