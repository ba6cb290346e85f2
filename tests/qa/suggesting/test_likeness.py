"""Which questions are alike."""

import time

from qa import group_alike


def test_questions_in_the_same_words_are_one_group() -> None:
    asked = ["How many cranes will be built?", "Who is Ada King?", "how many cranes are built", "Ada King, who?"]
    assert group_alike(asked) == [[asked[0], asked[2]], [asked[1], asked[3]]]


def test_questions_without_a_weighted_word_are_told_apart() -> None:
    assert group_alike(["why?", "what?", "Why?"]) == [["why?", "Why?"], ["what?"]]


def test_very_many_questions_take_no_time() -> None:
    started = time.perf_counter()
    assert len(group_alike(f"What is said of matter{n} and the harbour?" for n in range(3000))) > 1
    assert time.perf_counter() - started < 5


def test_words_that_many_questions_have_tell_little() -> None:
    frame = "What does the professor think about {}?"
    asked = [frame.format(one) for one in ("latency", "taxes", "harbours", "the latencies")]
    assert group_alike(asked) == [[asked[0], asked[3]], [asked[1]], [asked[2]]]
