"""The page of what was published: each version with who, when, why and what changed, and the way back to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from corpus.editing import Action, Publication
from qa import VersionRecord
from web import links
from web.pages.editor.door import Editor
from web.pages.editor.page import DeskFrame
from web.pages.frame import ArticleEntry
from web.ports import Chatbot, Desk
from web.wording import Wording

from .changes import ChangedArticle, changed_articles

MAX_ENTRIES = 50  # the file has all of them
MAX_FOUND = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """One version that readers saw, or see: ``version`` can be gone back to, where it is not empty."""

    heading: str
    who: str
    day: str
    time: str
    iso: str
    name: str
    note: str
    in_use: bool
    version: str
    articles: tuple[ChangedArticle, ...]
    holds: str


@dataclass(frozen=True, slots=True)
class Withdrawable:
    """An article that was looked for, to be withdrawn."""

    id: str
    entry: ArticleEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPage(DeskFrame):
    """What was published, the newest first; ``found`` is what was looked for (``find``), to be withdrawn."""

    entries: tuple[Entry, ...]
    rolled_back: bool
    problem: str
    find: str
    found: tuple[Withdrawable, ...]
    styles: tuple[str, ...] = links.PUBLISHING_STYLESHEETS

    @classmethod
    def of(
        cls,
        desk: Desk,
        chatbot: Chatbot,
        *,
        find: str,
        problem: str = "",
        said: str = "",
        editor: Editor,
        words: Wording,
    ) -> Self:
        """Return the page."""
        kept = {version.name: version for version in desk.versions()}
        found = chatbot.archive.articles_about(find)[:MAX_FOUND] if find else ()
        return cls(
            title=words.title(words.desk.history, words.desk.name),
            description=words.description,
            words=words,
            section=links.EDITOR_HISTORY,
            editor=editor,
            said=said,
            entries=tuple(_entries(desk.history.publications(), kept, words))[:MAX_ENTRIES],
            rolled_back=desk.is_rolled_back,
            problem=problem,
            find=find,
            found=tuple(Withdrawable(one.id, ArticleEntry.of(chatbot.archive.article(one.id), words)) for one in found),
        )

    @property
    def action(self) -> str:
        return links.page_at(links.EDITOR_HISTORY)

    @property
    def roll_back(self) -> str:
        return links.page_at(links.EDITOR_ROLL_BACK)

    @property
    def withdraw(self) -> str:
        return links.page_at(links.EDITOR_WITHDRAW)

    @property
    def file(self) -> str:
        return links.at(links.EDITOR_HISTORY_FILE)

    @property
    def publish(self) -> str:
        return links.page_at(links.EDITOR_PUBLISH)


def _entries(
    publications: tuple[Publication, ...], kept: Mapping[str, VersionRecord], words: Wording
) -> Iterator[Entry]:
    """Yield the publications, and between them the versions that were built without the desk, the newest first."""
    latest = {one.version: one.at for one in publications}  # a version that was gone back to is led to once
    dated: list[tuple[datetime, str, Publication | None]] = [(one.at, one.version, one) for one in publications]
    for name, version in kept.items():
        if name not in latest and version.built_at:
            dated.append((datetime.fromisoformat(version.built_at), name, None))
    for at, name, by_desk in sorted(dated, key=lambda each: each[0], reverse=True):
        is_newest = by_desk is None or latest[name] == at
        yield _entry(at, name, by_desk, kept.get(name) if is_newest else None, words)


def _entry(
    at: datetime, name: str, by_desk: Publication | None, version: VersionRecord | None, words: Wording
) -> Entry:
    publishing = words.desk.publishing
    in_use = version is not None and version.in_use
    heading = publishing.built
    if by_desk:
        heading = publishing.went_back if by_desk.action is Action.ROLLED_BACK else publishing.was_published
    return Entry(
        heading=heading,
        who=by_desk.who if by_desk else "",
        day=words.day(at.date()),
        time=f"{at:%H:%M}",
        iso=at.isoformat(),
        name=name,
        note=by_desk.note if by_desk else "",
        in_use=in_use,
        version=name if version and not in_use and version.problem is None else "",
        articles=changed_articles(by_desk.changes, words) if by_desk else (),
        holds=publishing.holds(version.n_articles, version.n_passages or 0) if version and version.n_articles else "",
    )
