"""Turns passages into vectors and terms, keeps versions of them on disk, and finds passages again."""

from .builder import build_index
from .contexts import embedded_text, indexed_text
from .embedding import BuildProgress
from .encoder import Encoder, SentenceEncoder, identity_of
from .errors import (
    DamagedIndexError,
    EncoderDigestError,
    EncoderMissingError,
    ForeignFolderError,
    IndexBusyError,
    NoIndexError,
    StaleIndexError,
    VectorIndexError,
)
from .index import PassageIndex
from .models import (
    ArticleAbbreviation,
    BuildReport,
    EncodedQuery,
    EncoderIdentity,
    IndexManifest,
    Mask,
    Matrix,
    Rows,
    Scored,
    SpeakerRecord,
    Tokens,
    Vector,
)
from .store import PassageStore
from .terms import TermIndex
from .vectors import VectorIndex
from .versions import current_version, list_versions
from .words import analyse

__all__ = [
    "ArticleAbbreviation",
    "BuildProgress",
    "BuildReport",
    "DamagedIndexError",
    "EncodedQuery",
    "Encoder",
    "EncoderDigestError",
    "EncoderIdentity",
    "EncoderMissingError",
    "ForeignFolderError",
    "IndexBusyError",
    "IndexManifest",
    "Mask",
    "Matrix",
    "NoIndexError",
    "PassageIndex",
    "PassageStore",
    "Rows",
    "Scored",
    "SentenceEncoder",
    "SpeakerRecord",
    "StaleIndexError",
    "TermIndex",
    "Tokens",
    "Vector",
    "VectorIndex",
    "VectorIndexError",
    "analyse",
    "build_index",
    "current_version",
    "embedded_text",
    "identity_of",
    "indexed_text",
    "list_versions",
]
