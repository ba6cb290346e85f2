"""Dates of publication as sites print them."""

import re
from datetime import date

from dateutil import parser

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATE = re.compile(
    rf"\b{_YEAR}-\d{{1,2}}-\d{{1,2}}\b|\b{_YEAR}/\d{{1,2}}/\d{{1,2}}\b|{_YEAR}年\d{{1,2}}月\d{{1,2}}日"
    rf"|\b{_MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?\s*+,?\s*{_YEAR}\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+{_YEAR}\b",
    re.IGNORECASE,
)


def find_date(text: str) -> re.Match[str] | None:
    """Return where ``text`` prints a full date (day, month and year) first."""
    return _DATE.search(text)


def parse_date(text: str) -> date | None:
    """Return the first full date printed in ``text``; ``None`` where there is none or it is no real day."""
    found = find_date(text)
    if found is None:
        return None
    printed = re.sub(r"[年月日]", " ", found[0]).replace(",", ", ")
    try:
        return parser.parse(printed, yearfirst=printed[:4].isdigit()).date()
    except (ValueError, OverflowError):
        return None


def iso_date(printed: str | None) -> date | None:
    """Return the day of a date as machines write it; nothing where it is none."""
    try:
        return date.fromisoformat((printed or "")[:10])
    except ValueError:
        return None
