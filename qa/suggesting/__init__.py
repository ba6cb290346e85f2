"""Makes questions that the articles answer."""

from .completions import Completes, Completion, Completions
from .grounds import n_holding
from .likeness import group_alike
from .suggestions import Suggestions, Topic, Topics, voices

__all__ = [
    "Completes",
    "Completion",
    "Completions",
    "Suggestions",
    "Topic",
    "Topics",
    "group_alike",
    "n_holding",
    "voices",
]
