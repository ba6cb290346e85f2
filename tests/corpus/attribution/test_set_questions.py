"""Questions without a label: known by being set apart from the answers, and by what most of them ask."""

import pytest

from corpus import Span
from corpus.attribution.questions import question_styles
from corpus.formats import Block
from corpus.formats.metadata import Metadata
from corpus.formats.plain_text import read_plain_text
from tests.corpus.layouts import words
from tests.corpus.typeset import document_of

PAINT = "The bridge has to be painted before the ice comes."
WALK = "After that the town will walk across it."


def asked(*blocks: str) -> list[str]:
    """Return the questions found, without their numbering."""
    document = document_of("\n\n".join(blocks))
    texts = words(document)
    styles = question_styles(document.blocks, texts)
    best = max(styles, key=lambda one: len(one.questions), default=None)
    return [texts[number][length:] for number, length in best.questions.items()] if best else []


@pytest.mark.parametrize("style", ["# {}", "## {}", "**{}**", "*{}*", "1. {}", "- {}", "Q2. {}", "(3) {}"])
def test_two_blocks_of_a_style_that_ask_and_are_answered_are_questions(style: str) -> None:
    first, second = style.format("When will it open?"), style.format("Why so late?")
    assert asked(first, PAINT, second, WALK) == ["When will it open?", "Why so late?"]


@pytest.mark.parametrize(
    "blocks",
    [
        ("**When will it open?**", PAINT),
        ("When will it open?", PAINT, "Why so late?", WALK),
        ("## The paint", PAINT, "## The ice", WALK),
        ("**When?**", PAINT, "**The ice.**", WALK, "**Why?**", WALK, "**The pier.**", WALK),
        ("**Why?**", "**When?**", "**Where?**", PAINT),
        ("## Why?", PAINT, "### When?", WALK),
        ("**When** will it open?", PAINT, "**Why** so late?", WALK),
        ("![When will it open?](x)", PAINT, "![Why so late?](x)", WALK),
        ("1. The paint", PAINT, "2. The ice", WALK),
    ],
)
def test_less_than_that_is_no_set_of_questions(blocks: tuple[str, ...]) -> None:
    assert asked(*blocks) == []


def test_nothing_at_all_asks_nothing() -> None:
    assert list(question_styles([], [])) == []


@pytest.mark.parametrize("number", ["1.", "12)", "3:", "(4)", "Q5.", "Q:"])
def test_the_number_of_a_question_is_none_of_its_words(number: str) -> None:
    assert asked(f"**{number} When will it open?**", PAINT, "**Why so late?**", WALK)[0] == "When will it open?"


@pytest.mark.parametrize(
    "request_", ["Tell us about the paint.", "So, please describe the ice.", "First, walk us home."]
)
def test_a_request_asks_as_well(request_: str) -> None:
    assert asked(f"**{request_}**", PAINT, "**Why so late?**", WALK) == [request_, "Why so late?"]


def test_words_set_like_the_questions_between_them_are_asked_as_well() -> None:
    remark = "That is a long time."
    assert asked("**When?**", PAINT, f"**{remark}**", WALK, "**Why so late?**", WALK) == [
        "When?",
        remark,
        "Why so late?",
    ]


def test_words_set_like_the_questions_above_the_first_or_too_few_are_not_asked() -> None:
    blocks = ["**We met at the river.**", "**When?**", PAINT, "**The paint**", WALK, "**Why?**", WALK, "**Who?**", WALK]
    assert asked(*blocks) == ["When?", "Why?", "Who?"]
    assert asked("**The old bridge in the north.**", PAINT, *blocks[1:])[0] == "When?"


def test_a_heading_that_asks_nothing_stays_a_heading() -> None:
    blocks = ["## When?", PAINT, "## The bridge in winter", WALK, "## Why?", WALK, "## Who?", PAINT]
    assert asked(*blocks) == ["When?", "Why?", "Who?"]


@pytest.mark.parametrize("first", ["## When?", "**When?**"])
def test_of_two_styles_the_one_with_more_questions_asks(first: str) -> None:
    blocks = [first, PAINT, "## Is it?", WALK, "**Is it so?**", WALK, "## So?", PAINT, "**And so?**", PAINT]
    heading = first.startswith("#")
    assert asked(*blocks) == (["When?", "Is it?", "So?"] if heading else ["When?", "Is it so?", "And so?"])


def test_what_stands_under_a_picture_asks_nothing() -> None:
    block = Block(Span(0, 5), 1, bold=5, caption=True)
    plain = Block(Span(0, len(PAINT)), 1)
    assert list(question_styles([block, plain] * 2, ["When?", PAINT] * 2)) == []


def test_a_life_set_like_the_questions_below_the_last_is_not_asked() -> None:
    life = "*Ada Moss is an engineer of the bridge office.*"
    assert asked("*When?*", PAINT, "*Why?*", WALK, life) == ["When?", "Why?"]


def test_questions_right_above_their_answers_are_told_by_the_line_ends_alone() -> None:
    talk = "Why?\nSo.\n\nWhen?\nNow.\n\nTell me more.\nNo.\n\nWho?\nShe."
    document = read_plain_text(talk, metadata=Metadata())
    texts = [block.span.cut(document.text) for block in document.blocks]
    found = {found.style: [texts[n] for n in found.questions] for found in question_styles(document.blocks, texts)}
    assert found["right above the answers"] == ["Why?", "When?", "Tell me more.", "Who?"]


def test_all_of_a_type_is_asked_where_it_alternates_with_another() -> None:
    talk = [f"**{asked}**\n\nI did." for asked in ("Why now?", "Nice.", "And when?", "Right.", "Oh, good.", "Who?")]
    document = document_of("\n\n".join(talk))
    texts = [block.span.cut(document.text) for block in document.blocks]
    (found,) = [found for found in question_styles(document.blocks, texts) if found.style == "bold"]
    assert len(found.questions) == len(talk)
