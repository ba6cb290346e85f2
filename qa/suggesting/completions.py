"""Completes what somebody is typing: with people, and with what the articles speak of, from a table made once."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from heapq import nsmallest
from threading import Lock

from corpus import UNSPACED, Kind, fold
from embeddings import PassageIndex, analyse

from .key_phrases import key_phrases

MAX_COMPLETIONS = 8
_MOST_WORDS = 4  # at the end of what is typed are completed together
_N_ARTICLES, _N_PHRASES = 60, 12  # the newest, and the most telling of each: to read more would take too long
_START = re.compile(rf"(?<!\w)\w|[{UNSPACED}]")
_SPACE = re.compile(r"\s+")
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_BEHIND_ALL = "\U0010ffff"


class Completes(StrEnum):
    """What something typed is completed to."""

    PERSON = "person"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Completion:
    """Words to put in place of the end of what was typed, behind its first ``keep`` characters."""

    text: str
    kind: Completes
    role: str | None
    keep: int


@dataclass(frozen=True, slots=True)
class _Entry:
    text: str
    kind: Completes
    role: str | None = None


class Completions:
    """What can be typed about one index version; safe to call from several threads."""

    def __init__(self, index: PassageIndex) -> None:
        self._index, self._lock = index, Lock()

    def of(self, typed: str) -> tuple[Completion, ...]:
        """Return what the end of ``typed`` may become: the longest end that begins anything, then shorter ones.

        A person is found by any part of their name. People come before topics, those who say more first.
        """
        table, whole = self._table, plain(typed).rstrip()
        found: dict[_Entry, Completion] = {}
        for keep, begun in _ends(typed):
            for entry in table.beginning_with(begun):
                if entry not in found and not whole.endswith(plain(entry.text)):
                    found[entry] = Completion(entry.text, entry.kind, entry.role, keep)
        return tuple(found.values())[:MAX_COMPLETIONS]

    @property
    def _table(self) -> "_Table":
        with self._lock:  # the first who asks makes it, the others wait for that
            return self._made

    @cached_property
    def _made(self) -> "_Table":
        return _Table([*self._people(), *self._topics()])

    def _people(self) -> Iterator[tuple[str, _Entry]]:
        records = [one for one in self._index.store.all_speakers() if not one.speaker.interviewer]
        for record in sorted(records, key=lambda one: (-one.n_statements, one.speaker.id)):
            speaker = record.speaker
            entry = _Entry(speaker.name, Completes.PERSON, speaker.role)
            yield from ((name, entry) for name in (speaker.name, *speaker.aliases))

    def _topics(self) -> Iterator[tuple[str, _Entry]]:
        newest = sorted(
            self._index.store.article_records(),
            key=lambda one: (one.published is None, -one.published.toordinal() if one.published else 0, one.id),
        )
        for known in self._index.store.abbreviations():
            entry = _Entry(known.abbreviation.long, Completes.TOPIC)
            yield from ((form, entry) for form in (known.abbreviation.short, known.abbreviation.long))
        for record in newest[:_N_ARTICLES]:
            for phrase in self._phrases(record.id)[:_N_PHRASES]:
                yield phrase, _Entry(phrase, Completes.TOPIC)

    def _phrases(self, article_id: str) -> list[str]:
        """What is spoken of in an article, the most telling first, but for the people in it."""
        article = self._index.store.article(article_id)
        if article is None:
            return []
        names = {term for speaker in article.speakers for term in analyse(speaker.name)}
        said = [one.span.cut(article.text) for one in article.paragraphs if one.kind is Kind.STATEMENT]
        phrases = key_phrases(said, around=said, rarity=self._index.idf)
        return [_ARTICLE.sub("", one, count=1) for one in phrases if names.isdisjoint(analyse(one))]


class _Table:
    """Entries by the beginnings of their words; the rank of an entry is how early it was given."""

    def __init__(self, named: Iterable[tuple[str, _Entry]]) -> None:
        ranks: dict[_Entry, int] = {}
        keys: set[tuple[str, int]] = set()
        for name, entry in named:
            rank = ranks.setdefault(entry, len(ranks))
            text = plain(name)
            keys |= {(text[start.start() :], rank) for start in re.finditer(r"(?<!\w)\w", text)}
        self._entries = tuple(ranks)
        ordered = sorted(keys)
        self._keys = [key for key, _ in ordered]
        self._ranks = [rank for _, rank in ordered]

    def beginning_with(self, begun: str) -> Iterator[_Entry]:
        """Yield the entries that have a part which begins so, the best first."""
        first, end = bisect_left(self._keys, begun), bisect_left(self._keys, begun + _BEHIND_ALL)
        ranks = nsmallest(MAX_COMPLETIONS, set(self._ranks[first:end]))
        return (self._entries[rank] for rank in ranks)


def plain(text: str) -> str:
    """Return text as it is compared: in small letters, without accents, with single spaces."""
    letters = unicodedata.normalize("NFKD", fold(text))
    return _SPACE.sub(" ", "".join(one for one in letters if not unicodedata.combining(one))).lstrip()


def _ends(typed: str) -> Iterator[tuple[int, str]]:
    """Yield where the last words begin, and those words, the most first; a small word alone begins nothing."""
    starts = [start.start() for start in _START.finditer(typed)]
    for start in starts[-_MOST_WORDS:]:
        begun = plain(typed[start:])
        if (len(begun.strip()) > 1 or not begun.isascii()) and analyse(begun):
            yield start, begun
