"""When a question says that words were said or published: "in the 2019 interview", "articles since May 2020"."""

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from corpus import Span
from corpus.language import ENGLISH
from qa.understanding.tokens import any_of

_DAY = timedelta(days=1)
_MONTHS = [month[:3] for month in ENGLISH.months]
_MONTH = rf"(?:{'|'.join([*ENGLISH.months, *_MONTHS, 'sept'])})\b\.?"
_YEAR = r"(?:19|20)\d\d"
_TIME = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+{_YEAR}"
    rf"|(?:{_MONTH}\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?)?{_YEAR}(?:-\d\d(?:-\d\d)?)?)\b"
)
_PERIOD = (
    rf"(?:(?P<between>between|from)\s+(?P<first>{_TIME})\s+(?:and|to|until|till|through)\s+(?P<last>{_TIME})"
    r"|(?P<how>in|on|during|of|from|since|after|before|until|till|up to|through(?:out)?)\s+"
    rf"(?:the year\s+)?(?P<time>{_TIME}))"
)
_PIECE = rf"(?:conversation|{'|'.join(sorted(ENGLISH.pieces))})s?"
_APPEARED = r"(?:aired|broadcast|conducted|held|posted|printed|published|recorded|released)"
# What is surely about publication.
_SURE = (
    rf"\b(?:in|from|of|during)\s+(?:the\s+|his\s+|her\s+|their\s+)?(?P<words>(?P<time>{_TIME}))\s+{_PIECE}\b",
    rf"\b{_PIECE}\s+(?P<words>(?:(?:(?:that|which)\s+)?(?:(?:was|were)\s+)?{_APPEARED}\s+)?{_PERIOD})",
    rf"(?P<words>\binterviewed\s+{_PERIOD})",
)
# What is as surely, of words that have a date at all: "said before 2015", "what was said on prices since May 2019".
_SIDE = rf"(?P<how>since|after|before|until|till|up to)\s+(?:the year\s+)?(?P<time>{_TIME})"
_SAID = (
    rf"{any_of(ENGLISH.reporting_forms)}\s+(?P<words>{_SIDE})",
    rf"\b(?:was|were|been)\s+{any_of(ENGLISH.reporting_forms)}[^?]{{0,120}}?\s(?P<words>{_SIDE})(?=\W*$)",
)
# What may also be part of the topic ("say about prices in 2019"): only where something was published then.
_LIKELY = (
    (
        rf"\b(?:did|had|has|have|was|were)\b[^?]{{0,120}}?{any_of(ENGLISH.reporting_forms)}[^?]{{0,120}}?\s(?P<words>{_PERIOD})\s*+"
        r"(?=\W*$|,|\babout\b|\bon\b|\bregarding\b)"
    ),
    rf"(?P<words>\bpublished\s+{_PERIOD})",
)


@dataclass(frozen=True, slots=True)
class Period:
    """Days of publication, both inclusive, and the words of the question that say so."""

    first: date | None
    last: date | None
    span: Span


def find_period(text: str, *, is_published: Callable[[date | None, date | None], bool]) -> Period | None:
    """Return when the words asked for are said to be from.

    Args:
        text: A question.
        is_published: Tells whether anything was published from one day to another.
    """
    if not re.search(_YEAR, text):
        return None
    is_dated = is_published(None, None)
    for patterns, is_sure in ((_SURE, True), (_SAID, is_dated), (_LIKELY, False)):
        for pattern in patterns:
            found = _compiled(pattern).search(text)
            period = _period(found.groupdict(), Span(*found.span("words"))) if found else None
            if period and (is_sure or is_published(period.first, period.last)):
                return period
    return None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)  # only for a question with a year: it takes a tenth of a second


def _period(found: Mapping[str, str | None], span: Span) -> Period | None:
    first, last = _days(found.get("first") or ""), _days(found.get("last") or "")
    if first and last:
        return Period(first[0], last[1], span) if first[0] <= last[1] else None
    days = _days(found["time"] or "")
    if days is None:
        return None
    match (found.get("how") or "in").lower():
        case "since":
            return Period(days[0], None, span)
        case "after":
            return Period(days[1] + _DAY, None, span)
        case "before":
            return Period(None, days[0] - _DAY, span)
        case "until" | "till" | "up to" | "through":
            return Period(None, days[1], span)
        case _:
            return Period(*days, span)


def _days(words: str) -> tuple[date, date] | None:
    """The first and the last day of a year, of a month or of one day; ``None`` where the calendar has none such."""
    year = re.search(_YEAR, words)
    rest = words.replace(year[0], " ", 1) if year else ""
    numbers = [int(number) for number in re.findall(r"\d+", rest)]
    name = re.search(r"[a-z]{3}", rest.lower().replace("sept", "sep"))
    month = _MONTHS.index(name[0]) + 1 if name and name[0] in _MONTHS else numbers.pop(0) if numbers else None
    if year is None:
        return None
    try:
        if month is None:
            return date(int(year[0]), 1, 1), date(int(year[0]), 12, 31)
        if numbers:
            day = date(int(year[0]), month, numbers[0])
            return day, day
        last = calendar.monthrange(int(year[0]), month)[1]
        return date(int(year[0]), month, 1), date(int(year[0]), month, last)
    except (ValueError, calendar.IllegalMonthError):
        return None
