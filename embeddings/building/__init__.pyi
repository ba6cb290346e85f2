from .build import build_index
from .embed import BuildProgress
from .freshness import CorpusState, is_up_to_date, note_read
from .plan import earlier_readings, embedded_text, indexed_text
from .rollback import read_versions, roll_back

__all__ = [
    "BuildProgress",
    "CorpusState",
    "build_index",
    "earlier_readings",
    "embedded_text",
    "indexed_text",
    "is_up_to_date",
    "note_read",
    "read_versions",
    "roll_back",
]
