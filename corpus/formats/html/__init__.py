"""Web pages, and other formats that become one on the way: the main text and its blocks."""

from .layout import typeset
from .page import cut_unread, read_html
from .tree import Element, drop_shortcodes, parse_html

__all__ = [
    "Element",
    "cut_unread",
    "drop_shortcodes",
    "parse_html",
    "read_html",
    "typeset",
]
