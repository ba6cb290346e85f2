"""The words of the editor's desk, in English: one part for each of its rooms."""

from .adding import AddingWords
from .desk import Desk
from .door import DoorWords
from .insight import LearnWords, SurveyWords
from .mending import MendingWords
from .publishing import PublishingWords

__all__ = ["AddingWords", "Desk", "DoorWords", "LearnWords", "MendingWords", "PublishingWords", "SurveyWords"]
