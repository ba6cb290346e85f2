"""Debian's redis-server, in a process of its own."""

import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import redis


class RedisServer:
    """A Redis at a port of this machine that can be stopped, and started again."""

    def __init__(self, program: Path, *, port: int) -> None:
        self.address = f"redis://127.0.0.1:{port}/0"
        self._command = [str(program), "--port", str(port), "--save", "", "--appendonly", "no"]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with redis.Redis.from_url(self.address) as client:
            while True:
                try:
                    client.ping()
                    return
                except redis.ConnectionError:
                    assert self._process.poll() is None, "redis-server has ended"
                    time.sleep(0.02)

    def stop(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Let it take connections, and answer none."""
        assert self._process
        self._process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)

    def counts(self) -> list[int]:
        """Return what has been counted under each key."""
        with redis.Redis.from_url(self.address) as client:
            return [int(client.get(key)) for key in self.names()]

    def names(self) -> list[str]:
        with redis.Redis.from_url(self.address, decode_responses=True) as client:
            return sorted(map(str, client.keys()))
