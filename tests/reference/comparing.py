"""Compares two recordings: everything counts but the time and the version of the index."""

import difflib
import json
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
Recording = dict[str, Json]

_TOLERANCE = 1e-6
_PASSING = {"took_ms", "index_version", "created"}
_NUMBER = re.compile(r"\[\d+\]")
# What no two runs have in common, each with what stands for it.
_NORMAL = (
    (re.compile(r"\b\d{8}T\d{6}Z-[0-9a-f]{8}\b"), "<index version>"),
    (re.compile(r"(Brought up to date on )[^<>]* UTC"), r"\1<time>"),
    (re.compile(r"\bchatcmpl-[0-9a-f]+\b"), "<completion>"),
    (re.compile(r'("took_ms"\s*:\s*)[0-9.e+-]+'), r"\1<ms>"),  # in a stream of events
    (re.compile(r"(/static/[\w./-]+\?v=)[\w.-]+"), r"\1<digest>"),
)
_MAX_WIDTH = 240
_MAX_LINES = 12


@dataclass(frozen=True, slots=True)
class Missing:
    """Stands where only one of the two has a value."""

    def __str__(self) -> str:
        return "(nothing)"


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that is not the same, at ``path`` inside its item ("quotes[0].speaker.name")."""

    path: str
    before: Json | Missing
    after: Json | Missing

    @property
    def lines(self) -> list[str]:
        """What changed, to be read by people."""
        if isinstance(self.before, str) and isinstance(self.after, str) and "\n" in self.before + self.after:
            changed = difflib.unified_diff(self.before.splitlines(), self.after.splitlines(), n=1, lineterm="")
            lines = [_cut(line) for line in list(changed)[2:]]
            more = [f"… {len(lines) - _MAX_LINES} more lines"] if len(lines) > _MAX_LINES else []
            return [f"{self.path}:", *(f"  {line}" for line in [*lines[:_MAX_LINES], *more])]
        return [f"{self.path}: {_shown(self.before)} → {_shown(self.after)}"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two recordings of one set, and the differences of each item that has any, by its name."""

    n_recorded: int
    different: dict[str, tuple[Difference, ...]]

    @classmethod
    def of(cls, before: Recording, after: Recording, *, ignored: Sequence[str] = ()) -> "Comparison":
        """Compare two recordings.

        Args:
            before: What was recorded first, by the name of each item.
            after: The same items, recorded later.
            ignored: Beginnings of paths, with or without the numbers in them ("quotes[].score"); or names of
                items, of a page its address.
        """
        names = list(dict.fromkeys([*before, *after]))
        different = {}
        for name in names:
            found = differences(before.get(name, Missing()), after.get(name, Missing()))
            kept = tuple(one for one in found if not _is_ignored(name, one.path, ignored))
            if kept:
                different[name] = kept
        return cls(len(names), different)

    @property
    def n_equal(self) -> int:
        return self.n_recorded - len(self.different)


def differences(before: Json | Missing, after: Json | Missing, path: str = "") -> Iterator[Difference]:
    """Yield what differs between two values, from outside in."""
    match before, after:
        case dict(), dict():
            for key in dict.fromkeys([*before, *after]):
                if key not in _PASSING:
                    inside = f"{path}.{key}" if path else key
                    yield from differences(before.get(key, Missing()), after.get(key, Missing()), inside)
        case list(), list():
            for at in range(max(len(before), len(after))):
                yield from differences(_item(before, at), _item(after, at), f"{path}[{at}]")
        case _:
            if not _is_same(before, after):
                yield Difference(path or "(all)", _normal(before), _normal(after))


def _item(values: list[Json], at: int) -> Json | Missing:
    return values[at] if at < len(values) else Missing()


def _is_same(before: Json | Missing, after: Json | Missing) -> bool:
    if isinstance(before, float) and isinstance(after, float):
        return math.isclose(before, after, rel_tol=0, abs_tol=_TOLERANCE)
    return type(before) is type(after) and _normal(before) == _normal(after)  # True is not 1


def _normal(value: Json | Missing) -> Json | Missing:
    if isinstance(value, str):
        for pattern, normal in _NORMAL:
            value = pattern.sub(normal, value)
    return value


def _is_ignored(name: str, path: str, ignored: Sequence[str]) -> bool:
    address, _, _ = name.partition(" ")
    paths = (path, _NUMBER.sub("[]", path))
    return any(start in {name, address} or any(one.startswith(start) for one in paths) for start in ignored)


def _shown(value: Json | Missing) -> str:
    return str(value) if isinstance(value, Missing) else _cut(json.dumps(value, ensure_ascii=False))


def _cut(text: str) -> str:
    return text if len(text) <= _MAX_WIDTH else f"{text[:_MAX_WIDTH]}…"
