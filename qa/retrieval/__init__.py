"""Finds the passages nearest to a question, and says how probable it is that they answer."""

from .article_search import ArticleSearch, FoundArticles
from .confidence import AMOUNTS, Calibration, falling, holds_amount, judge, read_calibration
from .ranking import Reranker, interleave, interleave_by
from .retriever import Retriever, note_on

__all__ = [
    "AMOUNTS",
    "ArticleSearch",
    "Calibration",
    "FoundArticles",
    "Reranker",
    "Retriever",
    "falling",
    "holds_amount",
    "interleave",
    "interleave_by",
    "judge",
    "note_on",
    "read_calibration",
]
