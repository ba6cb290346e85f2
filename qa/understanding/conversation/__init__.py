"""What a question takes from those before it."""

from .followups import FollowUp, asked_before, leans, leans_on_reply, may_be_about_articles, put_to_each, read_follow_up
from .references import references

__all__ = [
    "FollowUp",
    "asked_before",
    "leans",
    "leans_on_reply",
    "may_be_about_articles",
    "put_to_each",
    "read_follow_up",
    "references",
]
