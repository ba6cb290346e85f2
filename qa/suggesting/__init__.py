"""Makes questions that the articles answer."""

from .suggestions import Suggestions, Topic, Topics

__all__ = [
    "Suggestions",
    "Topic",
    "Topics",
]
