"""Title, byline and date among the lines above the story."""

from datetime import date

import pytest

from corpus.attribution.head_and_foot import is_byline, read_head

TITLE = "Chongqing is building a platform"
STORY = "The bridge was closed last year, and nobody knows when it will open again."


def test_a_site_name_above_the_headline_is_not_the_title() -> None:
    head = read_head(["City News Title", TITLE, "By ANN ROW|Oct 31,2019", STORY])
    assert (head.title, head.byline, head.published) == (1, "ANN ROW", date(2019, 10, 31))
    assert (head.size, head.byline_blocks) == (3, frozenset({2}))


def test_a_link_of_the_site_is_not_the_title_however_long() -> None:
    assert read_head(["Skip to main content", "Sign up for our newsletter today", TITLE, STORY]).title == 2
    assert read_head(["Skip to main content", STORY]).title is None


def test_of_short_lines_alone_the_last_is_the_title() -> None:
    assert read_head(["City News", "Bridges", STORY]).title == 1


def test_a_headline_may_be_a_question() -> None:
    assert read_head(["When will the bridge open again?", STORY]).title == 0


def test_a_story_without_a_head_has_no_title() -> None:
    head = read_head([STORY, STORY])
    assert (head.title, head.byline, head.published, head.size) == (None, None, None, 0)
    assert read_head([]).title is None


@pytest.mark.parametrize(
    ("line", "byline", "published"),
    [
        ("By Ann Row", "Ann Row", None),
        ("Written by Ann Row and Ben Hay", "Ann Row and Ben Hay", None),
        ("by Ann Row, February 5, 2024", "Ann Row", date(2024, 2, 5)),
        ("By Ann Row • 5 February 2024", "Ann Row", date(2024, 2, 5)),
        ("Author: Ann Row", "Ann Row", None),
        ("记者：陈晓 2022年5月8日", "陈晓", date(2022, 5, 8)),
        ("Published 3 March 2021", None, date(2021, 3, 3)),
        ("2019-10-31", None, date(2019, 10, 31)),
        ("By the river we sat down", None, None),
        ("By 2030 the bridge will be gone", None, None),
    ],
)
def test_byline_and_date_are_found_in_their_usual_forms(line: str, byline: str | None, published: date | None) -> None:
    head = read_head([TITLE, line, STORY])
    assert (head.byline, head.published) == (byline, published)


def test_a_sentence_that_mentions_a_day_is_no_date_line() -> None:
    assert read_head([TITLE, "On October 25, 2019 the question was put to four directors", STORY]).published is None


def test_names_right_above_the_date_are_the_byline() -> None:
    head = read_head([TITLE, "Ann Row and Ben Hay", "Thu 4 May 2023 06.00 BST", STORY])
    assert (head.title, head.byline, head.byline_blocks) == (0, "Ann Row and Ben Hay", frozenset({1, 2}))


def test_a_name_that_is_the_headline_is_no_byline() -> None:
    head = read_head(["Ada Moss", "4 May 2023", STORY])
    assert (head.title, head.byline) == (0, None)


@pytest.mark.parametrize("line", ["The Old Bridge", "News", "CITY NEWS", "When the bridge opens"])
def test_other_words_right_above_the_date_are_not(line: str) -> None:
    assert read_head([TITLE, line, "4 May 2023", STORY]).byline is None


def test_only_a_line_of_name_and_day_is_a_byline_for_sure() -> None:
    assert is_byline("By JIEYU WANG|Oct 31,2019")
    assert not is_byline("By Ann Row")
    assert not is_byline("记者：为什么 2022年5月8日？")
