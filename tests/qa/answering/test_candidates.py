from dataclasses import replace
from functools import partial

import pytest

from corpus import Speaker
from qa import Evidence, Wanted
from qa.answering import Candidate
from qa.answering.diversity import spread, wanted_first
from qa.quotes import cut_quote
from qa.retrieval import interleave_by
from tests.qa.articles import ADA, BOB, EVE, passage_of, query_of, read_as


def candidate(words: str, score: float, speaker: Speaker = ADA) -> Candidate:
    passage = passage_of(words, speaker=speaker)
    elsewhere = replace(passage, article=replace(passage.article, id=f"by-{speaker.id}"))
    return Candidate(cut_quote(Evidence(elsewhere, score, 0.5, 1.0), {}), 0.5)


A1, A2, A3, A4 = (candidate(f"Ada {n}.", score) for n, score in ((1, 19.0), (2, 8.0), (3, 7.9), (4, 7.8)))
B1, B2 = (candidate(f"Bob {n}.", score, BOB) for n, score in ((1, 7.7), (2, 1.0)))
E1 = candidate("Eve 1.", 0.5, EVE)
by_voice = partial(interleave_by, key=lambda one: one.voice)


def test_the_words_it_was_found_by_are_highlighted_and_none_in_what_only_stands_beside_it() -> None:
    assert [span.cut(A1.quote.article.text) for span in A1.shown(query_of(read_as("Ada"))).highlights] == ["Ada"]
    assert replace(A1, is_found=False).shown(query_of(read_as("Ada"))).highlights == ()


def test_everybody_is_heard_once_before_anybody_is_heard_twice() -> None:
    assert by_voice([A1, A2, B1, A3, E1, B2]) == [A1, B1, E1, A2, B2, A3]
    assert by_voice([]) == []


def test_from_the_fourth_on_others_with_as_much_to_say_come_in() -> None:
    assert spread([A1, A2, A3, A4, B1, B2, E1]) == [A1, A2, A3, B1, A4, B2, E1]


def test_the_best_three_and_what_is_far_better_keep_their_places() -> None:
    far = candidate("Bob 3.", 2.0, BOB)
    assert spread([A1, A2, A3, A4, far]) == [A1, A2, A3, A4, far]
    assert spread([]) == []


def test_one_voice_alone_stays_in_order() -> None:
    assert spread([A1, A2, A3, A4]) == [A1, A2, A3, A4]


FIGURE, WORD, NONE = (
    candidate(words, score)
    for words, score in (("There are 14 members.", 7.9), ("There are twelve members.", 7.8), ("We like it here.", 8.0))
)
LOW = [candidate(f"Gulls {name}.", 0.0) for name in "abc"]
by_number = partial(wanted_first, wanted=Wanted.NUMBER)


def test_the_sentence_with_the_number_goes_before_others_as_good() -> None:
    assert by_number([NONE, FIGURE, WORD, *LOW], asked="How many members are there?")[:3] == [FIGURE, WORD, NONE]


def test_no_number_makes_a_poor_match_a_good_one() -> None:
    poor = candidate("There were 3 of them.", 1.0)
    assert by_number([NONE, poor, *LOW], asked="How many are there?")[:2] == [NONE, poor]


def test_a_number_of_the_question_is_no_answer_to_it() -> None:
    assert by_number([NONE, FIGURE, *LOW], asked="How many of the 14 stay?")[:2] == [NONE, FIGURE]


def test_nothing_moves_where_no_number_is_wanted() -> None:
    assert wanted_first([NONE, FIGURE, *LOW], Wanted.ANYTHING, asked="Who?") == [NONE, FIGURE, *LOW]
    assert by_number([], asked="How many?") == []


@pytest.mark.parametrize(
    "words",
    ["It opened in 1962.", "It opens on 3 May.", "It began on May 3.", "We start next spring.", "That was years ago."],
)
def test_dates_are_known_by_their_words(words: str) -> None:
    dated = candidate(words, 7.9)
    assert wanted_first([NONE, dated, *LOW], Wanted.DATE, asked="When does it open?")[0] == dated


@pytest.mark.parametrize("words", ["We may see 12 cranes.", "One day it will open.", "They march on."])
def test_what_is_no_date_is_not_taken_for_one(words: str) -> None:
    assert wanted_first([NONE, candidate(words, 7.9), *LOW], Wanted.DATE, asked="When?")[0] == NONE
