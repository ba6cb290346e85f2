from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus import Kind, Speaker
from embeddings import LocalIndex, Whose
from qa import Evidence, Filters
from qa.retrieval import Retriever
from qa.retrieval.confidence import coverage
from tests.qa.articles import (
    ADA,
    BOB,
    ENCODER,
    EVE,
    REPORTER,
    Line,
    article,
    asked,
    index_of,
    passage_of,
    read_as,
    retrieve,
    said,
    told,
    unsure,
)

CRANES = "cranes in the harbour"
LOUD = [said(ADA, f"We will build cranes number {n} in the harbour.") for n in range(60)]
HARBOUR = article(
    "harbour",
    Line(f"About {CRANES}", Kind.HEADING),
    told(f"Nobody has seen {CRANES}."),
    asked(f"What of {CRANES}?"),
    said(ADA, "We will build two of them."),
    Line(f"Of {CRANES} there are two kinds:", Kind.STATEMENT, ADA, lead_in=True),
    unsure(f"Somebody spoke of {CRANES}."),
    Line(f"Two {CRANES}", Kind.CAPTION),
    Line(f"Share {CRANES}", Kind.BOILERPLATE),
    said(BOB, f"I like {CRANES}."),
    published=date(2020, 1, 31),
)
LIBRARY = article("library", said(BOB, f"Books are no {CRANES}."), said(EVE, "Trade."), published=date(2021, 6, 1))
UNDATED = article("undated", said(EVE, f"I trade {CRANES}."), published=None)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> LocalIndex:
    return index_of(tmp_path_factory.mktemp("index"), HARBOUR, LIBRARY, UNDATED)


@pytest.fixture(scope="module")
def retriever(index: LocalIndex) -> Retriever:
    return Retriever(index, ENCODER)


def words(evidence: Sequence[Evidence]) -> list[str]:
    return [item.passage.text for item in evidence]


def speakers(evidence: Sequence[Evidence]) -> list[str | None]:
    return [item.passage.speaker.id if item.passage.speaker else None for item in evidence]


def test_the_best_passage_comes_first_and_scores_fall(retriever: Retriever) -> None:
    found = retrieve(retriever, read_as("I like cranes"), limit=9)
    assert words(found)[0] == f"I like {CRANES}."
    assert [item.score for item in found] == sorted((item.score for item in found), reverse=True)
    assert -1 <= found[-1].dense <= found[0].dense <= 1
    assert found[0].lexical > 0


def test_an_answer_is_found_by_the_question_it_got(retriever: Retriever) -> None:
    found = words(retrieve(retriever, read_as(f"What of {CRANES}?"), limit=5))
    # behind those whose own words are of it, ahead of the one that neither says nor was asked it
    assert found.index("We will build two of them.") < found.index("Trade.")


@pytest.mark.parametrize("limit", [1, 2, 5, 50])
def test_at_most_as_many_as_wanted_are_found_and_each_once(retriever: Retriever, limit: int) -> None:
    found = words(retrieve(retriever, read_as(CRANES), limit=limit))
    assert len(found) == len(set(found)) == min(limit, 5)


def test_only_statements_are_found_unless_more_is_wanted(retriever: Retriever) -> None:
    kinds = {item.passage.kind for item in retrieve(retriever, read_as(CRANES), limit=50)}
    assert kinds == {Kind.STATEMENT}
    everything = retrieve(retriever, read_as(CRANES), limit=50, kinds=frozenset(Kind))
    assert {item.passage.kind for item in everything} == {Kind.STATEMENT, Kind.QUESTION, Kind.NARRATION}


def test_headings_captions_furniture_lead_ins_and_nobodys_words_are_never_found(retriever: Retriever) -> None:
    found = set(words(retrieve(retriever, read_as(CRANES), limit=50, kinds=frozenset(Kind))))
    hidden = ("About", "Two cranes", "Share", "there are two kinds", "Somebody spoke")
    assert [line for line in found if any(word in line for word in hidden)] == []


def test_words_of_which_it_is_not_sure_whose_they_are_are_found_where_they_are_wanted(retriever: Retriever) -> None:
    unsure_words = f"Somebody spoke of {CRANES}."
    everything = retrieve(retriever, read_as(CRANES), limit=50, whose=Whose.ANYBODYS)
    assert unsure_words in words(everything)
    assert f"I like {CRANES}." in words(everything)
    [alone] = retrieve(retriever, read_as(CRANES), limit=50, whose=Whose.UNSURE)
    assert (alone.passage.text, alone.passage.speaker) == (unsure_words, None)


@pytest.mark.parametrize("whose", [Whose.UNSURE, Whose.ANYBODYS])
def test_words_that_may_be_anybodys_are_found_for_nobody_who_is_chosen_or_left_out(
    retriever: Retriever, whose: Whose
) -> None:
    for filters in (Filters(speakers=("ada-king",)), Filters(exclude_speakers=("eve-park",))):
        found = retrieve(retriever, read_as(CRANES, filters=filters), limit=50, whose=whose)
        assert not any(one.passage.has_unsure_speaker for one in found)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(speakers=("bob-moss",)), {"bob-moss"}),
        (Filters(speakers=("reporter",)), set()),
        (Filters(exclude_speakers=("bob-moss", "eve-park")), {"ada-king"}),
        (Filters(speakers=("bob-moss",), exclude_speakers=("bob-moss",)), set()),
        (Filters(articles=("library",)), {"bob-moss", "eve-park"}),
        (Filters(articles=("library", "undated"), speakers=("eve-park",)), {"eve-park"}),
        (Filters(published_from=date(2020, 1, 31)), {"ada-king", "bob-moss", "eve-park"}),
        (Filters(published_from=date(2020, 2, 1), speakers=("ada-king",)), set()),
        (Filters(published_to=date(2020, 1, 31)), {"ada-king", "bob-moss"}),
        (Filters(published_to=date(2020, 1, 30)), set()),
        (Filters(published_from=date(2020, 1, 31), published_to=date(2020, 1, 31)), {"ada-king", "bob-moss"}),
        (Filters(published_from=date(2021, 1, 1), published_to=date(2020, 1, 1)), set()),
    ],
)
def test_every_filter_holds(retriever: Retriever, filters: Filters, expected: set[str]) -> None:
    assert set(speakers(retrieve(retriever, read_as(CRANES, filters=filters), limit=50))) == expected


def test_an_article_without_a_date_is_out_as_soon_as_dates_matter(retriever: Retriever) -> None:
    found = retrieve(retriever, read_as(CRANES, filters=Filters(published_from=date(1, 1, 1))), limit=50)
    assert {item.passage.article.id for item in found} == {"harbour", "library"}


def test_several_people_are_each_looked_up_and_nobody_crowds_out_another(tmp_path: Path) -> None:
    retriever = Retriever(index_of(tmp_path, article("a", *LOUD, said(BOB, "Cranes are noisy."))), ENCODER)
    found = retrieve(retriever, read_as(CRANES, people=(ADA, BOB)), limit=5)
    assert speakers(found) == ["ada-king", "bob-moss", "ada-king", "ada-king", "ada-king"]


@pytest.mark.parametrize("people", [(ADA, BOB), (BOB, ADA)])
def test_whoever_speaks_most_to_the_point_comes_first(tmp_path: Path, people: tuple[Speaker, ...]) -> None:
    to_the_point = said(BOB, "Tall cranes in the harbour lift books.")
    retriever = Retriever(index_of(tmp_path, article("a", *LOUD, to_the_point)), ENCODER)
    found = retrieve(retriever, read_as("Which tall cranes lift books?", people=people), limit=3)
    assert speakers(found) == ["bob-moss", "ada-king", "ada-king"]
    assert found[0].score > found[1].score


def test_whoever_has_said_nothing_gives_no_evidence(retriever: Retriever) -> None:
    assert retrieve(retriever, read_as(CRANES, people=(REPORTER,)), limit=5) == ()
    assert retrieve(retriever, read_as(CRANES, people=(REPORTER, Speaker("x", "X"))), limit=5) == ()
    assert set(speakers(retrieve(retriever, read_as(CRANES, people=(REPORTER, BOB)), limit=5))) == {"bob-moss"}


def test_other_forms_of_abbreviations_are_looked_up_too(retriever: Retriever) -> None:
    assert words(retrieve(retriever, read_as("NTH", expansions=("books no",)), limit=1)) == [f"Books are no {CRANES}."]


def test_words_that_no_passage_holds_find_something_all_the_same(retriever: Retriever) -> None:
    assert retrieve(retriever, read_as("zeppelin"), limit=3)
    assert retrieve(retriever, read_as("what is it"), limit=3)


def test_rare_words_weigh_more(retriever: Retriever) -> None:
    weights = retriever.query(read_as("What cranes, and what zeppelins and books?", expansions=("NTH",))).weights
    assert list(weights) == ["crane", "zeppelin", "book", "nth"]
    assert weights["zeppelin"] > weights["book"] > weights["crane"] > 0


def test_coverage_is_the_share_of_weight_that_stands_in_the_passage() -> None:
    evidence = Evidence(passage_of("Cranes lift books."), 0, 0, 0)
    assert coverage(evidence, {"crane": 1.0, "zeppelin": 3.0}) == 0.25
    assert coverage(evidence, {"crane": 1.0, "book": 3.0}) == 1.0
    assert coverage(evidence, {"zeppelin": 3.0}) == coverage(evidence, {}) == 0.0


def test_the_question_that_a_passage_answers_counts_for_its_coverage(retriever: Retriever) -> None:
    filters = Filters(speakers=("ada-king",))
    [evidence] = retrieve(retriever, read_as("harbour", filters=filters), limit=5)
    assert evidence.passage.text == "We will build two of them."
    assert coverage(evidence, {"harbour": 1.0}) == 1.0


LONG = " ".join(
    [f"Nobody had thought of it before, so we waited {n} years and a day for it to come." for n in range(5)]
)


def test_a_passage_may_come_twice_with_separate_sentences(tmp_path: Path) -> None:
    twice = said(ADA, f"The cranes are red. {LONG} We bought cranes.")
    retriever = Retriever(index_of(tmp_path, article("a", twice, said(BOB, "Trade."))), ENCODER)
    once = retrieve(retriever, read_as("cranes"), limit=9)
    assert speakers(once) == ["ada-king", "bob-moss"]
    both = retrieve(retriever, read_as("cranes"), limit=9, n_windows=2)
    first, second = (item for item in both if item.passage == once[0].passage)
    assert first.late.window is not None
    assert second.late.window is not None
    assert not first.late.window.overlaps(second.late.window)
    assert first.score >= second.score


def test_what_a_follow_up_leans_on_weighs_less_than_its_own_words(tmp_path: Path) -> None:
    lines = (said(ADA, "Cranes stand in the harbour."), said(BOB, "Books stand in the library."))
    retriever = Retriever(index_of(tmp_path, article("a", *lines)), ENCODER)
    understood = replace(read_as("books"), background="cranes")
    assert speakers(retrieve(retriever, understood, limit=2)) == ["bob-moss", "ada-king"]
    weights = retriever.query(understood).weights
    assert weights["crane"] == pytest.approx(0.25 * weights["book"])
    assert retriever.query(replace(understood, topic="books and cranes")).weights["crane"] == weights["book"]


def test_a_query_tells_the_words_of_the_topic_from_the_others_that_are_looked_up(retriever: Retriever) -> None:
    query = retriever.query(
        replace(read_as("Books and cranes", expansions=("Smart books",)), background="ports, cranes")
    )
    assert query.text == "ports, cranes Books and cranes Smart books"
    assert query.topic_terms == {"book", "crane"}
    assert query.own_terms == ("book", "crane", "smart")
    assert query.terms == ("port", "crane", "book", "smart")
    assert not query.by_words


def test_questions_asked_together_are_the_queries_they_are_alone(retriever: Retriever) -> None:
    understood = [read_as("cranes"), read_as("library books")]
    together, alone = retriever.queries(understood), list(map(retriever.query, understood))
    assert [one.terms for one in together] == [one.terms for one in alone]
    assert [one.encoded.vector.tolist() for one in together] == [one.encoded.vector.tolist() for one in alone]


def test_words_are_printed_or_not(retriever: Retriever) -> None:
    assert retriever.is_printed("crane")
    assert not retriever.is_printed("zeppelin")


def test_a_word_that_only_nobody_says_is_nowhere_for_an_answer(retriever: Retriever) -> None:
    query = retriever.query(read_as("Who spoke of cranes and zeppelins?"))
    assert query.nowhere == {"spoke", "zeppelin"}
    assert retriever.asked_of_anybody(query).nowhere == {"zeppelin"}


def test_another_question_is_as_like_as_its_words(index: LocalIndex) -> None:
    retriever = Retriever(index, ENCODER)
    query = retriever.query(read_as(CRANES))
    assert retriever.likeness(query, CRANES) == pytest.approx(1)
    assert retriever.likeness(query, "gulls on the pier") < retriever.likeness(query, f"{CRANES} and gulls") < 1
