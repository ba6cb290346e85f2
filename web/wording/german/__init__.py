"""The interface in German."""

from .wording import GERMAN

__all__ = ["GERMAN"]
