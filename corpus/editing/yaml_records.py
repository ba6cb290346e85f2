"""The YAML files that editors write beside the articles: lists of records, read strictly, each with its line."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

import yaml

from corpus.errors import CorpusError

MAX_FILE_BYTES = 2**20
_MAX_DEPTH = 4  # a list of records, of which each may hold one
_MAX_ENTRIES = 2000  # more are not read one by one: where that many fail, the file is no list of ours
_ENTRY = re.compile(r"^(?=-[ \n])", re.MULTILINE)
# Letters that only an escape can bring into YAML, and nobody into a name: no digest could be taken of half a surrogate.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NULLS = frozenset(["", "~", "null", "Null", "NULL"])
# Only the events are used, which are text: what a tag would build is never built. The C parser is ten times as fast.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class EditorFileError(CorpusError):
    """A file that an editor wrote beside the articles can't be used; ``line`` counts from 1, where it is known."""

    def __init__(self, file: Path, problem: str, *, line: int | None = None) -> None:
        super().__init__(f"{file}{'' if line is None else f', line {line}'}: {problem}")
        self.file, self.problem, self.line = file, problem, line


@dataclass(frozen=True, slots=True)
class Text:
    """Text as printed, white space made plain; ``None`` for null."""

    text: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Items:
    """Values listed."""

    items: "tuple[Value, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class Record:
    """The keys and values printed for one thing; every value is text as printed ("no" and dates as well)."""

    file: Path
    line: int
    fields: "Mapping[str, Value]" = field(repr=False)

    def __contains__(self, key: str) -> bool:
        return key in self.fields

    def refused(self, problem: str, *, key: str | None = None) -> EditorFileError:
        """Return the error that says what is wrong with this record, or with the value of ``key``."""
        value = self.fields.get(key) if key else None
        return EditorFileError(self.file, problem, line=value.line if value else self.line)

    def check_keys(self, known: Collection[str]) -> None:
        """Refuse keys that nobody reads: a slip in one would be lost in silence.

        Raises:
            EditorFileError: There is such a key.
        """
        for key in self.fields:
            if key not in known:
                raise self.refused(f"unknown key {key!r}; there are {', '.join(known)}", key=key)

    def words(self, key: str) -> str | None:
        """Return the text behind ``key``, white space made plain; ``None`` for a missing key and for null.

        Raises:
            EditorFileError: There is a list or a record.
        """
        value = self.fields.get(key)
        if value is None:
            return None
        if isinstance(value, Text):
            return value.text
        raise self.refused(f"{key!r} should be words on one line", key=key)

    def all_words(self, key: str) -> tuple[str, ...]:
        """Return the texts listed behind ``key``; one text stands for a list of one.

        Raises:
            EditorFileError: There is anything but texts.
        """
        texts = [item.text for item in self._items(key) if isinstance(item, Text) and item.text]
        if len(texts) != len(self._items(key)):
            raise self.refused(f"{key!r} should be a list of words: [one, another]", key=key)
        return tuple(texts)

    def records(self, key: str) -> "tuple[Record, ...]":
        """Return the records listed behind ``key``.

        Raises:
            EditorFileError: There is anything but records.
        """
        found = [item for item in self._items(key) if isinstance(item, Record)]
        if len(found) != len(self._items(key)):
            raise self.refused(f"{key!r} should be a list of records, each beginning with '- '", key=key)
        return tuple(found)

    def _items(self, key: str) -> "tuple[Value, ...]":
        value = self.fields.get(key)
        if value is None or (isinstance(value, Text) and value.text is None):
            return ()
        return value.items if isinstance(value, Items) else (value,)


Value = Text | Items | Record
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entries(Generic[T]):
    """What a file lists, in its order; and ``slips``: what is wrong with entries that are left out."""

    good: tuple[T, ...]
    slips: tuple[EditorFileError, ...] = ()


def read_entries(file: Path, read: Callable[[Record], T]) -> Entries[T]:
    """Return what each record of a file is read as; one that can't be read is left out and stops no other.

    Raises:
        EditorFileError: No entry can be told from another: the file can't be opened, is no text, or is too large.
    """
    text = _text_of(file) or ""
    try:
        return _each(_records(text, file=file), read)
    except EditorFileError:
        starts = [start.start() for start in _ENTRY.finditer(text)]
        if not 1 < len(starts) <= _MAX_ENTRIES:
            raise
    good: list[T] = []
    slips: list[EditorFileError] = []
    for start, end in zip([0, *starts[1:]], [*starts[1:], len(text)], strict=True):
        try:
            found = _each(_records(text[start:end], file=file, first_line=text.count("\n", 0, start) + 1), read)
        except EditorFileError as error:
            slips.append(error)
        else:
            good += found.good
            slips += found.slips
    return Entries(tuple(good), tuple(slips))


def _each(records: tuple[Record, ...], read: Callable[[Record], T]) -> Entries[T]:
    good: list[T] = []
    slips: list[EditorFileError] = []
    for record in records:
        try:
            good.append(read(record))
        except EditorFileError as error:
            slips.append(error)
    return Entries(tuple(good), tuple(slips))


def read_records(file: Path) -> tuple[Record, ...]:
    """Return the records that a file lists; none where there is no such file, or nothing in it.

    Raises:
        EditorFileError: It can't be read, is larger than 1 MiB, or is anything but a YAML list of records.
    """
    return _records(_text_of(file) or "", file=file)


def _records(text: str, *, file: Path, first_line: int = 1) -> tuple[Record, ...]:
    root = _tree(text, file=file, first_line=first_line)
    if root is None or (isinstance(root, Text) and root.text is None):
        return ()
    items = root.items if isinstance(root, Items) else (root,)
    found = tuple(item for item in items if isinstance(item, Record))
    if len(found) < len(items) or not isinstance(root, Items):
        line = next((item.line for item in items if not isinstance(item, Record)), root.line)
        raise EditorFileError(
            file, "should be a list, each item beginning with '- ' and a key such as 'x: …'", line=line
        )
    return found


def _text_of(file: Path) -> str | None:
    try:
        if not file.exists():
            if file.is_symlink():
                raise EditorFileError(file, "is a link that leads nowhere; mend or remove it")
            return None
        if not file.is_file():  # a pipe or device would never end
            raise EditorFileError(file, "is no regular file; only files are read")
        with file.open("rb") as stream:
            raw = stream.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:  # it was removed just now
        return None
    except OSError as error:
        raise EditorFileError(file, f"can't be read ({error.strerror})") from error
    if len(raw) > MAX_FILE_BYTES:
        raise EditorFileError(file, f"larger than {MAX_FILE_BYTES // 2**20} MiB; remove what is not used")
    try:
        # Names decide who said what: another encoding is not guessed.
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise EditorFileError(file, "is not UTF-8 text; save it as UTF-8", line=line) from None


def _tree(text: str, *, file: Path, first_line: int) -> Value | None:
    """Build the values from the parser's events, one by one: nothing here recurses, and no alias is followed."""
    root: Value | None = None
    parts: list[tuple[int, list[Value]]] = []  # line and contents of what is open
    for event in _events(text, file=file, first_line=first_line):
        line = first_line + (event.start_mark.line if event.start_mark else 0)
        value: Value
        if isinstance(event, yaml.AliasEvent):
            raise EditorFileError(file, "aliases (*name) are not read; write it out", line=line)
        if isinstance(event, yaml.DocumentStartEvent) and root is not None:
            raise EditorFileError(file, "a second document begins here; take the '---' out", line=line)
        if isinstance(event, yaml.CollectionStartEvent):
            if len(parts) == _MAX_DEPTH:
                raise EditorFileError(file, "lists and records nested too deeply", line=line)
            parts.append((line, []))
            continue
        if isinstance(event, yaml.ScalarEvent):
            value = _words(event, file=file, line=line)
        elif isinstance(event, yaml.MappingEndEvent):
            value = _record(*parts.pop(), file=file)
        elif isinstance(event, yaml.SequenceEndEvent):
            begun, items = parts.pop()
            value = Items(tuple(items), begun)
        else:
            continue
        if parts:
            parts[-1][1].append(value)
        else:
            root = value
    return root


def _events(text: str, *, file: Path, first_line: int) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark: yaml.Mark | None = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable"
        hint = "put words that hold a colon, a # or quote marks between quotes"
        line = first_line + mark.line if mark else None
        raise EditorFileError(file, f"not YAML ({problem}); {hint}", line=line) from None
    except (ValueError, OverflowError):  # PyYAML's own parser, on an escape that is no letter
        raise EditorFileError(file, "not YAML (an escape that stands for no letter)") from None


def _words(event: yaml.ScalarEvent, *, file: Path, line: int) -> Text:
    text: str = event.value
    if _UNPRINTABLE.search(text):
        raise EditorFileError(file, f"holds a letter that can't be printed: {text[:40]!a}", line=line)
    is_null = text in _NULLS and not event.style
    return Text(None if is_null else " ".join(unicodedata.normalize("NFC", text).split()), line)


def _record(line: int, contents: list[Value], *, file: Path) -> Record:
    fields: dict[str, Value] = {}
    for key, value in zip(contents[::2], contents[1::2], strict=True):
        if not isinstance(key, Text) or not key.text:
            raise EditorFileError(file, "a key should be a word", line=key.line)
        if key.text in fields:
            raise EditorFileError(file, f"{key.text!r} is given twice", line=key.line)
        fields[key.text] = value
    return Record(file, line, fields)
