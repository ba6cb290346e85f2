"""From a document's blocks to who says which of them."""

from .head_and_foot import is_boilerplate, source_line
from .interview import Dialogue
from .introductions import find_introductions
from .offices import with_offices

__all__ = [
    "Dialogue",
    "find_introductions",
    "is_boilerplate",
    "source_line",
    "with_offices",
]
