"""HTML: a page as saved from a site, or the part of one that holds an article."""

import html

from corpus.formats.documents import Document, Metadata

from .layout import typeset
from .main_text import main_text
from .metadata import merge, page_metadata
from .runs import serve
from .shortcodes import drop_shortcodes
from .tree import Element, parse_html


def read_html(text: str, *, metadata: Metadata, first_line: int = 1) -> Document:
    """Cut the main text of a page into blocks; what the page declares fills the gaps of ``metadata``.

    Navigation, comments, cookie bars and the like are left out. ``first_line`` is the line of the file at which
    ``text`` begins. A page without words gives no blocks.
    """
    source = drop_shortcodes(text, caption=lambda words: f"<figcaption>{html.escape(words)}</figcaption>")
    root, warnings = parse_html(source)
    if root is None:
        return Document("", (), metadata, warnings)
    declared = merge(metadata, page_metadata(source, root))

    def line_of(element: Element) -> int | None:
        return element.sourceline + first_line - 1 if element.sourceline else None

    return serve(typeset(main_text(root), line_of=line_of), metadata=declared, warnings=warnings)
