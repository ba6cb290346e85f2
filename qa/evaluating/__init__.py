"""Asks questions with known answers and compares the figures; and what editors do with drafts, which they try so."""

from .desk import AtWorkError, Desk, Failure, NoWayBackError, Task, Trial, Work
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
    "AtWorkError",
    "Change",
    "Comparison",
    "Desk",
    "Difference",
    "Evaluation",
    "ExpectedWords",
    "Failure",
    "Figure",
    "KnownQuestion",
    "NoWayBackError",
    "Outcome",
    "Task",
    "Trial",
    "Work",
    "add_known_question",
    "compare",
    "read_known_questions",
    "require_fit_to_publish",
    "score_answers",
]
