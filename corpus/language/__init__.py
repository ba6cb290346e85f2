"""What belongs to one language: its words, and how to tell which one a text is in."""

from .detection import detect_language

__all__ = [
    "detect_language",
]
