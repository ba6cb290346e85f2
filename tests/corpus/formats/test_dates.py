"""Dates as sites print them."""

from datetime import date

import pytest

from corpus.formats.metadata import parse_date


@pytest.mark.parametrize(
    "text",
    [
        "Oct 31,2019",
        "October 31st, 2019",
        "31 October 2019",
        "31st Oct. 2019",
        "2019-10-31",
        "2019/10/31",
        "2019年10月31日",
    ],
)
def test_one_day_in_many_forms(text: str) -> None:
    assert parse_date(f"on {text}.") == date(2019, 10, 31)


@pytest.mark.parametrize("text", ["", "October 2019", "2019", "Feb 31, 2019", "99/99/9999", "May 1, 0000", "10:30"])
def test_what_is_no_full_day_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_the_first_of_several_counts() -> None:
    assert parse_date("May 1, 2020, updated May 3, 2020") == date(2020, 5, 1)
