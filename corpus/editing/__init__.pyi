from .corrections import read_corrections, stray_corrections
from .evidence import Evidence, weigh
from .registry import KnownPerson, Registry, read_registry
from .review import is_unsure, review
from .yaml_records import EditorFileError

__all__ = [
    "EditorFileError",
    "Evidence",
    "KnownPerson",
    "Registry",
    "is_unsure",
    "read_corrections",
    "read_registry",
    "review",
    "stray_corrections",
    "weigh",
]
