"""What a question takes from those before it, and what is only small talk."""

from .followups import FollowUp, asked_before, leans, may_be_about_articles, means_whoever_was_heard, read_follow_up
from .references import references
from .small_talk import small_talk

__all__ = [
    "FollowUp",
    "asked_before",
    "leans",
    "may_be_about_articles",
    "means_whoever_was_heard",
    "read_follow_up",
    "references",
    "small_talk",
]
