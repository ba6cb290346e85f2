from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from corpus import Attribution, Kind, Speaker, split_passages
from qa import (
    Answer,
    Declined,
    Evidence,
    Filters,
    Lack,
    Near,
    NotFound,
    NotMentioned,
    NotSpeaking,
    QuestionKind,
    Quote,
    Reply,
    Silence,
    Summary,
    Wanted,
)
from qa.answering import Candidate, claims_silence, compose, decline, is_surer, present, without_claim
from qa.quotes import cut_quote
from qa.retrieval import read_calibration
from tests.qa.articles import ADA, BOB, EVE, Line, article, passage_of, query_of, read_as

LEVELS = replace(read_calibration(), threshold=0.5, near=0.2)


def quote(words: str, speaker: Speaker = ADA) -> Quote:
    return cut_quote(Evidence(passage_of(words, speaker=speaker), 1.0, 0.5, 1.0), {})


ONE, TWO, THREE, FOUR = (quote(f"This is {words}.") for words in ("one", "two", "three", "four"))
BOBS, BOBS_TOO, EVES = quote("This is Bob's.", BOB), quote("This is Bob's too.", BOB), quote("This is Eve's.", EVE)


def reply(
    *quotes: tuple[Quote, float],
    people: tuple[Speaker, ...] = (),
    filters: Filters | None = None,
    kind: QuestionKind | None = None,
    words: str = "cranes",
    limit: int = 5,
) -> Reply:
    understood = read_as(words, people=people, filters=filters)
    candidates = [Candidate(*one) for one in quotes]
    understood = replace(understood, kind=kind or understood.kind)
    return compose(query_of(understood), candidates, calibration=LEVELS, limit=limit)


def bare(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return quotes without how sure they are."""
    return tuple(replace(one, confidence=0.0) for one in quotes)


def answered(*quotes: tuple[Quote, float], people: tuple[Speaker, ...] = (), **how: object) -> Answer:
    found = reply(*quotes, people=people, **how)  # type: ignore[arg-type]
    assert isinstance(found, Answer)
    return found


def test_only_quotes_that_are_probable_enough_answer_and_each_says_how_probable() -> None:
    answer = answered((ONE, 0.4), (TWO, 0.9), (THREE, 0.1), (FOUR, 0.5))
    assert answer.quotes == (replace(TWO, confidence=0.9), replace(FOUR, confidence=0.5))
    assert answer.confidence == 0.9


@pytest.mark.parametrize(
    ("probability", "kind"), [(0.5, Answer), (0.499, Near), (0.2, Near), (0.199, NotFound), (0.0, NotFound)]
)
def test_an_answer_and_what_comes_near_begin_at_their_lines(probability: float, kind: type[Reply]) -> None:
    assert isinstance(reply((ONE, probability)), kind)


def test_what_comes_near_is_at_most_three_quotes() -> None:
    near = reply((ONE, 0.1), (TWO, 0.4), (THREE, 0.3), (FOUR, 0.1))
    assert isinstance(near, Near)
    assert bare(near.nearest) == (ONE, TWO, THREE)
    assert [quote.confidence for quote in near.nearest] == [0.1, 0.4, 0.3]
    assert near.confidence == 0.4
    assert near.reasons == (Silence(Lack.ANSWER, near=True),)


def test_what_is_not_on_the_record_shows_no_words_but_who_is_least_far_from_it() -> None:
    nothing = reply((ONE, 0.19), (BOBS, 0.1), (TWO, 0.1), (EVES, 0.1))
    assert isinstance(nothing, NotFound)
    assert nothing.people == (ADA, BOB)
    assert nothing.confidence == 0.19
    assert nothing.reasons == (Silence(Lack.ANSWER),)
    assert nothing.summary == Summary()


def test_words_that_are_nobodys_only_come_near() -> None:
    unsure = article("unsure", Line("Somebody said so.", Kind.STATEMENT, None, attribution=Attribution.LAYOUT))
    [passage] = split_passages(unsure, max_tokens=10**6, fits=lambda _: True)
    nobodys = cut_quote(Evidence(passage, 1.0, 0.5, 1.0), {})
    near = reply((nobodys, 0.9), (ONE, 0.4))
    assert isinstance(near, Near)
    assert bare(near.nearest) == (nobodys, ONE)
    assert bare(answered((nobodys, 0.9), (ONE, 0.6)).quotes) == (ONE,)
    with pytest.raises(ValueError, match="nobody"):
        Answer(read_as("cranes"), 1.0, (nobodys,), ())
    assert isinstance(present(read_as("What is it about?"), [nobodys]), NotFound)


def test_all_that_was_found_is_counted_and_not_only_what_is_shown() -> None:
    later = replace(EVES.passage.article, id="later", published=date(2022, 6, 7))
    eves = replace(EVES, passage=replace(EVES.passage, article=later))
    found = answered((ONE, 0.9), (eves, 0.6), (BOBS, 0.3), limit=1)
    assert bare(found.quotes) == (ONE,)
    assert found.summary == Summary(2, 2, date(2021, 5, 1), date(2022, 6, 7))
    near = reply((ONE, 0.4), (BOBS, 0.3), (EVES, 0.1))
    assert isinstance(near, Near)
    assert (near.summary.n_people, near.summary.n_statements) == (2, 1)  # one paragraph of one article, said by two


def test_each_voice_is_a_group_in_the_order_heard() -> None:
    answer = reply((BOBS, 0.9), (ONE, 0.8), (BOBS_TOO, 0.7))
    assert isinstance(answer, Answer)
    assert [(group.speaker, len(group.quotes), group.addressed) for group in answer.groups] == [
        (BOB, 2, True),
        (ADA, 1, True),
    ]


def test_what_is_probable_and_yet_off_the_topic_is_no_answer() -> None:
    query = query_of(read_as("cranes"))
    off = compose(query, [Candidate(ONE, 0.9, 0.1), Candidate(TWO, 0.8, 0.1)], calibration=LEVELS, limit=5)
    assert isinstance(off, NotFound)
    near = compose(query, [Candidate(ONE, 0.1, 0.9)], calibration=LEVELS, limit=5)
    assert isinstance(near, Near)
    assert bare(near.nearest) == (ONE,)


def test_whoever_was_asked_about_and_is_silent_did_not_address_it() -> None:
    answer = reply((BOBS, 0.9), (ONE, 0.49), people=(ADA, BOB))
    assert isinstance(answer, Answer)
    assert [(group.speaker, group.addressed) for group in answer.groups] == [(BOB, True), (ADA, False)]


def test_a_person_printed_with_other_aliases_is_one_group() -> None:
    answer = reply((ONE, 0.9), people=(replace(ADA, aliases=("A. King",)),))
    assert isinstance(answer, Answer)
    assert [(group.speaker.id, group.addressed) for group in answer.groups] == [("ada-king", True)]


def test_at_most_so_many_are_shown_and_it_is_said_that_there_are_more() -> None:
    quotes = ((ONE, 0.9), (TWO, 0.9), (THREE, 0.5), (FOUR, 0.4))
    two, three = answered(*quotes, limit=2), answered(*quotes, limit=3)
    assert (bare(two.quotes), two.more) == ((ONE, TWO), True)
    assert (bare(three.quotes), three.more) == ((ONE, TWO, THREE), False)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Who likes cranes?", QuestionKind.WHO),
        ("What does everybody say about cranes?", QuestionKind.TOPIC),
        ("What do all the interviewees say about cranes?", QuestionKind.TOPIC),
        ("What do people say about cranes?", QuestionKind.TOPIC),
    ],
)
def test_where_the_answer_is_people_nobody_is_heard_twice_first(words: str, kind: QuestionKind) -> None:
    quotes = ((ONE, 0.9), (TWO, 0.9), (BOBS, 0.6), (BOBS_TOO, 0.5), (EVES, 0.4))
    assert bare(answered(*quotes, words=words, kind=kind).quotes) == (ONE, BOBS, TWO, BOBS_TOO)
    assert bare(answered(*quotes).quotes) == (ONE, TWO, BOBS, BOBS_TOO)


def test_a_comparison_alternates_in_the_order_asked() -> None:
    quotes = ((ONE, 0.9), (TWO, 0.9), (BOBS, 0.6), (BOBS_TOO, 0.5))
    compared = answered(*quotes, people=(BOB, ADA), kind=QuestionKind.COMPARE)
    assert bare(compared.quotes) == (BOBS, ONE, BOBS_TOO, TWO)
    assert bare(answered(*quotes, people=(BOB, ADA)).quotes) == (ONE, BOBS, TWO, BOBS_TOO)


def test_whoever_said_nothing_that_may_answer_did_not_address_it() -> None:
    answer = answered((ONE, 0.9), (BOBS, 0.49), people=(ADA, BOB), kind=QuestionKind.COMPARE)
    assert bare(answer.quotes) == (ONE,)
    assert [(group.speaker, group.addressed) for group in answer.groups] == [(ADA, True), (BOB, False)]


def test_where_nobody_asked_addressed_it_all_are_named_and_said_to_be_silent_only_if_nothing_comes_near() -> None:
    names = ("Ada King", "Bob Moss")
    near = reply((ONE, 0.4), (BOBS, 0.1), people=(ADA, BOB), kind=QuestionKind.COMPARE)
    assert isinstance(near, Near)
    assert near.reasons == (Silence(Lack.ANSWER, names, near=True),)
    silence = reply((ONE, 0.1), (BOBS, 0.1), people=(ADA, BOB), kind=QuestionKind.COMPARE)
    assert isinstance(silence, NotFound)
    assert silence.reasons == (Silence(Lack.SPEECH, names, "cranes"),)


def test_a_scrap_answers_only_where_there_is_nothing_else() -> None:
    scrap = quote("Okay.", BOB)
    assert bare(answered((ONE, 0.9), (scrap, 0.9)).quotes) == (ONE,)
    assert bare(answered((scrap, 0.9), (ONE, 0.9)).quotes) == (ONE,)
    assert bare(answered((scrap, 0.9)).quotes) == (scrap,)
    assert isinstance(reply((ONE, 0.4), (scrap, 0.9), kind=QuestionKind.WHO), Near)


def test_whoever_declined_is_told_of_with_what_they_said_instead() -> None:
    refusal = quote("I won't comment on cranes.")
    answer = decline(query_of(read_as("cranes", people=(ADA,))), Candidate(refusal, 0.8, is_found=False))
    assert answer.declined
    assert answer.notes == (Declined("Ada King", "cranes"),)
    assert answer.quotes == (replace(refusal, confidence=0.8),)
    assert (answer.confidence, answer.summary.n_statements) == (0.8, 1)
    assert not answered((ONE, 0.9)).declined
    whole = decline(query_of(read_as("How tall are the cranes?")), Candidate(refusal, 0.8))
    assert whole.notes == (Declined("Ada King"),)


@pytest.mark.parametrize(
    ("words", "found", "is_it"),
    [
        ("How tall are the cranes?", (ONE, 0.8), True),
        ("How tall are the cranes?", (ONE, 0.79), False),
        ("How tall are the cranes?", (ONE, 0.1), False),
        ("How tall are the cranes?", (TWO, 0.9), False),
        ("What does everybody say about cranes?", (ONE, 0.5), True),
        ("cranes", (ONE, 0.5), True),
        ("cranes", (ONE, 0.4), False),
        ("cranes", (TWO, 0.9), False),
    ],
)
def test_the_surer_counts_where_an_answer_and_a_refusal_are_found_but_of_a_topic_any_answer(
    words: str, found: tuple[Quote, float], *, is_it: bool
) -> None:
    assert is_surer(reply(found, words=words), Candidate(TWO, 0.8)) is is_it


def test_nobody_need_be_said_to_be_silent() -> None:
    silence = reply((ONE, 0.1), people=(ADA,))
    assert claims_silence(silence)
    modest = without_claim(silence)
    assert isinstance(modest, NotFound)
    assert modest.reasons == (Silence(Lack.ANSWER, ("Ada King",)),)
    for other in (modest, reply((ONE, 0.4), people=(ADA,)), reply((ONE, 0.9), people=(ADA,)), reply((ONE, 0.1))):
        assert not claims_silence(other)
        assert without_claim(other) == other


def test_strangers_asked_about_beside_others_are_said_to_be_none() -> None:
    understood = replace(read_as("cranes", people=(ADA,)), strangers=("Ida Wells",))
    answer = compose(query_of(understood), [Candidate(ONE, 0.9)], calibration=LEVELS, limit=5)
    assert isinstance(answer, Answer)
    assert answer.notes == (NotSpeaking(("Ida Wells",)),)


def test_what_is_chosen_by_its_place_answers_and_nothing_is_silence() -> None:
    understood = read_as("Who was interviewed?")
    answer = present(understood, [BOBS], notes=(NotMentioned("novelist"),), more=True)
    assert isinstance(answer, Answer)
    assert (bare(answer.quotes), answer.notes, answer.more) == ((BOBS,), (NotMentioned("novelist"),), True)
    assert LEVELS.threshold < answer.confidence == answer.quotes[0].confidence < 1
    silence = present(understood, (), notes=(NotMentioned("novelist"),))
    assert isinstance(silence, NotFound)
    assert (silence.reasons, silence.people) == ((NotMentioned("novelist"),), ())


@pytest.mark.parametrize("kind", [QuestionKind.ABOUT, QuestionKind.INTERVIEWER])
def test_nobody_is_blamed_for_what_others_say_of_them(kind: QuestionKind) -> None:
    answer = present(replace(read_as("Who is she?", people=(ADA,)), kind=kind), [BOBS])
    assert isinstance(answer, Answer)
    assert [(group.speaker, group.addressed) for group in answer.groups] == [(BOB, True)]


def test_the_number_asked_for_comes_first_and_a_list_stays_in_order() -> None:
    number = quote("There are 14.")
    understood = replace(read_as("How many cranes?"), wanted=Wanted.NUMBER, kind=QuestionKind.FACT)
    candidates: Sequence[Candidate] = [Candidate(ONE, 0.9), Candidate(number, 0.8)]
    for wanted, first in ((Wanted.NUMBER, number), (Wanted.ANYTHING, ONE), (Wanted.LIST, ONE)):
        asked = replace(understood, wanted=wanted)
        answer = compose(query_of(asked), candidates, calibration=LEVELS, limit=5)
        assert isinstance(answer, Answer)
        assert bare(answer.quotes)[0] == first
