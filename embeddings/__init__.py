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
    IndexWriteError,
    NoIndexError,
    StaleIndexError,
    VectorIndexError,
    VersionError,
)
from .history import read_versions, roll_back
from .index import PassageIndex
from .models import (
    ArticleAbbreviation,
    ArticleRecord,
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
    VersionRecord,
)
from .store import PassageStore
from .terms import TermIndex
from .vectors import VectorIndex
from .versions import current_version, is_chosen, list_versions
from .words import analyse

__all__ = [
    "ArticleAbbreviation",
    "ArticleRecord",
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
    "IndexWriteError",
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
    "VersionError",
    "VersionRecord",
    "analyse",
    "build_index",
    "current_version",
    "embedded_text",
    "identity_of",
    "indexed_text",
    "is_chosen",
    "list_versions",
    "read_versions",
    "roll_back",
]
