"""What a question takes from those before it, and what is only small talk."""

from .followups import read_follow_up
from .references import references
from .small_talk import small_talk

__all__ = [
    "read_follow_up",
    "references",
    "small_talk",
]
