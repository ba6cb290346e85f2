"""Both engines for tests, and what goes wrong on the way to one of them."""

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

pytest.importorskip("pymilvus", reason="needs the extra milvus: pip install 'on-the-record[milvus]'")

from pymilvus.exceptions import MilvusException

from corpus import Article
from embeddings import BuildReport, Encoder, Engine, IndexAddress, PassageIndex, engine_at
from embeddings.milvus import MilvusEngine
from embeddings.milvus.store import connect

ENGINES = ("folder", "milvus")
MAX_TOKENS = 100


def engine_of(kind: str, folder: Path) -> Engine:
    """Return an engine of a kind that holds nothing yet."""
    return milvus_engine(folder) if kind == "milvus" else engine_at(IndexAddress.parse(folder / "index"))


def milvus_engine(folder: Path, connect: Callable[[IndexAddress], Any] = connect) -> MilvusEngine:
    return MilvusEngine(IndexAddress.parse(folder / "index.db"), connect=connect)


def build(
    engine: Engine,
    *articles: Article,
    encoder: Encoder,
    full: bool = False,
    keep_versions: int = 5,
    readings: Mapping[str, Article] = MappingProxyType({}),
    unread: Sequence[str] = (),
) -> BuildReport:
    return engine.build(
        articles,
        encoder=encoder,
        max_tokens=MAX_TOKENS,
        readings=readings,
        unread=unread,
        full=full,
        keep_versions=keep_versions,
    )


def ids_at(index: PassageIndex, rows: Any) -> list[str]:
    """Return the ids of the passages at rows, which are numbered otherwise in every engine."""
    return [passage.id for passage in index.passages(rows)]


class Trouble:
    """A client between the engine and whoever asks it, that cuts calls off, delays or garbles them, or dies.

    Attributes:
        is_away: Every call fails, as one to a machine that is not there.
        slow_s: Every call takes this long, and fails where it may not.
        is_garbling: What is found lacks what was asked for.
        dies_after: So many calls that write are done, and no more.
    """

    def __init__(self) -> None:
        self.is_away, self.slow_s, self.is_garbling = False, 0.0, False
        self.dies_after: int | None = None
        self.n_calls: dict[str, int] = {}

    def connect(self, address: IndexAddress) -> Any:
        if self.is_away:
            raise MilvusException(message="connection refused")
        return _Client(connect(address), self)


class _Client:
    def __init__(self, client: Any, trouble: Trouble) -> None:
        self._client, self._trouble = client, trouble

    def __getattr__(self, name: str) -> Any:
        real, trouble = getattr(self._client, name), self._trouble
        if not callable(real):
            return real

        def call(*args: Any, **options: Any) -> Any:
            trouble.n_calls[name] = trouble.n_calls.get(name, 0) + 1
            if trouble.is_away:
                raise MilvusException(message="connection refused")
            if trouble.slow_s:
                limit = options.get("timeout", trouble.slow_s)
                time.sleep(min(trouble.slow_s, 0.05))
                if trouble.slow_s > limit:
                    raise MilvusException(message=f"deadline of {limit} s exceeded")
            if name in {"upsert", "delete"} and trouble.dies_after is not None:
                if not trouble.dies_after:
                    raise KeyboardInterrupt
                trouble.dies_after -= 1
            found = real(*args, **options)
            return _garbled(found) if trouble.is_garbling and name in {"search", "hybrid_search", "get"} else found

        return call


def _garbled(found: Any) -> Any:
    if found and isinstance(found[0], dict):
        return [dict.fromkeys(one, "\x00") for one in found]
    return [[{"entity": {}} for _ in hits] for hits in found]


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    return engine_of(request.param, tmp_path)
