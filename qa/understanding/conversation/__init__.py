"""What a question takes from those before it."""

from .followups import FollowUp, asked_before, leans, may_be_about_articles, means_one_who_answered, read_follow_up
from .references import references

__all__ = [
    "FollowUp",
    "asked_before",
    "leans",
    "may_be_about_articles",
    "means_one_who_answered",
    "read_follow_up",
    "references",
]
