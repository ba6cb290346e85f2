from pathlib import Path

import pytest

from web import ServingOptions
from web.serving.machine import memory_mb, n_processors, n_workers


def test_a_container_may_use_less_than_the_machine_has(tmp_path: Path) -> None:
    everything = n_processors(tmp_path), memory_mb(tmp_path)
    (tmp_path / "cpu.max").write_text("100000 100000\n", encoding="ascii")
    (tmp_path / "memory.max").write_text(f"{512 * 2**20}\n", encoding="ascii")
    assert (n_processors(tmp_path), memory_mb(tmp_path)) == (1, 512)
    for file in ("cpu.max", "memory.max"):
        (tmp_path / file).write_text("max 100000\n" if file == "cpu.max" else "max\n", encoding="ascii")
    assert (n_processors(tmp_path), memory_mb(tmp_path)) == everything
    (tmp_path / "cpu.max").write_text("10000 100000\n", encoding="ascii")  # a tenth of a processor
    assert n_processors(tmp_path) == 1


@pytest.mark.parametrize(
    ("processors", "memory", "wanted"),
    [(1, 64_000, 1), (2, 24_000, 2), (4, 3_000, 2), (8, 500, 1), (128, 512_000, 16)],
)
def test_there_is_a_worker_a_processor_as_far_as_memory_goes(processors: int, memory: int, wanted: int) -> None:
    assert n_workers(processors, memory) == wanted


def test_slots_are_shared_by_the_workers() -> None:
    assert ServingOptions().n_workers == n_workers(n_processors(), memory_mb())
    assert ServingOptions(workers=3).n_workers == 3
    assert ServingOptions(workers=1).n_slots == min(max(8, 2 * n_processors()), 32)
    assert ServingOptions(workers=64).n_slots == 8
    assert ServingOptions(max_concurrent=5).n_slots == 5
