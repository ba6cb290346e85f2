"""Metrics for Prometheus: how often, how long, how many. Never what was asked."""

import platform
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from fastapi import APIRouter, Request, Response
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import choose_encoder
from prometheus_client.metrics_core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from corpus import Kind
from qa import (
    DEFAULT_LIMIT,
    Archive,
    Claim,
    Completion,
    FoundArticles,
    Interpretation,
    Question,
    Reply,
    SearchResult,
    Topic,
    Verification,
)
from web import links
from web.errors import NotReadyError
from web.ports import Chatbot

from .readiness import Readiness

metrics_router = APIRouter()

# From a look-up to what is given up on.
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
# Whatever else a client calls a method would be a series of its own.
_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})


@metrics_router.get(links.METRICS, include_in_schema=False)
def metrics(request: Request) -> Response:
    """Return the metrics of this server."""
    counted: Metrics = request.app.state.metrics
    content, content_type = counted.exposition(request.headers.get("Accept", ""))
    return Response(content, headers={"Content-Type": content_type})


class Metrics:
    """The metrics of one application, in a registry of its own, or of all workers that serve it."""

    def __init__(self, readiness: Readiness, *, version: str, workers: Path | None = None) -> None:
        """Begin to count.

        Args:
            readiness: Knows the index in use.
            version: Of the project.
            workers: The folder that the workers of a server keep in what they count, where there are several: what
                all of them have counted is told, and of the index what this one knows.
        """
        self._counted = self._told = CollectorRegistry()
        if workers:
            self._told = CollectorRegistry()
            MultiProcessCollector(self._told)  # type: ignore[no-untyped-call]
            self._told.register(_WorkersCollector(workers))
        else:
            ProcessCollector(registry=self._told)
        self.waiting = self._gauge("requests_waiting", "Requests that wait for a slot.")
        self.in_progress = self._gauge("requests_in_progress", "Requests that were begun and not ended.")
        self._requests = self._counter("requests", "Requests ended.", "method", "route", "status")
        self._request_seconds = self._histogram("request_seconds", "From request to end of response.", "route")
        self._refused = self._counter("requests_refused", "Requests turned away, by type of problem.", "reason")
        self._stage_seconds = self._histogram("stage_seconds", "Time in a stage of the work on a question.", "stage")
        self._answers = self._counter("answers", "Questions replied to.", "kind", "status")
        self._checks = self._counter("quote_checks", "Quotes checked.", "verdict")
        self._uncounted = self._counter("rate_limit_store_failures", "Times that the shared store did not answer.")
        self._swaps = self._counter("index_swaps", "Index versions taken up, or failed to open.", "outcome")
        for outcome in ("done", "failed"):
            self._swaps.labels(outcome)  # told from the beginning
        self._told.register(_IndexCollector(readiness, version))

    def count_request(self, *, method: str, route: str | None, status: int, seconds: float) -> None:
        """Count a request that is over; ``route`` is the template of its address."""
        route = route or "none"
        self._requests.labels(method if method in _METHODS else "other", route, str(status)).inc()
        self._request_seconds.labels(route).observe(seconds)

    def count_refusal(self, reason: str) -> None:
        """Count a request that was turned away."""
        self._refused.labels(reason).inc()

    def count_answer(self, *, kind: str, status: str) -> None:
        """Count a question that was replied to."""
        self._answers.labels(kind, status).inc()

    def count_check(self, verdict: str) -> None:
        """Count a quote that was checked."""
        self._checks.labels(verdict).inc()

    def observe_stage(self, stage: str, seconds: float) -> None:
        """Count the time that a stage of the work took."""
        self._stage_seconds.labels(stage).observe(seconds)

    def count_swap(self, *, is_done: bool) -> None:
        """Count an index version that was taken up, or could not be opened."""
        self._swaps.labels("done" if is_done else "failed").inc()

    def count_store_failure(self) -> None:
        """Count a request that the shared store of rate limits did not count."""
        self._uncounted.inc()

    def exposition(self, accept: str) -> tuple[bytes, str]:
        """Return the metrics and their content type, in the newest format that the client accepts."""
        encode, content_type = choose_encoder(accept)
        return encode(self._told), content_type

    def _counter(self, name: str, documentation: str, *labels: str) -> Counter:
        return Counter(f"otr_{name}", documentation, labels, registry=self._counted)

    def _gauge(self, name: str, documentation: str) -> Gauge:
        return Gauge(f"otr_{name}", documentation, registry=self._counted, multiprocess_mode="livesum")

    def _histogram(self, name: str, documentation: str, *labels: str) -> Histogram:
        return Histogram(f"otr_{name}", documentation, labels, registry=self._counted, buckets=_SECONDS)


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

    @property
    def subjects(self) -> Sequence[Topic]:
        return self.chatbot.subjects

    def topics(self, speaker_id: str) -> Sequence[Topic]:
        return self.chatbot.topics(speaker_id)

    def completions(self, typed: str) -> Sequence[Completion]:
        return self.chatbot.completions(typed)

    def find_articles(self, words: str) -> FoundArticles:
        with self._timed("find"):
            return self.chatbot.find_articles(words)

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
        self.metrics.count_answer(kind=interpretation.kind, status=reply.status)
        return reply

    @contextmanager
    def _timed(self, stage: str) -> Iterator[None]:
        started = time.perf_counter()
        try:
            yield
        finally:
            self.metrics.observe_stage(stage, time.perf_counter() - started)


class _WorkersCollector(Collector):
    """CPU and memory of all workers together; prometheus_client has them for one process only.

    What workers share counts for each of them, as it does in ``process_resident_memory_bytes`` of one.
    """

    _SUMMED = ("process_virtual_memory_bytes", "process_resident_memory_bytes", "process_cpu_seconds")

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def collect(self) -> Iterator[Metric]:
        """Yield the sums over those that run."""
        pids = {file.stem.rpartition("_")[2] for file in self._folder.glob("*.db")}
        found: dict[str, Metric] = {}
        for pid in pids:
            one = ProcessCollector(pid=partial(str, pid), registry=None)  # nothing, where it has ended
            for family in one.collect():
                sum_so_far = found.setdefault(family.name, family)
                if sum_so_far is not family:
                    (sample,), (more,) = sum_so_far.samples, family.samples
                    sum_so_far.samples = [sample._replace(value=sample.value + more.value)]
        yield from (found[name] for name in self._SUMMED if name in found)


class _IndexCollector(Collector):
    """What is in use, looked up on every request for metrics."""

    def __init__(self, readiness: Readiness, version: str) -> None:
        self._readiness, self._version = readiness, version

    def collect(self) -> Iterator[Metric]:
        """Yield what runs, and from which index it answers."""
        build = {"version": self._version, "python": platform.python_version()}
        yield InfoMetricFamily("otr_build", "What runs.", build)
        readiness = self._readiness
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
