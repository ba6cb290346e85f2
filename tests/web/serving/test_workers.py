import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.real_server import ROOT, free_port
from web.serving import workers

HOST = "127.0.0.1"


@contextmanager
def served_by_workers(folder: Path, how: str = "serving") -> Iterator[tuple[subprocess.Popen[bytes], int, Path]]:
    """Run ``tests.web.several_workers``, whose workers reply with their process id."""
    port, log = free_port(), folder / "log"
    with log.open("wb") as output:
        command = [sys.executable, "-m", "tests.web.several_workers", str(port), how]
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=output)
    try:
        yield process, port, log
    finally:
        process.kill()
        process.wait()


def workers_at(port: int) -> set[int]:
    """Ask on several connections at once, and return who replies."""
    found = set()
    with httpx.Client(trust_env=False, timeout=20) as client:
        for _ in range(10):
            try:
                found.add(int(client.get(f"http://{HOST}:{port}/", headers={"Connection": "close"}).text))
            except httpx.TransportError:
                time.sleep(0.05)
    return found


def wait_for(port: int, *, n_workers: int, apart_from: int = 0) -> set[int]:
    seen: set[int] = set()
    for _ in range(200):
        seen |= workers_at(port) - {apart_from}
        if len(seen) >= n_workers:
            return seen
    pytest.fail(f"{n_workers} workers never replied, only {seen}")


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until_gone(pids: set[int], port: int) -> None:
    for _ in range(2000):
        if not any(map(is_running, pids)):
            break
        time.sleep(0.01)
    assert not any(map(is_running, pids))
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((HOST, port))


def test_workers_share_the_port_are_replaced_and_stop_when_they_are_told_to(tmp_path: Path) -> None:
    with served_by_workers(tmp_path) as (process, port, log):
        # given
        first = wait_for(port, n_workers=2)
        assert process.pid not in first
        # when one dies
        killed = min(first)
        os.kill(killed, signal.SIGKILL)
        # then another takes its place
        both = wait_for(port, n_workers=2, apart_from=killed)
        assert max(first) in both
        assert f"Child process [{killed}] died" in log.read_text()
        # when
        process.send_signal(signal.SIGTERM)
        # then
        assert process.wait(30) == 0
        wait_until_gone(both, port)
        assert "Traceback" not in log.read_text()


def test_workers_do_not_outlive_who_started_them(tmp_path: Path) -> None:
    with served_by_workers(tmp_path) as (process, port, _):
        workers = wait_for(port, n_workers=2)
        process.kill()
        process.wait()
        wait_until_gone(workers, port)


@pytest.mark.parametrize(("how", "why"), [("failing", "can't start: the disk has gone"), ("broken", "RuntimeError")])
def test_workers_that_can_not_start_are_not_replaced_for_ever(tmp_path: Path, how: str, why: str) -> None:
    with served_by_workers(tmp_path, how) as (process, _, log):
        assert process.wait(60) == 1
    said = log.read_text()
    assert said.count("a worker could not start") == 1
    assert why in said
    assert ("Traceback" in said) == (how == "broken")


def test_where_a_replacement_can_not_start_the_others_go_on_and_it_is_tried_again(tmp_path: Path) -> None:
    with served_by_workers(tmp_path, "failing_third") as (process, port, log):
        first = wait_for(port, n_workers=2)
        killed = min(first)
        os.kill(killed, signal.SIGKILL)
        assert len(wait_for(port, n_workers=2, apart_from=killed) - first) == 1
        assert log.read_text().count("can't start: the disk has gone") == 1
        assert process.poll() is None


def test_whichever_worker_is_asked_tells_what_all_have_counted(tmp_path: Path) -> None:
    def figures() -> dict[str, float]:
        told = httpx.get(f"http://{HOST}:{port}/metrics", trust_env=False, timeout=20).text
        lines = (line.rpartition(" ") for line in told.splitlines() if not line.startswith("#"))
        return {name: float(value) for name, _, value in lines}

    asked = 'otr_requests_total{method="GET",route="/",status="200"}'
    with served_by_workers(tmp_path) as (_, port, _):
        # given two that have replied, and one that works on a request
        first = wait_for(port, n_workers=2)
        before = figures()
        assert before[asked] >= 2
        assert before["otr_requests_in_progress"] == before["otr_ready"] == 1
        pages = [int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) for pid in first]
        assert before["process_resident_memory_bytes"] > 1.5 * min(pages) * os.sysconf("SC_PAGE_SIZE")
        assert before["process_cpu_seconds_total"] > 0
        with socket.create_connection((HOST, port)) as connection:
            connection.sendall(b"POST /api/v1/answer HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
            while figures()["otr_requests_in_progress"] < 2:
                time.sleep(0.01)
            # when both are killed
            for worker in first:
                os.kill(worker, signal.SIGKILL)
            assert not wait_for(port, n_workers=2) & first
        # then nobody works on it any more, but what they have done was done
        after = figures()
        assert after["otr_requests_in_progress"] == 1
        assert after[asked] > before[asked]


def test_the_folder_of_figures_of_a_killed_server_is_deleted_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given one that was left behind, one that has just been made, and one of a server that runs
    monkeypatch.setattr(workers, "gettempdir", lambda: str(tmp_path))
    killed, new, running = (tmp_path / f"on-the-record-figures-{name}" for name in ("killed", "new", "running"))
    for folder in (killed, new, running):
        folder.mkdir()
    for folder in (killed, running):
        os.utime(folder, (0, 0))
    # when
    with workers._locked(running), workers._figures_folder() as figures:
        made = Path(figures)
        assert made.is_dir()
    # then
    assert (killed.exists(), new.exists(), running.exists(), made.exists()) == (False, True, True, False)
