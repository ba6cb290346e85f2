"""The site as an app: its manifest, and the page that is there without a network."""

from dataclasses import replace

from web import links
from web.pages.frame import Link, MessagePage
from web.wording import Wording

_PAPER, _ACCENT = "#fcfbf8", "#7c2d2a"


def offline_page(words: Wording) -> MessagePage:
    """Return what a browser that has been here shows where the server can't be reached; the way on is the address."""
    page = MessagePage.of(words.sharing.offline, words.sharing.offline_why, words=words, leads_on=False)
    return replace(page, ways_on=(Link("", words.again),), scripts=())


def manifest(words: Wording) -> dict[str, object]:
    """Return what a browser needs to install the site."""
    home = links.at(links.CHAT)
    return {
        "id": home,
        "name": words.site,
        "short_name": words.site,
        "description": words.description,
        "lang": words.language,
        "start_url": home,
        "scope": home,
        "display": "minimal-ui",
        "background_color": _PAPER,
        "theme_color": _ACCENT,
        "icons": [{"src": links.at(links.ICON), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
    }
