"""Makes questions that the articles answer."""

from .suggestions import Suggestions, Topic, Topics, voices

__all__ = [
    "Suggestions",
    "Topic",
    "Topics",
    "voices",
]
