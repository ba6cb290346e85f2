"""The articles being served, and everything in them by its id."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from heapq import nlargest
from itertools import chain, islice
from typing import Generic, TypeVar

from corpus import JOINT, SPEECH, Article, Passage, Span, Speaker, fold, name_in_lists
from embeddings import ArticleRecord, ArticleStore, Restriction, SpeakerRecord
from qa.errors import NotInArchiveError
from qa.models import Quote
from qa.quotes import is_whole
from qa.suggesting import voices

T = TypeVar("T")
_QUOTE_ID = re.compile(r"(?P<passage>.+)\.(?P<start>\d{1,9})-(?P<end>\d{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A part of a long list; ``next`` is the cursor of the part after it, ``None`` at the end."""

    items: tuple[T, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much there is."""

    n_articles: int
    n_speakers: int
    n_passages: int


@dataclass(frozen=True, slots=True)
class Said:
    """A part of what somebody said, in order, the newest article first.

    ``passages`` has for each paragraph the one in which it begins. ``newer`` and ``older`` are the ids of those that
    the parts before and after begin with.
    """

    passages: tuple[Passage, ...]
    older: str | None
    newer: str | None


class Archive:
    """Looks things up by id; what is not there raises ``NotInArchiveError``."""

    def __init__(self, store: ArticleStore) -> None:
        self._store = store

    def articles(self, *, after: str | None, limit: int) -> Page[Article]:
        """Return the articles whose id comes after ``after``, in the order of their ids."""
        found = self._store.articles_page(after, limit + 1)
        return Page(found[:limit], found[limit - 1].id if len(found) > limit else None)

    def article(self, article_id: str) -> Article:
        article = self._store.article(article_id)
        if article is None:
            raise NotInArchiveError("article", article_id)
        return article

    def speakers(self, *, after: str | None, limit: int) -> Page[SpeakerRecord]:
        """Return the speakers whose id comes after ``after``, in the order of their ids."""
        found = self._store.speakers_page(after, limit + 1)
        return Page(found[:limit], found[limit - 1].speaker.id if len(found) > limit else None)

    def speaker(self, speaker_id: str) -> SpeakerRecord:
        record = self._store.speaker(speaker_id)
        if record is None:
            raise NotInArchiveError("speaker", speaker_id)
        return record

    @cached_property
    def holdings(self) -> Holdings:
        return Holdings(len(self._store.article_ids), len(self._store.speaker_ids), len(self._store))

    @cached_property
    def n_voices(self) -> int:
        """How many people answer: those who only ask are not counted."""
        return sum(not record.speaker.interviewer for record in self.speakers_called(""))

    def articles_about(self, words: str) -> tuple[ArticleRecord, ...]:
        """Return the articles whose title, source or speakers hold all of these words, the newest first."""
        wanted = _searchable(words).split()
        return tuple(one for one, text in self._articles.values() if all(word in text for word in wanted))

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The names of all publications, those with the most articles first."""
        counted = Counter(one.source for one in self.articles_about("") if one.source)
        return tuple(sorted(counted, key=lambda name: (-counted[name], name)))

    def has_articles_within(self, filters: Restriction) -> bool:
        """Tell whether any article is within all filters, and, where people are asked, one of theirs.

        Raises:
            NotInArchiveError: Somebody is not there.
        """
        theirs = {id_ for speaker_id in filters.speakers for id_ in self.speaker(speaker_id).article_ids}
        first, last = filters.published_from or date.min, filters.published_to or date.max
        any_day = first == date.min and last == date.max
        return any(
            (not filters.speakers or one.id in theirs)
            and (not filters.articles or one.id in filters.articles)
            and (not filters.sources or one.source in filters.sources)
            and (any_day or (one.published is not None and first <= one.published <= last))
            for one in self.articles_about("")
        )

    def speakers_called(self, words: str) -> tuple[SpeakerRecord, ...]:
        """Return the people whose name, aliases or office hold all of these words: by surname, who only ask last."""
        wanted = _searchable(words).split()
        return tuple(one for one, text in self._speakers if all(word in text for word in wanted))

    def loudest(self, limit: int) -> tuple[SpeakerRecord, ...]:
        """Return those who say most, by surname: nobody who asks, or only announces others."""
        most = nlargest(2 * limit, (one for one, _ in self._speakers if not one.speaker.interviewer), key=_n_statements)
        heard = [
            one for one in most if any(who.id == one.speaker.id for who, _ in voices(self.article(one.article_ids[0])))
        ]
        return tuple(sorted(heard[:limit], key=lambda one: _place(one.speaker)))

    def said_by(self, speaker_id: str, *, start: str | None, limit: int) -> Said:
        """Return a part of what a person said or asked: at most ``limit`` paragraphs.

        Args:
            speaker_id: Of the person.
            start: The passage to begin with; the newest where it is ``None``, or not theirs.
            limit: At most this many paragraphs.
        """
        theirs = set(self.speaker(speaker_id).article_ids)
        articles = [article_id for article_id in self._articles if article_id in theirs]
        first = self._passage(start) if start else None
        if first is None or first.speaker is None or first.speaker.id != speaker_id:
            return Said(*_parted(self._spoken(speaker_id, articles), limit), newer=None)
        at = articles.index(first.article.id)
        there = list(self._spoken(speaker_id, articles[at : at + 1]))
        number = next(n for n, one in enumerate(there) if one.paragraph == first.paragraph)
        on = chain(there[number:], self._spoken(speaker_id, articles[at + 1 :]))
        back = chain(reversed(there[:number]), self._spoken(speaker_id, articles[:at], backwards=True))
        before = tuple(islice(back, limit))
        return Said(*_parted(on, limit), newer=before[-1].id if before else None)

    def passage(self, passage_id: str) -> Passage:
        passage = self._passage(passage_id)
        if passage is None:
            raise NotInArchiveError("passage", passage_id)
        return passage

    def quote(self, quote_id: str) -> Quote:
        """Return the quote with this id; also the words of one that no answer has shown yet.

        An address could be made to cut "I would resign" out of "I never said I would resign": only whole sentences are
        quotes.
        """
        found = _QUOTE_ID.fullmatch(quote_id)
        if found is None:
            raise NotInArchiveError("quote", quote_id)
        passage = self._passage(found["passage"])
        start, end = int(found["start"]), int(found["end"])
        if passage is None or not start < end <= passage.span.end - passage.span.start:
            raise NotInArchiveError("quote", quote_id)
        span = Span(passage.span.start + start, passage.span.start + end)
        if not is_whole(passage, span):
            raise NotInArchiveError("quote", quote_id)
        return Quote(passage, span, score=0.0)

    @cached_property
    def _articles(self) -> dict[str, tuple[ArticleRecord, str]]:
        names: dict[str, list[str]] = defaultdict(list)
        for record in self._store.all_speakers():
            for article_id in record.article_ids:
                names[article_id].append(record.speaker.name)
        newest_first = sorted(
            self._store.article_records(), key=lambda one: (one.published or date.min, one.title), reverse=True
        )
        return {
            one.id: (one, _searchable(" ".join((one.title, one.source or "", *names[one.id])))) for one in newest_first
        }

    @cached_property
    def _speakers(self) -> tuple[tuple[SpeakerRecord, str], ...]:
        by_name = sorted(self._store.all_speakers(), key=lambda one: _place(one.speaker))
        people = ((record, record.speaker) for record in by_name)
        return tuple(
            (record, _searchable(" ".join((one.name, *one.aliases, one.role or "")))) for record, one in people
        )

    def _spoken(self, speaker_id: str, article_ids: Sequence[str], *, backwards: bool = False) -> Iterator[Passage]:
        for article_id in reversed(article_ids) if backwards else article_ids:
            paragraphs: dict[int, Passage] = {}
            for passage in self._store.passages_of(article_id):
                if passage.kind in SPEECH and passage.speaker and passage.speaker.id == speaker_id:
                    paragraphs.setdefault(passage.paragraph, passage)
            yield from reversed(paragraphs.values()) if backwards else paragraphs.values()

    def _passage(self, passage_id: str) -> Passage | None:
        # Ids are ASCII; half a surrogate pair is no text to look up.
        return self._store.passage(passage_id) if passage_id.isascii() else None


def _parted(passages: Iterator[Passage], limit: int) -> tuple[tuple[Passage, ...], str | None]:
    shown = tuple(islice(passages, limit + 1))
    return shown[:limit], shown[limit].id if len(shown) > limit else None


def _n_statements(record: SpeakerRecord) -> int:
    return record.n_statements


def _place(speaker: Speaker) -> tuple[bool, str, str]:
    """Return where somebody stands in a list; people who answer as one stand where the first of them does."""
    return speaker.interviewer, name_in_lists(speaker.name.partition(JOINT)[0]), speaker.id


def _searchable(text: str) -> str:
    """Return text as it is looked through: in lower case, without accents."""
    return "".join(one for one in unicodedata.normalize("NFKD", fold(text)) if not unicodedata.combining(one))
