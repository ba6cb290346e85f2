"""Articles, passages and speakers of one version of the index, in an SQLite file that is written once."""

import hashlib
import json
import sqlite3
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Any, Self

from pydantic import TypeAdapter, ValidationError

from corpus import Abbreviation, Article, Kind, Passage, Span, Speaker
from embeddings.errors import DamagedIndexError
from embeddings.models import ArticleAbbreviation, ArticleRecord, Rows, SpeakerRecord

_SCHEMA = """
PRAGMA synchronous = OFF;  -- a store that was not written to its end is thrown away, a whole one synced by others
PRAGMA journal_mode = OFF;
CREATE TABLE articles (id TEXT PRIMARY KEY, digest TEXT, article BLOB);
CREATE TABLE passages (
    row INTEGER PRIMARY KEY, id TEXT UNIQUE, article_id TEXT, paragraph INTEGER, first INTEGER, last INTEGER
);
CREATE TABLE speakers (id TEXT PRIMARY KEY, record BLOB);
CREATE TABLE readings (key TEXT PRIMARY KEY, article_id TEXT, article BLOB);  -- NULL: as in articles
CREATE TABLE abbreviations (article_id TEXT, short TEXT, long TEXT);
"""
# An answer looks at passages of up to a hundred articles; to read one takes 0.2 ms, to keep it some 30 kilobytes.
_MAX_CACHED_ARTICLES = 2048
_PASSAGE = "SELECT row, id, article_id, paragraph, first, last FROM passages"


class PassageStore:
    """Reads what ``write`` wrote; all of it may be called by many threads at once."""

    def __init__(self, connection: sqlite3.Connection, *, max_cached_articles: int = _MAX_CACHED_ARTICLES) -> None:
        """Use ``open`` instead."""
        self._connection, self._lock = connection, Lock()
        # A version that was replaced stays open for its readers; then nobody is left to close it.
        weakref.finalize(self, connection.close)
        self._cached_article = lru_cache(maxsize=max_cached_articles)(self._read_article)
        self._speakers: dict[str, SpeakerRecord] = {}
        self.article_ids: tuple[str, ...] = ()
        self._known_ids: frozenset[str] = frozenset()

    @staticmethod
    def write(
        file: Path,
        articles: Sequence[Article],
        passages: Sequence[Passage],
        readings: Mapping[str, Article] = MappingProxyType({}),
    ) -> None:
        """Write a new store.

        Args:
            file: Must not exist yet.
            articles: With different ids.
            passages: Of these articles; the first gets row 0.
            readings: Articles before editors had their say, by a key of what they were read from.
        """
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.executescript(_SCHEMA)
            connection.executemany("INSERT INTO articles VALUES (?, ?, ?)", map(_article_row, articles))
            places = ((p.id, p.article.id, p.paragraph, p.span.start, p.span.end) for p in passages)
            connection.executemany(
                "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?)", ((row, *place) for row, place in enumerate(places))
            )
            records = ((record.speaker.id, _records().dump_json(record)) for record in speaker_records(articles))
            connection.executemany("INSERT INTO speakers VALUES (?, ?)", records)
            short_forms = (
                (article.id, known.short, known.long) for article in articles for known in article.abbreviations
            )
            connection.executemany("INSERT INTO abbreviations VALUES (?, ?, ?)", short_forms)
            edited = {article.id: article for article in articles}
            unedited = (
                (key, read.id, None if edited.get(read.id) == read else _articles().dump_json(read))
                for key, read in readings.items()
            )
            connection.executemany("INSERT INTO readings VALUES (?, ?, ?)", unedited)

    @classmethod
    def open(cls, file: Path, *, max_cached_articles: int = _MAX_CACHED_ARTICLES) -> Self:
        """Open a store for reading.

        Raises:
            DamagedIndexError: The file is missing or is not a store.
        """
        connection = None
        try:
            # Immutable: a version never changes, so SQLite needs no locks and looks for no journal.
            uri = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            store = cls(connection, max_cached_articles=max_cached_articles)
            store._load()
        except (sqlite3.Error, ValidationError) as error:
            if connection is not None:
                connection.close()
            raise DamagedIndexError(file, f"not a store of passages ({error})") from error
        return store

    def _load(self) -> None:
        self.article_ids = tuple(id_ for (id_,) in self._select("SELECT id FROM articles ORDER BY id"))
        self._known_ids = frozenset(self.article_ids)
        records = map(
            _records().validate_json, (data for (data,) in self._select("SELECT record FROM speakers ORDER BY id"))
        )
        self._speakers = {record.speaker.id: record for record in records}

    def close(self) -> None:
        """Let go of the file; nothing can be read any more."""
        with self._lock:
            self._connection.close()

    def __len__(self) -> int:
        return int(self._select("SELECT count(*) FROM passages")[0][0])

    def article(self, article_id: str) -> Article | None:
        """Return an article as it was written; ``None`` where there is none with this id."""
        return self._cached_article(article_id) if article_id in self._known_ids else None

    def article_records(self) -> tuple[ArticleRecord, ...]:
        """Return all articles without their words, by id."""
        return self._article_records

    @cached_property
    def _article_records(self) -> tuple[ArticleRecord, ...]:
        # SQLite alone reads the few fields: to read whole articles takes seconds where there are thousands.
        fields = ", ".join(
            f"json_extract(CAST(article AS TEXT), '$.{name}')" for name in ("title", "source", "language", "published")
        )
        rows = self._select(f"SELECT id, {fields} FROM articles ORDER BY id")
        return tuple(
            ArticleRecord(id_, title, source, date.fromisoformat(published) if published else None, language)
            for id_, title, source, language, published in rows
        )

    def texts(self, article_ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield the id and the text of these articles, which is far quicker than reading all of each."""
        query = "SELECT json_extract(CAST(article AS TEXT), '$.text') FROM articles WHERE id = ?"
        for article_id in article_ids:
            for (text,) in self._select(query, article_id):
                yield article_id, text

    def reading(self, key: str) -> Article | None:
        """Return an article as it was read, before editors had their say; ``None`` where the key is not known."""
        query = (
            "SELECT coalesce(r.article, a.article) FROM readings r LEFT JOIN articles a ON a.id = r.article_id "
            "WHERE r.key = ?"
        )
        found = self._select(query, key)
        return _articles().validate_json(found[0][0]) if found else None

    def passages_of(self, article_id: str) -> tuple[Passage, ...]:
        """Return the passages of an article in order; none where there is none with this id."""
        # An id begins with that of its article, so that the index of ids finds them. Behind "-" comes ".".
        query = f"{_PASSAGE} WHERE id BETWEEN ? || '-' AND ? || '.' AND article_id = ? ORDER BY row"
        return tuple(map(self._passage, self._select(query, article_id, article_id, article_id)))

    def passages_by_article(self) -> dict[str, list[tuple[int, str, int, Span]]]:
        """Return the row, the id, the paragraph and the span of every passage, by article, in the order of the rows."""
        places: dict[str, list[tuple[int, str, int, Span]]] = {}
        for row, id_, article_id, paragraph, start, end in self._select(f"{_PASSAGE} ORDER BY row"):
            places.setdefault(article_id, []).append((row, id_, paragraph, Span(start, end)))
        return places

    def articles_page(self, after: str | None, limit: int) -> tuple[Article, ...]:
        """Return the articles whose ids follow ``after``, at most ``limit``, by id."""
        query = "SELECT article FROM articles WHERE id > ? ORDER BY id LIMIT ?"
        return tuple(_articles().validate_json(data) for (data,) in self._select(query, after or "", limit))

    def article_digests(self) -> dict[str, str]:
        """Return the ``article_digest`` of every article by its id."""
        return dict(self._select("SELECT id, digest FROM articles"))

    def passages(self, rows: Iterable[int] | Rows) -> list[Passage]:
        """Return the passages of these rows, in this order.

        Raises:
            KeyError: There is no such row.
        """
        wanted = [int(row) for row in rows]
        query = f"{_PASSAGE} WHERE row IN (SELECT value FROM json_each(?))"
        found = {place[0]: place for place in self._select(query, json.dumps(wanted))}
        return [self._passage(found[row]) for row in wanted]

    def passage(self, passage_id: str) -> Passage | None:
        """Return a passage; ``None`` where there is none with this id."""
        found = self._select(f"{_PASSAGE} WHERE id = ?", passage_id)
        return self._passage(found[0]) if found else None

    def all_speakers(self) -> tuple[SpeakerRecord, ...]:
        """Return everybody who is named as a speaker in any article, by id."""
        return tuple(self._speakers.values())

    @property
    def speaker_ids(self) -> tuple[str, ...]:
        return tuple(self._speakers)

    def speaker(self, speaker_id: str) -> SpeakerRecord | None:
        """Return one person over all articles; ``None`` where there is none with this id."""
        return self._speakers.get(speaker_id)

    def speakers_page(self, after: str | None, limit: int) -> tuple[SpeakerRecord, ...]:
        """Return the speakers whose ids follow ``after``, at most ``limit``, by id."""
        return tuple(record for id_, record in self._speakers.items() if id_ > (after or ""))[:limit]

    def abbreviations(self) -> tuple[ArticleAbbreviation, ...]:
        """Return all short forms that articles explain, by article."""
        rows = self._select("SELECT article_id, short, long FROM abbreviations ORDER BY rowid")
        return tuple(ArticleAbbreviation(article_id, Abbreviation(short, long)) for article_id, short, long in rows)

    def _select(self, query: str, *values: object) -> list[Any]:
        # One connection for all threads: a query takes microseconds, so they may well wait for each other.
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    def _read_article(self, article_id: str) -> Article:
        ((data,),) = self._select("SELECT article FROM articles WHERE id = ?", article_id)
        return _articles().validate_json(data)

    def _passage(self, place: tuple[int, str, str, int, int, int]) -> Passage:
        _, id_, article_id, paragraph, start, end = place
        return Passage(id_, self._cached_article(article_id), paragraph, Span(start, end))


def speaker_records(articles: Sequence[Article]) -> tuple[SpeakerRecord, ...]:
    """Return one record for each person, by id; name and office are those of the first article that has them."""
    known: dict[str, SpeakerRecord] = {}
    for article in articles:
        for speaker in article.speakers:
            one = known.get(speaker.id, SpeakerRecord(speaker, (), 0))
            n_statements = one.n_statements + _n_statements(article, speaker)
            known[speaker.id] = SpeakerRecord(one.speaker.united(speaker), (*one.article_ids, article.id), n_statements)
    return tuple(known[id_] for id_ in sorted(known))


def article_digest(article: Article) -> str:
    """Return a SHA-256 that changes whenever anything about the article does."""
    return _article_row(article)[1]


def article_json(article: Article) -> bytes:
    """Return an article as it is kept."""
    return _articles().dump_json(article)


def read_article_json(data: bytes) -> Article:
    return _articles().validate_json(data)


def speaker_json(record: SpeakerRecord) -> bytes:
    """Return a person as they are kept."""
    return _records().dump_json(record)


def read_speaker_json(data: bytes) -> SpeakerRecord:
    return _records().validate_json(data)


def _article_row(article: Article) -> tuple[str, str, bytes]:
    data = article_json(article)
    return article.id, hashlib.sha256(data).hexdigest(), data


@cache
def _articles() -> TypeAdapter[Article]:
    return TypeAdapter(Article)


@cache
def _records() -> TypeAdapter[SpeakerRecord]:
    return TypeAdapter(SpeakerRecord)


def _n_statements(article: Article, speaker: Speaker) -> int:
    return sum(
        paragraph.speaker_id == speaker.id and paragraph.kind is Kind.STATEMENT for paragraph in article.paragraphs
    )
