"""Sentences of the speech that are set once more by themselves."""

from corpus.text import PullQuotes
from tests.deadline import cpu_limit

LONG = "The old town has waited for this bridge since the great flood. " * 2


def test_a_block_repeats_a_sentence_of_a_longer_block() -> None:
    found = PullQuotes(["The old town has waited for this bridge.", LONG])
    assert found.holds(0)
    assert not found.holds(1)


def test_one_word_in_ten_may_differ_and_no_more() -> None:
    speech = "One two three four five six seven eight nine ten eleven twelve, and more. Then again, more."
    assert PullQuotes(["One two three four six seven eight nine ten changed.", speech]).holds(0)
    assert not PullQuotes(["One two three six seven eight nine ten changed too.", speech]).holds(0)


def test_the_same_words_in_another_order_are_no_repetition() -> None:
    assert not PullQuotes(["Flood great the since bridge this for waited.", LONG]).holds(0)


def test_five_words_are_too_few_and_the_longer_block_is_never_the_pull_quote() -> None:
    assert not PullQuotes(["The old town has waited.", LONG]).holds(0)
    same = "The old town has waited for this bridge."
    assert not any(map(PullQuotes([same, same]).holds, range(2)))


def test_a_block_without_words_is_none() -> None:
    found = PullQuotes(["…", "", LONG])
    assert not found.holds(0)
    assert not found.holds(1)


def test_ten_thousand_blocks_of_the_same_few_words_are_read_in_bounded_time() -> None:
    words = "the of a to in and for by on at".split()
    texts = [" ".join(words[n % 7 :] + words[: n % 7] * (1 + n % 2)) + "." for n in range(10_000)]
    with cpu_limit(60):
        found = PullQuotes(texts)
        for number in range(len(texts)):
            found.holds(number)
