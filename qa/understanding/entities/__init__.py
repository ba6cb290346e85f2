"""Whom and what a question names: people, offices, articles and dates."""

from .articles import Catalogue
from .date_ranges import find_period
from .offices import Glossary
from .speakers import Roster

__all__ = [
    "Catalogue",
    "Glossary",
    "Roster",
    "find_period",
]
