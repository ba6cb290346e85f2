import pytest

from qa.quotes import excerpt, standing_alone
from tests.qa.articles import passage_of

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
