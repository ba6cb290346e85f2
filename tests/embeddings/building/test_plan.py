import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

import corpus.library
import embeddings.building.plan
from corpus import read_article
from embeddings import LocalIndex, SentenceEncoder, build_index, earlier_readings
from embeddings.building.plan import plan_build
from tests.embeddings.articles import ENGINES, LOGISTICS, UNDATED
from tests.embeddings.encoders import WordHashEncoder

SAMPLE = Path(corpus.__file__).parent / "articles" / "chongqing-opening-up-platform.txt"


def test_no_passage_of_the_sample_article_is_cut_with_its_context() -> None:
    # given a title so long that it can't go with the longer passages
    encoder, sample = SentenceEncoder(), read_article(SAMPLE)
    sample = replace(sample, title=f"{sample.title}; " * 8)
    for max_tokens in (40, 120, 180):
        draft = plan_build([sample], encoder, max_tokens=max_tokens)
        with_title = [sample.title in text for text in draft.texts]
        assert any(with_title)
        assert not all(with_title)
        assert max(map(encoder.n_tokens, draft.texts)) <= encoder.max_tokens
        assert all(text.endswith(passage.text) for text, passage in zip(draft.texts, draft.passages, strict=True))


def test_the_same_articles_in_any_order_are_the_same_draft() -> None:
    articles = [UNDATED, ENGINES, LOGISTICS]
    one, two = (plan_build(order, WordHashEncoder(), max_tokens=99) for order in (articles, articles[::-1]))
    assert one == two
    assert [article.id for article in one.articles] == ["engines-2021", "logistics-2019", "undated"]


def test_any_change_of_an_article_is_another_content() -> None:
    draft = plan_build([ENGINES, LOGISTICS], WordHashEncoder(), max_tokens=99)
    assert plan_build([ENGINES], WordHashEncoder(), max_tokens=99).content != draft.content
    assert plan_build([ENGINES, UNDATED], WordHashEncoder(), max_tokens=99).content != draft.content


def test_passages_of_articles_that_have_not_changed_are_taken_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = WordHashEncoder()
    build_index([ENGINES, LOGISTICS, UNDATED], folder=tmp_path, encoder=encoder, max_tokens=99)
    changed = replace(LOGISTICS, title="Another title")
    before = LocalIndex.open(tmp_path, encoder=encoder)
    asked: list[str] = []

    def n_tokens(_: WordHashEncoder, text: str) -> int:
        asked.append(text)
        return 9

    monkeypatch.setattr(WordHashEncoder, "n_tokens", n_tokens)
    draft = plan_build([ENGINES, changed, UNDATED], encoder, max_tokens=99, before=before)
    assert asked
    assert not any("engine" in text for text in asked)
    anew = plan_build([ENGINES, changed, UNDATED], encoder, max_tokens=99)
    assert (draft.passages, draft.text_digests) == (anew.passages, anew.text_digests)
    assert [text or words for text, words in zip(draft.indexed, anew.indexed, strict=True)] == list(anew.indexed)
    taken = before.passages(row for row in draft.earlier if row >= 0)
    assert taken == [passage for passage, row in zip(draft.passages, draft.earlier, strict=True) if row >= 0]
    assert draft.content == anew.content
    assert [text or words for text, words in zip(draft.texts, anew.texts, strict=True)] == list(anew.texts)


@pytest.mark.parametrize("other", ["program", "encoder", "budget"])
def test_passages_that_were_made_otherwise_are_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other: str
) -> None:
    encoder, max_tokens = WordHashEncoder(), 99
    build_index([ENGINES], folder=tmp_path, encoder=encoder, max_tokens=max_tokens)
    before = LocalIndex.open(tmp_path, encoder=encoder)
    match other:
        case "program":
            monkeypatch.setattr(embeddings.building.plan, "program_digest", lambda: "0")
        case "encoder":
            encoder = WordHashEncoder(digest="1")
        case "budget":
            max_tokens = 98
    assert all(plan_build([ENGINES], encoder, max_tokens=max_tokens, before=before).texts)


def test_readings_are_found_again_by_the_next_build_with_the_same_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = replace(UNDATED, title="As printed")
    readings = {"one": ENGINES, "two": raw}
    build_index([ENGINES, UNDATED], folder=tmp_path, encoder=WordHashEncoder(), max_tokens=99, readings=readings)
    store = LocalIndex.open(tmp_path, encoder=WordHashEncoder()).store
    assert (store.reading("one"), store.reading("two"), store.reading("three")) == (ENGINES, raw, None)
    monkeypatch.setattr(corpus.library, "read_article", lambda _: UNDATED)
    file = tmp_path / "file.txt"
    file.write_text("words")
    key = hashlib.sha256(b"file.txt\0words").hexdigest()
    build_index([ENGINES], folder=tmp_path, encoder=WordHashEncoder(), max_tokens=99, readings={key: ENGINES})
    with earlier_readings(tmp_path) as earlier:
        assert earlier.read(file) == ENGINES
    with earlier_readings(tmp_path, full=True) as earlier:
        assert earlier.read(file) == UNDATED
    with earlier_readings(tmp_path / "nothing") as earlier:
        assert earlier.read(file) == UNDATED
    monkeypatch.setattr(embeddings.building.plan, "program_digest", lambda: "0")
    with earlier_readings(tmp_path) as earlier:
        assert earlier.read(file) == UNDATED
