"""Lists of articles and speakers: to look through, and to find somebody or something in."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Self, TypeVar

from corpus import Article
from qa import Archive, ArticleRecord, SpeakerRecord
from web import links
from web.pages.conversation import Asking
from web.pages.frame import Entry, Frame, Link, initials, style_of
from web.wording import ENGLISH, Wording

T = TypeVar("T")
_MIN_ITEMS = 20  # of a list that is worth jumping in


@dataclass(frozen=True, slots=True)
class Finder:
    """The form that looks for something in a list; ``found`` says how much of it there is."""

    action: str
    label: str
    hint: str
    typed: str
    found: str
    everything: str | None


@dataclass(frozen=True, slots=True)
class Silence:
    """Why a list is empty, and the way on, where there is one."""

    heading: str
    reason: str
    way_on: Link | None

    @classmethod
    def of(cls, find: str, *, none_fits: str, none_yet: str, words: Wording = ENGLISH) -> Self:
        """Return why nothing is listed; what was looked for may rather be a question."""
        if not find:
            return cls(words.lists.empty, none_yet, None)
        question = links.conversation(Asking(find).parameters, shown=1)
        return cls(words.lists.nothing_found, none_fits, Link(question, words.lists.ask_instead))


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a part stands in its list, and the parts before and after it."""

    place: str
    before: Link | None
    after: Link | None


def part_of(items: Sequence[T], page: int, *, size: int) -> tuple[int, Sequence[T]]:
    """Return the items of a page, the first being 1, and its number; behind the last one there is the last one."""
    page = min(page, n_pages(len(items), size=size))
    return page, items[(page - 1) * size : page * size]


def n_pages(n_items: int, *, size: int) -> int:
    """Return how many pages items fill; an empty one, where there are none."""
    return max(1, -(-n_items // size))


def paging(path: str, *, find: str, page: int, n: int, words: Wording = ENGLISH) -> Paging | None:
    """Return the way through a list of ``n`` pages; none where there is only one."""
    if n < 2:
        return None
    before = Link(links.part(path, find=find, page=page - 1), words.lists.previous) if page > 1 else None
    after = Link(links.part(path, find=find, page=page + 1), words.lists.next) if page < n else None
    return Paging(words.lists.page(page, n), before, after)


def jumps(path: str, headings: Sequence[tuple[str, str]], *, find: str, size: int) -> tuple[Link, ...]:
    """Return links to where each heading comes first; none in a short list.

    Args:
        path: Of the list.
        headings: For each item of the whole list its heading and the anchor of that.
        find: What is looked for in the list.
        size: Of a page.
    """
    if len(headings) < _MIN_ITEMS:
        return ()
    first: dict[tuple[str, str], int] = {}
    for number, heading in enumerate(headings):
        first.setdefault(heading, number // size + 1)
    return tuple(
        Link(links.part(path, find=find, page=page, anchor=anchor), text) for (text, anchor), page in first.items()
    )


N_LISTED = 60
_MAX_NAMES = 6


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article and whom it interviews; ``others`` says how many of them are not named."""

    entry: Entry
    speakers: tuple[Link, ...]
    others: str | None

    @classmethod
    def of(cls, article: Article, words: Wording) -> Self:
        """Return the article's entry."""
        people = [Link(links.speaker(one.id), one.name) for one in article.speakers if not one.interviewer]
        n_others = len(people) - _MAX_NAMES
        others = words.lists.and_more(n_others) if n_others > 0 else None
        return cls(Entry.of(article), tuple(people[:_MAX_NAMES]), others)


@dataclass(frozen=True, slots=True)
class Year:
    """The articles of a year."""

    heading: str
    anchor: str
    articles: tuple[ListedArticle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlesPage(Frame):
    """A part of all articles, or of those that were looked for, by year."""

    heading: str
    finder: Finder
    years: tuple[Year, ...]
    jumps: tuple[Link, ...]
    paging: Paging | None
    silence: Silence | None

    @classmethod
    def of(cls, archive: Archive, *, find: str, page: int, words: Wording = ENGLISH) -> Self:
        """Return the part as a page."""
        records = archive.articles_about(find)
        page, shown = part_of(records, page, size=N_LISTED)
        years = groupby(shown, key=lambda one: _year(one, words))
        none = Silence.of(find, none_fits=words.lists.no_article_fits, none_yet=words.lists.no_articles_yet)
        return cls(
            title=words.title(words.articles_heading),
            section=links.ARTICLES,
            heading=words.articles_heading,
            finder=_finder(links.ARTICLES, find, len(records), archive.holdings.n_articles, words),
            years=tuple(
                Year(*year, tuple(ListedArticle.of(archive.article(one.id), words) for one in ones))
                for year, ones in years
            ),
            jumps=jumps(links.ARTICLES, [_year(one, words) for one in records], find=find, size=N_LISTED),
            paging=paging(links.ARTICLES, find=find, page=page, n=n_pages(len(records), size=N_LISTED)),
            silence=None if records else none,
        )


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker in a list: ``beside`` says how much they say, and where."""

    name: str
    role: str | None
    initials: str
    href: str
    beside: str
    style: str

    @classmethod
    def of(cls, record: SpeakerRecord, words: Wording) -> Self:
        """Return the speaker's entry."""
        speaker = record.speaker
        beside = (
            *((words.interviewer,) if speaker.interviewer else ()),
            *((words.lists.n_statements(record.n_statements),) if record.n_statements else ()),
            words.lists.n_articles(len(record.article_ids)),
        )
        return cls(
            speaker.name,
            speaker.role,
            initials(speaker.name),
            links.speaker(speaker.id),
            " · ".join(beside),
            style_of(speaker),
        )


@dataclass(frozen=True, slots=True)
class Letter:
    """The people whose names begin with a letter."""

    heading: str
    anchor: str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakersPage(Frame):
    """A part of all speakers, or of those who were looked for, by name."""

    heading: str
    finder: Finder
    letters: tuple[Letter, ...]
    jumps: tuple[Link, ...]
    paging: Paging | None
    silence: Silence | None

    @classmethod
    def of(cls, archive: Archive, *, find: str, page: int, words: Wording = ENGLISH) -> Self:
        """Return the part as a page."""
        records = archive.speakers_called(find)
        page, shown = part_of(records, page, size=N_LISTED)
        letters = groupby(shown, key=lambda one: _letter(one, words))
        none = Silence.of(find, none_fits=words.lists.no_speaker_fits, none_yet=words.lists.no_speakers_yet)
        return cls(
            title=words.title(words.speakers_heading),
            section=links.SPEAKERS,
            heading=words.speakers_heading,
            finder=_finder(links.SPEAKERS, find, len(records), archive.holdings.n_speakers, words),
            letters=tuple(Letter(*letter, tuple(Person.of(one, words) for one in ones)) for letter, ones in letters),
            jumps=jumps(links.SPEAKERS, [_letter(one, words) for one in records], find=find, size=N_LISTED),
            paging=paging(links.SPEAKERS, find=find, page=page, n=n_pages(len(records), size=N_LISTED)),
            silence=None if records else none,
        )


def _finder(path: str, find: str, n_found: int, n_all: int, words: Wording) -> Finder:
    is_articles = path == links.ARTICLES
    lists = words.lists
    everything = lists.n_articles(n_all) if is_articles else lists.n_speakers(n_all)
    return Finder(
        action=links.at(path),
        label=lists.find_article if is_articles else lists.find_speaker,
        hint=lists.find_article_hint if is_articles else lists.find_speaker_hint,
        typed=find,
        found=lists.fitting(n_found, everything, find) if find else everything,
        everything=links.at(path) if find else None,
    )


def _year(record: ArticleRecord, words: Wording) -> tuple[str, str]:
    year = str(record.published.year) if record.published else ""
    return (year, f"y{year}") if year else (words.lists.undated, "undated")


def _letter(record: SpeakerRecord, words: Wording) -> tuple[str, str]:
    first = unicodedata.normalize("NFKD", next(filter(str.isalnum, record.speaker.name), ""))[:1].upper()
    # Scripts without capitals have no alphabet that a reader of this list would go by.
    return (first, f"letter-{first}") if first.lower() != first else (words.lists.other_scripts, "others")
