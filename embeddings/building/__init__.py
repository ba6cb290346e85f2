"""Bringing an index up to date: plan, reuse, embed, check, publish; and going back."""

from .build import build_index
from .plan import earlier_readings, embedded_text, indexed_text
from .rollback import read_versions, roll_back

__all__ = [
    "build_index",
    "earlier_readings",
    "embedded_text",
    "indexed_text",
    "read_versions",
    "roll_back",
]
