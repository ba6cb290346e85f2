"""What waits for an editor: the drafts, with how many paragraphs wait in each; and every article, to be looked at."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from corpus import CorpusError, Drafts
from corpus.desk import article_id_of, article_names, corrections_name, read_at_desk
from web import links
from web.wording import Wording

from .door import Editor
from .page import DeskFrame

MAX_LISTED = 200  # articles that are published; the others are found by their names


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """An article that differs from what is published; ``told`` says how many paragraphs wait, or what is wrong."""

    href: str
    title: str
    told: str
    waits: bool
    by: str
    day: str
    restore: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage(DeskFrame):
    """Drafts first, above those in which something waits; then the published articles that were looked for."""

    drafts: tuple[DraftEntry, ...]
    published: tuple[tuple[str, str], ...]
    find: str
    action: str
    more: bool

    @classmethod
    def of(cls, drafts: Drafts, *, find: str, editor: Editor, words: Wording) -> Self:
        """Return the page."""
        names = article_names(drafts)
        overlay = drafts.overlay()
        found = {
            id_: name
            for id_, name in names.items()
            if find.casefold() in name.casefold() and not {name, corrections_name(name)} & set(overlay)
        }
        entries = [*_changed(drafts, words), *_withdrawn(drafts, words)]
        return cls(
            title=words.title(words.desk.review, words.desk.name),
            description=words.description,
            words=words,
            section=links.EDITOR_REVIEW,
            editor=editor,
            drafts=tuple(sorted(entries, key=lambda one: (not one.waits, one.title))),
            published=tuple((links.edited_article(id_), name) for id_, name in list(found.items())[:MAX_LISTED]),
            find=find,
            action=links.at(links.EDITOR_REVIEW),
            more=len(found) > MAX_LISTED,
        )


def _changed(drafts: Drafts, words: Wording) -> list[DraftEntry]:
    records = {draft.name: draft for draft in drafts.list()}
    entries = []
    for article_id, name in article_names(drafts).items():
        draft = records.get(name) or records.get(corrections_name(name))
        if draft is None:
            continue
        title, n_waiting = name, 0
        try:
            read = read_at_desk(drafts, article_id)
            title, n_waiting = read.reviewed.article.title, len(read.waiting)
            told = words.desk.mending.waiting(n_waiting)
        except CorpusError as error:
            told = str(error)
        href = links.edited_article(article_id)
        entries.append(DraftEntry(href, title, told, n_waiting > 0, draft.by, words.day(draft.at.date())))
    return entries


def _withdrawn(drafts: Drafts, words: Wording) -> list[DraftEntry]:
    told = words.desk.mending.withdrawn
    return [
        DraftEntry(
            "",
            draft.name,
            told,
            False,
            draft.by,
            words.day(draft.at.date()),
            restore=links.below(links.edited_article(article_id_of(draft.name)), "discard"),
        )
        for draft in drafts.list()
        if draft.withdrawn and Path(draft.name).suffix != ".yaml"
    ]
