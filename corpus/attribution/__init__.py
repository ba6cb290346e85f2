"""From a document's blocks to who says which of them."""

from .head_and_foot import is_boilerplate, source_line
from .interview import Interview, read_interview
from .introductions import find_introductions
from .mentions import find_persons
from .offices import with_offices
from .readings import ASKING

__all__ = [
    "ASKING",
    "Interview",
    "find_introductions",
    "find_persons",
    "is_boilerplate",
    "read_interview",
    "source_line",
    "with_offices",
]
