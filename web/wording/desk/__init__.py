"""The words of the editor's desk, in English: one part for each of its rooms."""

from .desk import Desk
from .door import DoorWords
from .publishing import PublishingWords

__all__ = ["Desk", "DoorWords", "PublishingWords"]
