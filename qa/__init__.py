"""Understands a question, finds the words that answer it, and says so when there are none."""

from .errors import (
    MAX_QUESTION_CHARACTERS,
    NotInArchiveError,
    QuestionError,
    QuestionLengthError,
    UnknownFilterError,
)
from .models import (
    Ambiguity,
    Answer,
    Evidence,
    Filters,
    Group,
    Interpretation,
    NotFound,
    Question,
    QuestionKind,
    Quote,
    Reply,
)

__all__ = [
    "MAX_QUESTION_CHARACTERS",
    "Ambiguity",
    "Answer",
    "Evidence",
    "Filters",
    "Group",
    "Interpretation",
    "NotFound",
    "NotInArchiveError",
    "Question",
    "QuestionError",
    "QuestionKind",
    "QuestionLengthError",
    "Quote",
    "Reply",
    "UnknownFilterError",
]
