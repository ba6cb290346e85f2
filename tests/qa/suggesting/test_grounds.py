"""Grounds: what is printed says enough on a phrase, or takes up a question, so that it has an answer."""

import pytest

from qa.suggesting.grounds import says_most_on, takes_up
from tests.qa.articles import passage_of


@pytest.mark.parametrize(
    "words",
    [
        "Boats go through the tidal barrier. Gulls sit on our Tidal  Barrier.",
        "Without the tidal\nbarrier this old town would sink into the sea within years.",
    ],
)
def test_what_comes_twice_or_once_with_much_beside_it_is_enough(words: str) -> None:
    passage = passage_of(words)
    assert says_most_on("the tidal barrier", [passage_of("Nothing."), passage]) == passage


@pytest.mark.parametrize(
    "words",
    [
        "We like the tidal barrier.",
        "The tidal barrier. Oh, the tidal barrier!",
        "The old town has boats, gulls, many sailors, the tidal barrier.",
        "Who of the young sailors in the old town would live happily without the tidal barrier?",
        "The barrier is tidal, and the old town would sink into the sea without it.",
        "Antitidal barriers keep this old town from sinking into the sea within years.",
        "",
    ],
)
def test_a_scrap_a_list_a_question_or_other_words_are_not(words: str) -> None:
    assert says_most_on("the tidal barrier", [passage_of(words)] if words else []) is None


def test_a_single_word_has_to_come_twice() -> None:
    once = "With sailors from the old town we deepen cooperation on cranes and boats."
    assert says_most_on("cooperation", [passage_of(once)]) is None
    assert says_most_on("cooperation", [passage_of(f"{once} They want cooperation on boats.")])


def test_what_says_most_is_where_the_answer_is() -> None:
    less, most = (
        passage_of("Gulls like the tidal barrier."),
        passage_of("Boats, sailors and gulls pass the tidal barrier."),
    )
    assert says_most_on("the tidal barrier", [less, most, less]) == most


@pytest.mark.parametrize(
    ("question", "is_taken_up"),
    [
        ("Who built the steam cranes?", True),
        ("Why did Ada King build steam cranes?", True),
        ("Why did Ada King leave the old town for cranes?", False),
        ("How many steam cranes has Ada King built?", False),
        ("Why did Ada King do so?", False),
    ],
)
def test_a_question_is_taken_up_where_most_of_its_words_come_back(question: str, *, is_taken_up: bool) -> None:
    passages = [passage_of("It rains."), passage_of("Sailors built the steam cranes.")]
    found = takes_up(question, passages, name="Ada King", rarity=lambda _: 1.0)
    assert found == (passages[1] if is_taken_up else None)
