"""Makes questions that the articles answer."""

from .speaker_topics import Topic, Topics
from .suggestions import Suggestions

__all__ = [
    "Suggestions",
    "Topic",
    "Topics",
]
