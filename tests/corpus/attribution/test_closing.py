"""Where the talk is over: what the author, the site or a life of the guest says behind it."""

import pytest

from corpus import Span
from corpus.attribution.head_and_foot import find_closing
from corpus.formats import Block
from tests.corpus.layouts import words
from tests.corpus.typeset import document_of

PAINT = "The bridge has to be painted before the ice comes."
TALK = ["When will it open?", PAINT, "Why so late?", "Ice comes in May, and it stays."]
BEGINS = {0: False, 1: True, 2: False, 3: True}


def closing(*behind: str, talk: list[str] = TALK, names: tuple[str, ...] = ("Ada Moss",)) -> int:
    """Return how many blocks behind the talk are still spoken."""
    document = document_of("\n\n".join([*talk, *behind]))
    return find_closing(document.blocks, words(document), BEGINS, names) - len(talk)


@pytest.mark.parametrize(
    "behind",
    [
        "Ada Moss is the director of the bridge office.",
        "Dr. Ada Moss has built bridges for years.",
        "**ADA MOSS**, director of the bridge office, lives here.",
        "“Ada Moss (Bridges) leads the office.",
        "Ole Brandt has been covering rivers since 2012. He can be reached by post.\n\n[View Bio](x)",
        "This conversation has been edited and condensed.",
        "Interview by Ben Hay.",
        "For more information on bridges, call us.",
        "You can follow Ada Moss on her blog here.",
        "Editor’s note: the bridge opened in May.",
        "---\n\nWe left at noon.",
        "*We left at noon, and the river was frozen.*",
        "[All of what the office wrote](x) and more.",
        "## About the author",
        "## About the author\n\nShe lives at the river, and writes of it.",
        "## Further reading",
        "## The bridges of the north\n\n- [One](x)\n\n- [Two](y)",
    ],
)
def test_the_talk_ends_where_somebody_else_has_the_word(behind: str) -> None:
    assert closing(behind) == 0
    assert closing("It melts, too.", behind) == 1


@pytest.mark.parametrize(
    "behind",
    [
        "It melts, too.",
        "Ada Mossberg is a friend of mine.",
        "I saw Ada Moss, and she is well.",
        "Ada Moss and I were friends.",
        "I think this interview was short.",
        "*Never in May.*",
        "We have [written](x) all about it for years.",
        "## The long winter\n\nIt was cold, and the river froze.",
        "**It was cold, and the river froze, and we waited.**",
        "- the paint\n\n- the ice",
    ],
)
def test_the_talk_goes_on_where_nothing_says_that_it_is_over(behind: str) -> None:
    document = document_of(behind)
    assert closing(behind) == len(document.blocks)


def test_nothing_ends_before_the_last_one_begins_to_speak() -> None:
    talk = [TALK[0], PAINT, "Interview by Ben Hay.", "Ice comes in May, and it stays."]
    assert closing("It melts.", talk=talk) == 1


def test_who_has_no_part_in_the_article_may_be_told_of() -> None:
    assert closing("Ada Moss is the director of the bridge office.", names=("Ben Hay",)) == 1


MARKED = [TALK[0], f"“{PAINT}”", TALK[2], "“Ice comes in May, and it stays."]


def test_where_answers_stand_in_marks_the_last_one_ends_with_its_own() -> None:
    assert closing("It melts, too.”", "We left at noon.", talk=MARKED) == 1
    assert closing("We left at noon.", "The river was frozen.", talk=[*MARKED[:3], f"{MARKED[3]}”"]) == 0


def test_a_mark_that_is_never_closed_ends_nothing() -> None:
    assert closing("It melts, too.", talk=MARKED) == 1


def test_where_few_answers_stand_in_marks_these_say_nothing() -> None:
    talk = [TALK[0], PAINT, TALK[2], "“Ice” comes in May, and it “stays”"]
    assert closing("It melts, too.", talk=talk) == 1


def test_slanted_words_under_a_picture_end_nothing() -> None:
    caption = "The bridge in May, seen from the old mill."
    block = Block(Span(0, len(caption)), 1, italic=len(caption), caption=True)
    assert find_closing([block, block], [PAINT, caption], {0: True}, []) == 2
