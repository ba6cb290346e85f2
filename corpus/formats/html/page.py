"""HTML: a page as saved from a site, or the part of one that holds an article, and what it declares in its head."""

import html
import re

import trafilatura

from corpus.formats.documents import Document, compose_typeset
from corpus.formats.metadata import Metadata, filled, iso_date

from .layout import typeset
from .main_text import main_text
from .tree import Element, drop_shortcodes, parse_html, words_of

_HEAD_CHARS = 500_000  # a head, and the top of the article, end well before
_HAS_HEAD = re.compile(r"<(?:head|meta|title)\b", re.IGNORECASE)
_SITE_MARK = r"\s*(?:[|·•»«:–—]|\s-)\s*"
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_]|$)", re.IGNORECASE)
_MAX_TITLE = 500


def read_html(text: str, *, metadata: Metadata, first_line: int = 1) -> Document:
    """Cut the main text of a page into blocks; what the page declares fills the gaps of ``metadata``.

    Navigation, comments, cookie bars and the like are left out. ``first_line`` is the line of the file at which
    ``text`` begins. A page without words gives no blocks.
    """
    source = drop_shortcodes(text, caption=lambda words: f"<figcaption>{html.escape(words)}</figcaption>")
    root, warnings = parse_html(source)
    if root is None:
        return Document("", (), metadata, warnings)
    declared = filled(metadata, _page_metadata(source, root))

    def line_of(element: Element) -> int | None:
        return element.sourceline + first_line - 1 if element.sourceline else None

    return compose_typeset(typeset(main_text(root), line_of=line_of), metadata=declared, warnings=warnings)


def _page_metadata(text: str, root: Element) -> Metadata:
    """Return what the head of a page declares; nothing for a part of a page, which has none."""
    language = _language(root)
    if not _HAS_HEAD.search(text, 0, _HEAD_CHARS):
        return Metadata(language=language)
    try:
        # Guessing a date from the words of the article ("extensive") is not the page's own word.
        found = trafilatura.extract_metadata(text[:_HEAD_CHARS], extensive=False)
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
        # The library trusts a page's JSON-LD to be of the usual shape; the words below it can still be read.
        return Metadata(language=language)
    headings = [words_of(heading, max_chars=_MAX_TITLE) for heading in root.iter("h1")]
    return Metadata(
        title=_without_site(_words(found.title), site=_words(found.sitename), headings=headings),
        byline=_byline(_words(found.author, ", ")),
        published=iso_date(found.date),
        source=_words(found.sitename),
        url=_words(found.url),
        language=language or _words(found.language),
    )


def _without_site(title: str | None, *, site: str | None, headings: list[str]) -> str | None:
    """Take the name of the site off the title in the browser's bar."""
    if title is None:
        return None
    for heading in headings:
        if heading and re.match(re.escape(heading) + _SITE_MARK, title):
            return heading
    if site and (found := re.fullmatch(rf"(.{{3,}}?){_SITE_MARK}{re.escape(site)}", title, re.IGNORECASE)):
        return found[1]
    return title


def _words(printed: object, joint: str = "; ") -> str | None:
    if not isinstance(printed, str):  # JSON-LD may hold anything, whatever the library's types say
        return None
    return " ".join(printed.replace("; ", joint).split()) or None


def _byline(printed: str | None) -> str | None:
    """An author's box tells of the author or the site in sentences; those are no byline."""
    return None if printed is None or re.search(r"\b(?:is|are|was|were|has|have)\b", printed) else printed


def _language(root: Element) -> str | None:
    found = _LANGUAGE.match(root.get("lang") or "")
    return found[1].lower() if found else None
