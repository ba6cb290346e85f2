"""Whatever a build dies of, the version that was served still answers, and the next build is as if nothing had been."""

import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from corpus import Kind
from embeddings import LocalIndex, NoIndexError, Selection, current_version, is_chosen, list_versions
from tests.embeddings.crashes import AFTER, BEFORE, EARLIER, KEEP_VERSIONS, Workshop, build, workshop
from tests.embeddings.encoders import WordHashEncoder

ENCODER = WordHashEncoder()
N_MOMENTS = 25
N_SOAK = 1000


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is killed loses nothing that was written; only a power cut would tell the difference."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture(scope="module")
def dying() -> Iterator[Workshop]:
    with workshop() as running:
        yield running


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two versions, the later of them in use."""
    folder = tmp_path_factory.mktemp("prepared") / "index"
    build(folder, EARLIER)
    build(folder, BEFORE)
    return folder


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is found in an index of the new articles that was built undisturbed, and in one of those before."""
    folder = tmp_path_factory.mktemp("clean")
    build(folder / "before", BEFORE)
    build(folder / "after", AFTER)
    build(folder / "earlier", EARLIER)
    return {name: found_in(folder / name) for name in ("before", "after", "earlier")}


def found_in(folder: Path) -> str:
    """Return all that a question finds in the version in use, with its scores, and what the version was made of."""
    index = LocalIndex.open(folder, encoder=ENCODER)
    statements = Selection(frozenset({Kind.STATEMENT}))
    hits = index.dense(ENCODER.encode_query("ports and piers for all").vector, 99, statements)
    words = index.lexical(["port", "engin"], 99)
    query = ENCODER.encode_query("ports and piers for all")
    pieces = [alike.pieces.sum() for alike in index.likeness(query, np.arange(index.n_passages))]
    texts = [passage.text for passage in index.passages(hits.rows)]
    assert texts
    found = (index.manifest.content, texts, hits.scores.tolist(), words.rows.tolist(), words.scores.tolist(), pieces)
    index.close()
    return repr(found)


def assert_unharmed(folder: Path, clean: dict[str, str], *, when: str) -> None:
    assert found_in(folder) in {clean["before"], clean["after"]}, when
    build(folder, AFTER)
    assert found_in(folder) == clean["after"], when
    names = {path.name for path in folder.iterdir()} - {"verified.json"}  # of versions that are there for a while
    assert names == {"current", "lock", "versions"}, when
    assert len(list_versions(folder)) == len(list((folder / "versions").iterdir())) == KEEP_VERSIONS, when


def copied(prepared: Path, tmp_path: Path) -> Path:
    shutil.rmtree(tmp_path / "index", ignore_errors=True)
    # Links will do, for nobody writes into a file that is there.
    return Path(shutil.copytree(prepared, tmp_path / "index", copy_function=os.link))


def test_a_build_that_is_killed_at_any_step_does_no_harm(
    dying: Workshop, prepared: Path, clean: dict[str, str], tmp_path: Path
) -> None:
    undisturbed = dying.run(copied(prepared, tmp_path))
    assert (undisturbed.status, undisturbed.error) == (0, "")
    assert found_in(tmp_path / "index") == clean["after"]
    assert undisturbed.n_steps > 50
    for step in range(1, undisturbed.n_steps + 1):
        folder = copied(prepared, tmp_path)
        death = dying.run(folder, at_step=step)
        assert (death.status, death.n_steps) == (-9, step)
        assert_unharmed(folder, clean, when=f"killed at step {step}")


def test_a_build_that_is_killed_at_any_moment_does_no_harm(
    dying: Workshop, prepared: Path, clean: dict[str, str], tmp_path: Path
) -> None:
    assert_unharmed_at_random(dying, prepared, clean, tmp_path, n_moments=N_MOMENTS)


@pytest.mark.soak
def test_a_build_that_is_killed_at_many_moments_does_no_harm(
    dying: Workshop, prepared: Path, clean: dict[str, str], tmp_path: Path
) -> None:
    assert_unharmed_at_random(dying, prepared, clean, tmp_path, n_moments=N_SOAK)


def assert_unharmed_at_random(
    dying: Workshop, prepared: Path, clean: dict[str, str], tmp_path: Path, *, n_moments: int
) -> None:
    moments = random.Random(n_moments)  # noqa: S311
    longest_s = 0.1
    for _ in range(n_moments):
        folder = copied(prepared, tmp_path)
        after_s = moments.uniform(0.001, longest_s)
        death = dying.run(folder, after_s=after_s)
        assert death.status in {-9, 0}
        if death.status == 0:
            longest_s = max(0.9 * longest_s, 0.02)  # it was done before: this machine is quick
        assert_unharmed(folder, clean, when=f"killed after {after_s} s")


def test_a_first_build_that_is_killed_leaves_no_index_or_a_whole_one(
    dying: Workshop, clean: dict[str, str], tmp_path: Path
) -> None:
    n_steps = dying.run(tmp_path / "undisturbed").n_steps
    for step in range(1, n_steps + 1, 7):
        folder = tmp_path / str(step)
        assert dying.run(folder, at_step=step).status == -9
        try:
            assert found_in(folder) == clean["after"]
        except NoIndexError:
            build(folder, AFTER)
        assert found_in(folder) == clean["after"]


def test_a_rollback_that_is_killed_has_happened_or_has_not(
    dying: Workshop, prepared: Path, clean: dict[str, str], tmp_path: Path
) -> None:
    newest = current_version(prepared)
    n_steps = dying.run(copied(prepared, tmp_path), command="rollback").n_steps
    assert found_in(tmp_path / "index") == clean["earlier"]
    for step in range(1, n_steps + 1):
        folder = copied(prepared, tmp_path)
        assert dying.run(folder, command="rollback", at_step=step).status == -9
        assert is_chosen(folder) == (current_version(folder) != newest)
        assert found_in(folder) == clean["earlier" if is_chosen(folder) else "before"]
        build(folder, BEFORE)
        assert (found_in(folder), is_chosen(folder)) == (clean["before"], False)


@pytest.mark.parametrize("max_bytes", [1, 500, 4000, 9000])
def test_a_build_that_runs_out_of_room_is_told_and_does_no_harm(
    dying: Workshop, prepared: Path, clean: dict[str, str], tmp_path: Path, max_bytes: int
) -> None:
    folder = copied(prepared, tmp_path)
    death = dying.run(folder, max_bytes=max_bytes)
    assert death.status == 1
    assert death.error.startswith(f"{folder}: the index can't be written (")
    assert "make room there" in death.error
    assert found_in(folder) == clean["before"]
    assert_unharmed(folder, clean, when=f"no file may be longer than {max_bytes} bytes")
