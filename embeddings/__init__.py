"""Turns passages into vectors and terms, keeps versions of them on disk, and finds passages again."""

from .builder import build_index
from .contexts import embedded_text, indexed_text
from .cross_encoder import CrossEncoder
from .earlier import earlier_readings
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
    RerankerMissingError,
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
    Likeness,
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
from .words import analyse, is_unspaced

__all__ = [
    "ArticleAbbreviation",
    "ArticleRecord",
    "BuildProgress",
    "BuildReport",
    "CrossEncoder",
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
    "Likeness",
    "Mask",
    "Matrix",
    "NoIndexError",
    "PassageIndex",
    "PassageStore",
    "RerankerMissingError",
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
    "earlier_readings",
    "embedded_text",
    "identity_of",
    "indexed_text",
    "is_chosen",
    "is_unspaced",
    "list_versions",
    "read_versions",
    "roll_back",
]
