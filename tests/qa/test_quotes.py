from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Span, split_sentences
from embeddings import analyse
from qa import Evidence, Quote
from qa.models import LateScore
from qa.quotes import cut_quote, excerpt, highlighted, standing_alone
from tests.qa.articles import passage_of, query_of, read_as

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
    late = LateScore(Span(start, start + len(window)), met_least=0.5)
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


FOUR = "The pier is old. It was built in 1901. We will mend it. Nobody will pay."


@pytest.mark.parametrize(
    ("first", "most", "words"),
    [
        (0, 3, "The pier is old. It was built in 1901. We will mend it."),
        (0, 1, "The pier is old."),
        (2, 3, "We will mend it. Nobody will pay."),
        (3, 3, "Nobody will pay."),
    ],
)
def test_an_excerpt_is_whole_sentences_from_one_on(first: int, most: int, words: str) -> None:
    passage = passage_of(FOUR)
    quote = excerpt(passage, first=first, most=most)
    assert quote.text == words
    assert passage.article.text[quote.span.start : quote.span.end] == words


def test_an_excerpt_is_no_longer_than_a_quote_unless_one_sentence_is() -> None:
    long = f"The pier {'very ' * 70}old."
    assert excerpt(passage_of(f"{long} We will mend it.")).text == long
    assert excerpt(passage_of(f"We will mend it. {long}")).text == "We will mend it."


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (FOUR, 0),
        ("They are old. The pier is old.", 1),
        ("Yes, it is. And so what? The pier is old.", 2),
        ("Second, we mend it. Thank you. It is old.", None),
        ("The plans are these: ", None),
        ("and there it stood. Is the pier old?", None),
        ("The pier, as I —", None),
        ("码头很旧。", 0),
    ],
)
def test_a_sentence_that_leans_on_others_does_not_stand_alone(words: str, number: int | None) -> None:
    assert standing_alone(passage_of(words)) == number


def shown(words: str, topic: str, *expansions: str) -> Quote:
    passage = passage_of(words)
    return highlighted(Quote(passage, passage.span, 1.0), query_of(read_as(topic, expansions=expansions)))


def marked(words: str, topic: str, *expansions: str) -> list[str]:
    quote = shown(words, topic, *expansions)
    return [span.cut(quote.article.text) for span in quote.highlights]


def test_the_words_asked_about_are_marked_and_neighbours_make_one() -> None:
    words = "We built two smart  ports, and a Smart-port."
    assert marked(words, "What of smart ports?") == ["smart  ports", "Smart", "port"]


def test_of_an_expansion_only_the_whole_is_marked() -> None:
    assert marked("The Hub Park, a park, is CILHP.", "CILHP", "Hub park") == ["Hub Park", "CILHP"]


def test_where_words_are_not_told_apart_the_characters_asked_about_are_marked() -> None:
    assert marked("物流 很 重要。", "物流") == ["物流"]
    assert marked("国际物流中心。", "物流") == ["物流"]
    assert marked("国际物流中心的成本。", "物流中心怎么降成本") == ["物流中心", "成本"]
    assert marked("国际物流中心。", "成本") == []


def test_small_words_are_not_marked() -> None:
    assert marked("What is it of?", "What is it of?") == []


def test_nothing_else_about_a_quote_changes() -> None:
    quote = shown("Cranes are tall.", "cranes")
    assert (quote.text, quote.score) == ("Cranes are tall.", 1.0)


@settings(deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("abc .’\n物流"), min_size=1, max_size=80).filter(
        lambda words: bool(words.strip())
    ),
    st.text("abc .port’s物流", max_size=30).map("port ".__add__),
)
def test_highlights_are_in_order_apart_and_inside_the_quote(words: str, topic: str) -> None:
    quote = shown(words, topic)
    end = quote.span.start
    for span in quote.highlights:
        assert end <= span.start < span.end <= quote.span.end
        end = span.end
