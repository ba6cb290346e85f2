from .analyzer import analyse, analyse_printed, is_unspaced
from .filters import RowFilter
from .index import ROWS, STORE, TERMS, TOKENS, VECTORS, LocalIndex, check_budget, check_encoder
from .store import (
    PassageStore,
    article_digest,
    article_json,
    read_article_json,
    read_speaker_json,
    speaker_json,
    speaker_records,
)
from .terms import TermIndex
from .token_vectors import Quantised, TokenCollector, TokenVectors
from .vectors import NOISE, VectorIndex

__all__ = [
    "NOISE",
    "ROWS",
    "STORE",
    "TERMS",
    "TOKENS",
    "VECTORS",
    "LocalIndex",
    "PassageStore",
    "Quantised",
    "RowFilter",
    "TermIndex",
    "TokenCollector",
    "TokenVectors",
    "VectorIndex",
    "analyse",
    "analyse_printed",
    "article_digest",
    "article_json",
    "check_budget",
    "check_encoder",
    "is_unspaced",
    "read_article_json",
    "read_speaker_json",
    "speaker_json",
    "speaker_records",
]
