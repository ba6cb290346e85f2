"""Reads article files and says who said what."""

from .editing import UNSURE_BELOW, EditorFileError, Registry, read_registry
from .errors import (
    ArticleFileError,
    CorpusError,
    CorpusFolderError,
    DuplicateArticleError,
    NothingReadError,
    OnTheRecordError,
)
from .formats import READABLE_SUFFIXES
from .ids import JOINT
from .library import Library, Readings, article_files, read_library, review_file, tell_namesakes_apart
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
from .passages import split_passages
from .reader import read_article
from .text import count_tokens, ends_sentence, fold, fold_marks, looks_like_name, name_tokens, split_sentences

__all__ = [
    "JOINT",
    "QUOTABLE",
    "READABLE_SUFFIXES",
    "SPEECH",
    "UNSURE_BELOW",
    "Abbreviation",
    "Article",
    "ArticleFileError",
    "Attribution",
    "Context",
    "CorpusError",
    "CorpusFolderError",
    "DuplicateArticleError",
    "EditorFileError",
    "Kind",
    "Library",
    "NothingReadError",
    "OnTheRecordError",
    "Paragraph",
    "Part",
    "Passage",
    "ReadingWarning",
    "Readings",
    "Registry",
    "Span",
    "Speaker",
    "Turn",
    "article_files",
    "count_tokens",
    "ends_sentence",
    "fold",
    "fold_marks",
    "looks_like_name",
    "name_tokens",
    "read_article",
    "read_library",
    "read_registry",
    "review_file",
    "split_passages",
    "split_sentences",
    "tell_namesakes_apart",
]
