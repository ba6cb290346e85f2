"""The head of an article: title, byline and date among the lines above the story."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.text import ends_sentence, find_date, fold_marks, looks_like_name, n_east_asian, parse_date

from .boilerplate import is_furniture

_BYLINE = re.compile(
    r"(?:(?:written |reported |story |text |interview |posted )?by|author|words|作者|记者)(?:\s*:\s*|\s+)"
    r"(?P<name>[^|\n]{2,80}?)"
    r"(?=\s*(?:[|•·/–—-]|\d|,\s*[A-Z][a-z]{2,8}\.?\s*\d|$))",
    re.IGNORECASE,
)
_TITLE_WORDS = 4  # shorter first lines are more often the site's name
_MAX_HEAD_LINE_WORDS = 30
_MAX_BYLINE_WORDS = 15


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the story; numbers are those of blocks. ``size`` blocks belong to the head."""

    title: int | None
    byline: str | None
    published: date | None
    size: int
    byline_blocks: frozenset[int]


def read_head(texts: Sequence[str]) -> Head:
    """Find title, byline and date among the leading short lines; the first full sentence begins the story.

    Args:
        texts: The texts of the blocks above the first speech, in order.
    """
    size = next((n for n, text in enumerate(texts) if not _is_head_line(text)), len(texts))
    byline, published, where = None, None, set()
    for number, text in enumerate(texts[:size]):
        name, day = _byline(text), parse_date(text) if _is_dateline(text) else None
        if name or day:
            where.add(number)
            byline, published = byline or name, published or day
    above = min(where, default=0) - 1
    if byline is None and above > 0 and _are_names(texts[above]):
        byline = " ".join(texts[above].split())
        where.add(above)
    end = min(where, default=size)
    return Head(_title(texts[:end]), byline, published, size if not where else max(where) + 1, frozenset(where))


def _title(lines: Sequence[str]) -> int | None:
    """The first line that is long enough for a headline; of short lines, the last."""
    long_enough = [
        n
        for n, line in enumerate(lines)
        if (len(line.split()) >= _TITLE_WORDS or n_east_asian(line) > 5) and not is_furniture(line)
    ]
    if long_enough:
        return long_enough[0]
    return next((n for n in reversed(range(len(lines))) if not is_furniture(lines[n])), None)


def _is_head_line(text: str) -> bool:
    short = len(text.split()) <= _MAX_HEAD_LINE_WORDS and "\n" not in text
    return short and (
        not ends_sentence(text) or text.rstrip()[-1] in "?!？！" or bool(_byline(text)) or _is_dateline(text)
    )


def is_byline(text: str) -> bool:
    """Tell whether a line names the author and the day and nothing else ("记者：陈晓 2022年5月8日")."""
    return (
        bool(_byline(text))
        and "\n" not in text
        and not ends_sentence(text)
        and _is_dateline(text)
        and len(text.split()) <= _MAX_BYLINE_WORDS
    )


def _byline(text: str) -> str | None:
    found = _BYLINE.match(fold_marks(text))
    if found is None:
        return None
    name = text[found.start("name") : found.end("name")].strip(" ,")
    return name if looks_like_name(re.split(r",| and | & ", name)[0]) else None


def _are_names(text: str) -> bool:
    """Tell whether a line, such as one right above the date, holds full names and nothing else."""
    names = re.split(r", | and | & ", fold_marks(text).strip())
    return all(len(name.split()) >= 2 and looks_like_name(name) and not name.isupper() for name in names)


def _is_dateline(text: str) -> bool:
    """A line that is mostly a date; a sentence that mentions one is not."""
    found = find_date(text)
    return found is not None and (len(text) <= 2 * len(found[0]) + 10 or _byline(text) is not None)
