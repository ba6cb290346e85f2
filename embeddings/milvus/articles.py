"""Articles, passages and speakers of one version in Milvus."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from threading import Lock
from typing import Any, TypeVar

from corpus import Abbreviation, Article, Passage, Span
from embeddings.errors import EngineAwayError
from embeddings.index import read_article_json, read_speaker_json
from embeddings.models import ArticleAbbreviation, ArticleRecord, SpeakerRecord

from .schema import FACTS, ArticleHead, name_of, valid_at
from .store import MilvusStore

K = TypeVar("K")
V = TypeVar("V")
_MOST_ARTICLES = 2048  # kept in memory; to read one takes a round trip
_MOST_LISTS = 512  # passages of an article
_MOST_AT_ONCE = 50


class Kept(dict[K, V]):
    """The last values that were read, at most so many; may be used by many threads at once."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most, self._guard = most, Lock()

    def keep(self, values: Mapping[K, V]) -> None:
        """Take values, and let the oldest go."""
        with self._guard:
            self.update(values)
            for key in list(self)[: max(0, len(self) - self._most)]:
                del self[key]


class MilvusArticles:
    """The ``ArticleStore`` of a version: it knows heads and people, and reads the rest when it is asked for."""

    def __init__(
        self, store: MilvusStore, version: int, *, heads: Sequence[ArticleHead], people: Sequence[SpeakerRecord]
    ) -> None:
        self._store, self._version = store, version
        self.heads = {head.record.id: head for head in sorted(heads, key=lambda one: one.record.id)}
        self._people = {one.speaker.id: one for one in sorted(people, key=lambda one: one.speaker.id)}
        self._articles: Kept[str, Article] = Kept(_MOST_ARTICLES)
        self._lists: Kept[str, tuple[Passage, ...]] = Kept(_MOST_LISTS)

    @classmethod
    def open(cls, store: MilvusStore, version: int) -> "MilvusArticles":
        """Read what a version has; afterwards all that was written before it is there for everybody."""
        heads = [ArticleHead.of(one.head) for one in store.find_records("article", version=version, strong=True)]
        people = [
            read_speaker_json(one.body or b"")
            for one in store.find_records("person", version=version, bodies=True, strong=True)
        ]
        return cls(store, version, heads=heads, people=people)

    def __len__(self) -> int:
        return sum(head.n_passages for head in self.heads.values())

    @cached_property
    def article_ids(self) -> tuple[str, ...]:
        return tuple(self.heads)

    @cached_property
    def speaker_ids(self) -> tuple[str, ...]:
        return tuple(self._people)

    def article(self, article_id: str) -> Article | None:
        return next(iter(self.articles([article_id]).values()), None)

    def articles(self, article_ids: Iterable[str]) -> dict[str, Article]:
        """Return these articles by their ids, as far as they are there; those not known yet are read together."""
        wanted = [id_ for id_ in dict.fromkeys(article_ids) if id_ in self.heads]
        found = {id_: self._articles[id_] for id_ in wanted if id_ in self._articles}
        missing = [id_ for id_ in wanted if id_ not in found]
        for start in range(0, len(missing), _MOST_AT_ONCE):
            read = self._read(missing[start : start + _MOST_AT_ONCE])
            self._articles.keep(read)
            found |= read
        return found

    @cached_property
    def _records(self) -> tuple[ArticleRecord, ...]:
        return tuple(head.record for head in self.heads.values())

    def article_records(self) -> tuple[ArticleRecord, ...]:
        return self._records

    def articles_page(self, after: str | None, limit: int) -> tuple[Article, ...]:
        ids = [id_ for id_ in self.article_ids if id_ > (after or "")][:limit]
        return tuple(self.articles(ids).values())

    def texts(self, article_ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        waiting = list(article_ids)
        for start in range(0, len(waiting), _MOST_AT_ONCE):
            some = self.articles(waiting[start : start + _MOST_AT_ONCE])
            yield from ((id_, some[id_].text) for id_ in waiting[start : start + _MOST_AT_ONCE] if id_ in some)

    def passage(self, passage_id: str) -> Passage | None:
        where = f'name == "{name_of(passage_id)}" and {valid_at(self._version)}'
        rows = list(self._store.find_passages(where, FACTS, limit=2))
        return next((one for one in self.passages_from(rows) if one.id == passage_id), None)

    def passages_of(self, article_id: str) -> tuple[Passage, ...]:
        head = self.heads.get(article_id)
        if head is None:
            return ()
        if article_id not in self._lists:
            rows = self._store.find_passages(f"revision == {head.revision}", FACTS, limit=max(1, head.n_passages))
            found = tuple(self.passages_from(sorted(rows, key=lambda row: int(row["row"]))))
            if len(found) != head.n_passages:
                raise EngineAwayError(
                    str(self._store.address), f"{article_id} has {len(found)} passages, written with {head.n_passages}"
                )
            self._lists.keep({article_id: found})
            return found
        return self._lists[article_id]

    def all_speakers(self) -> tuple[SpeakerRecord, ...]:
        return tuple(self._people.values())

    def speaker(self, speaker_id: str) -> SpeakerRecord | None:
        return self._people.get(speaker_id)

    def speakers_page(self, after: str | None, limit: int) -> tuple[SpeakerRecord, ...]:
        return tuple(record for id_, record in self._people.items() if id_ > (after or ""))[:limit]

    def abbreviations(self) -> tuple[ArticleAbbreviation, ...]:
        return tuple(
            ArticleAbbreviation(id_, Abbreviation(short, long))
            for id_, head in self.heads.items()
            for short, long in head.abbreviations
        )

    def passages_from(self, rows: Sequence[Mapping[str, Any]]) -> list[Passage]:
        """Return the passages of rows that were read.

        Raises:
            EngineAwayError: An article does not hold the words of its passage.
        """
        articles = self.articles(row["article"] for row in rows)
        found = []
        for row in rows:
            article = articles.get(row["article"])
            span = Span(int(row["start"]), int(row["stop"]))
            if article is None or name_of(span.cut(article.text)) != row["words"]:
                raise EngineAwayError(
                    str(self._store.address), f"{row['article']} does not hold the passage {row['id']}"
                )
            found.append(Passage(row["id"], article, int(row["paragraph"]), span))
        return found

    def _read(self, article_ids: Sequence[str]) -> dict[str, Article]:
        names = map(name_of, article_ids)
        records = self._store.find_records("article", version=self._version, names=names, bodies=True)
        read = {one.head["id"]: one for one in records}
        for id_ in article_ids:
            if id_ not in read or hashlib.sha256(read[id_].body or b"").hexdigest() != self.heads[id_].digest:
                raise EngineAwayError(str(self._store.address), f"the article {id_} is missing or was changed")
        return {id_: read_article_json(read[id_].body or b"") for id_ in article_ids}
