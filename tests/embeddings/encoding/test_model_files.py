import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

from embeddings import EncoderCacheError, SentenceEncoder
from embeddings.encoding.exporting import _cosine, _graph
from embeddings.encoding.model_files import FACTS, GRAPH, TOKENIZER, ModelFacts, exported
from embeddings.encoding.sentence_model import SentenceModel
from tests.embeddings.sentence_models import save_sentence_model

TEXTS = ["we build cranes", "what is in the library of the harbour", "", "books " * 100]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_sentence_model(tmp_path_factory.mktemp("sentences") / "model")


@pytest.fixture(scope="module")
def cache(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    cache = tmp_path_factory.mktemp("exported") / "cache"
    exported(folder, name="tiny", digest="0", cache=cache)
    return cache


def test_a_model_is_exported_whole_and_only_once(folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (made,) = cache.iterdir()
    assert {file.name for file in made.iterdir()} == {FACTS, GRAPH, "graph.bin", TOKENIZER}
    monkeypatch.setattr("subprocess.run", None)  # a second export would fail
    assert exported(folder, name="tiny", digest="0", cache=cache) == made


def test_what_the_graph_says_is_what_the_library_says(folder: Path, tmp_path: Path) -> None:
    encoder = SentenceEncoder(str(folder), cache=tmp_path)
    expected = SentenceTransformer(str(folder), device="cpu").encode(TEXTS[:3], normalize_embeddings=True)
    assert (encoder.encode_passages(TEXTS[:3]) * expected).sum(axis=1).min() > 0.999
    asked = SentenceTransformer(str(folder), device="cpu").encode(
        TEXTS[:1], prompt_name="query", normalize_embeddings=True
    )
    assert encoder.encode_query(TEXTS[0]).vector @ asked[0] > 0.999
    assert encoder.dim == 16
    assert encoder.max_tokens == 32
    assert np.linalg.norm(encoder.encode_passages(TEXTS[3:])) == pytest.approx(1, abs=1e-5)


def test_a_model_that_is_described_otherwise_is_exported_anew(folder: Path, tmp_path: Path, cache: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    settings = other / "tokenizer_config.json"
    settings.write_text(settings.read_text(encoding="utf-8") + " ", encoding="utf-8")
    anew = exported(other, name="tiny", digest="0", cache=cache)
    assert anew != exported(folder, name="tiny", digest="0", cache=cache)
    assert len(list(cache.iterdir())) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_cache_that_may_not_be_written_is_named_with_the_way_out(folder: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(EncoderCacheError, match="--cache DIR"):
        exported(folder, name="tiny", digest="0", cache=tmp_path)


def test_a_cache_that_is_no_folder_is_named_with_the_way_out(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EncoderCacheError, match="--cache DIR"):
        exported(folder, name="tiny", digest="0", cache=tmp_path / "file")


def test_a_graph_that_was_cut_short_is_named(folder: Path, cache: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    shutil.copytree(next(cache.iterdir()), made)
    (made / GRAPH).write_bytes((made / GRAPH).read_bytes()[:100])
    with pytest.raises(EncoderCacheError, match="not a whole graph"):
        SentenceModel.load(folder, exported=made)


def test_what_is_no_graph_is_left_to_its_library(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = SentenceTransformer(str(folder), device="cpu")

    def refuse(*_: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(model[0], "forward", refuse)
    graph = _graph(model)
    assert graph is None
    assert _cosine(graph, model, np.zeros((3, 16)), None) == 0


def test_a_model_with_thousands_of_ideographs_knows_them_one_by_one(cache: Path) -> None:
    class Nothing:
        precision, n_at_once = "float32", 1

        def compute(self, *_: object) -> tuple[np.ndarray, np.ndarray]:
            raise AssertionError

    made = next(cache.iterdir())
    tokenizer = Tokenizer.from_file(str(made / TOKENIZER))

    def share() -> float:
        return SentenceModel(Nothing(), tokenizer, ModelFacts.read(made), exported=made).share_known("怎样 怎样")

    tokenizer.add_tokens(["怎", "样"])
    assert share() == 0
    tokenizer.add_tokens([chr(0x6000 + number) for number in range(3000)])
    assert share() == 1
