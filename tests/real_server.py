"""The real server, in a process of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus" / "articles"


@dataclass(frozen=True)
class Site:
    """A running server, what it logs, and a client for it."""

    process: subprocess.Popen[bytes]
    log: Path
    port: int
    index: Path
    client: httpx.Client


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


def start(index: Path, log: Path, *options: str, port: int) -> subprocess.Popen[bytes]:
    place = ["--index", str(index), "--corpus", str(CORPUS), "--port", str(port), "--log-level", "debug"]
    alone = [] if "--workers" in options else ["--workers", "1"]  # tests run side by side already
    clean = {name: value for name, value in os.environ.items() if not name.startswith("OTR_")}  # noqa: TID251
    with log.open("wb") as output:
        return subprocess.Popen(
            [sys.executable, "server.py", "serve", *place, *alone, *options],
            cwd=ROOT,
            env=clean,
            stdout=output,
            stderr=output,
        )


@contextmanager
def running_site(folder: Path) -> Iterator[Site]:
    """Serve the sample article from an index that the server builds itself in ``folder``."""
    index, log, port = folder / "index", folder / "log", free_port()
    process = start(index, log, port=port)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False) as client:
        try:
            deadline = time.monotonic() + 120
            while True:
                assert process.poll() is None, log.read_text()
                assert time.monotonic() < deadline, log.read_text()
                try:
                    if client.get("/readyz", timeout=2).status_code == httpx.codes.OK:
                        break
                except httpx.TransportError:
                    pass
                time.sleep(0.1)
            yield Site(process, log, port, index, client)
        finally:
            process.kill()
            process.wait()
