"""An index of the articles as they would be published: built aside from the version in use, so only changes cost."""

import hashlib
import os
import shutil
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from corpus import ArticleFileError
from corpus.editing import ArticleChange, Drafts, write_atomically
from embeddings.building import BuildProgress
from embeddings.encoding import Encoder
from embeddings.engines import local_engine
from embeddings.errors import VectorIndexError
from embeddings.index import STORE, PassageStore
from embeddings.versions import current_version, locked, use, version_folder

from .comparing import changes_between
from .updating import read_corpus, update_index

_MADE_OF = "made-of"
_KEEP = 2  # the version in use, and what was built from it


class DraftIndex:
    """The index of the drafts, in ``folder``; ``index`` is that of what is published."""

    def __init__(self, folder: Path, *, index: Path, drafts: Drafts, encoder: Encoder, max_tokens: int) -> None:
        self.folder, self._engine = folder, local_engine(folder)
        self._index, self._drafts = index, drafts
        self._encoder, self._max_tokens = encoder, max_tokens

    def is_current(self) -> bool:
        """Tell whether it holds the drafts as they are now."""
        try:
            return (self.folder / _MADE_OF).read_text(encoding="ascii") == self.state()
        except OSError:
            return False

    def build(self, progress: BuildProgress | None = None) -> str:
        """Bring it up to date with the drafts; returns the name of its version.

        Raises:
            IndexBusyError: It is being built already.
            ArticleFileError: A file can't be read, so the index would not hold what is to be published.
            CorpusError: Nothing could be read.
            VectorIndexError: It can't be built.
        """
        state = self.state()
        self._begin_with_published()
        with tempfile.TemporaryDirectory(prefix="drafts-") as view:
            laid_out = Path(view) / "articles"
            self._drafts.lay_out(laid_out)
            read = read_corpus(laid_out, engine=self._engine)
            for error in read.library.errors:
                if laid_out in error.file.parents and (path := self._drafts.path(error.file.name)):
                    raise ArticleFileError(path, error.problem)  # not where it lay while it was read
            report = update_index(
                read,
                engine=self._engine,
                encoder=self._encoder,
                max_tokens=self._max_tokens,
                keep_versions=_KEEP,
                progress=progress,
            )
        write_atomically(self.folder / _MADE_OF, state.encode("ascii"))
        return report.version

    def changes(self) -> tuple[ArticleChange, ...]:
        """Return what would change for readers if what it was built from were published.

        Raises:
            VectorIndexError: It was not built yet, or is damaged.
        """
        with closing(_store(self.folder)) as after:
            try:
                before = _store(self._index)
            except VectorIndexError:
                return changes_between(None, after)
            with closing(before):
                return changes_between(before, after)

    def _begin_with_published(self) -> None:
        """Take over the version in use, file by file as links: whatever did not change since is not embedded again."""
        try:
            name = current_version(self._index)
        except VectorIndexError:
            return
        version_folder(self.folder, name).parent.mkdir(parents=True, exist_ok=True)
        with locked(self.folder):
            _link_version(name, source=self._index, target=self.folder)
            use(self.folder, name)

    def hand_over(self) -> str:
        """Lay what was built beside the published versions, where a build of the same articles finds it ready made.

        Raises:
            VectorIndexError: It was not built yet, or somebody else is building there.
        """
        name = current_version(self.folder)
        with locked(self._index):
            _link_version(name, source=self.folder, target=self._index)
        return name

    def state(self) -> str:
        """Return a digest of what the index would be made of: the version in use, and every file by size and time."""
        digest = hashlib.sha256()
        with suppress(VectorIndexError):
            digest.update(current_version(self._index).encode())
        for name, path in self._drafts.view().items():
            status = path.stat()
            digest.update(f"\0{name}\0{path}\0{status.st_size}\0{status.st_mtime_ns}".encode(errors="surrogateescape"))
        return digest.hexdigest()


def _store(index: Path) -> PassageStore:
    return PassageStore.open(version_folder(index, current_version(index)) / STORE)


def _link_version(name: str, *, source: Path, target: Path) -> None:
    """Take over a version, file by file as links; nobody else builds there meanwhile."""
    there = version_folder(target, name)
    if not there.is_dir():
        aside = Path(tempfile.mkdtemp(prefix="building-", dir=target))
        shutil.copytree(version_folder(source, name), aside, copy_function=_linked, dirs_exist_ok=True)
        aside.rename(there)


def _linked(source: str, target: str) -> str:
    """Link a file, which never changes; copy it where the folder is on another disk.

    Readers lock the manifest of the version they read: theirs may not be ours.
    """
    try:
        if Path(source).name == "manifest.json":
            return str(shutil.copy2(source, target))
        os.link(source, target)
    except OSError:
        return str(shutil.copy2(source, target))
    return target
