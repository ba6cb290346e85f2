"""Building with the processors of many machines: a Ray cluster reads the articles and embeds the passages.

The machine that builds plans, gathers and publishes as always, and what comes of it is the same to the bit.
"""

import logging
import math
import socket
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import TypeAdapter

import corpus
from corpus import Article
from embeddings.encoding import CACHE, SentenceEncoder
from embeddings.errors import ClusterError
from embeddings.models import Matrix, Tokens

from .freshness import program_digest
from .parts import Part, Parts, encode_in_parts

_THIS_MACHINE = "local"
_N_TEXTS = 1024  # of a part: some ten seconds of work, and 30 MB
_N_FILES = 16
_CONNECT_S = 5
_ENVIRONMENT = {"HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}


class ClusterEncoder(SentenceEncoder):
    """The encoder of this machine, but for passages, which other machines embed."""

    def __init__(self, model: str | None, *, cache: Path, embed: Callable[[Sequence[str]], Iterator[bytes]]) -> None:
        """Name a model.

        Args:
            model: See ``SentenceEncoder``.
            cache: See ``SentenceEncoder``; what has been embedded is kept there until ``forget``.
            embed: Yields the parts that hold texts, in any order.
        """
        super().__init__(model, cache=cache)
        self._embed, self._kept_in = embed, cache

    def encode_passages(
        self,
        texts: Sequence[str],
        *,
        progress: Callable[[int], None] | None = None,
        keep_tokens: Callable[[int, Tokens], None] | None = None,
    ) -> Matrix:
        """Return one row per text; the vectors of word pieces are what is left of them as bytes."""
        parts = Parts(self._kept_in, self)
        return encode_in_parts(
            texts, embed=self._embed, parts=parts, dim=self.dim, progress=progress, keep_tokens=keep_tokens
        )

    def forget(self) -> None:
        """Delete what has been kept: it is published."""
        Parts(self._kept_in, self).forget()


class Cluster:
    """Reads and embeds on the machines of a Ray cluster; made by ``joined``."""

    def __init__(self, address: str, *, model: str | None, cache: Path) -> None:
        """Use ``joined`` instead."""
        self._address, self._model, self._cache = address, model, cache
        self.encoder = ClusterEncoder(model, cache=cache, embed=self._embed)

    def read(self, files: Sequence[Path], readings: "corpus.Readings") -> "corpus.Readings":
        """Return the readings with what is new in these files; what fails is left to them, and so told as always.

        Args:
            files: At the same paths on every machine.
            readings: What need not be read again.
        """
        new = [str(file.resolve()) for file in files if readings.is_new(file)]
        read = partial(_read, program=program_digest())
        batches = self._batches(new, lambda rows: rows.map_batches(read, batch_size=None), size=_N_FILES)
        return readings.with_more(
            {
                key: _articles().validate_json(article)
                for batch in batches
                for key, article in zip(batch["key"], batch["article"], strict=True)
            }
        )

    def _embed(self, texts: Sequence[str]) -> Iterator[bytes]:
        """Yield parts; one worker a machine, which computes on all its processors."""
        machines = [node["Resources"].get("CPU", 0) for node in import_module("ray").nodes() if node["Alive"]]
        machines = [n_processors for n_processors in machines if n_processors]
        worker = {
            "fn_constructor_kwargs": {"program": program_digest(), "model": self._model, "cache": self._cache},
            "num_cpus": min(machines),
            "batch_size": None,
            "compute": import_module("ray.data").ActorPoolStrategy(size=len(machines)),
        }
        for batch in self._batches(texts, lambda rows: rows.map_batches(_Worker, **worker), size=_N_TEXTS):
            yield from batch["part"]

    def _batches(self, items: Sequence[str], work: Callable[[Any], Any], *, size: int) -> Iterable[dict[str, Any]]:
        """Yield what comes of items, so many at a time, in any order.

        Raises:
            ClusterError: A machine failed, or has another version of the program or of the model.
        """
        if not items:
            return
        data, errors = import_module("ray.data"), import_module("ray.exceptions")
        try:
            rows = data.from_items([{"item": item} for item in items], override_num_blocks=math.ceil(len(items) / size))
            yield from work(rows).iter_batches(batch_size=None)
        except errors.RayError as error:
            raise ClusterError(self._address, _reason(error)) from error


@contextmanager
def joined(address: str, *, model: str | None = None, cache: Path = CACHE) -> Iterator[Cluster]:
    """Join a Ray cluster until the block ends.

    Args:
        address: Of its head, such as ``10.0.0.5:6379``; ``auto`` for the one that this machine is in, ``local`` for
            its own processors alone.
        model: See ``SentenceEncoder``.
        cache: See ``SentenceEncoder``; at the same path on every machine.

    Raises:
        ClusterError: There is none at this address, or Ray is not installed.
    """
    try:
        ray = import_module("ray")
        data = import_module("ray.data")
    except ImportError as error:
        raise ClusterError(address, f"Ray is not installed ({error}); install on-the-record[ray]") from None
    try:
        if ":" in address:
            host, _, port = address.rpartition(":")
            socket.create_connection((host, int(port)), timeout=_CONNECT_S).close()  # Ray itself would try for minutes
        ray.init(
            address=address,
            include_dashboard=False if address == _THIS_MACHINE else None,
            log_to_driver=False,
            logging_level="error",
            runtime_env={"env_vars": _ENVIRONMENT},
        )
    except (OSError, RuntimeError, ValueError) as error:
        raise ClusterError(address, str(error)) from error
    try:
        logging.getLogger(data.__name__).setLevel(logging.CRITICAL)  # what goes wrong, it raises
        data.DataContext.get_current().enable_progress_bars = False  # there is one of ours
        yield Cluster(address, model=model, cache=cache)
    finally:
        ray.shutdown()


class _Worker:
    """Embeds on one machine of the cluster."""

    def __init__(self, *, program: str, model: str | None, cache: Path) -> None:
        _require(program)
        self._encoder = SentenceEncoder(model, cache=cache)

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        part = Part.of([str(text) for text in batch["item"]], self._encoder)
        return {"part": np.array([part.to_bytes()], object)}


def _read(batch: dict[str, Any], *, program: str) -> dict[str, Any]:
    """Read articles on one machine of the cluster, but those that can't be read, or not as they were meant."""
    _require(program)
    readings = corpus.Readings()
    for file in batch["item"]:
        try:
            readings.read(Path(str(file)))
        except corpus.ArticleFileError:
            continue
    read = {
        key: _articles().dump_json(article)
        for key, article in readings.articles.items()
        if not any(warning.loss for warning in article.warnings)
    }
    return {"key": np.array(list(read), object), "article": np.array(list(read.values()), object)}


def _require(program: str) -> None:
    if program_digest() != program:
        raise RuntimeError("another version of this program is installed on one of its machines")


def _reason(error: Exception) -> str:
    """Return the last line of what a machine says went wrong; above it stands where, in the code of Ray."""
    return str(error).strip().rpartition("\n")[2]


@cache
def _articles() -> TypeAdapter[Article]:
    return TypeAdapter(Article)
