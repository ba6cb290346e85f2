from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus import Speaker
from embeddings import LocalIndex
from qa import Answer, Chatbot, Evidence, Filters, NotFound, Question
from qa.retrieval import Retriever
from qa.retrieval.ranking import rerank
from tests.qa.articles import ADA, BOB, ENCODER, REPORTER, article, asked, index_of, passage_of, read_as, retrieve, said

LINES = [f"Cranes stand in the harbour, {'very ' * n}tall." for n in range(30)]
HARBOUR = article("harbour", asked("What stands there?"), *(said(ADA, line) for line in LINES), said(BOB, "Cranes."))


class Taste:
    """A reranker that likes what it is told to, and remembers what it was given."""

    def __init__(self, likes: Callable[[str], float]) -> None:
        self._likes = likes
        self.read: list[tuple[str, list[str]]] = []

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        self.read.append((question, list(texts)))
        return np.array([self._likes(text) for text in texts], np.float32)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> LocalIndex:
    return index_of(tmp_path_factory.mktemp("index"), HARBOUR)


def of(words: str, score: float, *, speaker: Speaker = ADA) -> Evidence:
    return Evidence(passage_of(words, speaker=speaker), score, 0.0, 0.0)


def words(evidence: Sequence[Evidence]) -> list[str]:
    return [one.passage.text for one in evidence]


def test_both_have_an_equal_say_and_scores_fall_as_before() -> None:
    evidence = [of("One.", 9.0), of("Two.", 8.0), of("Three.", 1.0)]
    found = rerank(evidence, Taste(lambda text: 1000.0 * (text == "Two.")), question="?")
    assert words(found) == ["Two.", "One.", "Three."]
    assert [one.score for one in found] == [9.0, 8.0, 1.0]


def test_who_likes_all_alike_changes_nothing() -> None:
    evidence = [of("One.", 2.0), of("Two.", 2.0), of("Three.", 1.0)]
    assert rerank(evidence, Taste(lambda _: 0.3), question="?") == evidence
    assert rerank([], Taste(len), question="?") == []


def test_only_the_best_are_read_and_each_passage_once() -> None:
    evidence = [of(f"Number {n}.", float(-n)) for n in range(40)]
    taste = Taste(lambda text: 9.0 * (text == "Number 19."))
    found = rerank([evidence[0], *evidence], taste, question="Which?")
    [(question, texts)] = taste.read
    assert (question, len(texts)) == ("Which?", 19)
    assert words(found[20:]) == [f"Number {n}." for n in range(19, 40)]


def test_the_order_of_what_is_found_follows_the_reranker(index: LocalIndex) -> None:
    understood = read_as("What stands in the harbour, cranes?")
    plain = retrieve(Retriever(index, ENCODER), understood, limit=20)
    last = plain[-1].passage.text
    taste = Taste(lambda text: 1.0 * (last in text))
    found = retrieve(Retriever(index, ENCODER, taste), understood, limit=20)
    assert words(found).index(last) < words(plain).index(last)
    assert sorted(words(found)) == sorted(words(plain))
    assert [one.score for one in found] == [one.score for one in plain]
    assert {one.passage.id: one.dense for one in found} == {one.passage.id: one.dense for one in plain}


def test_a_passage_is_read_with_what_it_answers_against_the_full_question(tmp_path: Path) -> None:
    taste = Taste(len)
    index = index_of(tmp_path, article("a", asked("What stands there?"), said(ADA, "Cranes.")))
    retrieve(Retriever(index, ENCODER, taste), read_as("cranes"), limit=3)
    assert taste.read == [("cranes", ["What stands there?\nCranes."])]


def test_filters_and_turns_hold_whatever_the_reranker_likes(index: LocalIndex) -> None:
    loves_ada = Retriever(index, ENCODER, Taste(lambda text: float("very" in text)))
    only = retrieve(loves_ada, read_as("cranes", filters=Filters(speakers=("bob-moss",))), limit=9)
    assert words(only) == ["Cranes."]
    both = retrieve(loves_ada, read_as("cranes", people=(ADA, BOB)), limit=4)
    assert [one.passage.speaker for one in both[:2] if one.passage.speaker != ADA] == [BOB]
    assert retrieve(loves_ada, read_as("cranes", people=(REPORTER,)), limit=4) == ()


@pytest.mark.parametrize("liking", [-1.0, 0.0, 1.0])
def test_silence_and_confidence_do_not_depend_on_the_reranker(index: LocalIndex, liking: float) -> None:
    taste = Taste(lambda text: liking * len(text))
    plain, other = (Chatbot(index, ENCODER, reranker=reranker) for reranker in (None, taste))
    for question, kind in (("How tall are cranes in the harbour?", Answer), ("Who eats violet zeppelins?", NotFound)):
        one, two = plain.answer(Question(question)), other.answer(Question(question))
        assert isinstance(one, kind)
        assert isinstance(two, kind)
        assert one.confidence == two.confidence


def test_what_is_found_is_the_same_however_little_is_wanted(index: LocalIndex) -> None:
    loves_long = Retriever(index, ENCODER, Taste(len))
    for people in ((), (ADA, BOB)):
        for limit in (1, 2, 5):
            understood = read_as("What stands in the harbour, cranes?", people=people)
            plain = retrieve(Retriever(index, ENCODER), understood, limit=limit)
            assert sorted(words(retrieve(loves_long, understood, limit=limit))) == sorted(words(plain))
