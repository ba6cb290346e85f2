"""The page that publishes: what will change for readers, who else changed it meanwhile, and the button."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from corpus import Draft, Drafts
from corpus.editing import Run, words_between
from corpus.models import slug
from qa import Work
from web import links
from web.pages.editor.door import Editor
from web.pages.editor.page import DeskFrame
from web.pages.frame import Link
from web.ports import Desk
from web.wording import Wording

from .changes import ChangedArticle, changed_articles
from .progress import Progress

MAX_NOTE = 500
_CORRECTIONS = ".corrections.yaml"
_WRITTEN = (".txt", ".md", ".yaml", ".html", ".htm", ".srt", ".vtt")
_AROUND = 120  # characters that stayed, shown before and behind what differs
_MAX_COMPARED = 100_000  # characters of a file; a longer one is only named


@dataclass(frozen=True, slots=True)
class Waiting:
    """Drafts that are published together: of one article, or one file of all; ``article`` says what will change.

    ``value`` names them in the form.
    """

    value: str
    title: str
    who: str
    files: tuple[str, ...]
    article: ChangedArticle | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Outdated:
    """A draft whose published file was changed since: both, as one text where they are text."""

    name: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """The form as it was filled in: ``groups`` are what was chosen, ``None`` where nothing was yet."""

    note: str = ""
    told: bool = True
    groups: frozenset[str] | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishPage(DeskFrame):
    """What waits to be published; nothing of it is known while it is being prepared."""

    progress: Progress | None = None
    outdated: tuple[Outdated, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    others: tuple[ChangedArticle, ...] = ()
    rolled_back: bool = False
    filled: Filled = field(default_factory=Filled)
    seen: str = ""
    is_prepared: bool = False
    ways_on: tuple[Link, ...] = ()
    max_note: int = MAX_NOTE
    styles: tuple[str, ...] = links.PUBLISHING_STYLESHEETS
    scripts: tuple[str, ...] = links.PUBLISHING_SCRIPTS

    @classmethod
    def of(
        cls, desk: Desk, *, work: Work | None, filled: Filled, said: str = "", editor: Editor, words: Wording
    ) -> Self:
        """Return the page.

        Args:
            desk: With what waits at it.
            work: What goes on, or has just ended; ``None`` where nothing is to be told of it.
            filled: The form.
            said: What has just been done.
            editor: Who is signed in.
            words: Of the page.
        """
        publishing = words.desk.publishing
        drafts = desk.drafts.list()
        is_prepared = desk.is_prepared and not (work and work.running)
        changes = {one.id: one for one in changed_articles(desk.changes(), words)} if is_prepared else {}
        waiting = tuple(_waiting(drafts, changes, filled))
        known = {one.article.id for one in waiting if one.article}
        return cls(
            title=words.title(words.desk.publish, words.desk.name),
            description=words.description,
            words=words,
            section=links.EDITOR_PUBLISH,
            editor=editor,
            said=said,
            progress=Progress.of(work, words) if work else None,
            outdated=tuple(_outdated(desk.drafts, one) for one in desk.drafts.outdated()),
            waiting=waiting,
            others=tuple(one for id_, one in changes.items() if id_ not in known),
            rolled_back=desk.is_rolled_back,
            filled=filled,
            seen=desk.state,
            is_prepared=is_prepared,
            ways_on=(
                Link(links.page_at(links.EDITOR_TRY), publishing.try_first),
                Link(links.page_at(links.EDITOR_HISTORY), words.desk.history),
            ),
        )

    @property
    def may_publish(self) -> bool:
        """Whether it is known what will change, or can't be: the drafts that are sound are published all the same."""
        failed = self.progress is not None and self.progress.failed
        return (self.is_prepared or failed) and not self.outdated

    @property
    def action(self) -> str:
        return links.page_at(links.EDITOR_PUBLISH)

    @property
    def history(self) -> str:
        return links.page_at(links.EDITOR_HISTORY)

    @property
    def choose(self) -> str:
        return links.page_at(links.EDITOR_CHOOSE)


def group_of(name: str) -> str:
    """Return what a draft is published with: the id of its article, or its own name where it is of all articles."""
    if name.endswith(_CORRECTIONS):
        return slug(name.removesuffix(_CORRECTIONS))
    return name if name.endswith((".yaml", ".yml")) else slug(name.rpartition(".")[0])


def names_in(drafts: Drafts, groups: Iterable[str]) -> frozenset[str]:
    """Return the names of the drafts of these groups."""
    wanted = set(groups)
    return frozenset(draft.name for draft in drafts.list() if group_of(draft.name) in wanted)


def _waiting(drafts: Sequence[Draft], changes: Mapping[str, ChangedArticle], filled: Filled) -> Iterable[Waiting]:
    groups: dict[str, list[Draft]] = {}
    for draft in drafts:
        groups.setdefault(group_of(draft.name), []).append(draft)
    for group, together in groups.items():
        article = changes.get(group)
        yield Waiting(
            value=group,
            title=article.title if article else together[0].name,
            who=", ".join(dict.fromkeys(draft.by for draft in together if draft.by)),
            files=tuple(draft.name for draft in together),
            article=article,
            chosen=filled.groups is None or group in filled.groups,
        )


def _outdated(drafts: Drafts, draft: Draft) -> Outdated:
    theirs, mine = drafts.published(draft.name), drafts.current(draft.name)
    longest = max(len(theirs.text), len(mine.text))
    is_text = draft.name.lower().endswith(_WRITTEN) and longest <= _MAX_COMPARED
    return Outdated(draft.name, tuple(_shortened(words_between(theirs.text, mine.text))) if is_text else ())


def _shortened(runs: Sequence[Run]) -> Iterator[Run]:
    """Leave out of a text what stayed, but for what stands around the changes."""
    for number, run in enumerate(runs):
        stayed = not (run.removed or run.added)
        start = "" if number == 0 else run.text[:_AROUND].rpartition(" ")[0]
        end = "" if number == len(runs) - 1 else run.text[-_AROUND:].partition(" ")[2]
        shortened = " ".join(filter(None, (start, "[…]", end)))
        yield Run(shortened) if stayed and len(run.text) > 3 * _AROUND else run
