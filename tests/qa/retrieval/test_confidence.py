import json
from dataclasses import fields, replace
from importlib.resources import files

import pytest

from corpus import Span
from qa import Evidence, Wanted
from qa.models import LateScore
from qa.retrieval import Calibration, holds_amount, probability_of, read_calibration
from qa.retrieval.confidence import Signals
from tests.qa.articles import passage_of, query_of, read_as

LEVEL = Calibration({"intercept": -1.0, "echo": 2.0}, {"intercept": 0.0, "cosine": 2.0, "coverage": 1.0}, 0.5, 0.2)
WORDS = "There are 14 cranes. Nobody counts the gulls."
FIRST, SECOND = Span(0, 20), Span(21, 45)


def signals(window: Span | None, wanted: Wanted, *, asked: str = "How many cranes are there?") -> Signals:
    evidence = Evidence(passage_of(WORDS), 1.0, 0.5, 1.0, LateScore(window, 0.4, 0.1, 0.3, 0.2, 0.6))
    understood = replace(read_as(asked), wanted=wanted)
    return Signals.of(evidence, query_of(understood, weights={"crane": 1.0, "zeppelin": 1.0}))


def test_signals_are_those_of_the_sentences_quoted() -> None:
    expected = Signals(0.5, 0.5, met=0.4, met_evenly=0.3, met_rarest=0.2, echo=0.6)
    assert signals(FIRST, Wanted.ANYTHING) == expected
    assert signals(FIRST, Wanted.NUMBER) == replace(expected, asks_amount=1.0)
    assert signals(SECOND, Wanted.NUMBER) == replace(expected, asks_amount=1.0, lacks_amount=1.0)


def test_a_number_of_the_question_is_no_amount() -> None:
    assert signals(FIRST, Wanted.NUMBER, asked="How many of the 14 work?").lacks_amount == 1.0


def test_without_a_window_the_whole_passage_counts() -> None:
    assert signals(None, Wanted.NUMBER).lacks_amount == 0.0


def test_log_odds_are_weighed_signals() -> None:
    assert LEVEL.probability(Signals(0.0, 0.0)) == 0.5
    assert 0.5 < LEVEL.probability(Signals(0.0, 1.0)) < LEVEL.probability(Signals(1.0, 0.0)) < 1
    assert LEVEL.probability(Signals(1.0, 1.0, echo=0.5)) == 0.5


def test_silence_needs_no_word_pieces() -> None:
    fitted = read_calibration()
    assert fitted.probability(Signals(0.1, 0.0)) < fitted.threshold < fitted.probability(Signals(0.7, 1.0))


def test_what_was_fitted_names_signals_and_says_where_it_is_from() -> None:
    fitted = read_calibration()
    known = {"intercept", *(field.name for field in fields(Signals))}
    assert set(fitted.with_pieces) == known
    assert {"intercept", "cosine"} <= set(fitted.without_pieces) <= known - {"met", "met_evenly", "met_rarest", "echo"}
    assert 0 < fitted.near < fitted.threshold < 1
    assert json.loads(files("qa.retrieval").joinpath("calibration.json").read_text("utf-8"))["provenance"]


@pytest.mark.parametrize("name", ["met", "met_evenly", "met_rarest", "echo", "coverage"])
def test_words_that_are_met_speak_for_a_quote(name: str) -> None:
    assert read_calibration().with_pieces[name] > 0


def test_a_missing_number_speaks_against_it() -> None:
    assert read_calibration().with_pieces["lacks_amount"] < 0
    assert read_calibration().without_pieces["lacks_amount"] < 0


@pytest.mark.parametrize("cosine", [-1.0, 0.0, 1.0])
@pytest.mark.parametrize(("missing", "answers"), [(0.0, True), (0.9, True), (1.2, False), (9.0, False)])
def test_where_only_words_count_half_of_them_must_be_there(cosine: float, missing: float, answers: bool) -> None:
    evidence = Evidence(passage_of(WORDS), 1.0, cosine, 1.0)
    query = query_of(read_as("14 台"), weights={"crane": 1.0, "台": missing}, by_words=True)
    fitted = read_calibration()
    found = probability_of(evidence, query, fitted)
    assert (found >= fitted.threshold) is answers
    assert 0 < found < 1


def test_where_the_script_is_known_the_signals_are_weighed() -> None:
    evidence, query = Evidence(passage_of(WORDS), 1.0, 0.3, 1.0), query_of(read_as("cranes"), weights={"crane": 1.0})
    expected = LEVEL.probability(Signals.of(evidence, query))
    assert probability_of(evidence, query, LEVEL) == expected


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Die Brücke kostet achtundvierzig Millionen.", Wanted.NUMBER),
        ("Zwei Drittel übernimmt das Land.", Wanted.NUMBER),
        ("Die Arbeiten ruhen bis Ende April.", Wanted.DATE),
        ("Das war letzten Dienstag.", Wanted.DATE),
        ("It costs 40 millions, until May 2024.", Wanted.NUMBER),
    ],
)
def test_numbers_and_dates_are_known_in_the_language_of_the_words_and_in_english(words: str, wanted: Wanted) -> None:
    assert holds_amount(words, wanted, asked="", language="de")
    assert not holds_amount("Die Fähre bleibt.", wanted, asked="", language="de")
