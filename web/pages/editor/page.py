"""The frame of the pages of the editor's desk: the site's, with the desk's own navigation, style and script."""

from dataclasses import dataclass
from typing import Self

from web import links
from web.monitoring import AuditEntry
from web.pages.frame import Frame, Link
from web.wording import Wording

from .door import CSRF_FIELD, MAX_NAME, Editor


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskFrame(Frame):
    """What every page of the desk has: who is signed in, and ``said``, what has just been done."""

    editor: Editor | None = None
    said: str = ""
    styles: tuple[str, ...] = links.DESK_STYLESHEETS
    scripts: tuple[str, ...] = links.DESK_SCRIPTS
    csrf_field: str = CSRF_FIELD

    @property
    def csrf(self) -> str:
        return self.editor.csrf if self.editor else ""

    @property
    def desk_home(self) -> str:
        return links.page_at(links.EDITOR)

    @property
    def sign_in(self) -> str:
        return links.page_at(links.EDITOR_SIGN_IN)

    @property
    def sign_out(self) -> str:
        return links.page_at(links.EDITOR_SIGN_OUT)

    @property
    def desk_navigation(self) -> tuple[Link, ...]:
        desk = self.words.desk
        parts = (
            (links.EDITOR, desk.overview),
            (links.EDITOR_ADD, desk.add),
            (links.EDITOR_REVIEW, desk.review),
            (links.EDITOR_TRY, desk.publishing.trying),
            (links.EDITOR_PUBLISH, desk.publish),
            (links.EDITOR_HISTORY, desk.history),
            (links.EDITOR_LEARN, desk.learn),
            (links.EDITOR_LOG, desk.log),
        )
        return tuple(Link(links.page_at(path), text, path == self.section) for path, text in parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInPage(DeskFrame):
    """The door; ``kept`` is what was typed into a form that was sent after the session had ended."""

    next: str
    name: str = ""
    problem: str = ""
    kept: tuple[tuple[str, str], ...] = ()
    max_name: int = MAX_NAME

    @classmethod
    def of(
        cls, next_: str, *, words: Wording, name: str = "", problem: str = "", kept: tuple[tuple[str, str], ...] = ()
    ) -> Self:
        """Return the page, which leads on to ``next_``."""
        title = words.title(words.desk.door.heading)
        return cls(
            title=title, description=words.description, words=words, next=next_, name=name, problem=problem, kept=kept
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumePage(DeskFrame):
    """What was typed before the session ended, to be sent once more."""

    action: str
    kept: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, action: str, kept: tuple[tuple[str, str], ...], *, editor: Editor, words: Wording) -> Self:
        """Return the page."""
        title = words.title(words.desk.door.resume_heading)
        return cls(title=title, description=words.description, words=words, editor=editor, action=action, kept=kept)


@dataclass(frozen=True, slots=True)
class LogLine:
    """One thing that somebody did, for people and for machines."""

    day: str
    time: str
    iso: str
    who: str
    action: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPage(DeskFrame):
    """Who did what, and when, the newest first."""

    lines: tuple[LogLine, ...]

    @classmethod
    def of(cls, entries: tuple[AuditEntry, ...], *, editor: Editor, words: Wording) -> Self:
        """Return the page."""
        lines = (
            LogLine(
                day=words.day(entry.at.date()),
                time=f"{entry.at:%H:%M}",
                iso=entry.at.isoformat(),
                who=entry.who,
                action=words.desk.action(entry.action),
                what=entry.what,
            )
            for entry in entries
        )
        return cls(
            title=words.title(words.desk.log, words.desk.name),
            description=words.description,
            words=words,
            section=links.EDITOR_LOG,
            editor=editor,
            lines=tuple(lines),
        )
