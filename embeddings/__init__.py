"""Turns passages into vectors and terms, keeps versions of them on disk, and finds passages again."""

from .builder import BuildProgress, build_index
from .contexts import embedded_text, indexed_text
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
    EncoderIdentity,
    IndexManifest,
    Mask,
    Matrix,
    Rows,
    Scored,
    SpeakerRecord,
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
