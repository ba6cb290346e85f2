"""Finds in ordinary news text whose words stand in quotation marks."""

from .prose import ProseQuote, find_prose_quotes
from .prose_articles import read_prose

__all__ = ["ProseQuote", "find_prose_quotes", "read_prose"]
