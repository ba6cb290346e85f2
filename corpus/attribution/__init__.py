"""From a document's blocks to who says which of them."""

from .head_and_foot import is_boilerplate, source_line
from .interview import Interview, read_interview
from .introductions import find_introductions
from .offices import with_offices

__all__ = [
    "Interview",
    "find_introductions",
    "is_boilerplate",
    "read_interview",
    "source_line",
    "with_offices",
]
