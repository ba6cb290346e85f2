"""The program builds on a Ray cluster of this machine's own processors; it takes half a minute, so once for all."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import embeddings
from embeddings import ClusterError, current_version
from embeddings.versions import read_manifest, version_folder
from tests.real_server import CORPUS, ROOT, free_port


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    for file in [*CORPUS.iterdir(), *(ROOT / "tests" / "data").iterdir()]:
        (folder / file.name).write_bytes(file.read_bytes())
    return folder


def build(corpus: Path, index: Path, *options: str) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("OTR_")}  # noqa: TID251
    done = subprocess.run(
        [sys.executable, "server.py", "build", "--corpus", str(corpus), "--index", str(index), *options],
        cwd=ROOT,
        env=clean,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stderr


@pytest.mark.skipif(find_spec("ray") is None, reason="Ray is not installed; install on-the-record[ray]")
def test_a_cluster_builds_the_same_to_the_bit_and_tells_of_the_same_failures(corpus: Path, tmp_path: Path) -> None:
    told = [build(corpus, tmp_path / "alone"), build(corpus, tmp_path / "cluster", "--ray")]
    assert all("left out" in words and "locked.pdf: is locked with a password" in words for words in told)
    alone, cluster = (
        read_manifest(version_folder(index, current_version(index)))
        for index in (tmp_path / "alone", tmp_path / "cluster")
    )
    assert cluster.files == alone.files
    assert (cluster.content, cluster.n_passages, cluster.n_articles) == (
        alone.content,
        alone.n_passages,
        alone.n_articles,
    )


@pytest.mark.skipif(find_spec("ray") is None, reason="Ray is not installed; install on-the-record[ray]")
def test_a_cluster_that_is_not_there_is_named_at_once() -> None:
    address = f"127.0.0.1:{free_port()}"
    with pytest.raises(ClusterError, match=f"{address}.*refused"), embeddings.joined(address):
        pass


def test_without_ray_nothing_is_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(ClusterError, match=r"install on-the-record\[ray\]"), embeddings.joined("auto"):
        pass
