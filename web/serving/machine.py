"""What this process may use of the machine, where a container or a scheduler gives it a part only."""

import os
from collections.abc import Iterator
from pathlib import Path

_CONTROL_GROUP = Path("/sys/fs/cgroup")  # as a container sees its own, by version 2 of Linux's control groups
_WORKER_MB = 600  # model, index and the answers being made, with room to spare
_MAX_WORKERS = 16


def n_processors(group: Path = _CONTROL_GROUP) -> int:
    """Return how many processors this process may use, at least 1."""
    affinity = getattr(os, "sched_getaffinity", None)  # only some systems have it
    usable = len(affinity(0)) if affinity else os.cpu_count() or 1
    quota, _, period = _told(group / "cpu.max").partition(" ")
    if quota.isdigit() and period.isdigit() and int(period):
        usable = min(usable, round(int(quota) / int(period)))
    return max(1, usable)


def memory_mb(group: Path = _CONTROL_GROUP) -> int:
    """Return how much memory this process may use, in MB."""

    def limits() -> Iterator[int]:
        yield os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        if (limit := _told(group / "memory.max")).isdigit():
            yield int(limit)

    return min(limits()) // 2**20


def n_workers(processors: int, memory: int) -> int:
    """Return how many processes serve best: one a processor, as far as half of the memory (MB) holds them."""
    return max(1, min(processors, memory // 2 // _WORKER_MB, _MAX_WORKERS))


def _told(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""  # no control group, or "max": no limit of its own
