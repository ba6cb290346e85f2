"""The way to Milvus: every call has a time limit, and whatever goes wrong on it is one error with a way out."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from threading import Lock
from typing import Any, TypeVar

from grpc import Call, RpcError
from pymilvus import AnnSearchRequest, MilvusClient, RRFRanker
from pymilvus.exceptions import MilvusException

from embeddings.address import IndexAddress
from embeddings.errors import EngineAwayError, NoIndexError

from .schema import MOST, Record, create, one_of, valid_at

T = TypeVar("T")
READ_S = 5.0
"""Nobody who asks waits longer for the engine."""
_WRITE_S = 120.0
_OPEN_S = 5.0
_SLICE = 200  # rows sent at once: at most some 12 MB
_SWEEP = 1000
_NAMES = 500  # names in one condition


def connect(address: IndexAddress) -> Any:
    """Return a client of pymilvus."""
    # They log every failed call with its traceback, which is said here once, and better.
    for name in ("pymilvus", "milvus_lite", "grpc"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return MilvusClient(uri=address.uri, token=address.token, timeout=_OPEN_S)


class MilvusStore:
    """The two collections of one index; all of it may be called by many threads at once."""

    def __init__(
        self, address: IndexAddress, *, connect: Callable[[IndexAddress], Any] = connect, wait_s: float | None = None
    ) -> None:
        """Connect when it is first asked.

        Args:
            address: Of Milvus.
            connect: Returns a client.
            wait_s: The limit of every call that reads; ``READ_S`` unless another is given.
        """
        self.address, self._connect = address, connect
        self._passages, self._records = address.collection, f"{address.collection}_records"
        self._client: Any = None
        self._is_loaded = False
        self._lock, self._wait_s = Lock(), READ_S if wait_s is None else wait_s

    def patient(self) -> "MilvusStore":
        """Return the same, for those who build or open an index: they wait for what the engine does only once."""
        return MilvusStore(self.address, connect=lambda _: self._connected(), wait_s=_WRITE_S)

    def create(self, *, dim: int) -> None:
        """Make both collections, unless they are there."""
        self._call(lambda client: create(client, passages=self._passages, records=self._records, dim=dim))

    def load(self) -> None:
        """Have the engine read both collections into memory.

        Raises:
            NoIndexError: They are not there.
        """
        if self._is_loaded:
            return
        if not self._call(lambda client: client.has_collection(self._records, timeout=self._wait_s)):
            raise NoIndexError(self.address)
        for name in (self._records, self._passages):
            self._call(partial(_load, name=name))
        self._is_loaded = True

    def find_records(
        self,
        kind: str,
        *,
        version: int | None = None,
        names: Iterable[str] | None = None,
        bodies: bool = False,
        strong: bool = False,
        where: str = "",
    ) -> Iterator[Record]:
        """Yield the records of a kind.

        Args:
            kind: Which.
            version: Only those valid in a version.
            names: Only those with these names.
            bodies: Read their bodies, too.
            strong: Wait for all that was written before; else the last few seconds may be missing.
            where: A further condition.
        """
        condition = f'kind == "{kind}"' + (f" and {valid_at(version)}" if version is not None else "")
        condition += f" and {where}" if where else ""
        fields = ["key", "kind", "name", "first", "last", "head", *(["body"] if bodies else [])]
        if names is None:
            yield from map(self._record, self._each(self._records, condition, fields, strong=strong, slim=not bodies))
            return
        wanted = list(names)
        step = _NAMES if not bodies else 50
        for start in range(0, len(wanted), step):
            some = f"{condition} and {one_of('name', wanted[start : start + step])}"
            yield from map(self._record, self._query(self._records, some, fields, strong=strong))

    def find_passages(
        self, condition: str, fields: Sequence[str], *, strong: bool = False, limit: int | None = None
    ) -> Iterator[dict[str, Any]]:
        """Yield the rows that fulfil a condition, all of them unless there is a limit."""
        if limit is not None and limit <= MOST:
            yield from self._query(self._passages, condition, fields, strong=strong, limit=limit)
        else:
            yield from self._each(self._passages, condition, fields, strong=strong, slim="pieces" not in fields)

    def rows(self, rows: Sequence[int], fields: Sequence[str]) -> dict[int, dict[str, Any]]:
        """Return these rows by their numbers."""
        found = self._call(
            lambda client: client.get(
                self._passages, ids=list(rows), output_fields=["row", *fields], timeout=self._wait_s
            )
        )
        return self._read(lambda: {int(one["row"]): {name: one[name] for name in ("row", *fields)} for one in found})

    def nearest(self, vector: Any, condition: str, fields: Sequence[str], *, limit: int) -> list[dict[str, Any]]:
        """Return the rows nearest to a vector that fulfil a condition."""
        found = self._call(
            lambda client: client.search(
                self._passages,
                data=[vector],
                anns_field="vector",
                filter=condition,
                limit=min(limit, MOST),
                output_fields=list(fields),
                search_params=_nearness(limit),
                timeout=self._wait_s,
            )
        )
        return self._entities(found, fields)[0]

    def by_words(
        self, lines: Sequence[str], condition: str, fields: Sequence[str], *, limit: int, one_each: str | None = None
    ) -> list[list[dict[str, Any]]]:
        """Return for each line of terms the rows that hold any of them, the best first.

        Args:
            lines: At least one.
            condition: What they have to fulfil.
            fields: What is read of them.
            limit: How many for each line, at most.
            one_each: Only the best row for each value of this field.
        """
        grouping = {"group_by_field": one_each} if one_each else {}
        found = self._call(
            lambda client: client.search(
                self._passages,
                data=list(lines),
                anns_field="bm25",
                filter=condition,
                limit=min(limit, MOST),
                output_fields=list(fields),
                search_params={"metric_type": "BM25"},
                timeout=self._wait_s,
                **grouping,
            )
        )
        return self._entities(found, fields)

    def both_ways(
        self, vector: Any, line: str, condition: str, fields: Sequence[str], *, limit: int
    ) -> list[dict[str, Any]]:
        """Return the rows that are best by likeness or by words, each once: at most ``limit`` from each side."""
        requests = [
            AnnSearchRequest([vector], "vector", _nearness(limit), limit, expr=condition),
            AnnSearchRequest([line], "bm25", {"metric_type": "BM25"}, limit, expr=condition),
        ]
        found = self._call(
            lambda client: client.hybrid_search(
                self._passages, requests, RRFRanker(), limit=2 * limit, output_fields=list(fields), timeout=self._wait_s
            )
        )
        return self._entities(found, fields)[0]

    def count(self, condition: str) -> int:
        """Return how many passages fulfil a condition, with all that was written before."""
        (found,) = self._query(self._passages, condition, ["count(*)"], strong=True)
        return self._read(lambda: int(found["count(*)"]))

    def put(self, rows: Sequence[dict[str, Any]]) -> None:
        """Write rows of passages."""
        self._put(self._passages, rows)

    def put_records(self, records: Iterable[Record]) -> None:
        self._put(self._records, [record.as_row() for record in records])

    def end(self, rows: Iterable[int], *, last: int) -> None:
        """Say in which version rows are valid for the last time."""
        self._put(self._passages, [{"row": row, "last": last} for row in rows], partly=True)

    def end_records(self, keys: Iterable[str], *, last: int) -> None:
        self._put(self._records, [{"key": key, "last": last} for key in keys], partly=True)

    def delete(self, condition: str) -> None:
        """Delete passages."""
        self._call(lambda client: client.delete(self._passages, filter=condition, timeout=_WRITE_S))

    def delete_records(self, condition: str) -> None:
        self._call(lambda client: client.delete(self._records, filter=condition, timeout=_WRITE_S))

    def flush(self) -> None:
        """Have everything written to where it lasts."""
        for name in (self._passages, self._records):
            self._call(partial(_flush, name=name))

    def _put(self, collection: str, rows: Sequence[dict[str, Any]], *, partly: bool = False) -> None:
        options = {"partial_update": True} if partly else {}
        for start in range(0, len(rows), _SLICE):
            some = list(rows[start : start + _SLICE])
            self._call(partial(_upsert, collection=collection, rows=some, options=options))

    def _query(
        self, collection: str, condition: str, fields: Sequence[str], *, strong: bool, limit: int | None = None
    ) -> list[Any]:
        options: dict[str, Any] = {} if limit is None else {"limit": limit}
        return self._call(
            lambda client: list(
                client.query(
                    collection,
                    filter=condition,
                    output_fields=list(fields),
                    consistency_level="Strong" if strong else "Bounded",
                    timeout=self._wait_s,
                    **options,
                )
            )
        )

    def _each(
        self, collection: str, condition: str, fields: Sequence[str], *, strong: bool, slim: bool
    ) -> Iterator[dict[str, Any]]:
        """Yield all rows, many at a time; ``slim`` ones are small."""
        iterator = self._call(
            lambda client: client.query_iterator(
                collection,
                batch_size=_SWEEP if slim else _SLICE,
                filter=condition,
                output_fields=list(fields),
                consistency_level="Strong" if strong else "Bounded",
                timeout=_WRITE_S,
            )
        )
        try:
            while some := self._call(lambda _: iterator.next()):
                yield from some
        finally:
            iterator.close()

    def _record(self, row: dict[str, Any]) -> Record:
        return self._read(lambda: Record.of_row(row))

    def _entities(self, found: Any, fields: Sequence[str]) -> list[list[dict[str, Any]]]:
        return self._read(lambda: [[{name: hit["entity"][name] for name in fields} for hit in hits] for hits in found])

    def _read(self, read: Callable[[], T]) -> T:
        try:
            return read()
        except (LookupError, TypeError, ValueError) as error:
            raise EngineAwayError(str(self.address), f"what it answered can't be read ({error!r})") from error

    def _call(self, ask: Callable[[Any], T]) -> T:
        try:
            return ask(self._connected())
        except (MilvusException, RpcError, OSError) as error:
            raise EngineAwayError(str(self.address), _said(error)) from error

    def _connected(self) -> Any:
        with self._lock:
            self._client = self._client or self._reached()
            return self._client

    def _reached(self) -> Any:
        try:
            return self._connect(self.address)
        except (MilvusException, RpcError, OSError) as error:
            raise EngineAwayError(str(self.address), _said(error)) from error


def _nearness(limit: int) -> dict[str, Any]:
    return {"metric_type": "IP", "params": {"ef": max(2 * limit, 128)}}


def _said(error: Exception) -> str:
    details = error.details() if isinstance(error, Call) else getattr(error, "message", "")
    return " ".join(str(details or error).split())[:300] or type(error).__name__


def _load(client: Any, *, name: str) -> None:
    client.load_collection(name, timeout=_WRITE_S)


def _flush(client: Any, *, name: str) -> None:
    client.flush(name, timeout=_WRITE_S)


def _upsert(client: Any, *, collection: str, rows: Sequence[dict[str, Any]], options: dict[str, Any]) -> None:
    client.upsert(collection, rows, timeout=_WRITE_S, **options)
