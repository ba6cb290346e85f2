"""What was published, when and by whom, in a file of JSON lines that only ever grows; and the words of before.

A line that a kill or a full disk cut short is passed over: what it told of is in the index, or is told once more.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from threading import Lock

from pydantic import TypeAdapter, ValidationError

from corpus.errors import CorpusError
from corpus.models import Span

from .differences import ArticleChange, Outcome, ParagraphChange
from .shared_files import appending


class HistoryError(CorpusError):
    """The history can't be written; what was published is not in doubt."""

    def __init__(self, file: Path, problem: str) -> None:
        super().__init__(f"{file}: the history of what was published can't be written ({problem}); make room there")
        self.file, self.problem = file, problem


class Action(StrEnum):
    """What was done to what readers see."""

    PUBLISHED = "published"
    ROLLED_BACK = "rolled_back"


@dataclass(frozen=True, slots=True)
class Publication:
    """One change of what readers see: the ``version`` that is in use since, in place of ``before``.

    Readers who follow an old address are told of the former words where it is ``told``.
    """

    version: str
    before: str | None
    at: datetime
    who: str
    action: Action = Action.PUBLISHED
    note: str = ""
    told: bool = True
    changes: tuple[ArticleChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Former:
    """Words that were published, and what stands in their place: ``now`` is ``None`` where nothing does."""

    article_id: str
    at: datetime
    span: Span  # of the passage, in the words before
    change: ParagraphChange


class History:
    """The publications of one archive; read again only when the file has changed, by many threads at once."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._lock = Lock()
        self._seen: tuple[int, int] | None = None
        self._publications: tuple[Publication, ...] = ()
        self._former: Mapping[str, Former] = {}
        self._withdrawn: Mapping[str, Publication] = {}

    def add(self, publication: Publication) -> None:
        """Append a publication, and see it safely on the disk.

        Raises:
            HistoryError: Nothing can be written there.
        """
        try:
            with appending(self.file) as lines:
                lines.add(_lines().dump_json(publication), is_synced=True)
        except OSError as error:
            raise HistoryError(self.file, (error.strerror or str(error)).lower()) from error

    def publications(self) -> tuple[Publication, ...]:
        """Return all publications, the oldest first."""
        self._read()
        return self._publications

    def former(self, article_id: str, quote_id: str) -> Former | None:
        """Return what became of a quote that was published in an article and is not there any more.

        Where its paragraph was changed again, what stands there since.
        """
        self._read()
        found = self._former.get(quote_id.rpartition(".")[0])
        return found if found and found.article_id == article_id else None

    def withdrawn(self, article_id: str) -> Publication | None:
        """Return the publication with which an article went; ``None`` where it was not withdrawn, or is there again."""
        self._read()
        return self._withdrawn.get(article_id)

    def _read(self) -> None:
        with self._lock:
            try:
                status = self.file.stat()
                if self._seen == (seen := (status.st_mtime_ns, status.st_size)):
                    return
                data = self.file.read_bytes()
            except OSError:
                seen, data = (0, 0), b""
            self._publications = tuple(_read(data))
            self._former = _former_words(self._publications)
            self._withdrawn = _withdrawn(self._publications)
            self._seen = seen


def _read(data: bytes) -> Iterator[Publication]:
    for line in data.split(b"\n"):
        try:
            yield _lines().validate_json(line)
        except ValidationError:
            continue


def _former_words(publications: tuple[Publication, ...]) -> dict[str, Former]:
    """Return what became of each passage whose words went, by its id: what the last change left of it."""
    former: dict[str, Former] = {}
    standing: dict[tuple[str, str], list[str]] = {}  # article and words that took the place of others → whose
    for publication in (one for one in publications if one.told):
        for article in publication.changes:
            for change in article.paragraphs:
                if change.before is None or not change.has_other_words:
                    continue
                earlier = standing.pop((article.article_id, change.before.words), [])
                for id_ in earlier:
                    old = former[id_]
                    former[id_] = Former(
                        old.article_id, publication.at, old.span, ParagraphChange(old.change.before, change.after)
                    )
                own = [passage.id for passage in change.before.passages]
                for passage in change.before.passages:
                    former[passage.id] = Former(article.article_id, publication.at, passage.span, change)
                if change.after:
                    standing.setdefault((article.article_id, change.after.words), []).extend([*earlier, *own])
    return former


def _withdrawn(publications: tuple[Publication, ...]) -> dict[str, Publication]:
    gone: dict[str, Publication] = {}
    for publication in publications:
        for article in publication.changes:
            if article.outcome is Outcome.WITHDRAWN and publication.told:
                gone[article.article_id] = publication
            else:
                gone.pop(article.article_id, None)
    return gone


@cache
def _lines() -> TypeAdapter[Publication]:
    return TypeAdapter(Publication)
