"""Lists of articles and speakers: to look through by year or letter, and to find somebody or something in."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Self

from corpus import JOINT, Article, Kind, name_in_lists
from qa import Archive, ArticleRecord, FoundArticles, Quote, SpeakerRecord
from web import links
from web.pages.conversation import Asking
from web.pages.frame import ArticleEntry, Frame, Link, Run, initials, runs_of, style_of
from web.pages.quotes import marks_of
from web.ports import Chatbot
from web.wording import Wording

N_LISTED = 60  # on a page
_MIN_ITEMS = 20  # of a list that is worth jumping in
_MAX_NAMES = 6
_BY_DATE, _BY_RELEVANCE = "date", "relevance"


@dataclass(frozen=True, slots=True)
class Finder:
    """The form that looks for something in a list; ``found`` says how much of it there is.

    ``orders`` lead to the same in another order, ``problem`` says that the one in the address is none.
    """

    action: str
    label: str
    hint: str
    typed: str
    found: str
    everything: str | None
    orders: tuple[Link, ...] = ()
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a part stands in its list, and the parts before and after it."""

    place: str
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class EmptyList:
    """Why a list is empty, and the way on, where there is one."""

    heading: str
    reason: str
    way_on: Link | None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What an article was found by: its words, whose they are, and where they stand."""

    words: tuple[Run, ...]
    marks: str
    said_by: str
    href: str

    @classmethod
    def of(cls, quote: Quote, words: Wording) -> Self:
        """Return the words of a quote."""
        name = quote.speaker.name if quote.speaker else words.narration
        return cls(
            words=runs_of(quote.article, quote.span, quote.highlights),
            marks=marks_of(quote.text),
            said_by=f"{name}, {words.asked_as_interviewer}" if quote.kind is Kind.QUESTION else name,
            href=links.in_context(quote.article.id, quote.id),
        )


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article and whom it interviews; ``others`` says how many of them are not named."""

    entry: ArticleEntry
    speakers: tuple[Link, ...]
    others: str | None
    excerpt: Excerpt | None

    @classmethod
    def of(cls, article: Article, words: Wording, *, excerpt: Quote | None) -> Self:
        """Return the article's entry, with the words that it was found by."""
        people = [Link(links.speaker(one.id), one.name) for one in article.speakers if not one.interviewer]
        n_others = len(people) - _MAX_NAMES
        others = words.lists.and_more(n_others) if n_others > 0 else None
        found = Excerpt.of(excerpt, words) if excerpt else None
        return cls(ArticleEntry.of(article, words), tuple(people[:_MAX_NAMES]), others, found)


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
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
class Section:
    """The entries under one heading: a year or a letter."""

    heading: str
    anchor: str
    entries: tuple[ListedArticle | SpeakerEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage(Frame):
    """A part of all articles or speakers, or of those that were looked for."""

    heading: str
    finder: Finder
    sections: tuple[Section, ...]
    jumps: tuple[Link, ...]
    paging: Paging | None
    empty: EmptyList | None

    @classmethod
    def of_articles(cls, chatbot: Chatbot, *, find: str, sort: str, page: int, words: Wording) -> Self:
        """Return a part of the articles, by year; of those that hold words, the most relevant first unless asked."""
        archive, lists = chatbot.archive, words.lists
        found = chatbot.find_articles(find) if find else FoundArticles((), lambda _: None)
        records, is_ranked = archive.articles_about(""), bool(find) and sort != _BY_DATE
        if find:
            fitting = {one.id for one in found.records}
            records = found.records if is_ranked else tuple(one for one in records if one.id in fitting)
        listing = _Listing(
            path=links.ARTICLES,
            heading=words.articles_heading,
            label=lists.find_article,
            hint=lists.find_article_hint,
            everything=lists.n_articles(archive.holdings.n_articles),
            none_fits=lists.no_article_fits,
            none_yet=lists.no_articles_yet,
            sections=[(words.finding.best_first, "found") if is_ranked else _year(one, words) for one in records],
            entry_at=lambda at: ListedArticle.of(
                archive.article(records[at].id), words, excerpt=found.excerpt_of(records[at].id)
            ),
            sort=_BY_DATE if find and not is_ranked else "",
            orders=_orders(find, is_ranked=is_ranked, words=words),
            problem=words.finding.unread_order(sort) if sort not in {"", _BY_DATE, _BY_RELEVANCE} else None,
        )
        return cls._of(listing, find=find, page=page, words=words)

    @classmethod
    def of_speakers(cls, archive: Archive, *, find: str, page: int, words: Wording) -> Self:
        """Return a part of the speakers, by the first letter of their surname; who only ask come last."""
        records, lists = archive.speakers_called(find), words.lists
        listing = _Listing(
            path=links.SPEAKERS,
            heading=words.speakers_heading,
            label=lists.find_speaker,
            hint=lists.find_speaker_hint,
            everything=lists.n_speakers(archive.holdings.n_speakers),
            none_fits=lists.no_speaker_fits,
            none_yet=lists.no_speakers_yet,
            sections=[_letter(one, words) for one in records],
            entry_at=lambda at: SpeakerEntry.of(records[at], words),
        )
        return cls._of(listing, find=find, page=page, words=words)

    @classmethod
    def _of(cls, listing: "_Listing", *, find: str, page: int, words: Wording) -> Self:
        n_found = len(listing.sections)
        n_pages = max(1, -(-n_found // N_LISTED))
        page = min(page, n_pages)  # behind the last page there is the last one
        shown = range(n_found)[(page - 1) * N_LISTED : page * N_LISTED]
        finder = Finder(
            action=links.at(listing.path),
            label=listing.label,
            hint=listing.hint,
            typed=find,
            found=words.lists.fitting(n_found, listing.everything, find) if find else listing.everything,
            everything=links.page_at(listing.path) if find else None,
            orders=listing.orders if n_found > 1 else (),
            problem=listing.problem,
        )
        return cls(
            title=words.title(listing.heading),
            description=words.description,
            words=words,
            section=listing.path,
            heading=listing.heading,
            finder=finder,
            sections=tuple(
                Section(*section, tuple(map(listing.entry_at, numbers)))
                for section, numbers in groupby(shown, key=listing.sections.__getitem__)
            ),
            jumps=_jumps(listing, find),
            paging=_paging(listing, find=find, page=page, n_pages=n_pages, words=words),
            empty=None if n_found else _empty(listing, find, words),
        )


@dataclass(frozen=True, slots=True)
class _Listing:
    """What one list has that the other has otherwise; ``sections`` are heading and anchor of each item in it.

    ``sort`` is its order in an address, empty for its usual one.
    """

    path: str
    heading: str
    label: str
    hint: str
    everything: str
    none_fits: str
    none_yet: str
    sections: Sequence[tuple[str, str]]
    entry_at: Callable[[int], ListedArticle | SpeakerEntry]
    sort: str = ""
    orders: tuple[Link, ...] = ()
    problem: str | None = None


def _orders(find: str, *, is_ranked: bool, words: Wording) -> tuple[Link, ...]:
    """Return links to the same articles in each order; none where nothing was looked for: all are equally relevant."""
    if not find:
        return ()
    by_relevance = Link(links.part(links.ARTICLES, find=find), words.finding.by_relevance, is_ranked)
    by_date = Link(links.part(links.ARTICLES, find=find, sort=_BY_DATE), words.finding.by_date, not is_ranked)
    return by_relevance, by_date


def _jumps(listing: _Listing, find: str) -> tuple[Link, ...]:
    """Return links to where each heading comes first; none in a short list, or under a single heading."""
    if len(listing.sections) < _MIN_ITEMS or len(set(listing.sections)) < 2:
        return ()
    first: dict[tuple[str, str], int] = {}
    for number, section in enumerate(listing.sections):
        first.setdefault(section, number // N_LISTED + 1)
    return tuple(
        Link(links.part(listing.path, find=find, sort=listing.sort, page=page, anchor=anchor), heading)
        for (heading, anchor), page in first.items()
    )


def _paging(listing: _Listing, *, find: str, page: int, n_pages: int, words: Wording) -> Paging | None:
    if n_pages < 2:
        return None
    at = partial(links.part, listing.path, find=find, sort=listing.sort)
    before = Link(at(page=page - 1), words.lists.previous) if page > 1 else None
    after = Link(at(page=page + 1), words.lists.next) if page < n_pages else None
    return Paging(words.lists.page(page, n_pages), before, after)


def _empty(listing: _Listing, find: str, words: Wording) -> EmptyList:
    """Return why nothing is listed; what was looked for may rather be a question."""
    if not find:
        return EmptyList(words.lists.empty, listing.none_yet, None)
    question = links.conversation(Asking(find).parameters, shown=1)
    return EmptyList(words.lists.nothing_found, listing.none_fits, Link(question, words.lists.ask_instead))


def _year(record: ArticleRecord, words: Wording) -> tuple[str, str]:
    year = str(record.published.year) if record.published else ""
    return (year, f"y{year}") if year else (words.lists.undated, "undated")


def _letter(record: SpeakerRecord, words: Wording) -> tuple[str, str]:
    if record.speaker.interviewer:
        return words.asker, "asked-by"
    name = name_in_lists(record.speaker.name.partition(JOINT)[0])
    first = unicodedata.normalize("NFKD", next(filter(str.isalnum, name), ""))[:1].upper()
    # Scripts without capitals have no alphabet that a reader of this list would go by.
    return (first, f"letter-{first}") if first.lower() != first else (words.lists.other_scripts, "others")
