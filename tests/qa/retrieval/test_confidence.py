import json
from dataclasses import fields, replace
from importlib.resources import files
from math import log, log1p

import pytest

from corpus import Span
from embeddings import analyse
from qa import Evidence, Wanted
from qa.models import NOTHING, LateScore
from qa.retrieval import Calibration, falling, holds_amount, judge, read_calibration
from qa.retrieval.confidence import Amount, Judgement, Signals, amount_asked, lacking, names_in, read_order
from qa.retrieval.late_interaction import MEASURES
from tests.qa.articles import passage_of, query_of, read_as

LEVEL = Calibration({"intercept": -1.0, "echo": 2.0}, {"intercept": 0.0, "cosine": 2.0, "coverage": 1.0}, 0.5, 0.2)
WORDS = "There are 14 cranes. Nobody counts the gulls."
WEIGHTS = {"crane": 1.0, "zeppelin": 1.0}


NONE = frozenset[str]()


def signals(
    window: Span | None,
    wanted: Wanted,
    *,
    lacks: bool = False,
    names: frozenset[str] = NONE,
    nowhere: frozenset[str] = NONE,
) -> Signals:
    late = LateScore(window, 9.0, 0.2, 0.4, echo=0.6, lacks_amount=lacks) if window else NOTHING
    understood = replace(read_as("How many of the 3 cranes are there?"), wanted=wanted)
    query = replace(
        query_of(understood, weights=WEIGHTS), own_terms=("crane", "zeppelin"), names=names, nowhere=nowhere
    )
    return Signals.of(Evidence(passage_of(WORDS), 1.0, 0.5, 1.0, late), query)


def test_signals_are_those_of_the_sentences_quoted() -> None:
    expected = Signals(0.5, 0.0, met_least=0.2, met_in_turn=0.4, echo=0.6, length=log1p(2))
    assert signals(Span(0, 20), Wanted.ANYTHING) == expected
    assert signals(Span(0, 20), Wanted.NUMBER) == replace(expected, asks_amount=1.0)
    assert signals(Span(21, 45), Wanted.NUMBER, lacks=True) == replace(
        expected, asks_amount=1.0, lacks_amount=1.0, lacks_count=1.0
    )


def test_names_that_stand_elsewhere_and_words_in_no_passage_are_told() -> None:
    near, away = frozenset({"crane"}), frozenset({"zeppelin"})
    assert signals(Span(0, 20), Wanted.ANYTHING, names=near).names_away == 0.0
    assert signals(Span(0, 20), Wanted.ANYTHING, names=near | away).names_away == 0.5
    assert signals(Span(0, 20), Wanted.ANYTHING, nowhere=away).words_nowhere == 0.0
    assert signals(Span(0, 20), Wanted.ANYTHING, nowhere=near | away).words_nowhere == 1.0


def test_how_long_it_takes_is_no_amount_that_nobody_may_have_said() -> None:
    query = replace(query_of(read_as("How long does it take?"), weights=WEIGHTS), own_terms=("crane",))
    assert Signals.of(Evidence(passage_of(WORDS), 1.0, 0.5, 1.0), query).asks_amount == 0.0


@pytest.mark.parametrize(
    ("question", "words", "lacks"),
    [
        ("How many cranes are there?", "We have 14 cranes.", False),
        ("How many cranes are there?", "Twelve of these cranes work.", False),
        ("How many cranes are there?", "The cranes have been here for 14 years, and the gulls for longer.", True),
        ("How many cranes are there?", "One of the cranes is red.", True),
        ("Combien de grues y a-t-il ?", "Les grues sont là.", True),
        ("Which cranes are there?", "The cranes are red.", False),
    ],
)
def test_a_number_has_to_stand_beside_what_is_counted(question: str, words: str, lacks: bool) -> None:
    query = query_of(read_as(question), weights=WEIGHTS)
    assert Signals.of(Evidence(passage_of(words), 1.0, 0.5, 1.0), query).lacks_count == lacks


def test_the_more_passages_there_are_the_more_is_met_by_chance_up_to_what_was_fitted() -> None:
    query = replace(query_of(read_as("cranes"), weights=WEIGHTS), n_passages=100)
    evidence = Evidence(passage_of(WORDS), 1.0, 0.5, 1.0)
    assert Signals.of(evidence, query).among == log(100)
    many, more = replace(query, n_passages=10**5), replace(query, n_passages=10**6)
    assert log(100) < Signals.of(evidence, many).among == Signals.of(evidence, more).among


def test_without_a_window_the_whole_passage_counts() -> None:
    assert signals(None, Wanted.NUMBER) == Signals(0.5, 0.5, length=log1p(2), asks_amount=1.0)
    assert signals(None, Wanted.DATE).lacks_amount == 1.0


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What does the port of Hamburg ship?", {"hamburg"}),
        ("Hamburg ships what?", set()),
        ("what is in version 1.25 of CSI", {"1.25", "csi"}),
        ("WHAT IS IN HAMBURG?", set()),
    ],
)
def test_what_has_capitals_or_digits_inside_a_question_names_something(question: str, names: set[str]) -> None:
    understood = read_as(question)
    assert names_in(understood, analyse(understood.topic)) == names


def test_in_german_capitals_name_nothing() -> None:
    understood = replace(read_as("Wie hoch ist die Brücke?"), language="de")
    assert names_in(understood, analyse(understood.topic)) == set()


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("How much did they raise?", Amount.MONEY),
        ("What does a ticket cost?", Amount.MONEY),
        ("Which costs does the city pay?", None),
        ("What protects payments to the port?", None),
        ("How long did it take?", Amount.DURATION),
        ("What percentage of ships is late?", Amount.SHARE),
        ("Why is it late?", None),
    ],
)
def test_the_sort_of_amount_asked_for_is_known(question: str, amount: Amount | None) -> None:
    assert amount_asked(read_as(question)) is amount


@pytest.mark.parametrize(
    ("amount", "words", "others"),
    [
        (Amount.MONEY, "They raised $4 million.", "They raised 4 cranes."),
        (Amount.DURATION, "It took a month and a half.", "It took 14 people."),
        (Amount.SHARE, "About 60% of them.", "About 60 of them."),
        (Amount.NUMBER, "There are fourteen.", "There are some."),
        (Amount.DATE, "It opens in May 2024.", "It opens."),
    ],
)
def test_amounts_of_one_sort_are_none_of_another(amount: Amount, words: str, others: str) -> None:
    assert holds_amount(words, amount, asked="")
    assert not holds_amount(others, amount, asked="")


def test_an_amount_of_the_question_is_no_answer() -> None:
    lacks = lacking(replace(read_as("How many of the 14 work?"), wanted=Wanted.NUMBER))
    assert lacks is not None
    assert lacks("All 14 do.", None)
    assert not lacks("Only 12 do.", None)
    assert lacking(read_as("Do they work?")) is None


def test_what_is_ranked_above_another_is_no_less_probable() -> None:
    assert falling([0.3, 0.6, 0.2, 0.4, 0.1]) == [0.6, 0.6, 0.4, 0.4, 0.1]
    assert falling([]) == []


def test_log_odds_are_weighed_signals() -> None:
    assert LEVEL.probability(Signals(0.0, 0.0)) == 0.5
    assert 0.5 < LEVEL.probability(Signals(0.0, 1.0)) < LEVEL.probability(Signals(1.0, 0.0)) < 1
    assert LEVEL.probability(Signals(1.0, 1.0, echo=0.5)) == 0.5
    assert replace(LEVEL, highest=0.6).probability(Signals(0.0, 0.0, echo=0.5)) == pytest.approx(0.3)


def test_silence_needs_no_word_pieces() -> None:
    fitted = read_calibration()
    assert fitted.probability(Signals(0.1, 0.0)) < fitted.threshold < fitted.probability(Signals(0.7, 1.0))


def test_what_was_fitted_names_signals_and_says_where_it_is_from() -> None:
    fitted = read_calibration()
    known = {"intercept", *(field.name for field in fields(Signals))}
    assert set(fitted.with_pieces) | set(fitted.on_topic) == known - {"cosine", "coverage", "asks_amount"}
    assert {"intercept", "cosine"} <= set(fitted.without_pieces) <= known - {"met_least", "echo"}
    assert tuple(sorted(read_order())) == tuple(sorted(MEASURES))
    assert 0 < fitted.near < fitted.threshold < 1
    assert json.loads(files("qa.retrieval").joinpath("calibration.json").read_text("utf-8"))["provenance"]


@pytest.mark.parametrize("name", ["echo", "length", "of_person"])
def test_words_that_are_met_speak_for_a_quote(name: str) -> None:
    assert read_calibration().with_pieces[name] > 0


@pytest.mark.parametrize("name", ["met_least", "met_in_turn", "echo", "of_person"])
def test_words_that_are_met_speak_for_the_topic(name: str) -> None:
    assert read_calibration().on_topic[name] > 0


@pytest.mark.parametrize("name", ["names_away", "words_nowhere", "unheard", "lacks_amount", "lacks_count"])
def test_what_is_missing_speaks_against_it(name: str) -> None:
    assert read_calibration().with_pieces[name] < 0


@pytest.mark.parametrize("name", ["names_away", "unheard", "among"])
def test_what_is_missing_speaks_against_the_topic(name: str) -> None:
    assert read_calibration().on_topic[name] < 0


def test_a_missing_number_speaks_against_it() -> None:
    assert read_calibration().with_pieces["lacks_amount"] < 0
    assert read_calibration().without_pieces["lacks_amount"] < 0


@pytest.mark.parametrize("cosine", [-1.0, 0.0, 1.0])
@pytest.mark.parametrize(("missing", "answers"), [(0.0, True), (0.9, True), (1.2, False), (9.0, False)])
def test_where_only_words_count_half_of_them_must_be_there(cosine: float, missing: float, answers: bool) -> None:
    evidence = Evidence(passage_of(WORDS), 1.0, cosine, 1.0)
    query = query_of(read_as("14 台"), weights={"crane": 1.0, "台": missing}, by_words=True)
    fitted = read_calibration()
    found = judge(evidence, query, fitted)
    assert (found.probability >= fitted.threshold) is answers
    assert 0 < found.probability == found.nearness < 1


def test_where_the_script_is_known_the_signals_are_weighed() -> None:
    evidence, query = Evidence(passage_of(WORDS), 1.0, 0.3, 1.0), query_of(read_as("cranes"), weights={"crane": 1.0})
    found = Signals.of(evidence, query)
    assert judge(evidence, query, LEVEL) == Judgement(LEVEL.probability(found), LEVEL.nearness(found))


def test_what_is_asked_for_may_be_lacking_where_the_topic_is_there() -> None:
    level = replace(LEVEL, with_pieces={"met_least": 1.0, "lacks_amount": -9.0}, on_topic={"met_least": 1.0})
    lacking_it = Signals(0.5, 0.0, met_least=0.5, echo=0.5, lacks_amount=1.0)
    assert level.probability(lacking_it) < level.near < level.threshold < level.nearness(lacking_it)


def test_without_word_pieces_nothing_tells_the_topic_from_the_answer() -> None:
    found = Signals(0.5, 0.5)
    assert replace(LEVEL, on_topic={"cosine": -9.0}).nearness(found) == LEVEL.probability(found)


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
