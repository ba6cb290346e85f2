"""Reads a folder of articles and brings its index up to date: the two steps of every build."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import corpus
from embeddings.building import BuildProgress, CorpusState
from embeddings.encoding import Encoder
from embeddings.engines import Engine
from embeddings.models import BuildReport


@dataclass(frozen=True, slots=True)
class ReadCorpus:
    """What was read of a folder, by which ``readings``; ``files`` is how they were before anybody read them."""

    folder: Path
    # In quotes, for a server starts without what reads articles.
    library: "corpus.Library"
    readings: "corpus.Readings"
    files: CorpusState | None


def read_corpus(
    folder: Path,
    *,
    engine: Engine,
    full: bool = False,
    read_ahead: "Callable[[Sequence[Path], corpus.Readings], corpus.Readings]" = lambda _, readings: readings,
) -> ReadCorpus:
    """Read the articles of a folder; unless ``full``, what has not changed since the version in use is not read again.

    Args:
        folder: Of the articles.
        engine: Whose version in use knows what was read before.
        full: Read all of it anew.
        read_ahead: Given the files and what is known, reads what it can elsewhere.

    Raises:
        CorpusFolderError: The folder is missing, can't be listed, or holds no article file.
        EditorFileError: The registry can't be read.
    """
    files = CorpusState.of(folder) if folder.is_dir() else None
    with engine.earlier_readings(full=full) as earlier:
        registry = corpus.read_registry(folder, last=earlier.people)
        paths = corpus.article_files(folder)
        readings = read_ahead(paths, earlier)
        library = corpus.read_library(paths, registry, readings)
    return ReadCorpus(folder, library, readings, files)


def update_index(
    read: ReadCorpus,
    *,
    engine: Engine,
    encoder: Encoder,
    max_tokens: int,
    keep_versions: int,
    full: bool = False,
    progress: BuildProgress | None = None,
) -> BuildReport:
    """Bring an index up to date with what was read; see ``build_index``.

    Raises:
        NothingReadError: Not one article could be read.
        VectorIndexError: The index can't be built; the version in use stays.
    """
    if not read.library.articles:
        raise corpus.NothingReadError(read.folder)
    report = engine.build(
        read.library.articles,
        encoder=encoder,
        max_tokens=max_tokens,
        readings=read.readings.articles,
        unread=read.library.unread,
        people=read.library.people,
        full=full,
        keep_versions=keep_versions,
        progress=progress,
    )
    if read.files and not read.library.errors:  # a file that can't be read is tried again at every start
        engine.note_read(read.files, version=report.version)
    return report
