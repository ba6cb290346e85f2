"""Metrics for Prometheus: how often, how long, how many. Never what was asked."""

import asyncio
import os
import platform
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter, Request, Response
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.exposition import choose_encoder
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.registry import Collector

from corpus import Kind
from qa import DEFAULT_LIMIT, Answer, Archive, Claim, Interpretation, Question, Reply, SearchResult, Topic, Verification
from web import links
from web.errors import NotReadyError
from web.ports import Chatbot

from .readiness import Readiness

router = APIRouter()

_WRITE_EVERY_S = 1.0
# From a look-up to what is given up on.
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
# Whatever else a client calls a method would be a series of its own.
_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})


@router.get(links.METRICS, include_in_schema=False)
def metrics(request: Request) -> Response:
    """Return the metrics of this server."""
    counted: Metrics = request.app.state.metrics
    content, content_type = counted.exposition(request.headers.get("Accept", ""))
    return Response(content, headers={"Content-Type": content_type})


class Metrics:
    """The metrics of one application, in a registry of its own."""

    def __init__(self, readiness: Readiness, *, version: str, folder: Path | None = None) -> None:
        """Begin to count.

        Args:
            readiness: Knows the index in use.
            version: Of the project.
            folder: Where several workers share their metrics; ``None`` where there is only one.
        """
        self.registry = CollectorRegistry()
        self._of_workers = _WorkersCollector(self.registry, folder) if folder else None
        self.waiting = self._gauge("requests_waiting", "Requests that wait for a slot.")
        self.in_progress = self._gauge("requests_in_progress", "Requests that were begun and not ended.")
        self._requests = self._counter("requests", "Requests ended.", "method", "route", "status")
        self._request_seconds = self._histogram("request_seconds", "From request to end of response.", "route")
        self._refused = self._counter("requests_refused", "Requests turned away, by type of problem.", "reason")
        self._stage_seconds = self._histogram("stage_seconds", "Time in a stage of the work on a question.", "stage")
        self._answers = self._counter("answers", "Questions replied to.", "kind", "status")
        self._checks = self._counter("quote_checks", "Quotes checked.", "verdict")
        ProcessCollector(registry=self.registry)
        self.registry.register(_IndexCollector(readiness, version))

    def count_request(self, *, method: str, route: str | None, status: int, seconds: float) -> None:
        """Count a request that is over; ``route`` is the template of its address."""
        route = route or "none"
        self._requests.labels(method if method in _METHODS else "other", route, str(status)).inc()
        self._request_seconds.labels(route).observe(seconds)

    def count_refusal(self, reason: str) -> None:
        """Count a request that was turned away."""
        self._refused.labels(reason).inc()

    def count_answer(self, *, kind: str, is_answered: bool) -> None:
        """Count a question that was replied to."""
        self._answers.labels(kind, "answered" if is_answered else "not_found").inc()

    def count_check(self, verdict: str) -> None:
        """Count a quote that was checked."""
        self._checks.labels(verdict).inc()

    def observe_stage(self, stage: str, seconds: float) -> None:
        """Count the time that a stage of the work took."""
        self._stage_seconds.labels(stage).observe(seconds)

    def shared(self) -> AbstractAsyncContextManager[None]:
        """Let other workers tell these metrics, too, inside."""
        return self._of_workers.shared() if self._of_workers else nullcontext()

    def exposition(self, accept: str) -> tuple[bytes, str]:
        """Return the metrics and their content type, in the newest format that the client accepts."""
        encode, content_type = choose_encoder(accept)
        return encode(self._of_workers or self.registry), content_type

    def _counter(self, name: str, documentation: str, *labels: str) -> Counter:
        return Counter(f"otr_{name}", documentation, labels, registry=self.registry)

    def _gauge(self, name: str, documentation: str) -> Gauge:
        return Gauge(f"otr_{name}", documentation, registry=self.registry)

    def _histogram(self, name: str, documentation: str, *labels: str) -> Histogram:
        return Histogram(f"otr_{name}", documentation, labels, registry=self.registry, buckets=_SECONDS)


@dataclass(frozen=True)
class InstrumentedChatbot(Chatbot):
    """Does what the chatbot inside does, and counts how long that took and what came of it."""

    chatbot: Chatbot
    metrics: Metrics

    @property
    def archive(self) -> Archive:
        return self.chatbot.archive

    @property
    def index_version(self) -> str:
        return self.chatbot.index_version

    @property
    def suggestions(self) -> tuple[str, ...]:
        return self.chatbot.suggestions

    def topics(self, speaker_id: str) -> Sequence[Topic]:
        return self.chatbot.topics(speaker_id)

    def understand(self, question: Question) -> Interpretation:
        with self._timed("understand"):
            return self.chatbot.understand(question)

    def reply(self, interpretation: Interpretation, *, limit: int = DEFAULT_LIMIT) -> Reply:
        with self._timed("reply"):
            reply = self.chatbot.reply(interpretation, limit=limit)
        return self._counted(reply, interpretation)

    def reply_all(self, interpretations: Sequence[Interpretation], *, limits: Sequence[int]) -> Iterator[Reply]:
        """Yield the reply to each; the first takes as long as all of them need together, too."""
        replies = iter(self.chatbot.reply_all(interpretations, limits=limits))
        for interpretation in interpretations:
            with self._timed("reply"):
                reply = next(replies)
            yield self._counted(reply, interpretation)

    def suggest(self, reply: Reply) -> Reply:
        with self._timed("suggest"):
            return self.chatbot.suggest(reply)

    def search(self, question: Question, *, limit: int, kinds: frozenset[Kind]) -> SearchResult:
        with self._timed("search"):
            return self.chatbot.search(question, limit=limit, kinds=kinds)

    def verify(self, claim: Claim) -> Verification:
        with self._timed("verify"):
            found = self.chatbot.verify(claim)
        self.metrics.count_check(found.verdict)
        return found

    def _counted(self, reply: Reply, interpretation: Interpretation) -> Reply:
        self.metrics.count_answer(kind=interpretation.kind, is_answered=isinstance(reply, Answer))
        return reply

    @contextmanager
    def _timed(self, stage: str) -> Iterator[None]:
        started = time.perf_counter()
        try:
            yield
        finally:
            self.metrics.observe_stage(stage, time.perf_counter() - started)


class _WorkersCollector(Collector):
    """The metrics of every living worker, each with the label ``worker``: a second old at most, its own being new.

    All workers of a server write theirs to a folder. The library's way for several processes knows neither what is
    looked up when it is asked for nor memory and CPU. It adds the workers up; here Prometheus does (``sum without
    (worker)``), and a worker that ends makes no counter jump.
    """

    def __init__(self, registry: CollectorRegistry, folder: Path) -> None:
        self._registry, self._folder = registry, folder

    @asynccontextmanager
    async def shared(self) -> AsyncIterator[None]:
        """Write them down regularly, for the others, and take them back at the end."""
        writing = asyncio.create_task(self._keep_writing())
        try:
            yield
        finally:
            writing.cancel()
            with suppress(asyncio.CancelledError):
                await writing
            self._file(os.getpid()).unlink(missing_ok=True)

    def collect(self) -> Iterator[Metric]:
        """Yield the metrics of all."""
        families: dict[str, Metric] = {}
        for worker, text in self._texts():
            for family in text_string_to_metric_families(text):
                together = families.setdefault(family.name, Metric(family.name, family.documentation, family.type))
                for sample in family.samples:
                    together.samples.append(sample._replace(labels={**sample.labels, "worker": worker}))
        yield from families.values()

    def _texts(self) -> Iterator[tuple[str, str]]:
        yield str(os.getpid()), generate_latest(self._registry).decode()
        for file in sorted(self._folder.glob("*.prom")):
            if file.stem == str(os.getpid()):
                continue
            if not _is_alive(int(file.stem)):
                file.unlink(missing_ok=True)
                continue
            with suppress(FileNotFoundError):  # it has ended just now
                yield file.stem, file.read_text(encoding="utf-8")

    async def _keep_writing(self) -> None:
        while True:
            await asyncio.to_thread(self._write)
            await asyncio.sleep(_WRITE_EVERY_S)

    def _write(self) -> None:
        file = self._file(os.getpid())
        unfinished = file.with_suffix(".unfinished")
        unfinished.write_bytes(generate_latest(self._registry))
        unfinished.replace(file)

    def _file(self, process: int) -> Path:
        return self._folder / f"{process}.prom"


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # it is somebody else's: the number was given anew
    return True


class _IndexCollector(Collector):
    """What is in use, looked up on every request for metrics."""

    def __init__(self, readiness: Readiness, version: str) -> None:
        self._readiness, self._version = readiness, version

    def collect(self) -> Iterator[Metric]:
        """Yield what runs, from which index it answers, and how often that was swapped."""
        build = {"version": self._version, "python": platform.python_version()}
        yield InfoMetricFamily("otr_build", "What runs.", build)
        readiness = self._readiness
        swaps = CounterMetricFamily(
            "otr_index_swaps", "Index versions taken up, or failed to open.", labels=["outcome"]
        )
        swaps.add_metric(["done"], readiness.n_swapped)
        swaps.add_metric(["failed"], readiness.n_failed)
        yield swaps
        yield GaugeMetricFamily(
            "otr_ready", "Whether /readyz says so.", float(readiness.is_open and not readiness.is_stopping)
        )
        try:
            chatbot = readiness.chatbot
        except NotReadyError:
            return
        yield InfoMetricFamily("otr_index", "The index version in use.", {"version": chatbot.index_version})
        holdings = chatbot.archive.holdings
        for things, n_held in (
            ("articles", holdings.n_articles),
            ("speakers", holdings.n_speakers),
            ("passages", holdings.n_passages),
        ):
            yield GaugeMetricFamily(f"otr_index_{things}", f"How many {things} are in it.", n_held)
