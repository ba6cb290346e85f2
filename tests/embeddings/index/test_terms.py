from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language import GERMAN
from embeddings import DamagedIndexError, TermIndex, analyse

TEXTS = ["ports and railways", "railways, railways, railways", "the", "", "algebra"]
words = st.sampled_from(["port", "railway", "algebra", "重庆物流", "the", "39"])
texts = st.lists(st.lists(words, max_size=5).map(" ".join), max_size=8)


def test_rows_with_the_terms_score_and_others_do_not() -> None:
    scores = TermIndex.build(TEXTS).scores(analyse("railways ports"))
    assert scores.dtype == np.float32
    assert list(scores > 0) == [True, True, False, False, False]


def test_rare_terms_weigh_more_and_unknown_ones_most() -> None:
    index = TermIndex.build(TEXTS)
    assert 0 < index.idf("railway") < index.idf("algebra") < index.idf("zeppelin")


def test_scores_are_bm25() -> None:
    # given two rows of two terms, one of which holds the term once
    index = TermIndex.build(["port port", "port sea"])
    # then a score is idf · tf / (tf + k1 (1 - b + b · length / mean length)), with k1 = 1.5
    expected = [index.idf("sea") * tf / (tf + 1.5) for tf in (0, 1)]
    assert index.scores(["sea"]) == pytest.approx(expected)


def test_unknown_terms_and_no_terms_score_nothing() -> None:
    index = TermIndex.build(TEXTS)
    assert not index.scores(["zeppelin"]).any()
    assert not index.scores([]).any()
    assert len(index.search([], 3)) == 0


@pytest.mark.parametrize("rows", [[], [""], ["the", "of"]])
def test_an_index_without_any_term_can_be_saved_loaded_and_searched(rows: list[str], tmp_path: Path) -> None:
    TermIndex.build(rows).save(tmp_path / "terms")
    index = TermIndex.load(tmp_path / "terms")
    assert len(index) == len(index.scores(["port"])) == len(rows)
    assert len(index.search(["port"], 3)) == 0
    assert index.idf("port") > 0


@given(texts, st.lists(words, max_size=3), st.integers(0, 9), st.lists(st.booleans(), min_size=8, max_size=8))
def test_search_gives_the_best_of_the_allowed_rows(
    rows: list[str], query: list[str], k: int, flags: list[bool]
) -> None:
    index, allowed = TermIndex.build(rows), np.array(flags[: len(rows)], np.bool_)
    terms = analyse(" ".join(query))
    scores = index.scores(terms)
    expected = sorted((-scores[row], row) for row in range(len(rows)) if allowed[row] and scores[row] > 0)[:k]
    found = index.search(terms, k, allowed)
    assert list(zip(-found.scores, found.rows, strict=True)) == expected


@given(texts)
def test_saved_then_loaded_it_is_the_same_index(tmp_path_factory: pytest.TempPathFactory, rows: list[str]) -> None:
    index, folder = TermIndex.build(rows), tmp_path_factory.mktemp("terms") / "terms"
    index.save(folder)
    loaded = TermIndex.load(folder)
    for term in analyse("port railway algebra 重庆物流 39 zeppelin"):
        assert (loaded.scores([term]) == index.scores([term])).all()
        assert loaded.idf(term) == index.idf(term)


@given(texts, texts, st.data())
def test_terms_of_an_earlier_index_give_the_same_index(old: list[str], new: list[str], data: st.DataObject) -> None:
    # given rows of which some stood in an earlier index, among others that are gone
    earlier = TermIndex.build(old)
    rows = data.draw(st.lists(st.integers(-1, len(old) - 1), min_size=len(new), max_size=len(new)))
    whole = [text if row < 0 else old[row] for text, row in zip(new, rows, strict=True)]
    # when
    unread = [text if row < 0 else "" for text, row in zip(new, rows, strict=True)]
    index = TermIndex.build(unread, None, (earlier, rows))
    # then
    anew = TermIndex.build(whole)
    assert list(index) == list(anew)
    for term in anew:
        assert (index.scores([term]) == anew.scores([term])).all()


def test_a_folder_without_its_files_is_damaged(tmp_path: Path) -> None:
    TermIndex.build(TEXTS).save(tmp_path / "terms")
    (tmp_path / "terms" / "vocab.index.json").unlink()
    with pytest.raises(DamagedIndexError):
        TermIndex.load(tmp_path / "terms")


def test_it_tells_all_its_terms_once() -> None:
    assert sorted(TermIndex.build(["cranes and a harbour", "cranes"])) == ["crane", "harbour"]
    assert list(TermIndex.build([""])) == []


def test_words_of_another_language_are_found_in_other_forms_and_by_questions_in_english() -> None:
    index = TermIndex.build(["Die Brücken werden gebaut.", "Die Fähre fährt."], ["de", "de-AT"])
    for terms in (analyse("eine Brücke", GERMAN), analyse("Brücken")):
        scores = index.scores(terms)
        assert scores[0] > scores[1] == 0
    assert index.scores(analyse("Was ist die", GERMAN)).tolist() == [0.0, 0.0]
