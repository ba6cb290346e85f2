"""What editors add to the articles: who is who, what was read wrongly, and what they should look at."""

from .corrections import read_corrections, stray_corrections
from .registry import KnownPerson, Registry, read_registry
from .review import UNSURE_BELOW, review
from .yaml_records import EditorFileError

__all__ = [
    "UNSURE_BELOW",
    "EditorFileError",
    "KnownPerson",
    "Registry",
    "read_corrections",
    "read_registry",
    "review",
    "stray_corrections",
]
