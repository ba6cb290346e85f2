"""Reads questions: who is asked, about what, where, and what a follow-up leans on."""

from .interpreter import Interpreter
from .spelling import Lexicon, Spelling

__all__ = [
    "Interpreter",
    "Lexicon",
    "Spelling",
]
