"""The figures of ``/metrics``, for Prometheus: how often, how long, how many. Never what was asked."""

import platform
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager, nullcontext
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import choose_encoder
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from .errors import NotReadyError
from .readiness import Readiness
from .worker_figures import WorkerFigures

# From a look-up to what is given up on.
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
# Whatever else a client calls a method would be a series of its own.
_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})


class Metrics:
    """The figures of one application, in a registry of its own."""

    def __init__(self, readiness: Readiness, *, version: str, folder: Path | None = None) -> None:
        """Begin to count.

        Args:
            readiness: Knows the index in use.
            version: Of the project.
            folder: Where several workers share their figures; ``None`` where there is only one.
        """
        self.registry = CollectorRegistry()
        self._of_all = WorkerFigures(self.registry, folder) if folder else None
        self.waiting = self._gauge("requests_waiting", "Requests that wait for their turn.")
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
        """Let other workers tell these figures, too, inside."""
        return self._of_all.shared() if self._of_all else nullcontext()

    def exposition(self, accept: str) -> tuple[bytes, str]:
        """Return the figures and their content type, in the newest format that the client accepts."""
        encode, content_type = choose_encoder(accept)
        return encode(self._of_all or self.registry), content_type

    def _counter(self, name: str, documentation: str, *labels: str) -> Counter:
        return Counter(f"otr_{name}", documentation, labels, registry=self.registry)

    def _gauge(self, name: str, documentation: str) -> Gauge:
        return Gauge(f"otr_{name}", documentation, registry=self.registry)

    def _histogram(self, name: str, documentation: str, *labels: str) -> Histogram:
        return Histogram(f"otr_{name}", documentation, labels, registry=self.registry, buckets=_SECONDS)


class _IndexCollector(Collector):
    """What is in use, looked up whenever somebody wants to know."""

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
