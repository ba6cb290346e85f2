"""What a file declares about itself: title, author, date and speakers, in front matter above the words or elsewhere.

Front matter is a YAML block at the head of a file, ours or another site's; or TOML, where another site writes that.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
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


_WEB = re.compile(r"https?://\S{1,2000}", re.IGNORECASE)
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+|[<(]?\S+@\S+\.\w+[>)]?", re.IGNORECASE)
_BY = re.compile(r"^(?:(?:written |posted |text )?by|von|par|por)\s+(?=\S)", re.IGNORECASE)
_JOINTS = re.compile(r"[,;]| & | and ")
# What stands where an author's name should and is no person's.
_ORGANISATION = re.compile(
    r"\b(?:admin(?:istrator)?|anonymous|agency|association|authors?|blog|bureau|center|centre|committee|contributors?"
    r"|correspondents?|council|department|desk|editors?|editorial|foundation|gmbh|group|inc|institute|llc|ltd|magazine"
    r"|media|ministry|network|news|newsroom|office|organi[sz]ation|podcast|redacción|rédaction|redaktion|reporters?"
    r"|society|staff|team|times|university|unknown|user|webmaster|writers?)$"
    r"|^(?:(?:the )?(?:associated press|editor|staff|team)\b|(?:afp|ap|reuters|xinhua)$)"
    r"|(?:编辑部|编辑|记者|通讯社|报社)$",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(r"[\w-]*(?:admin|blog|editors?|group|news|press|staff|team)")


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
    byline: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    speakers: tuple[DeclaredSpeaker, ...] = ()
    media: str | None = None
    account: str | None = None
    """Who saved or posted the file, by the word of software alone: shown where no byline is, and given no part."""


def filled(declared: Metadata, found: Metadata) -> Metadata:
    """Return ``declared`` with its gaps filled from ``found``."""
    return Metadata(
        title=declared.title or found.title,
        byline=declared.byline or found.byline,
        published=declared.published or found.published,
        source=declared.source or found.source,
        url=declared.url or found.url,
        language=declared.language or found.language,
        speakers=declared.speakers or found.speakers,
        media=declared.media or found.media,
        account=declared.account or found.account,
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
    return declared_by(keys), body, n_lines, ()


def declared_by(printed: Mapping[object, object] | Mapping[str, object]) -> Metadata:
    """Return what keys and their values declare, ours and those that other sites use; others are ignored."""
    keys: dict[object, object] = {str(key).lower(): value for key, value in printed.items()}
    source = _text(keys, "source", "publisher")
    return Metadata(
        title=_text(keys, "title", "headline"),
        byline=_text(keys, "byline") or people(_names(keys, "author", "authors"), besides=source),
        published=read_date(_text(keys, "published", "date", "published_time", "pubdate")),
        source=source,
        url=_text(keys, "url", "source_url", "canonical_url", "link"),
        language=_text(keys, "language", "lang"),
        speakers=_speakers(keys.get("speakers")) or tuple(_parts_of_others(keys)),
        media=next(filter(_WEB.fullmatch, _names(keys, "audio", "video", "media")), None),
        account=people(_names(keys, "author_name"), besides=source),
    )


def people(printed: Iterable[str], *, besides: str | None = None) -> str | None:
    """Return a byline of those who may be people, as printed; ``None`` where nobody is left.

    Args:
        printed: Names of authors, one or several in each.
        besides: Who publishes it, and is not its author.
    """
    kept: list[str] = []
    for names in printed:
        plain = _BY.sub("", _ADDRESS.sub("", _LINK.sub(r"\1", names)).strip(" ,;"))
        parts = [part for part in _JOINTS.split(plain) if part.strip()]
        who = [part for part in parts if not _is_nobody(part, besides=besides)]
        # As printed where all of them are people: "Ann Bell and Tom Rye".
        kept += [plain] if len(who) == len(parts) else who
    return ", ".join(dict.fromkeys(" ".join(name.split()) for name in kept if name.strip())) or None


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


def read_date(printed: str | None) -> date | None:
    """Return the day of a date as machines write it or, within other words, as people do; nothing where it is none."""
    if printed is None:
        return None
    try:
        return datetime.fromisoformat(printed).date()
    except ValueError:
        return parse_date(printed)


def _read_toml(found: re.Match[str]) -> tuple[Metadata, str, int, tuple[ReadingWarning, ...]]:
    """Read the block that other sites' software writes between lines of plus signs."""
    body, n_lines = found.string[found.end() :], found.string.count("\n", 0, found.end())
    try:
        keys = tomllib.loads(found[1])
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return Metadata(), body, n_lines, (ReadingWarning("front matter is not TOML; left out", 1),)
    days = {key: value.isoformat() for key, value in keys.items() if isinstance(value, date)}
    return declared_by({str(key): value for key, value in (keys | days).items()}), body, n_lines, ()


def _is_talk(keys: Mapping[object, object]) -> bool:
    """Tell whether these are speakers and their words between two rules: "Reporter: How are you?" is YAML as well."""
    labels = [
        key for key in keys if isinstance(key, str) and (looks_like_name(key) or label_key(key) in GENERIC_LABELS)
    ]
    words = [value for value in keys.values() if isinstance(value, str)]
    return len(labels) == len(words) == len(keys) and any(map(ends_sentence, words)) and declared_by(keys) == Metadata()


def _text(keys: Mapping[object, object], *names: str) -> str | None:
    for name in names:
        value = keys.get(name)
        if isinstance(value, list):
            value = ", ".join(item for item in value if isinstance(item, str))
        if isinstance(value, str) and (words := " ".join(unescape(value).split())):
            return words
    return None


def _is_nobody(name: str, *, besides: str | None) -> bool:
    bare = re.sub(r"\([^()]*\)", "", name).strip(" .,")
    words = bare.split()
    publishes = besides is not None and label_key(bare) == label_key(besides)
    account = len(words) == 1 and bare == bare.lower() and _ACCOUNT.fullmatch(bare)
    return not any(map(str.isalpha, bare)) or publishes or bool(account or _ORGANISATION.search(bare))


def _names(keys: Mapping[object, object], *names: str) -> list[str]:
    """Return the names that stand under the first of these keys, in a list or alone, bare or as ``name: …``."""
    for name in names:
        value = keys.get(name)
        items = [_text(item, "name") if isinstance(item, Mapping) else item for item in _listed(value)]
        if found := [" ".join(unescape(item).split()) for item in items if isinstance(item, str) and item.strip()]:
            return found
    return []


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _parts_of_others(keys: Mapping[object, object]) -> Iterator[DeclaredSpeaker]:
    """Other sites name in keys of their own who answers and who asks; only full names are sure to be people's."""
    for part in Part:
        for name in _names(keys, part.value, f"{part.value}s"):
            if len(name.split()) >= 2 and looks_like_name(name):
                yield DeclaredSpeaker(name, part=part)


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
