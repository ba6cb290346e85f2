"""What editors add to the articles: who is who, what was read wrongly, and what they should look at."""

from .corrections import Corrections, read_corrections, stray_corrections
from .records import EditorFileError
from .registry import Registry, read_registry
from .review import UNSURE_BELOW, review

__all__ = [
    "UNSURE_BELOW",
    "Corrections",
    "EditorFileError",
    "Registry",
    "read_corrections",
    "read_registry",
    "review",
    "stray_corrections",
]
