"""Understands a question, finds the words that answer it, and says so when there are none."""

from .archive import Archive, Page
from .chatbot import Chatbot, SearchResult
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
    Wanted,
)

__all__ = [
    "MAX_QUESTION_CHARACTERS",
    "Ambiguity",
    "Answer",
    "Archive",
    "Chatbot",
    "Evidence",
    "Filters",
    "Group",
    "Interpretation",
    "NotFound",
    "NotInArchiveError",
    "Page",
    "Question",
    "QuestionError",
    "QuestionKind",
    "QuestionLengthError",
    "Quote",
    "Reply",
    "SearchResult",
    "UnknownFilterError",
    "Wanted",
]
