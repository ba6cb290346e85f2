"""Reads questions: who is asked, about what, where, and what a follow-up leans on."""

from .interpreter import Interpreter
from .spelling import Lexicon, Spelling
from .tokens import SAYING_FORMS

__all__ = [
    "SAYING_FORMS",
    "Interpreter",
    "Lexicon",
    "Spelling",
]
