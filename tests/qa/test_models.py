import pytest

from corpus import Span
from qa import MAX_QUESTION_CHARACTERS, Answer, Question, QuestionLengthError, Quote, Summary
from tests.qa.articles import REPORTER, passage_of, read_as


def test_a_question_is_stripped() -> None:
    assert Question("\n\t What?\u00a0 ").text == "What?"


@pytest.mark.parametrize("n_characters", [1, MAX_QUESTION_CHARACTERS])
def test_a_question_has_one_to_a_thousand_characters(n_characters: int) -> None:
    assert len(Question(f"  {'?' * n_characters}  ").text) == n_characters


@pytest.mark.parametrize("text", ["", " ", "\n\u3000\t", "?" * (MAX_QUESTION_CHARACTERS + 1)])
def test_an_empty_or_overlong_question_is_refused_with_the_way_out(text: str) -> None:
    with pytest.raises(QuestionLengthError, match=r"ask in 1 to 1,000 characters") as caught:
        Question(text)
    assert caught.value.n_characters == len(text.strip())


def test_half_a_surrogate_pair_becomes_a_replacement_character() -> None:
    assert Question("what \udcff and \ud83d?").text == "what \ufffd and \ufffd?"
    assert Question("\ud800").text == "\ufffd"


@pytest.mark.parametrize("span", [Span(0, 3), Span(8, 99)])
def test_a_quote_lies_inside_its_passage(span: Span) -> None:
    passage = passage_of("We will build two cranes.")
    assert passage.span.start == 10
    with pytest.raises(ValueError, match="outside the passage"):
        Quote(passage, span, 1.0)


def test_who_only_announces_others_is_no_voice_to_count() -> None:
    quotes = [
        Quote(one, one.span, 1.0) for one in (passage_of("Ada, please.", speaker=REPORTER), passage_of("I agree."))
    ]
    assert (Summary.of(quotes).n_people, Summary.of(quotes).n_statements) == (1, 1)
    assert Summary.of(quotes[:1]).first is None


def test_the_id_of_a_quote_says_where_in_its_passage_it_stands() -> None:
    passage = passage_of("We will build two cranes. Then we will see.")
    quote = Quote(passage, Span(passage.span.start + 26, passage.span.end), 1.0)
    assert quote.id == f"{passage.id}.26-43"
    assert (quote.text, quote.speaker, quote.kind) == ("Then we will see.", passage.speaker, passage.kind)


def test_an_answer_holds_at_least_one_quote() -> None:
    with pytest.raises(ValueError, match="at least one quote"):
        Answer(read_as("cranes"), 1.0, (), ())
