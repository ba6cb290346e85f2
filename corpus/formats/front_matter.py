"""The YAML block at the head of a file, ours or another site's; or TOML, where another site writes that."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from html import unescape

import yaml

from corpus.models import Part, ReadingWarning
from corpus.text import GENERIC_LABELS, ends_sentence, label_key, looks_like_name, parse_date

from .documents import DeclaredSpeaker, Metadata

_TOML = re.compile(r"\A\+\+\+[ \t]*\n(.{0,65536}?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,65536}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


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
            labels = item.get("labels")
            part = (_text(item, "part") or "").lower()
            speakers.append(
                DeclaredSpeaker(
                    name=name,
                    role=_text(item, "role"),
                    part=Part(part) if part in set(Part) else None,
                    labels=tuple(
                        " ".join(label.split()) for label in labels if isinstance(label, str) and label.strip()
                    )
                    if isinstance(labels, list)
                    else (),
                )
            )
    return tuple(speakers)
