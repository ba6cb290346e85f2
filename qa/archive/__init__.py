"""The articles being served: looked up by id, surveyed for what they lack, and what is spoken of in them."""

from .archive import Archive, Holdings, Page, Said
from .survey import ArticleState, Gap, Likeness, Namesakes, Survey
from .topic_map import MAX_PEOPLE, SpokenOf, TopicMap

__all__ = [
    "MAX_PEOPLE",
    "Archive",
    "ArticleState",
    "Gap",
    "Holdings",
    "Likeness",
    "Namesakes",
    "Page",
    "Said",
    "SpokenOf",
    "Survey",
    "TopicMap",
]
