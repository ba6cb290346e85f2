"""Numbers and dates in words: whether a quote holds the sort of thing that a question asks for."""

import re

from corpus import fold
from qa.models import Wanted

_NUMBER = re.compile(
    r"\d[\d.,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|dozens?"
    r"|half|twice|a third|a quarter|percent)\b|[一二两三四五六七八九十百千万亿]"
)
_MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_DATE = re.compile(
    rf"\b(?:1\d|20)\d\d\b|\b\d{{1,2}}(?:st|nd|rd|th)\b|\b{_MONTH} \d|\b\d{{1,2}}\.? (?:of )?{_MONTH}\b"
    rf"|\b(?:in|by|since|until|from|last|next|this|early|late) (?:{_MONTH}|spring|summer|autumn|fall|winter|week|month"
    r"|year|decade|century)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\byesterday\b|\btomorrow\b|\bago\b"
    r"|\d\s*[年月日]"
)
AMOUNTS = {Wanted.NUMBER: _NUMBER, Wanted.DATE: _DATE}


def holds_amount(words: str, wanted: Wanted, *, asked: str) -> bool:
    """Tell whether words hold a number or a date.

    Args:
        words: What may answer.
        wanted: One of ``AMOUNTS``.
        asked: The question: a number that stands in it is no answer to it.
    """
    known = {found[0] for found in AMOUNTS[wanted].finditer(fold(asked))}
    return any(found[0] not in known for found in AMOUNTS[wanted].finditer(fold(words)))
