"""Versions in Milvus: which there are, which is in use, and one builder at a time.

A version is a record of its manifest. The one in use is named by the last of the records that name one: each is one
small write, so that readers see the name before or the name after. A builder holds a claim, which it renews as long as
it lives; one that was killed stands in the way for a short while only.
"""

import hashlib
import os
import random
import socket
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

from embeddings.errors import (
    DamagedIndexError,
    EngineAwayError,
    ForeignCollectionError,
    IndexBusyError,
    NoIndexError,
    StaleIndexError,
)
from embeddings.manifest import IndexManifest

from .schema import OPEN, Record, one_of
from .store import MilvusStore

_TIME = "%Y%m%dT%H%M%SZ"
_RENEWED_S, _DEAD_S = 5.0, 30.0
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Version:
    """One version: its number, its name, and what its manifest says; how many terms it has in all, and how many."""

    number: int
    name: str
    manifest: IndexManifest
    n_terms: int
    n_vocabulary: int

    def as_record(self) -> Record:
        head = {"number": self.number, "n_terms": self.n_terms, "n_vocabulary": self.n_vocabulary}
        return Record("version", self.name, self.number, OPEN, head, self.manifest.to_json())

    @classmethod
    def of(cls, record: Record, store: MilvusStore) -> "Version":
        """Read a version.

        Raises:
            DamagedIndexError: Its manifest is not the one that it was published with.
            StaleIndexError: It has another format.
        """
        data = record.body or b""
        if not record.name.endswith(f"-{_digest(data)}"):
            raise DamagedIndexError(store.address, f"the manifest of {record.name} was changed since it was written")
        manifest = IndexManifest.from_json(data, file=Path(str(store.address)))
        return cls(record.first, record.name, manifest, int(record.head["n_terms"]), int(record.head["n_vocabulary"]))


def version_records(store: MilvusStore) -> list[Record]:
    """Return the records of all versions, the oldest first."""
    store.load()
    return sorted(store.find_records("version", bodies=True, strong=True), key=lambda one: one.first)


def read_versions(store: MilvusStore, *, dim: int) -> list[Version]:
    """Return the versions that can be read, the oldest first.

    Raises:
        ForeignCollectionError: The newest can't be gone on from.
    """
    records = version_records(store)
    try:
        newest = Version.of(records[-1], store) if records else None
    except (DamagedIndexError, StaleIndexError) as error:
        raise ForeignCollectionError(str(store.address), str(error)) from error
    if newest is not None and newest.manifest.encoder.dim != dim:
        raise ForeignCollectionError(str(store.address), f"its vectors have {newest.manifest.encoder.dim} numbers")
    versions = []
    for record in records:
        with suppress(DamagedIndexError, StaleIndexError):
            versions.append(Version.of(record, store))
    return versions


def name_for(manifest: IndexManifest, *, after: str | None) -> str:
    """Return the name of a new version: the time, or just after the one before, and the digest of its manifest."""
    now = datetime.now(UTC).replace(microsecond=0)
    if after is not None:
        now = max(now, datetime.strptime(after.partition("-")[0], _TIME).replace(tzinfo=UTC) + timedelta(seconds=1))
    return f"{now.strftime(_TIME)}-{_digest(manifest.to_json())}"


def in_use(store: MilvusStore, *, strong: bool = False) -> tuple[str, bool]:
    """Return the name of the version in use, and whether somebody went back to it.

    Raises:
        NoIndexError: None was ever published.
    """
    store.load()
    named = list(store.find_records("current", names=["current"], strong=strong))
    if not (named or strong):  # what is just being replaced may be missed by who does not see all that was written
        named = list(store.find_records("current", names=["current"], strong=True))
    if not named:
        raise NoIndexError(store.address)
    last = max(named, key=lambda one: one.first)
    return last.head["version"], bool(last.head["chosen"])


def use(store: MilvusStore, name: str, *, chosen: bool = False) -> None:
    """Make a version the one in use: one small write."""
    earlier = sorted(store.find_records("current", strong=True), key=lambda one: one.first)
    number = earlier[-1].first + 1 if earlier else 1
    store.put_records([Record("current", "current", number, OPEN, {"version": name, "chosen": chosen})])
    if earlier:
        store.delete_records(f'kind == "current" and first < {earlier[-1].first}')


def retire(store: MilvusStore, *, keep: int) -> None:
    """Delete what is valid in none but old versions; the one in use is kept, however old it is."""
    records = version_records(store)
    current, _ = in_use(store, strong=True)
    kept = records[-keep:] + [one for one in records[:-keep] if one.name == current]
    oldest = min(one.first for one in kept)
    if doomed := [one for one in records if one not in kept]:
        store.delete_records(f'kind == "version" and {one_of("first", [one.first for one in doomed])}')
        store.delete(f"last < {oldest}")
        store.delete_records(f"last < {oldest}")


class Claim:
    """The right to change an index, as long as it is renewed."""

    def __init__(self, store: MilvusStore) -> None:
        self._store, self._name = store, uuid.uuid4().hex
        self._ended, self._lost = Event(), False

    def hold(self) -> None:
        """Look whether the claim is still good.

        Raises:
            IndexBusyError: It could not be renewed in time, so another builder may be at work.
        """
        if self._lost:
            raise IndexBusyError(self._store.address)

    def take(self) -> None:
        """Take the right, or leave it to another.

        Raises:
            IndexBusyError: Another builder is at work.
        """
        for _ in range(_TRIES):
            self._renew()
            # Both write before they look, so that one of two sees the other; where both do, both let go.
            if not self._others():
                return
            self.give_up()
            time.sleep(random.uniform(0.05, 0.4))  # noqa: S311 - no secret
        raise IndexBusyError(self._store.address)

    def keep(self) -> None:
        """Renew the claim until it is given up."""
        last = time.monotonic()
        while not self._ended.wait(_RENEWED_S):
            try:
                self._renew()
                last = time.monotonic()
            except EngineAwayError:
                self._lost = self._lost or time.monotonic() - last > _DEAD_S / 2

    def end(self) -> None:
        self._ended.set()

    def give_up(self) -> None:
        self._store.delete_records(f'kind == "claim" and name == "{self._name}"')

    def _renew(self) -> None:
        head = {"until": time.time() + _DEAD_S, "host": socket.gethostname(), "process": os.getpid()}
        self._store.put_records([Record("claim", self._name, 0, OPEN, head)])

    def _others(self) -> bool:
        found = [one for one in self._store.find_records("claim", strong=True) if one.name != self._name]
        return any(one.head["until"] > time.time() and not _is_dead(one) for one in found)


@contextmanager
def claimed(store: MilvusStore) -> Iterator[Claim]:
    """Keep other builders out.

    Raises:
        IndexBusyError: One is at work; this does not wait.
    """
    claim = Claim(store)
    claim.take()
    renewing = Thread(target=claim.keep, name="claim", daemon=True)
    renewing.start()
    try:
        yield claim
    finally:
        claim.end()
        renewing.join()
        claim.give_up()


def _is_dead(claim: Record) -> bool:
    if claim.head["host"] != socket.gethostname() or claim.head["process"] == os.getpid():
        return False
    try:
        os.kill(claim.head["process"], 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def _digest(manifest: bytes) -> str:
    return hashlib.sha256(manifest).hexdigest()[:8]
