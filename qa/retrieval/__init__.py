"""Finds the passages nearest to a question, and says how probable it is that they answer."""

from .amounts import AMOUNTS, holds_amount
from .confidence import Calibration, probability_of, read_calibration
from .late_interaction import MAX_SENTENCES, MAX_WORDS, sentences_of, windows
from .matching import NOTE
from .reranking import Reranker
from .retriever import Retriever

__all__ = [
    "AMOUNTS",
    "MAX_SENTENCES",
    "MAX_WORDS",
    "NOTE",
    "Calibration",
    "Reranker",
    "Retriever",
    "holds_amount",
    "probability_of",
    "read_calibration",
    "sentences_of",
    "windows",
]
