"""Reads article files and says who said what."""

from .errors import ArticleFileError, CorpusError, CorpusFolderError, DuplicateArticleError, OnTheRecordError
from .models import (
    QUOTABLE,
    SPEECH,
    Abbreviation,
    Article,
    Attribution,
    Context,
    Kind,
    Paragraph,
    Part,
    Passage,
    ReadingWarning,
    Span,
    Speaker,
    Turn,
)

__all__ = [
    "QUOTABLE",
    "SPEECH",
    "Abbreviation",
    "Article",
    "ArticleFileError",
    "Attribution",
    "Context",
    "CorpusError",
    "CorpusFolderError",
    "DuplicateArticleError",
    "Kind",
    "OnTheRecordError",
    "Paragraph",
    "Part",
    "Passage",
    "ReadingWarning",
    "Span",
    "Speaker",
    "Turn",
]
