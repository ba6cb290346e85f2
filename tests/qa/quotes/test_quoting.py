from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Span, split_sentences
from embeddings import analyse
from qa import Evidence, Quote
from qa.models import LateScore
from qa.quotes import cut_quote
from tests.qa.articles import passage_of

LONG = "The harbour " + " and ".join(f"crane {n}" for n in range(40)) + " will be rebuilt."
SHORT = "It is late."


def weights(question: str) -> dict[str, float]:
    return dict.fromkeys(analyse(question), 1.0)


def quoted(words: str, question: str | Mapping[str, float]) -> Quote:
    evidence = Evidence(passage_of(words), score=1.5, dense=0.5, lexical=2.0)
    known = weights(question) if isinstance(question, str) else question
    return cut_quote(evidence, known)


def test_the_sentence_that_answers_is_quoted_with_those_around_it() -> None:
    quote = quoted("One. Two. Cranes are tall. Four. Five.", "How tall are the cranes?")
    assert quote.text == "One. Two. Cranes are tall."
    assert quote.score == 1.5


def test_of_a_long_passage_the_part_that_answers_is_quoted() -> None:
    filler = "Nobody had thought of this before, and nobody will think of it again, as far as we can tell today."
    quote = quoted(" ".join([filler] * 4 + ["Cranes are tall."] + [filler] * 4), "How tall are the cranes?")
    assert "Cranes are tall." in quote.text
    assert len(split_sentences(quote.text)) <= 3
    assert len(quote.text.split()) <= 60


def test_rare_words_decide() -> None:
    words = f"Ports are ports. {'Filler ' * 58}is here. Cranes are tall."
    assert quoted(words, {"port": 0.1, "crane": 3.0}).text == "Cranes are tall."
    assert quoted(words, {"port": 3.0, "crane": 0.1}).text == "Ports are ports."


def test_a_word_said_often_counts_once() -> None:
    words = f"Ports, ports, ports and ports. {'Filler ' * 58}is here. Cranes lift containers in ports."
    assert "Cranes lift" in quoted(words, {"port": 1.0, "crane": 0.5}).text


def test_of_equally_good_quotes_the_longer_and_then_the_earlier_is_chosen() -> None:
    assert quoted("One. Two. Three. Four.", "zeppelins").text == "One. Two. Three."
    assert quoted("Cranes. Two. Cranes. Four. Cranes.", "cranes").text == "Cranes. Two. Cranes."


@pytest.mark.parametrize("words", [f"{SHORT} {LONG}", f"{LONG} {SHORT}", f"{SHORT} Good night. {LONG}", LONG])
def test_one_long_sentence_is_quoted_whole_and_alone(words: str) -> None:
    assert quoted(words, "Which cranes will be rebuilt?").text == LONG


def test_beside_a_long_sentence_a_short_one_is_quoted_where_it_answers() -> None:
    assert quoted(f"{LONG} {SHORT}", "How late is it?").text == SHORT


OFFICE = "The office has eleven people, four of them engineers and three of them sailors who know every pier of it."
DAYS = "There are days on which nobody has an idea of where the next ship will come from or of when it will leave."
THEY = (
    "They count cranes, write down whatever has rust on it, and send their lists to the ministry at the end of a day."
)


def found(words: str, window: str, *, apart_from: str = "") -> Quote:
    """Return the quote that is cut where word pieces found ``window``."""
    passage = passage_of(words)
    start = words.index(window)
    late = LateScore(Span(start, start + len(window)), met=0.5)
    other = passage.span.start + words.find(apart_from)
    taken = [Span(other, other + len(apart_from))] if apart_from else []
    return cut_quote(Evidence(passage, 1.0, 0.5, 1.0, late), {}, apart_from=taken)


@pytest.mark.parametrize(
    ("words", "window", "quote"),
    [
        (f"{OFFICE} {THEY}", THEY, f"{OFFICE} {THEY}"),
        (f"{OFFICE} Second, cranes. It rained.", "It rained.", f"{OFFICE} Second, cranes. It rained."),
        (f"{DAYS} {OFFICE} {THEY}", THEY, f"{OFFICE} {THEY}"),
        (f"{DAYS} {OFFICE} It rained.", f"{OFFICE} It rained.", f"{OFFICE} It rained."),
        (f"{OFFICE} {LONG} {THEY}", THEY, THEY),
        (THEY, THEY, THEY),
    ],
)
def test_what_leans_on_sentences_before_it_takes_them_along_where_there_is_room(
    words: str, window: str, quote: str
) -> None:
    assert found(words, window).text == quote


def test_sentences_of_another_quote_are_not_taken_along() -> None:
    assert found(f"{OFFICE} {THEY}", THEY, apart_from=OFFICE).text == THEY


@settings(deadline=None)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("abc .!?。”’\n "), min_size=1, max_size=80),
        min_size=1,
        max_size=8,
    )
    .map(" ".join)
    .filter(lambda words: bool(words.strip())),
    st.text("abc .port’s", max_size=30),
)
def test_any_quote_is_whole_sentences_of_the_article_word_for_word(words: str, question: str) -> None:
    quote = quoted(words, question)
    text = quote.article.text
    assert text[quote.span.start : quote.span.end] == quote.text
    start = quote.span.start - quote.passage.span.start
    sentences = split_sentences(quote.passage.text)
    inside = [span for span in sentences if start <= span.start and span.end <= start + len(quote.text)]
    assert (inside[0].start, inside[-1].end) == (start, start + len(quote.text))
    assert 1 <= len(inside) <= 3
    assert len(inside) == 1 or len(quote.text.split()) <= 60
