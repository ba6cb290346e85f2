"""The engine that an address names: the one in a folder, or Milvus."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from pathlib import Path
from typing import Protocol, Unpack

import corpus
from corpus import Article
from embeddings import milvus
from embeddings.address import IndexAddress
from embeddings.building import (
    BuildOptions,
    CorpusState,
    build_index,
    earlier_readings,
    is_up_to_date,
    note_read,
    roll_back,
)
from embeddings.encoding import Encoder
from embeddings.engine import PassageIndex
from embeddings.errors import EngineMissingError
from embeddings.index import LocalIndex
from embeddings.manifest import VersionRecord
from embeddings.models import BuildReport
from embeddings.versions import current_version, is_chosen, list_versions, read_versions


class Engine(Protocol):
    """Holds the versions of an index, one of which is in use; the errors are those of this package."""

    @property
    def address(self) -> IndexAddress: ...

    def current_version(self) -> str:
        """Return the name of the version in use; ``NoIndexError`` where there is none."""
        ...

    def has_versions(self) -> bool:
        """Tell whether anything was ever published."""
        ...

    def is_chosen(self) -> bool:
        """Tell whether the version in use is one that somebody went back to, and no build has followed since."""
        ...

    def open(self, *, encoder: Encoder, max_tokens: int | None = None) -> PassageIndex:
        """Open the version in use, which must have been built with this encoder, and this budget unless any will do."""
        ...

    def read_versions(self) -> tuple[VersionRecord, ...]:
        """Return what is known of every version, the oldest first."""
        ...

    def roll_back(self, name: str | None, *, encoder: Encoder, max_tokens: int) -> str:
        """Make an earlier version the one in use, the one before it unless one is named; return its name."""
        ...

    def earlier_readings(self, *, full: bool = False) -> "AbstractContextManager[corpus.Readings]":
        """Give a reader of articles; unless ``full``, what has not changed is not read again."""
        ...

    def build(self, articles: Sequence[Article], **options: Unpack[BuildOptions]) -> BuildReport:
        """Bring the index up to date; see ``build_index``."""
        ...

    def note_read(self, corpus: CorpusState, *, version: str) -> None:
        """Note what the version in use was made of."""
        ...

    def is_up_to_date(self, corpus: Path, *, encoder: Encoder, max_tokens: int) -> bool:
        """Tell whether it is sure that a build would find nothing to do."""
        ...


class LocalEngine:
    """The engine in a folder."""

    def __init__(self, address: IndexAddress, folder: Path) -> None:
        self.address, self._folder = address, folder

    def current_version(self) -> str:
        return current_version(self._folder)

    def has_versions(self) -> bool:
        return bool(list_versions(self._folder))

    def is_chosen(self) -> bool:
        return is_chosen(self._folder)

    def open(self, *, encoder: Encoder, max_tokens: int | None = None) -> LocalIndex:
        return LocalIndex.open(self._folder, encoder=encoder, max_tokens=max_tokens)

    def read_versions(self) -> tuple[VersionRecord, ...]:
        return read_versions(self._folder)

    def roll_back(self, name: str | None, *, encoder: Encoder, max_tokens: int) -> str:
        return roll_back(self._folder, name, encoder=encoder, max_tokens=max_tokens)

    @contextmanager
    def earlier_readings(self, *, full: bool = False) -> "Iterator[corpus.Readings]":
        with earlier_readings(self._folder, full=full) as readings:
            yield readings

    def build(self, articles: Sequence[Article], **options: Unpack[BuildOptions]) -> BuildReport:
        return build_index(articles, folder=self._folder, **options)

    def note_read(self, corpus: CorpusState, *, version: str) -> None:
        note_read(self._folder, corpus, version=version)

    def is_up_to_date(self, corpus: Path, *, encoder: Encoder, max_tokens: int) -> bool:
        return is_up_to_date(self._folder, corpus, encoder=encoder, max_tokens=max_tokens)


@cache
def engine_at(address: IndexAddress) -> Engine:
    """Return the engine of an address; one for a process, for Milvus Lite has one connection to a file."""
    if address.is_folder and address.folder is not None:
        return LocalEngine(address, address.folder)
    try:
        return milvus.MilvusEngine(address)  # its packages are imported here
    except ImportError as error:
        raise EngineMissingError(str(address)) from error


def local_engine(folder: Path) -> Engine:
    """Return the engine in a folder, whatever its name looks like."""
    return engine_at(IndexAddress(folder))
