"""Asks questions with known answers and compares the figures."""

from .evaluation import (
    Change,
    Comparison,
    Difference,
    Evaluation,
    Figure,
    Outcome,
    compare,
    require_fit_to_publish,
    score_answers,
)
from .known_questions import ExpectedWords, KnownQuestion, add_known_question, read_known_questions

__all__ = [
    "Change",
    "Comparison",
    "Difference",
    "Evaluation",
    "ExpectedWords",
    "Figure",
    "KnownQuestion",
    "Outcome",
    "add_known_question",
    "compare",
    "read_known_questions",
    "require_fit_to_publish",
    "score_answers",
]
