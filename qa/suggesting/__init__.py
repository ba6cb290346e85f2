"""Makes questions that the articles answer."""

from .completions import Completes, Completion, Completions
from .suggestions import Suggestions, Topic, Topics, voices

__all__ = [
    "Completes",
    "Completion",
    "Completions",
    "Suggestions",
    "Topic",
    "Topics",
    "voices",
]
