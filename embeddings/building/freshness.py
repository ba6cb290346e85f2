"""Whether anything has changed since the articles were last read, so that they need not be read again.

A note beside the versions says which files of the corpus the version in use was made of. It only ever saves time:
without it, or where it does not fit, everything is looked at as usual.
"""

import hashlib
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

import corpus as reading
from embeddings.encoding import Encoder
from embeddings.errors import VectorIndexError
from embeddings.manifest import COARSE_NS, check_files
from embeddings.versions import check_name, current_version, read_manifest, version_folder

_NOTE = "read.json"


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as it was seen: when it was last changed, in nanoseconds, how long it was, and its SHA-256."""

    changed_ns: int
    n_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class CorpusState:
    """All files of a corpus folder as they were at a time in nanoseconds, before anybody read them."""

    folder: str
    seen_ns: int
    files: dict[str, FileState]

    @classmethod
    def of(cls, folder: Path) -> "CorpusState":
        """Look at every file that lies directly in a folder."""
        seen_ns = time.time_ns()
        files = {file.name: _state(file) for file in folder.iterdir() if file.is_file()}
        return cls(str(folder.resolve()), seen_ns, files)

    def still_holds(self, folder: Path) -> bool:
        """Tell whether the files are the same to the byte; only those that may have changed are read."""
        try:
            if str(folder.resolve()) != self.folder:
                return False
            files = {file.name: file for file in folder.iterdir() if file.is_file()}
            return files.keys() == self.files.keys() and all(
                self._is_same(files[name], state) for name, state in self.files.items()
            )
        except OSError:
            return False

    def _is_same(self, file: Path, state: FileState) -> bool:
        status = file.stat()
        if status.st_size != state.n_bytes:
            return False
        if status.st_mtime_ns == state.changed_ns and state.changed_ns < self.seen_ns - COARSE_NS:
            return True
        return _state(file).sha256 == state.sha256


@dataclass(frozen=True, slots=True)
class _Note:
    """What a version was made of."""

    version: str
    corpus: CorpusState


def note_read(index: Path, corpus: CorpusState, *, version: str) -> None:
    """Note what the version in use was made of; where that can't be written, the next start takes longer."""
    new = index / f"building-{_NOTE}"
    try:
        new.write_bytes(_notes().dump_json(_Note(version, corpus)))
        new.replace(index / _NOTE)
    except OSError:
        return


def is_up_to_date(index: Path, corpus: Path, *, encoder: Encoder, max_tokens: int) -> bool:
    """Tell whether a build would find nothing to do: neither files, program, encoder nor budget have changed.

    Args:
        index: The index folder.
        corpus: The folder with the articles.
        encoder: What a build would embed with; its weights are compared, and the model is not loaded.
        max_tokens: The budget that a build would cut passages with.
    """
    try:
        note = _notes().validate_json((index / _NOTE).read_bytes())
        version = version_folder(index, current_version(index))
        manifest = read_manifest(version)
        made_of = (manifest.program, manifest.encoder.model, manifest.encoder.weights, manifest.max_tokens)
        if note.version != version.name or made_of != (program_digest(), encoder.model_id, encoder.digest, max_tokens):
            return False
        check_name(version)
        check_files(version, manifest, digests=True)
    except (OSError, ValidationError, VectorIndexError):
        return False
    return note.corpus.still_holds(corpus)


@cache
def program_digest() -> str:
    """Return one SHA-256 over the code of ``corpus`` and of this package; what other code has made is made anew."""
    digest = hashlib.sha256()
    for folder in (Path(reading.__file__).parent, Path(__file__).parent.parent):
        for file in sorted(folder.rglob("*.py")):
            digest.update(file.relative_to(folder).as_posix().encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _state(file: Path) -> FileState:
    status = file.stat()
    with file.open("rb") as data:
        return FileState(status.st_mtime_ns, status.st_size, hashlib.file_digest(data, "sha256").hexdigest())


@cache
def _notes() -> TypeAdapter[_Note]:
    return TypeAdapter(_Note)
