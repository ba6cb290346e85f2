"""Changes the YAML files that editors write, entry by entry: what is not meant to change stays letter by letter."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

_STARTS = re.compile(r"^- (?=\S)", re.MULTILINE)
_FIELD = re.compile(r"^(?:- |  )(?P<key>\w+):")
_PLAIN = re.compile(r"[^\W\d_][\w .’()/-]*(?<! )")
_NULLS = frozenset({"null", "Null", "NULL"})

Scalar = str | None
Value = Scalar | Sequence[str] | Sequence[Mapping[str, str]]
Fields = Mapping[str, Value]


class LayoutError(Exception):
    """A file is laid out in a way that can be read, and not changed here; ``line`` is where."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}: an entry begins with '- ' and a key, each further key stands below it")
        self.line = line


@dataclass(frozen=True, slots=True)
class _Entry:
    """The lines of an entry, its keys in their order; ``below`` are blank lines and comments that follow it."""

    fields: tuple[tuple[str, tuple[str, ...]], ...]
    below: tuple[str, ...]


def added(text: str, fields: Fields) -> str:
    """Return the text with an entry added at its end."""
    gap = "" if not text or text.endswith("\n") else "\n"
    return f"{text}{gap}{_written(fields)}"


def changed(text: str, line: int, fields: Fields, *, without: Sequence[str] = ()) -> str:
    """Return the text with some fields of an entry set, and some taken away; all else in it stays as it is.

    Args:
        text: Of the file.
        line: Where the entry begins, counted from 1.
        fields: What to set; fields that are new come last.
        without: The names of those to take away.

    Raises:
        LayoutError: The entry is laid out in another way.
    """
    start, end = _extent(text, line)
    entry = _parsed(text[start:end], line)
    lines = {key: list(printed) for key, printed in entry.fields if key not in without}
    for key, value in fields.items():
        lines[key] = _field(key, value)
    body = [line for printed in lines.values() for line in printed]
    first = [f"- {body[0][2:]}", *body[1:]]
    others = [f"  {line[2:]}" if line.startswith("- ") else line for line in first[1:]]
    return text[:start] + "".join(f"{one}\n" for one in (first[0], *others, *entry.below)) + text[end:]


def removed(text: str, line: int) -> str:
    """Return the text without an entry; see ``changed``."""
    start, end = _extent(text, line)
    below = _parsed(text[start:end], line).below
    return text[:start] + "".join(f"{one}\n" for one in below) + text[end:]


def _extent(text: str, line: int) -> tuple[int, int]:
    starts = [start.start() for start in _STARTS.finditer(text)]
    for start, end in pairwise([*starts, len(text)]):
        if text.count("\n", 0, start) + 1 == line:
            return start, end
    raise LayoutError(line)


def _parsed(chunk: str, line: int) -> _Entry:
    fields: list[tuple[str, list[str]]] = []
    below: list[str] = []
    for printed in chunk.splitlines():
        if found := _FIELD.match(printed):
            if fields:
                fields[-1][1].extend(below)
            fields.append((found["key"], [printed]))
            below = []
        elif not printed.strip() or printed.lstrip().startswith("#"):
            below.append(printed)
        elif printed.startswith("   ") and fields:  # the value of the field above goes on
            fields[-1][1].extend((*below, printed))
            below = []
        else:
            raise LayoutError(line)
    return _Entry(tuple((key, tuple(lines)) for key, lines in fields), tuple(below))


def _written(fields: Fields) -> str:
    lines = [line for key, value in fields.items() for line in _field(key, value)]
    return "".join(f"{line}\n" for line in (f"- {lines[0][2:]}", *lines[1:]))


def _field(key: str, value: Value) -> list[str]:
    if value is None or isinstance(value, str):
        return [f"  {key}: {_scalar(value, quoted=key == 'paragraph')}"]
    if all(isinstance(one, str) for one in value):
        return [f"  {key}: [{', '.join(_scalar(str(one)) for one in value)}]"]
    return [f"  {key}:", *(line for one in value if isinstance(one, Mapping) for line in _record(one))]


def _record(fields: Mapping[str, str]) -> Iterator[str]:
    for number, (key, value) in enumerate(fields.items()):
        yield f"    {'  ' if number else '- '}{key}: {_scalar(value)}"


def _scalar(value: Scalar, *, quoted: bool = False) -> str:
    """Return a text as YAML reads it; JSON's strings are YAML's as well."""
    if value is None:
        return "null"
    is_plain = _PLAIN.fullmatch(value) and value not in _NULLS and not quoted
    return value if is_plain else json.dumps(value, ensure_ascii=False)
