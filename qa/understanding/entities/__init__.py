"""Whom and what a question names: people, offices, articles and dates."""

from .articles import PIECE, Catalogue, TitleMention
from .date_ranges import find_period
from .offices import Glossary
from .speakers import Roster

__all__ = [
    "PIECE",
    "Catalogue",
    "Glossary",
    "Roster",
    "TitleMention",
    "find_period",
]
