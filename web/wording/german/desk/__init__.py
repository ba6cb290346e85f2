"""German: the words of the editor's desk."""

from .desk import GermanDesk

__all__ = ["GermanDesk"]
