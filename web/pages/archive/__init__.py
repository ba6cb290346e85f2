"""The pages that show what the archive holds: articles, people, and about it."""

from .about import AboutPage
from .article import ArticlePage
from .lists import ArticlesPage, Person, SpeakersPage
from .speaker import SpeakerPage

__all__ = [
    "AboutPage",
    "ArticlePage",
    "ArticlesPage",
    "Person",
    "SpeakerPage",
    "SpeakersPage",
]
