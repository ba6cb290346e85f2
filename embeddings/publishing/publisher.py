"""Publishes drafts: into the folder of articles, then into the index; whole or not at all, and told in the history."""

import fcntl
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from corpus.editing import Action, Drafts, History, Publication, corrections_file
from embeddings.building import BuildProgress, roll_back
from embeddings.building.plan import version_in_use
from embeddings.encoding import Encoder
from embeddings.engines import local_engine
from embeddings.errors import IndexBusyError, VectorIndexError
from embeddings.index import LocalIndex
from embeddings.versions import current_version, discard, version_folder

from .comparing import changes_between
from .draft_index import DraftIndex
from .journal import Intent, Journal
from .updating import read_corpus, update_index

_HISTORY, _INDEX = "history.jsonl", "index"
_JOURNAL, _LOCK = "publishing", "publishing.lock"


class PublishingBusyError(IndexBusyError):
    """Somebody else is publishing; nothing was done."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "somebody else is publishing just now; look at what they publish, then try again")


class NothingToPublishError(VectorIndexError):
    """There is no draft, so nothing would change."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder}: there is no draft to publish; change something first")
        self.folder = folder


class OutdatedDraftsError(VectorIndexError):
    """Published files were changed since drafts of them were made; nothing was published, no draft is lost."""

    def __init__(self, names: Collection[str]) -> None:
        listed = ", ".join(sorted(names))
        super().__init__(f"{listed}: changed since the draft of it was made; look at both, and choose what holds")
        self.names = tuple(sorted(names))


class Publisher:
    """Publishes the drafts of one archive; several processes may hold one, and only one of them publishes at a time."""

    def __init__(
        self,
        drafts: Drafts,
        *,
        index: Path,
        encoder: Encoder,
        max_tokens: int,
        keep_versions: int,
    ) -> None:
        """Open nothing yet.

        Args:
            drafts: What is to be published, and where; the history lies beside them.
            index: The index folder.
            encoder: Embeds what is new.
            max_tokens: The tiktoken budget of a passage.
            keep_versions: So many of the newest stay.
        """
        self.drafts, self.index, self._engine = drafts, index, local_engine(index)
        self.history = History(drafts.folder / _HISTORY)
        self.draft_index = DraftIndex(
            drafts.folder / _INDEX, index=index, drafts=drafts, encoder=encoder, max_tokens=max_tokens
        )
        self._encoder, self._max_tokens, self._keep_versions = encoder, max_tokens, keep_versions
        self._journal = Journal(drafts.folder / _JOURNAL, drafts.corpus)

    def publish(
        self,
        names: Collection[str] | None = None,
        *,
        who: str,
        note: str = "",
        told: bool = True,
        progress: BuildProgress | None = None,
    ) -> Publication:
        """Publish drafts: readers see the version before until the new one is complete and checked.

        Args:
            names: Of the files; ``None`` for all drafts.
            who: The editor.
            note: Why, for the history.
            told: Readers who follow the address of words that go are told what stood there.
            progress: Told how many of the texts to embed are done.

        Raises:
            PublishingBusyError: Somebody else is publishing.
            NothingToPublishError: There is no such draft.
            OutdatedDraftsError: A published file was changed since a draft of it was made.
            CorpusError: Nothing can be read; the folder of articles is as it was, the drafts too.
            VectorIndexError: The index can't be built; likewise.
        """
        if not self.drafts.list():  # where there is no desk, no folder is made for one
            raise NothingToPublishError(self.drafts.folder)
        with self._alone():
            self._settle_begun()
            chosen = [draft for draft in self.drafts.list() if names is None or draft.name in names]
            if not chosen:
                raise NothingToPublishError(self.drafts.folder)
            intent = Intent(
                version=self._in_use(),
                who=who,
                at=_now(),
                note=note,
                told=told,
                files={draft.name: draft.withdrawn for draft in chosen},
            )
            is_prepared = self.draft_index.is_current() and len(chosen) == len(self.drafts.list())
            seen = self._journal.begin(intent, self.drafts)
            if outdated := [draft.name for draft in chosen if seen[draft.name] != draft.base]:
                self._journal.end()
                raise OutdatedDraftsError(outdated)
            with _held(version_in_use(self.index)) as before:
                built = False
                try:
                    self._journal.apply()
                    self._build(intent, progress, is_prepared=is_prepared)
                    built = True
                finally:
                    if not built:
                        self._settle_begun()
                return self._done(intent, before)

    def recover(self) -> Publication | None:
        """Settle what a kill left half done: undone where the index was not built yet, else done.

        Returns:
            What is now published by it; ``None`` where nothing was begun, it was undone, or somebody is still at it.
        """
        if self._journal.begun() is None:
            return None
        try:
            with self._alone():
                return self._settle_begun()
        except PublishingBusyError:
            return None

    @contextmanager
    def undisturbed(self) -> Iterator[None]:
        """Keep publications away while the folder of articles is read and built from; first settle what a kill left.

        Raises:
            PublishingBusyError: Somebody is publishing.
        """
        if not self.drafts.folder.is_dir():  # where there is no desk, no folder is made for one
            yield
            return
        with self._alone():
            self._settle_begun()
            yield

    def roll_back(self, version: str | None, *, who: str, note: str = "") -> Publication:
        """Let readers see an earlier version, until the next publication; the folder of articles stays as it is.

        Args:
            version: Its name; ``None`` for the one before the version in use.
            who: The editor.
            note: Why, for the history.

        Raises:
            PublishingBusyError: Somebody is publishing.
            VersionError: There is no such version, or it can't be used; the version in use stays.
        """
        with self._alone():
            self._settle_begun()
            with _held(version_in_use(self.index)) as before:
                intent = Intent(before.version if before else None, who, _now(), note, told=False, files={})
                name = roll_back(self.index, version, encoder=self._encoder, max_tokens=self._max_tokens)
                return self._tell(intent, name, before, Action.ROLLED_BACK)

    def _build(self, intent: Intent, progress: BuildProgress | None, *, is_prepared: bool) -> None:
        read = read_corpus(self.drafts.corpus, engine=self._engine)
        for error in read.library.errors:
            if {error.file.name, corrections_file(error.file).name} & intent.files.keys():
                raise error  # the article would stay as it was, though its draft would be gone
        ready = self.draft_index.hand_over() if is_prepared else None  # so that nothing is embedded twice
        report = update_index(
            read,
            engine=self._engine,
            encoder=self._encoder,
            max_tokens=self._max_tokens,
            keep_versions=self._keep_versions,
            progress=progress,
        )
        if ready and ready != report.version:  # somebody changed a file meanwhile
            discard(self.index, ready)

    def _settle_begun(self) -> Publication | None:
        """Finish or undo what a killed process began; nobody else is at it."""
        intent = self._journal.begun()
        if intent is None:
            return None
        version = self._in_use()
        if version is None or version == intent.version:
            self._journal.undo()
            return None
        with _held(_open(self.index, intent.version)) as before:
            return self._done(intent, before)

    def _done(self, intent: Intent, before: LocalIndex | None) -> Publication:
        """Tell what was published, once, and let go of its drafts."""
        version = self._in_use() or ""
        last = self.history.publications()[-1:]
        told = last[0] if last and (last[0].version, last[0].at) == (version, intent.at) else None
        publication = told or self._tell(intent, version, before, Action.PUBLISHED)
        self.drafts.settle()
        self._journal.end()
        return publication

    def _tell(self, intent: Intent, version: str, before: LocalIndex | None, action: Action) -> Publication:
        with _held(_open(self.index, version)) as after:
            changes = changes_between(before.store if before else None, after.store) if after else ()
        publication = Publication(
            version, intent.version, intent.at, intent.who, action, intent.note, told=intent.told, changes=changes
        )
        self.history.add(publication)
        return publication

    def _in_use(self) -> str | None:
        try:
            return current_version(self.index)
        except VectorIndexError:
            return None

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self.drafts.folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self.drafts.folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise PublishingBusyError(self.drafts.folder) from None
            yield
        finally:
            os.close(descriptor)


@contextmanager
def _held(index: LocalIndex | None) -> Iterator[LocalIndex | None]:
    """Hold a version open, so that no build deletes it."""
    try:
        yield index
    finally:
        if index:
            index.close()


def _open(index: Path, version: str | None) -> LocalIndex | None:
    if version is None:
        return None
    try:
        return LocalIndex.open_version(version_folder(index, version), verify=False)
    except VectorIndexError:
        return None


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
