"""Lists of articles and speakers, and one speaker across all articles."""

from dataclasses import dataclass
from typing import Self

from corpus import Article
from web import links
from web.ports import Page, SpeakerRecord

from .badges import initials
from .frame import Entry, Frame, Link
from .wording import ENGLISH, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlesPage(Frame):
    """A part of all articles."""

    entries: tuple[Entry, ...]
    more: str | None

    @classmethod
    def of(cls, page: Page[Article], *, words: Wording = ENGLISH) -> Self:
        """Return the part as a page."""
        return cls(
            title=words.title(words.articles_heading),
            section=links.ARTICLES,
            entries=tuple(Entry.of(article) for article in page.items),
            more=links.further(links.ARTICLES, page.next) if page.next else None,
        )


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker in a list: ``beside`` says how much they say, and where."""

    name: str
    role: str | None
    initials: str
    href: str
    beside: str
    style: str = "plain"

    @classmethod
    def of(cls, record: SpeakerRecord, words: Wording) -> Self:
        """Return the speaker's entry."""
        counts = (words.n_statements(record.n_statements), words.n_articles(len(record.article_ids)))
        part = (words.interviewer,) if record.speaker.interviewer else ()
        speaker = record.speaker
        beside = " · ".join((*part, *counts))
        return cls(speaker.name, speaker.role, initials(speaker.name), links.speaker(speaker.id), beside)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakersPage(Frame):
    """A part of all speakers."""

    people: tuple[Person, ...]
    more: str | None

    @classmethod
    def of(cls, page: Page[SpeakerRecord], *, words: Wording = ENGLISH) -> Self:
        """Return the part as a page."""
        return cls(
            title=words.title(words.speakers_heading),
            section=links.SPEAKERS,
            people=tuple(Person.of(record, words) for record in page.items),
            more=links.further(links.SPEAKERS, page.next) if page.next else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPage(Frame):
    """One person across all articles."""

    person: Person
    aliases: tuple[str, ...]
    entries: tuple[Entry, ...]
    ask: Link

    @classmethod
    def of(cls, record: SpeakerRecord, articles: tuple[Article, ...], *, words: Wording = ENGLISH) -> Self:
        """Return the person's page; ``articles`` are those they speak in."""
        question = words.ask_about(record.speaker.name)
        return cls(
            title=words.title(record.speaker.name),
            section=links.SPEAKERS,
            person=Person.of(record, words),
            aliases=record.speaker.aliases,
            entries=tuple(Entry.of(article) for article in articles),
            ask=Link(links.conversation([question]), question),
        )
