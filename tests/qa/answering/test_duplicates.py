from collections.abc import Sequence

import pytest

from corpus import Article, Speaker, split_passages
from qa import Evidence
from qa.answering import Candidate, merge_repeats
from qa.quotes import cut_quote
from tests.qa.articles import ADA, BOB, article, said, told

PIER = "We will mend the old pier before the winter storms come, and we will ask nobody for money to do it."


def found(*articles: Article) -> list[Candidate]:
    """Every passage of these articles as a candidate, in order."""
    passages = [one for item in articles for one in split_passages(item, max_tokens=200, fits=lambda _: True)]
    return [Candidate(cut_quote(Evidence(one, 1.0, 0.5, 1.0), {}), 0.5) for one in passages]


def shown(*articles: Article) -> list[tuple[str, list[str]]]:
    """The article of each quote left, and the articles it is also in."""
    merged = merge_repeats(found(*articles))
    return [(one.quote.article.id, [other.article.id for other in one.quote.also_in]) for one in merged]


def printed(article_id: str, words: str, speaker: Speaker = ADA) -> Article:
    return article(article_id, said(speaker, words))


@pytest.mark.parametrize(
    "again",
    [
        PIER,
        PIER.upper(),
        PIER.replace("the winter", "winter"),
        PIER.replace(", and", " – and").replace("old pier", "‘old pier’"),
        "We will mend the old pier before the winter storms come",
    ],
)
def test_words_printed_again_are_one_quote_with_both_places(again: str) -> None:
    assert shown(printed("a", PIER), printed("b", again)) == [("a", ["b"])]


def test_every_further_place_is_kept_in_the_order_found() -> None:
    assert shown(*(printed(name, PIER) for name in "acb")) == [("a", ["c", "b"])]


@pytest.mark.parametrize(
    "other",
    [
        PIER.replace("will mend", "will not mend"),
        PIER.replace("nobody", "everybody") + " It is old.",
        PIER.replace("We will", "We won't", 1),
        "It costs 300 crowns. " + PIER,
        "Something else altogether is on my mind.",
    ],
)
def test_what_differs_in_a_word_that_decides_stays(other: str) -> None:
    assert len(shown(printed("a", PIER), printed("b", other))) == 2


def test_numbers_decide() -> None:
    costs = "The new pier will cost the city {} crowns in all, and the harbour office pays for half of it this year."
    assert len(shown(printed("a", costs.format(300)), printed("b", costs.format(400)))) == 2


def test_the_same_words_by_two_people_are_two_quotes() -> None:
    assert shown(printed("a", PIER), printed("b", PIER, BOB)) == [("a", []), ("b", [])]


def test_narration_and_speech_are_never_one() -> None:
    assert len(shown(printed("a", PIER), article("b", told(PIER)))) == 2
    assert shown(article("a", told(PIER)), article("b", told(PIER))) == [("a", ["b"])]


def test_the_probability_and_order_of_the_first_stay() -> None:
    first, second, third = found(printed("a", PIER), printed("b", "Gulls are loud."), printed("c", PIER))
    ranked: Sequence[Candidate] = merge_repeats([first, second, third])
    assert [one.quote.id for one in ranked] == [first.quote.id, second.quote.id]
