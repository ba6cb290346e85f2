import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from embeddings import CrossEncoder, RerankerMissingError
from tests.embeddings.cross_encoders import save_cross_encoder

QUESTION = "what is in the harbour"
TEXTS = ["the cranes", "we read books in the library of the harbour", "", "we build"] * 10


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_cross_encoder(tmp_path_factory.mktemp("reranker") / "model")


def test_every_text_has_its_score_in_order(folder: Path) -> None:
    model = CrossEncoder(str(folder))
    scores = model.scores(QUESTION, TEXTS)
    assert scores.dtype == np.float32
    assert scores.shape == (40,)
    assert len(set(scores[:4].round(4).tolist())) == 4
    assert scores == pytest.approx(np.tile([model.scores(QUESTION, [text])[0] for text in TEXTS[:4]], 10), abs=1e-4)
    assert scores != pytest.approx(model.scores("books", TEXTS), abs=1e-2)


def test_scores_are_not_squeezed_between_0_and_1(folder: Path) -> None:
    scores = CrossEncoder(str(folder)).scores(QUESTION, TEXTS)
    assert scores.min() < 0 or scores.max() > 1


def test_no_texts_have_no_scores(folder: Path) -> None:
    assert CrossEncoder(str(folder)).scores(QUESTION, []).shape == (0,)


def test_the_same_words_have_the_same_scores_in_threads_and_when_loaded_again(folder: Path) -> None:
    model = CrossEncoder(str(folder))
    expected = CrossEncoder(str(folder)).scores(QUESTION, TEXTS)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: model.scores(QUESTION, TEXTS), range(8)))
    assert all((scores == expected).all() for scores in found)


def test_loading_says_nothing(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    CrossEncoder(str(folder)).scores(QUESTION, TEXTS)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["", "no/such", "/no/such/folder"])
def test_a_model_that_is_not_there_is_named_with_the_way_out(name: str) -> None:
    model = CrossEncoder(name)
    with pytest.raises(RerankerMissingError, match=f"reranker '{name}': .* leave the setting out"):
        model.load()
    with pytest.raises(RerankerMissingError):
        model.scores(QUESTION, TEXTS)


def test_a_folder_without_a_model_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(RerankerMissingError, match="can be loaded"):
        CrossEncoder(str(tmp_path)).load()


def test_weights_that_are_broken_are_no_model(tmp_path: Path) -> None:
    folder = save_cross_encoder(tmp_path / "broken")
    (folder / "model.safetensors").write_bytes(b"not weights")
    with pytest.raises(RerankerMissingError, match="can be loaded"):
        CrossEncoder(str(folder)).load()


def test_a_model_of_classes_gives_no_one_score(tmp_path: Path) -> None:
    folder = save_cross_encoder(tmp_path / "classes", n_classes=3)
    with pytest.raises(RerankerMissingError, match="3 classes"):
        CrossEncoder(str(folder)).load()


def test_naming_a_model_imports_nothing_heavy() -> None:
    program = "import sys, embeddings; embeddings.CrossEncoder('no/such'); sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
