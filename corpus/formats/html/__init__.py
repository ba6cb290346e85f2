"""Web pages, and whatever else becomes one on the way: the main text and its blocks."""

from .layout import typeset
from .main_text import cut_unread
from .metadata import iso_date
from .page import read_html
from .runs import serve
from .shortcodes import drop_shortcodes
from .tree import Element, parse_html

__all__ = [
    "Element",
    "cut_unread",
    "drop_shortcodes",
    "iso_date",
    "parse_html",
    "read_html",
    "serve",
    "typeset",
]
