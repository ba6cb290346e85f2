from dataclasses import replace

import pytest

from corpus import Speaker
from qa import Answer, Evidence, Filters, NotFound, Quote, Reply
from qa.composer import compose
from qa.confidence import CALIBRATION, Calibration, Signals
from qa.quoting import cut_quote

from .articles import ADA, BOB, EVE, passage_of, read_as

LEVELS = replace(CALIBRATION, threshold=0.5, floor=0.2)


def quote(words: str, speaker: Speaker = ADA) -> Quote:
    return cut_quote(Evidence(passage_of(words, speaker=speaker), 1.0, 0.5, 1.0), {}, topic="")


ONE, TWO, THREE, FOUR = (quote(words) for words in ("One.", "Two.", "Three.", "Four."))
BOBS = quote("Bob's.", BOB)


def reply(*quotes: tuple[Quote, float], people: tuple[Speaker, ...] = (), filters: Filters | None = None) -> Reply:
    understood = read_as("cranes", people=people, filters=filters)
    return compose(understood, quotes, calibration=LEVELS, n_nearest=3)


def test_quotes_that_are_probable_enough_make_an_answer() -> None:
    answer = reply((ONE, 0.4), (TWO, 0.9), (THREE, 0.1), (FOUR, 0.2))
    assert isinstance(answer, Answer)
    assert answer.quotes == (ONE, TWO, FOUR)
    assert answer.confidence == 0.9


@pytest.mark.parametrize(("probability", "kind"), [(0.5, Answer), (0.499, NotFound)])
def test_an_answer_begins_at_the_threshold(probability: float, kind: type[Reply]) -> None:
    assert isinstance(reply((ONE, probability)), kind)


def test_below_it_nothing_is_an_answer_and_the_nearest_are_just_that() -> None:
    silence = reply((ONE, 0.4), (TWO, 0.3), (THREE, 0.2), (FOUR, 0.1))
    assert isinstance(silence, NotFound)
    assert silence.nearest == (ONE, TWO, THREE)
    assert silence.confidence == 0.4
    assert silence.reason == "Nobody says anything in these articles that answers this."


@pytest.mark.parametrize(
    ("people", "reason"),
    [
        ((ADA,), "Nothing that Ada King says in these articles answers this."),
        ((ADA, BOB), "Nothing that Ada King or Bob Moss says in these articles answers this."),
        ((ADA, BOB, EVE), "Nothing that Ada King, Bob Moss or Eve Park says in these articles answers this."),
        ((ADA, replace(ADA, id="ada-king-2")), "Nothing that Ada King says in these articles answers this."),
    ],
)
def test_silence_names_whoever_was_asked_about(people: tuple[Speaker, ...], reason: str) -> None:
    silence = reply((ONE, 0.1), people=people)
    assert isinstance(silence, NotFound)
    assert silence.reason == reason


def test_silence_tells_of_filters_and_of_empty_articles() -> None:
    def reason(filters: Filters, *quotes: tuple[Quote, float]) -> str:
        silence = reply(*quotes, filters=filters)
        assert isinstance(silence, NotFound)
        return silence.reason

    assert reason(Filters()) == "There is nothing in these articles."
    assert reason(Filters(articles=("a",))) == "There is nothing within these filters."
    assert "within these filters" in reason(Filters(exclude_speakers=("bob",)), (ONE, 0.1))


def test_each_voice_is_a_group_in_the_order_heard() -> None:
    answer = reply((BOBS, 0.9), (ONE, 0.8), (quote("More.", BOB), 0.7))
    assert isinstance(answer, Answer)
    assert [(group.speaker, len(group.quotes), group.addressed) for group in answer.groups] == [
        (BOB, 2, True),
        (ADA, 1, True),
    ]


def test_whoever_was_asked_about_and_is_silent_did_not_address_it() -> None:
    answer = reply((BOBS, 0.9), (ONE, 0.01), people=(ADA, BOB))
    assert isinstance(answer, Answer)
    assert [(group.speaker, group.addressed) for group in answer.groups] == [(BOB, True), (ADA, False)]


def test_a_person_printed_with_other_aliases_is_one_group() -> None:
    answer = reply((ONE, 0.9), people=(replace(ADA, aliases=("A. King",)),))
    assert isinstance(answer, Answer)
    assert [(group.speaker.id, group.addressed) for group in answer.groups] == [("ada-king", True)]


def test_likeness_and_shared_words_raise_the_probability() -> None:
    level = Calibration(intercept=0, cosine=2, coverage=1, threshold=0.5, floor=0.5)
    assert level.probability(Signals(0, 0)) == 0.5
    assert 0.5 < level.probability(Signals(0, 1)) < level.probability(Signals(1, 0)) < 1
    assert 0 < CALIBRATION.probability(Signals(-1, 0)) < CALIBRATION.floor < CALIBRATION.threshold
    assert CALIBRATION.threshold < CALIBRATION.probability(Signals(1, 1)) < 1
