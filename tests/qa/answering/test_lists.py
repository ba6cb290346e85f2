import pytest

from corpus import Kind, Passage, split_passages
from qa.answering.lists import Enumeration, enumerations
from tests.qa.articles import ADA, Line, article, said


def announced(words: str) -> Line:
    return Line(words, Kind.STATEMENT, ADA, lead_in=True)


def turn(*lines: Line | str, max_tokens: int = 10**6) -> tuple[Passage, ...]:
    """The passages of what one person says in one go."""
    spoken = [said(ADA, line) if isinstance(line, str) else line for line in lines]
    return split_passages(article("quay", *spoken), max_tokens=max_tokens, fits=lambda _: True)


def shown(enumeration: Enumeration) -> tuple[str | None, list[str]]:
    lead_in = enumeration.lead_in.text if enumeration.lead_in else None
    return lead_in, [item.text for item in enumeration.items]


def test_paragraphs_that_count_are_a_list_with_its_announcement() -> None:
    passages = turn(
        "The harbour is old.",
        announced("There are three tasks,"),
        "First, we mend the pier. It was built long ago.",
        "Second, we buy a crane for the quay.",
        "Third, we sell the old ferry. Nobody uses it.",
        "I look forward to it.",
    )
    [found] = enumerations(passages)
    assert shown(found) == (
        "There are three tasks,",
        ["First, we mend the pier.", "Second, we buy a crane for the quay.", "Third, we sell the old ferry."],
    )
    assert [found.holds(passage) for passage in passages] == [False, True, True, True, True, False]


def test_sentences_that_count_are_a_list_wherever_passages_end() -> None:
    words = (
        "We have two reasons for that. The first is money, of which the city has none. It never had. "
        "And the second one is time. Finally, nobody wants it."
    )
    for max_tokens in (1000, 20):
        [found] = enumerations(turn(words, max_tokens=max_tokens))
        assert shown(found) == (
            "We have two reasons for that.",
            [
                "The first is money, of which the city has none.",
                "And the second one is time.",
                "Finally, nobody wants it.",
            ],
        )


def test_numerals_and_dots_count_too() -> None:
    assert shown(enumerations(turn("1. Mend the old pier.", "2) Buy a new crane."))[0]) == (
        None,
        ["1. Mend the old pier.", "2) Buy a new crane."],
    )
    [found] = enumerations(turn("What we want:", "• a pier for the ferry", "• a crane for the quay", "That is all."))
    assert shown(found) == ("What we want:", ["• a pier for the ferry", "• a crane for the quay"])


def test_paragraphs_behind_an_announcement_are_items_as_long_as_they_are_alike() -> None:
    [found] = enumerations(
        turn(announced("Our aims this year include:"), "Mending the pier", "Buying a crane", "We are glad of it.")
    )
    assert shown(found) == ("Our aims this year include:", ["Mending the pier", "Buying a crane"])
    [found] = enumerations(
        turn(announced("We plan this:"), "We mend the pier.", "We buy a crane.", "We sell the ferry.")
    )
    assert len(found.items) == 3


def test_one_that_counts_alone_is_an_item_like_the_others() -> None:
    [found] = enumerations(turn(announced("We plan this:"), "First, we mend the pier.", "We buy a crane."))
    assert shown(found) == ("We plan this:", ["First, we mend the pier.", "We buy a crane."])


def test_a_short_item_takes_its_next_sentence_along() -> None:
    [found] = enumerations(turn("First, money. The city has none of it. Second, time. We have lots."))
    assert [item.text for item in found.items] == [
        "First, money. The city has none of it.",
        "Second, time. We have lots.",
    ]


def test_two_lists_of_one_turn_are_two() -> None:
    passages = turn("First, we mend the pier. Second, we buy a crane.", "First, it is cheap. Second, it is good.")
    assert [len(found.items) for found in enumerations(passages)] == [2, 2]


def test_chinese_lists_count_in_their_own_words() -> None:
    [found] = enumerations(turn("我们有两个方面的工作。第一，修码头。第二，买吊车。"))
    assert shown(found) == ("我们有两个方面的工作。", ["第一，修码头。", "第二，买吊车。"])


@pytest.mark.parametrize(
    "lines",
    [
        ("First, we mend the pier. Then we rest.",),
        ("Second-hand cranes are cheap. One can't complain. Two cranes are enough.",),
        ("First we went to the pier and then home again.", "Second thoughts came later."),
        (announced("I will say this:"), "We mend the pier."),
        (announced("I will say this:"),),
        ("1901 was a good year.", "2. May was not."),
        ("2. Buy a crane.", "1. Mend the pier."),
    ],
)
def test_what_only_looks_like_one_is_no_list(lines: tuple[Line | str, ...]) -> None:
    assert enumerations(turn(*lines)) == []
    assert enumerations(()) == []
