from .corrections import read_corrections, stray_corrections
from .drafts import (
    Change,
    Current,
    Draft,
    DraftConflictError,
    DraftError,
    Drafts,
    NoSuchFileError,
    NothingToUndoError,
    Step,
    Steps,
    file_name,
    fingerprint_of,
    write_atomically,
)
from .evidence import Evidence, weigh
from .registry import KnownPerson, Registry, read_registry
from .review import is_unsure, review
from .yaml_records import EditorFileError

__all__ = [
    "Change",
    "Current",
    "Draft",
    "DraftConflictError",
    "DraftError",
    "Drafts",
    "EditorFileError",
    "Evidence",
    "KnownPerson",
    "NoSuchFileError",
    "NothingToUndoError",
    "Registry",
    "Step",
    "Steps",
    "file_name",
    "fingerprint_of",
    "is_unsure",
    "read_corrections",
    "read_registry",
    "review",
    "stray_corrections",
    "weigh",
    "write_atomically",
]
