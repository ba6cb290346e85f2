"""Makes questions that the articles answer."""

from .suggestions import Suggestions

__all__ = ["Suggestions"]
