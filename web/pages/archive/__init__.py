"""The pages that show what the archive holds: articles, people, and about it."""

from .about import AboutPage
from .article import ArticlePage
from .lists import ListPage, SpeakerEntry
from .speaker import SpeakerPage

__all__ = ["AboutPage", "ArticlePage", "ListPage", "SpeakerEntry", "SpeakerPage"]
