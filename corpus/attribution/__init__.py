"""From a document's blocks to who says which of them."""

from .boilerplate import is_furniture, source_line
from .interview import Dialogue
from .introductions import find_introductions

__all__ = [
    "Dialogue",
    "find_introductions",
    "is_furniture",
    "source_line",
]
