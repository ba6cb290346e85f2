"""The address of everything shown. Paths are fixed by the contract; only this module spells them."""

from collections.abc import Sequence
from urllib.parse import quote, urlencode, urlsplit

CHAT = "/"
ARTICLES = "/articles"
SPEAKERS = "/speakers"
READY = "/readyz"
API = "/api/v1"
STATIC = "/static"
STYLESHEET = f"{STATIC}/style.css"
ICON = f"{STATIC}/icon.svg"

QUOTE_ANCHOR = "quote"


def conversation(questions: Sequence[str]) -> str:
    """Return the address of the conversation that these questions make."""
    if not questions:
        return CHAT
    return f"{CHAT}?{urlencode([('q', question) for question in questions])}#{exchange_anchor(len(questions))}"


def exchange_anchor(number: int) -> str:
    """Return the anchor of a conversation's question, counted from 1."""
    return f"q{number}"


def article(article_id: str) -> str:
    """Return the address of an article's page."""
    return f"{ARTICLES}/{quote(article_id, safe='')}"


def permalink(article_id: str, quote_id: str) -> str:
    """Return the address of a quote: its words, marked, in their article."""
    return f"{article(article_id)}?{urlencode({'quote': quote_id})}#{QUOTE_ANCHOR}"


def speaker(speaker_id: str) -> str:
    """Return the address of a speaker's page."""
    return f"{SPEAKERS}/{quote(speaker_id, safe='')}"


def further(listing: str, cursor: str) -> str:
    """Return the address of the part of a listing that a cursor names."""
    return f"{listing}?{urlencode({'cursor': cursor})}"


def problem(slug: str) -> str:
    """Return the address that explains a type of problem."""
    return f"/problems/{slug}"


def outside(url: str | None) -> str | None:
    """Return a published address only where following it is safe: an article file may say ``javascript:…``."""
    return url if url is not None and _scheme(url) in {"http", "https"} else None


def _scheme(url: str) -> str:
    try:
        return urlsplit(url).scheme
    except ValueError:  # such as an unclosed [ of an IPv6 address
        return ""
