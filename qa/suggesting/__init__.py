"""Makes questions that the articles answer."""

from .suggestions import Suggestions
from .topics import Topic, Topics

__all__ = ["Suggestions", "Topic", "Topics"]
