"""An index in Milvus as a whole: its versions, the building of them, and the opening of one."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Unpack

import numpy as np

import corpus
from corpus import Article
from embeddings.address import IndexAddress
from embeddings.building import BuildOptions, CorpusState, check_weights, people_adapter, program_digest
from embeddings.encoding import Encoder
from embeddings.errors import DamagedIndexError, NoIndexError, StaleIndexError, VectorIndexError, VersionError
from embeddings.index import check_budget, check_encoder, read_article_json
from embeddings.manifest import VersionRecord
from embeddings.models import BuildReport

from .index import MilvusIndex
from .publishing import publish
from .schema import Record, name_of
from .store import MilvusStore, connect
from .versions import Version, claimed, in_use, use, version_records


class MilvusEngine:
    """The ``Engine`` of an address of Milvus."""

    def __init__(self, address: IndexAddress, *, connect: Callable[[IndexAddress], Any] = connect) -> None:
        """Connect when it is first asked.

        Args:
            address: Where it is.
            connect: Returns a client of pymilvus.
        """
        self.address, self._store = address, MilvusStore(address, connect=connect)

    def current_version(self) -> str:
        return in_use(self._store)[0]

    def has_versions(self) -> bool:
        try:
            return bool(self.current_version())
        except NoIndexError:
            return False

    def is_chosen(self) -> bool:
        try:
            return in_use(self._store)[1]
        except NoIndexError:
            return False

    def open(self, *, encoder: Encoder, max_tokens: int | None = None) -> MilvusIndex:
        name, _ = in_use(self._store, strong=True)
        version = self._version(name)
        check_encoder(version.manifest, encoder, max_tokens=max_tokens)
        index = MilvusIndex.open(self._store, version)
        # The engine may index what was just written when it is first asked, and nobody should wait for that.
        MilvusIndex(self._store.patient(), version, index.store).dense(np.ones(encoder.dim, np.float32), 1)
        return index

    def read_versions(self) -> tuple[VersionRecord, ...]:
        name, chosen = in_use(self._store, strong=True)
        return tuple(
            self._described(record, in_use=record.name == name, chosen=chosen)
            for record in version_records(self._store)
        )

    def roll_back(self, name: str | None, *, encoder: Encoder, max_tokens: int) -> str:
        current, _ = in_use(self._store, strong=True)
        with claimed(self._store):
            usable = [one.name for one in self.read_versions() if one.problem is None]
            if name is None:
                earlier = [one for one in usable if one < current]
                if not earlier:
                    raise VersionError(f"there is no version before {current}, which is in use", usable=usable)
                name = earlier[-1]
            if name not in {record.name for record in version_records(self._store)}:
                raise VersionError(f"{self.address}: there is no version {name!r}", usable=usable)
            try:
                manifest = self._version(name).manifest
                check_weights(manifest, encoder)
                check_budget(manifest, max_tokens)
            except (DamagedIndexError, StaleIndexError) as error:
                others = [one for one in usable if one != name]
                raise VersionError(f"version {name} can't be used: {error}", usable=others) from error
            use(self._store, name, chosen=True)
        return name

    @contextmanager
    def earlier_readings(self, *, full: bool = False) -> Iterator[corpus.Readings]:
        try:
            version = self._version(in_use(self._store, strong=True)[0])
        except (NoIndexError, DamagedIndexError, StaleIndexError):
            yield corpus.Readings()
            return
        heads = self._store.find_records("article", version=version.number)
        published = [one.head["id"] for one in heads]
        known = list(self._store.find_records("known", version=version.number, bodies=True))
        people = people_adapter().validate_json(known[0].body or b"[]") if known else ()
        if full or version.manifest.program != program_digest():
            yield corpus.Readings(published=published, people=people)
        else:
            yield corpus.Readings(lambda key: self._reading(version, key), published=published, people=people)

    def build(self, articles: Sequence[Article], **options: Unpack[BuildOptions]) -> BuildReport:
        self._store.create(dim=options["encoder"].dim)
        self._store.load()
        with claimed(self._store) as claim:
            return publish(self._store.patient(), articles, claim=claim, **options)

    def note_read(self, corpus: CorpusState, *, version: str) -> None:
        """Nothing is noted: those who build an index together do not share a folder."""

    def is_up_to_date(self, corpus: Path, *, encoder: Encoder, max_tokens: int) -> bool:  # noqa: ARG002
        """Return that it is not sure: the articles are read, and what has not changed costs little."""
        return False

    def _version(self, name: str) -> Version:
        records = self._store.find_records("version", names=[name], bodies=True, strong=True)
        record = next(iter(records), None)
        if record is None:
            raise DamagedIndexError(self.address, f"names the version {name}, which is not there")
        return Version.of(record, self._store)

    def _reading(self, version: Version, key: str) -> Article | None:
        found = self._store.find_records("reading", version=version.number, names=[name_of(key)], bodies=True)
        record = next(iter(found), None)
        if record is not None and record.body is None:
            names = [name_of(record.head["article"])]
            record = next(
                iter(self._store.find_records("article", version=version.number, names=names, bodies=True)), None
            )
        return read_article_json(record.body) if record is not None and record.body else None

    def _described(self, record: Record, *, in_use: bool, chosen: bool) -> VersionRecord:
        problem, built = None, None
        try:
            built = Version.of(record, self._store).manifest
        except VectorIndexError as error:
            problem = str(error)
        return VersionRecord(
            record.name,
            in_use=in_use,
            chosen=in_use and chosen,
            n_bytes=0,
            built_at=built.built_at if built else None,
            n_articles=built.n_articles if built else None,
            n_passages=built.n_passages if built else None,
            model=built.encoder.model if built else None,
            problem=problem,
        )
