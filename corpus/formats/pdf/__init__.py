"""PDF files: glyphs to lines, lines to paragraphs, without running heads."""

from .document import read_pdf

__all__ = [
    "read_pdf",
]
