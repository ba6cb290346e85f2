"""What can be a speaker's label: asked the same way by every format, the reader and the review list."""

import pytest

from corpus.text.label_shape import (
    begins_with_label,
    label_before_colon,
    labels_inside,
    leading_time,
    speaker_before_colon,
)


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Ada Moss: So it was.", "Ada Moss"),
        ("Ada Moss (AM): So it was.", "Ada Moss"),
        ("[00:01:12] MOSS: So it was.", "MOSS"),
        ("记者：为什么？", "记者"),
        ("reporter:", "reporter"),
        ("Ada King:I run it.", "Ada King"),
        ("So it was: we waited.", None),
        ("Source: The Gazette", None),
        ("https://example.org", None),
        ("11:20 the train left", None),
        ("(laughs): So it was.", None),
    ],
)
def test_a_speaker_stands_before_a_colon(line: str, speaker: str | None) -> None:
    assert speaker_before_colon(line) == speaker


def test_few_words_before_a_colon_can_be_a_label_whatever_their_shape() -> None:
    assert label_before_colon("voice from the back: And then?") == "voice from the back"
    assert label_before_colon("Ada King:I run it.") is None
    assert label_before_colon("one two three four five six seven eight nine: no") is None


@pytest.mark.parametrize(
    "line", ["ADA MOSS. So it was.", "DOE. I did.", "Q And then?", "A. Nothing.", "Q", "Ada Moss: Yes.", "Q:hello"]
)
def test_a_line_begins_with_a_label_of_any_shape(line: str) -> None:
    assert begins_with_label(line)


@pytest.mark.parametrize("line", ["Ada Moss went home.", "Quite so.", "I. That was it.", "And then: nothing"])
def test_a_line_of_words_begins_with_none(line: str) -> None:
    assert not begins_with_label(line)


def test_labels_inside_stand_where_a_sentence_has_ended() -> None:
    words = "Bob: it rained. Ada Moss: it did not, and this: nobody asked."
    assert list(labels_inside(words)) == [(0, "Bob"), (16, "Ada Moss")]


@pytest.mark.parametrize(("text", "length"), [("[1:02] Ada", 7), ("00:01:12 - Ada", 11), ("11:20", 0), ("Ada 1:02", 0)])
def test_a_time_is_skipped_where_words_follow(text: str, length: int) -> None:
    assert leading_time(text) == length
