"""What a file declares about itself: title, author, date and speakers, in front matter above the words or elsewhere.

Front matter is a YAML block at the head of a file, ours or another site's; or TOML, where another site writes that.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from html import unescape

import yaml
from dateutil import parser

from corpus.models import Part, ReadingWarning
from corpus.text import GENERIC_LABELS, ends_sentence, label_key, looks_like_name

_TOML = re.compile(r"\A\+\+\+[ \t]*\n(.{0,65536}?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,65536}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATE = re.compile(
    rf"\b{_YEAR}-\d{{1,2}}-\d{{1,2}}\b|\b{_YEAR}/\d{{1,2}}/\d{{1,2}}\b|{_YEAR}年\d{{1,2}}月\d{{1,2}}日"
    rf"|\b{_MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?\s*+,?\s*{_YEAR}\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+{_YEAR}\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DeclaredSpeaker:
    """A speaker named in the front matter; ``labels`` are printed before what they say."""

    name: str
    role: str | None = None
    part: Part | None = None
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file declares about itself, which wins over anything detected; ``None`` where it is silent."""

    title: str | None = None
    subtitle: str | None = None
    byline: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    speakers: tuple[DeclaredSpeaker, ...] = ()


def filled(declared: Metadata, found: Metadata) -> Metadata:
    """Return ``declared`` with its gaps filled from ``found``."""
    return Metadata(
        title=declared.title or found.title,
        subtitle=declared.subtitle or found.subtitle,
        byline=declared.byline or found.byline,
        published=declared.published or found.published,
        source=declared.source or found.source,
        url=declared.url or found.url,
        language=declared.language or found.language,
        speakers=declared.speakers or found.speakers,
    )


def split_front_matter(text: str) -> tuple[Metadata, str, int, tuple[ReadingWarning, ...]]:
    """Return what the front matter declares, the text behind it, the number of lines it took, and warnings.

    Keys nobody knows are ignored; a block that is not YAML is dropped with a warning, never an error.
    """
    if toml := _TOML.match(text):
        return _read_toml(toml)
    found = _FRONT_MATTER.match(text)
    if found is None:
        return Metadata(), text, 0, ()
    body, n_lines = text[found.end() :], text.count("\n", 0, found.end())
    try:
        # The base loader keeps "2019-10-31" and "no" as printed; dates are read by our own rule.
        keys = yaml.load(found[1], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        problem = str(getattr(error, "problem", None) or "nested too deeply")
        return Metadata(), body, n_lines, (ReadingWarning(f"front matter is not YAML ({problem}); left out", 1),)
    if not isinstance(keys, Mapping) or _is_talk(keys):
        return Metadata(), text, 0, ()
    return _metadata(keys), body, n_lines, ()


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


def _read_toml(found: re.Match[str]) -> tuple[Metadata, str, int, tuple[ReadingWarning, ...]]:
    """Read the block that other sites' software writes between lines of plus signs."""
    body, n_lines = found.string[found.end() :], found.string.count("\n", 0, found.end())
    try:
        keys = tomllib.loads(found[1])
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return Metadata(), body, n_lines, (ReadingWarning("front matter is not TOML; left out", 1),)
    days = {key: value.isoformat() for key, value in keys.items() if isinstance(value, date)}
    return _metadata({str(key): value for key, value in (keys | days).items()}), body, n_lines, ()


def _is_talk(keys: Mapping[object, object]) -> bool:
    """Tell whether these are speakers and their words between two rules: "Reporter: How are you?" is YAML as well."""
    labels = [
        key for key in keys if isinstance(key, str) and (looks_like_name(key) or label_key(key) in GENERIC_LABELS)
    ]
    words = [value for value in keys.values() if isinstance(value, str)]
    return len(labels) == len(words) == len(keys) and any(map(ends_sentence, words)) and _metadata(keys) == Metadata()


def _metadata(printed: Mapping[object, object]) -> Metadata:
    keys: dict[object, object] = {str(key).lower(): value for key, value in printed.items()}
    return Metadata(
        title=_text(keys, "title", "headline"),
        subtitle=_text(keys, "subtitle", "description", "excerpt", "summary"),
        byline=_text(keys, "byline", "author", "authors"),
        published=_date(_text(keys, "published", "date", "published_time", "pubdate")),
        source=_text(keys, "source", "publisher"),
        url=_text(keys, "url", "source_url", "canonical_url", "link"),
        language=_text(keys, "language", "lang"),
        speakers=_speakers(keys.get("speakers")),
    )


def _text(keys: Mapping[object, object], *names: str) -> str | None:
    for name in names:
        value = keys.get(name)
        if isinstance(value, list):
            value = ", ".join(item for item in value if isinstance(item, str))
        if isinstance(value, str) and (words := " ".join(unescape(value).split())):
            return words
    return None


def _date(value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        return parse_date(value)


def _speakers(value: object) -> tuple[DeclaredSpeaker, ...]:
    speakers = []
    for item in value if isinstance(value, list) else []:
        if isinstance(item, str) and item.strip():
            speakers.append(DeclaredSpeaker(" ".join(item.split())))
        elif isinstance(item, Mapping) and (name := _text(item, "name")):
            part = (_text(item, "part") or "").lower()
            labels = item.get("labels")
            printed = labels if isinstance(labels, list) else []
            speakers.append(
                DeclaredSpeaker(
                    name=name,
                    role=_text(item, "role"),
                    part=Part(part) if part in set(Part) else None,
                    labels=tuple(
                        words for label in printed if isinstance(label, str) and (words := " ".join(label.split()))
                    ),
                )
            )
    return tuple(speakers)
