"""The figures of several workers together: whichever of them Prometheus happens to reach tells those of all."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.metrics_core import Metric
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.registry import Collector

_WRITE_EVERY_S = 1.0


class WorkerFigures(Collector):
    """The figures of every worker that lives, each with the label ``worker``: a second old at most, its own being new.

    The library's way for several processes knows neither what is looked up when it is asked for nor memory and CPU. It
    adds the workers up; here Prometheus does (``sum without (worker)``), and a worker that ends makes no counter jump.
    """

    def __init__(self, registry: CollectorRegistry, folder: Path) -> None:
        """Share figures.

        Args:
            registry: Of this worker.
            folder: Where all workers of a server, and nobody else, write theirs.
        """
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
        """Yield the figures of all."""
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
            if not _lives(int(file.stem)):
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


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # it is somebody else's: the number was given anew
    return True
