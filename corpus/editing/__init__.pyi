from .corrections import corrections_file, read_corrections, stray_corrections
from .differences import (
    ArticleChange,
    FactChange,
    Outcome,
    ParagraphChange,
    PassageSpan,
    Printed,
    Run,
    difference,
    words_between,
)
from .drafts import Change, Draft, DraftConflictError, Drafts, fingerprint_of, write_atomically
from .evidence import Evidence, weigh
from .history import Action, Former, History, HistoryError, Publication
from .registry import KnownPerson, Registry, read_registry
from .review import is_unsure, review
from .yaml_records import EditorFileError

__all__ = [
    "Action",
    "ArticleChange",
    "Change",
    "Draft",
    "DraftConflictError",
    "Drafts",
    "EditorFileError",
    "Evidence",
    "FactChange",
    "Former",
    "History",
    "HistoryError",
    "KnownPerson",
    "Outcome",
    "ParagraphChange",
    "PassageSpan",
    "Printed",
    "Publication",
    "Registry",
    "Run",
    "corrections_file",
    "difference",
    "fingerprint_of",
    "is_unsure",
    "read_corrections",
    "read_registry",
    "review",
    "stray_corrections",
    "weigh",
    "words_between",
    "write_atomically",
]
