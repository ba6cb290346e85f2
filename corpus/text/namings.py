"""Where people are named in texts: in full, in capitals, or by a part of the name that nobody else has."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .characters import CAPITALS, fold_marks
from .names import is_honorific

_WORD = re.compile(r"[^\W\d_][\w'.-]*(?<![.])|[^\W\d_]\.")
_WORD_BEFORE = re.compile(r"([\w'.-]+)\s$")
_NEAR = 30
_MIN_PART = 3  # letters of a part of a name that is looked for


@dataclass(frozen=True, slots=True)
class Naming:
    """Where somebody is named: the number of the text, and the characters; ``full`` unless by a part of the name."""

    name: str
    text: int
    start: int
    end: int
    full: bool


def find_namings(names: Iterable[str], texts: Sequence[str]) -> Iterator[Naming]:
    """Yield where each of these people is named, in one pass over texts with plain marks."""
    known = dict.fromkeys(names)
    parts = Counter(part for name in known for part in {fold_marks(name).split()[0], fold_marks(name).split()[-1]})
    beginning: dict[str, list[tuple[str, str, re.Pattern[str]]]] = defaultdict(list)
    for name in known:
        first, *rest = fold_marks(name).split()
        brief = [part for part in (first, *rest[-1:]) if rest and parts[part] == 1 and len(part) >= _MIN_PART]
        for form in (fold_marks(name), *brief):
            whole = re.compile(rf"{spelled(form)}(?![\w-])(?!'s\b)", re.IGNORECASE)
            beginning[form.split()[0].casefold()].append((name, form, whole))
    for number, text in enumerate(texts):
        end = 0
        for word in _WORD.finditer(text):
            for name, form, whole in beginning.get(word[0].casefold(), ()) if word.start() >= end else ():
                found = whole.match(text, word.start())
                full = form == fold_marks(name)
                if found and _is_printed_so(found[0], form) and (full or not _is_in_another(found)):
                    end = found.end()
                    yield Naming(name, number, found.start(), end, full)
                    break


def spelled(name: str) -> str:
    """Return a pattern of a name's words, whatever the space between them."""
    return r"\s+".join(map(re.escape, fold_marks(name).split()))


def _is_printed_so(printed: str, form: str) -> bool:
    """Tell whether a name has its own letters, or capitals alone."""
    return printed.split() == form.split() or printed.isupper() or form.isupper()


def _is_in_another(found: re.Match[str]) -> bool:
    """Tell whether a part of a name is part of another here ("Ada Bell", "Tom Moss")."""
    before = _WORD_BEFORE.search(found.string[max(0, found.start() - _NEAR) : found.start()])
    word = before[1] if before else ""
    named_before = word[:1].isupper() and word[-1:] != "." and not is_honorific(word)
    return named_before or bool(re.match(rf"\s[{CAPITALS}]", found.string[found.end() :][:2]))
