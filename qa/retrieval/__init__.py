"""Finds the passages nearest to a question, and says how probable it is that they answer."""

from .confidence import AMOUNTS, Calibration, holds_amount, probability_of, read_calibration
from .late_interaction import MAX_SENTENCES, MAX_WORDS, sentences_of, windows
from .ranking import Reranker, take_turns
from .retriever import Retriever, note_on

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
    "take_turns",
    "windows",
]
