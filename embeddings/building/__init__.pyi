from .build import build_index
from .freshness import CorpusState, is_up_to_date, note_read
from .plan import earlier_readings, embedded_text, indexed_text
from .rollback import roll_back

__all__ = [
    "CorpusState",
    "build_index",
    "earlier_readings",
    "embedded_text",
    "indexed_text",
    "is_up_to_date",
    "note_read",
    "roll_back",
]
