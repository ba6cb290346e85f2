"""Builds that die: each in a process of its own, at a step that touches the disk, at any moment, or on a full disk.

One process imports everything and waits; for each build it forks, which takes milliseconds.
"""

import builtins
import io
import json
import mmap
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from corpus import Article, OnTheRecordError
from embeddings import build_index, roll_back
from tests.embeddings.articles import ENGINES, LOGISTICS, UNDATED, article, said
from tests.embeddings.encoders import WordHashEncoder

ROOT = Path(__file__).parent.parent.parent
EARLIER = (ENGINES,)
BEFORE = (ENGINES, LOGISTICS, UNDATED)
AFTER = (ENGINES, article("undated", said("Ports are open to all.", by="bob"), said("So are piers.")))
MAX_TOKENS = 100
KEEP_VERSIONS = 2

_CHANGES = {"os.chmod", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "sqlite3.connect"}


def build(folder: Path, articles: tuple[Article, ...]) -> None:
    build_index(articles, folder=folder, encoder=WordHashEncoder(), max_tokens=MAX_TOKENS, keep_versions=KEEP_VERSIONS)


@dataclass(frozen=True)
class Death:
    """How a command ended: the exit status, negative for a signal, the error, and how many steps it had taken."""

    status: int
    error: str
    n_steps: int


@dataclass(frozen=True)
class Workshop:
    """Where commands are run that may die."""

    process: subprocess.Popen[str]

    def run(
        self,
        folder: Path,
        *,
        command: str = "build",
        at_step: int = 0,
        after_s: float = 0.0,
        max_bytes: int = 0,
    ) -> Death:
        """Run one command, and kill it at a step or after some time, or let no file grow over ``max_bytes``."""
        order = {
            "folder": str(folder),
            "command": command,
            "at_step": at_step,
            "after_s": after_s,
            "max_bytes": max_bytes,
        }
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        return Death(**json.loads(self.process.stdout.readline()))


@contextmanager
def workshop() -> Iterator[Workshop]:
    words = [sys.executable, "-m", __name__]
    with subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Workshop(process)
        assert process.stdin is not None
        process.stdin.close()


def _serve_orders() -> None:
    for line in sys.stdin:
        order = json.loads(line)
        steps = mmap.mmap(-1, 8)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            error = _obey(order, steps)
            os.write(writing, error.encode())
            os._exit(1 if error else 0)
        os.close(writing)
        if order["after_s"]:
            time.sleep(order["after_s"])
            os.kill(child, signal.SIGKILL)
        with open(reading, encoding="utf-8") as pipe:  # noqa: PTH123
            error = pipe.read()
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        n_steps = int.from_bytes(steps[:8], "little")
        sys.stdout.write(json.dumps({"status": status, "error": error, "n_steps": n_steps}) + "\n")
        sys.stdout.flush()


def _obey(order: dict[str, object], steps: mmap.mmap) -> str:
    folder, at_step, max_bytes = Path(str(order["folder"])), order["at_step"], order["max_bytes"]

    def count_step() -> None:
        n_steps = int.from_bytes(steps[:8], "little") + 1
        steps[:8] = n_steps.to_bytes(8, "little")
        if n_steps == at_step:
            os.kill(os.getpid(), signal.SIGKILL)

    def count_change(event: str, _: tuple[object, ...]) -> None:
        if event in _CHANGES:
            count_step()

    def counted_open(*arguments: Any, **more: Any) -> IO[Any]:
        file: IO[Any] = opened(*arguments, **more)
        if file.writable():
            count_step()  # when the file is empty, and what will be in it not yet written
        return file

    opened = builtins.open
    builtins.open = io.open = counted_open  # type: ignore[assignment]
    sys.addaudithook(count_change)
    vars(os)["fsync"] = lambda _: count_step()  # who is killed loses nothing written, so there is nothing to wait for
    if max_bytes:
        assert isinstance(max_bytes, int)
        resource.setrlimit(resource.RLIMIT_FSIZE, (max_bytes, max_bytes))
    try:
        if order["command"] == "build":
            build(folder, AFTER)
        else:
            roll_back(folder, encoder=WordHashEncoder(), max_tokens=MAX_TOKENS)
    except OnTheRecordError as error:
        return str(error)
    return ""


if __name__ == "__main__":
    _serve_orders()
