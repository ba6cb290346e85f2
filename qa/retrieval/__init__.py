"""Finds the passages nearest to a question, and says how probable it is that they answer."""

from .amounts import AMOUNTS, holds_amount
from .confidence import Calibration, probability_of, read_calibration
from .late_interaction import MAX_SENTENCES, MAX_WORDS, sentences_of, windows
from .matching import note_on
from .reranking import Reranker
from .retriever import Retriever

__all__ = [
    "AMOUNTS",
    "MAX_SENTENCES",
    "MAX_WORDS",
    "Calibration",
    "Reranker",
    "Retriever",
    "holds_amount",
    "note_on",
    "probability_of",
    "read_calibration",
    "sentences_of",
    "windows",
]
