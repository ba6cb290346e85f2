"""What a file declares about itself: title, author, date and speakers, in front matter above the words or elsewhere.

Front matter is a YAML block at the head of a file, ours or another site's; or TOML, where another site writes that.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from html import unescape
from itertools import pairwise

import yaml
from dateutil import parser

from corpus.models import Part, ReadingWarning
from corpus.text import GENERIC_LABELS, ends_sentence, label_key, looks_like_name, n_east_asian

_TOML = re.compile(r"\A\+\+\+[ \t]*\n(.{0,65536}?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,65536}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_UNCLOSED = re.compile(r"\A---[ \t]*\n((?:[ \t]*[^\s][^\n]{0,4096}\n){1,200}?)[ \t]*\n")
_KEY = re.compile(r"^([A-Za-z][\w-]{0,40})[ \t]*:(?=\s)", re.MULTILINE)
_VALUE = re.compile(r"^([ \t]*(?:-[ \t]+)?[A-Za-z][\w-]*:[ \t]+)(?![\[{|>&!])(\S.*:(?:[ \t].*|))$", re.MULTILINE)
_DESCRIPTIONS = tuple(
    "description summary subtitle deck dek excerpt abstract standfirst lead lede teaser intro blurb synopsis".split()
)
# Who has which part, by the keys of sites and podcasts; those of ``None`` take part, and no more is said.
_PARTS: Mapping[Part | None, tuple[str, ...]] = {
    Part.INTERVIEWER: tuple("interviewer interviewed_by host cohost co_host moderator presenter questions_by".split()),
    Part.INTERVIEWEE: tuple("interviewee guest narrator respondent panelist panellist witness".split()),
    None: ("participant",),
}
_AUTHORS = ("author", "authors", "written_by", "writer", "writers")
_PUBLISHED = tuple("published date published_time pubdate published_at publish_date publishdate date_published".split())
_RECORDINGS = ("audio", "video", "media", "audio_url", "video_url", "mp3", "mp3_url")
_KNOWN = frozenset(
    (
        *("author_name", "byline", "canonical_url", "headline", "lang", "language", "link", "publisher", "source"),
        *("source_url", "speakers", "title", "url", *_DESCRIPTIONS, *_AUTHORS, *_PUBLISHED, *_RECORDINGS),
        *(key for keys in _PARTS.values() for one in keys for key in (one, f"{one}s")),
    )
)
_MAX_KEYS = 200  # nobody writes more, and each is parsed by itself
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
_TAG = re.compile(r"<(?P<apart>/?(?:p|br|div|li|ul|h\d)\b)?[^<>]{1,500}>")
_EMPHASIS = re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)")
_OFFICES = ("role", "title", "position", "job_title")
_NAME_AND_OFFICE = re.compile(r"(?P<name>[^,()]{1,80}?)(?:, (?P<office>.{1,160})| \(.*)")
_BY = re.compile(
    r"^(?:(?:(?:written|posted|text|words|story|interview(?:ed)?) )?by|von|par|por|(?:an )?interview with)\s+(?=\S)",
    re.IGNORECASE,
)
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
    description: str | None = None
    speakers: tuple[DeclaredSpeaker, ...] = ()
    media: str | None = None
    account: str | None = None
    """Who saved or posted the file, by the word of software alone: shown where no byline is, and given no part."""


def filled(declared: Metadata, found: Metadata) -> Metadata:
    """Return ``declared`` with its gaps filled from ``found``."""
    gaps = {item.name: getattr(found, item.name) for item in fields(Metadata) if not getattr(declared, item.name)}
    return replace(declared, **gaps)


def split_front_matter(text: str) -> tuple[Metadata, str, int, tuple[ReadingWarning, ...]]:
    """Return what the front matter declares, the text behind it, the number of lines it took, and warnings.

    Keys nobody knows are ignored. Where the block is not YAML, or not closed, its keys are read one by one: a value
    that only lacks quotes is read as it was meant, what can't be read is dropped with a warning, never an error.
    """
    if toml := _TOML.match(text):
        return _read_toml(toml)
    found = _FRONT_MATTER.match(text)
    unclosed = _UNCLOSED.match(text)
    warnings: tuple[ReadingWarning, ...] = ()
    if unclosed and _is_front_matter(unclosed[1]) and (found is None or _holds_words(found, unclosed)):
        found = unclosed
        warnings = (ReadingWarning("front matter has no end; put a line of '---' below it", 1, slip=True),)
    if found is None:
        return Metadata(), text, 0, ()
    body, n_lines = text[found.end() :], text.count("\n", 0, found.end())
    keys = _parsed(found[1])
    if isinstance(keys, _Unread):
        keys, mended = _read_singly(found[1], keys)
        warnings += mended
    if not isinstance(keys, Mapping) or _is_talk(keys):
        return Metadata(), text, 0, ()
    return declared_by(keys), body, n_lines, (*warnings, *_given_twice(found[1]))


def declared_by(printed: Mapping[object, object] | Mapping[str, object]) -> Metadata:
    """Return what keys and their values declare, ours and those that other sites use; others are ignored."""
    keys: dict[object, object] = {str(key).lower(): value for key, value in printed.items()}
    source = _text(keys, "source", "publisher")
    return Metadata(
        title=_text(keys, "title", "headline"),
        byline=_text(keys, "byline") or people(_names(keys, *_AUTHORS), besides=source),
        published=read_date(_text(keys, *_PUBLISHED)),
        source=source,
        url=_text(keys, "url", "source_url", "canonical_url", "link"),
        language=_text(keys, "language", "lang"),
        description="\n".join(dict.fromkeys(filter(None, (_plain(keys, key) for key in _DESCRIPTIONS)))) or None,
        speakers=_speakers(keys.get("speakers")) or tuple(_parts_of_others(keys)),
        media=next(filter(_WEB.fullmatch, _names(keys, *_RECORDINGS)), None),
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
        plain = without_by(_ADDRESS.sub("", _TAG.sub("", _LINK.sub(r"\1", names))).strip(" ,;"))
        parts = [part for part in _JOINTS.split(plain) if part.strip()]
        who = [part for part in parts if not _is_nobody(part, besides=besides)]
        # As printed where all of them are people: "Ann Bell and Tom Rye".
        kept += [plain] if len(who) == len(parts) else who
    return ", ".join(dict.fromkeys(" ".join(name.split()) for name in kept if name.strip())) or None


def without_by(byline: str) -> str:
    """Return the names in a byline, without the words that make one of them ("Interview by Ann Bell")."""
    return _BY.sub("", byline)


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


@dataclass(frozen=True, slots=True)
class _Unread:
    """What is no YAML, and why."""

    problem: str


def _parsed(printed: str) -> object:
    try:
        # The base loader keeps "2019-10-31" and "no" as printed; dates are read by our own rule.
        return yaml.load(printed, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        problem = str(getattr(error, "problem", None) or "nested too deeply")
        return _Unread("a tab stands where spaces should" if "\\t" in problem else problem)


def _is_front_matter(printed: str) -> bool:
    """Tell whether lines are keys of ours and nothing else, though nothing closes them."""
    keys = [key[1] for key in _KEY.finditer(printed)]
    return bool(keys) and _KEY.match(printed) is not None and set(keys) <= _KNOWN


def _holds_words(found: re.Match[str], unclosed: re.Match[str]) -> bool:
    """Tell whether what seems to close front matter is a rule further down, and the article stands between."""
    between = found[0][len(unclosed[0]) : -len("---\n")].strip()
    return bool(between) and not _is_front_matter(between) and isinstance(_parsed(found[1]), _Unread)


def _read_singly(printed: str, whole: _Unread) -> tuple[dict[object, object], tuple[ReadingWarning, ...]]:
    """Read the keys of a block that is no YAML one by one, a value that holds a colon as if it stood in quotes."""
    keys: dict[object, object] = {}
    warnings = []
    starts = [key.start() for key in _KEY.finditer(printed)]
    if len(starts) > _MAX_KEYS or printed[: min(starts, default=0)].strip():
        starts = []
    for start, end in pairwise([*starts, len(printed)]):
        piece, line = printed[start:end], printed.count("\n", 0, start) + 2
        name = piece.partition(":")[0].strip()
        found = _parsed(piece)
        if isinstance(found, _Unread):
            mended = _parsed(_VALUE.sub(_in_quotes, piece.replace("\t", "  ")))
            if isinstance(mended, Mapping):
                found = mended
                way_out = "tabs are read as spaces, write these" if "\t" in piece else "words with a colon need quotes"
                warnings.append(
                    ReadingWarning(f"front matter: {name!r} is read as it seems meant; {way_out}", line, slip=True)
                )
            else:
                note = f"front matter: {name!r} is not YAML ({found.problem}) and left out; mend it"
                warnings.append(ReadingWarning(note, line, slip=True, loss=True))
        if isinstance(found, Mapping):
            keys |= found
    if _KNOWN.isdisjoint(map(str.lower, map(str, keys))):
        return keys, (ReadingWarning(f"front matter is not YAML ({whole.problem}); left out", 1, slip=True, loss=True),)
    return keys, tuple(warnings)


def _in_quotes(value: re.Match[str]) -> str:
    words = value[2].replace("'", "''")
    return f"{value[1]}'{words}'"


def _given_twice(printed: str) -> Iterator[ReadingWarning]:
    n_given: Counter[str] = Counter()
    for key in _KEY.finditer(printed):
        n_given[key[1]] += 1
        if n_given[key[1]] == 2 and key[1].lower() in _KNOWN:
            line = printed.count("\n", 0, key.start()) + 2
            yield ReadingWarning(f"front matter: {key[1]!r} is given twice; the last one counts", line, slip=True)


def _read_toml(found: re.Match[str]) -> tuple[Metadata, str, int, tuple[ReadingWarning, ...]]:
    """Read the block that other sites' software writes between lines of plus signs."""
    body, n_lines = found.string[found.end() :], found.string.count("\n", 0, found.end())
    try:
        keys = tomllib.loads(found[1])
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        note = ReadingWarning("front matter is not TOML; left out", 1, slip=True, loss=True)
        return Metadata(), body, n_lines, (note,)
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


def _plain(keys: Mapping[object, object], name: str) -> str | None:
    """Return the words of a value that may be written in HTML or Markdown."""
    words = _LINK.sub(r"\1", _TAG.sub(lambda tag: " " if tag["apart"] else "", _text(keys, name) or "")).replace(
        "\\", ""
    )
    return " ".join(_EMPHASIS.sub("", words).split()) or None


def _names(keys: Mapping[object, object], *names: str) -> list[str]:
    """Return the names that stand under the first of these keys, in a list or alone, bare or as ``name: …``."""
    for name in names:
        items = [_name(item) if isinstance(item, Mapping) else item for item in _listed(keys.get(name))]
        if found := [" ".join(unescape(item).split()) for item in items if isinstance(item, str) and item.strip()]:
            return found
    return []


def _name(person: Mapping[object, object]) -> str | None:
    """The name of a person of whom a mapping tells, in one piece or in two."""
    inner = person.get("name")
    if isinstance(inner, Mapping):
        return _name(inner)
    parts = [_text(person, *keys) for keys in (("given", "first", "first_name"), ("family", "last", "last_name"))]
    return _text(person, "name", "full_name") or " ".join(filter(None, parts)) or None


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _parts_of_others(keys: Mapping[object, object]) -> Iterator[DeclaredSpeaker]:
    """Other sites name in keys of their own who answers and who asks; only full names are sure to be people's."""
    found = (
        replace(person, part=part)
        for part, names in _PARTS.items()
        for name in names
        for item in (*_listed(keys.get(name)), *_listed(keys.get(f"{name}s")))
        for person in _declared(item)
    )
    told: set[str] = set()
    for person in found:
        if person.name not in told and _is_full_name(person.name):
            told.add(person.name)
            yield person


def _declared(item: object) -> Iterator[DeclaredSpeaker]:
    """The people of one entry: a mapping, names alone, or a name with the office behind a comma or in brackets."""
    if isinstance(item, Mapping):
        if name := _name(item):
            yield DeclaredSpeaker(name, _text(item, *_OFFICES))
        return
    words = " ".join(unescape(item).split()) if isinstance(item, str) else ""
    parts = [part.strip() for part in _JOINTS.split(words) if part.strip()]
    if all(map(_is_full_name, parts)):
        yield from map(DeclaredSpeaker, parts)
    elif found := _NAME_AND_OFFICE.fullmatch(words):
        # "Ada Moss, Bob": a word with a capital may be another person.
        is_office = re.search("(?<!\\w)[a-z]{2}|[A-Z]{2}", found["office"] or "")
        yield DeclaredSpeaker(found["name"], found["office"] if is_office else None)


def _is_full_name(name: str) -> bool:
    return looks_like_name(name) and (" " in name or n_east_asian(name) > 1)


def _speakers(value: object) -> tuple[DeclaredSpeaker, ...]:
    speakers = []
    for item in value if isinstance(value, list) else []:
        if isinstance(item, str) and item.strip():
            speakers.append(DeclaredSpeaker(" ".join(item.split())))
        elif isinstance(item, Mapping) and (name := _name(item)):
            part = (_text(item, "part") or "").lower()
            labels = item.get("labels")
            printed = labels if isinstance(labels, list) else []
            speakers.append(
                DeclaredSpeaker(
                    name=name,
                    role=_text(item, *_OFFICES),
                    part=Part(part) if part in set(Part) else None,
                    labels=tuple(
                        words for label in printed if isinstance(label, str) and (words := " ".join(label.split()))
                    ),
                )
            )
    return tuple(speakers)
