"""Who the subject of a verb of saying is: reads "the park's director, Luo Shuquan," before it or behind it."""

import re
from dataclasses import dataclass
from enum import StrEnum

from .names import NAME_RUN, PERSON_NOUNS, TITLES, read_name

_PRONOUN = re.compile(r"(?:^|[\s,;:(-])(he|she|they|i|we|it|you|who)$", re.IGNORECASE)
_NOUN_PHRASE = re.compile(
    r"(?:^|[\s,;:(-])(the|a|an|one|another|his|her|their|its|my|our|some|many|several)"
    r"((?:[ ][\w'-]+){1,5})$",
    re.IGNORECASE,
)
BLOCKING = frozenset(
    """of for to with by from at on about than like and or between into over under against behind near toward towards
    if unless whether nor that when while because as after before without until""".split()
)
_UNSURE_BEFORE = frozenset("if unless whether for with without by like to from near behind against had".split())
_CLAUSE_OPENERS = frozenset(
    """who whom whose which where when while after before as if with without in on at for to by from because although
    though and but that speaking asked""".split()
)
MAX_SUBJECT = 200  # characters


class Sayer(StrEnum):
    """The kinds of words that say who speaks."""

    NAME = "name"
    PRONOUN = "pronoun"
    OFFICE = "office"
    SAME = "same"  # ", adding:": whoever spoke just before
    REPORTER = "reporter"  # "I asked"
    OTHER = "other"  # "one official", "the ministry": somebody, but nobody we may name


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say who speaks, from ``start`` in the context read.

    Attributes:
        sayer: What kind of words they are.
        words: The name, pronoun or office as printed.
        start: Where they begin.
        direct: The verb leads straight to the quotation or from it; the quotation is no mere part of a clause.
        asks: The verb is one of asking, so that the next words may be somebody's answer.
        goes_on: The verb says that the one who spoke before speaks on.
    """

    sayer: Sayer
    words: str = ""
    start: int = 0
    direct: bool = True
    asks: bool = False
    goes_on: bool = False


def read_subject(left: str, *, offset: int) -> Cue | None:
    """Read the subject that ends where ``left`` does."""
    if left.endswith(","):
        return _apposed(left[:-1], offset=offset)
    if found := _PRONOUN.search(left):
        word = found[1].lower()
        if word == "who":
            return read_named_at_end(left[: found.start(1)].rstrip(" ,"), offset=offset) if _one_name(left) else None
        kind = Sayer.REPORTER if word in {"i", "we"} else Sayer.OTHER if word in {"it", "you"} else Sayer.PRONOUN
        return Cue(kind, word, offset + found.start(1))
    if named := read_named_at_end(left, offset=offset):
        return named
    return _office_at_end(left, offset=offset) or (Cue(Sayer.OTHER, start=offset) if left.strip(" ,") else None)


def _one_name(left: str) -> bool:
    return len([run for run in NAME_RUN.finditer(left) if (name := read_name(run[0])) and name.words]) == 1


def read_named_at_end(left: str, *, offset: int) -> Cue | None:
    runs = [run for run in NAME_RUN.finditer(left) if run.end() == len(left)]
    if not runs:
        return None
    run = runs[0]
    name, before = read_name(run[0]), left[: run.start()].rstrip()
    previous = before.rsplit(" ", 1)[-1].lower()
    if name is not None and not name.words:
        return Cue(Sayer.OFFICE, run[0].lower(), offset + run.start())
    if run[0].split(" ", 1)[0].lower() in _UNSURE_BEFORE:
        return Cue(Sayer.OTHER, start=offset + run.start())
    if name is None or previous == "the" or (previous in BLOCKING and not _opens_clause(before, previous)):
        return Cue(Sayer.OTHER, start=offset + run.start())
    return Cue(Sayer.NAME, run[0], offset + run.start())


def _opens_clause(before: str, previous: str) -> bool:
    ahead = before[: len(before) - len(previous)].rstrip()
    return previous in {"and", "as", "that", "when", "but"} and (
        not ahead or ahead.endswith((",", ";", "-")) or previous in {"that", "when"}
    )


def _office_at_end(left: str, *, offset: int) -> Cue | None:
    found = _NOUN_PHRASE.search(left)
    if not found:
        return None
    words = found[2].split()
    if found[1].lower() == "the" and words[-1] in PERSON_NOUNS | TITLES and not set(words) & BLOCKING:
        return Cue(Sayer.OFFICE, " ".join(words).lower(), offset + found.start(1))
    return Cue(Sayer.OTHER, start=offset + found.start(1))


def _apposed(left: str, *, offset: int) -> Cue | None:
    """Read a subject with something between commas behind it ("Zhang, 45, head of the park," said)."""
    end, office = len(left), None
    for _ in range(6):
        start = left.rfind(",", 0, end) + 1
        segment = left[start:end].strip()
        first = segment.split(" ", 1)[0].lower() if segment else ""
        at = offset + end - len(left[start:end].lstrip())
        opens = first in _CLAUSE_OPENERS or first.endswith("ing")
        if segment and (start == 0 or not opens):
            cue = read_named_at_end(segment, offset=at)
            bare = cue is not None and cue.start == at
            if cue and cue.sayer is Sayer.NAME and (start == 0 or bare or segment.split()[0].islower()):
                return cue if office is None or bare else Cue(Sayer.OTHER, start=at)
            office = office or _office_at_end(segment, offset=at)
        if start == 0:
            break
        end = start - 1
    return office or Cue(Sayer.OTHER, start=offset)


def read_inverted(text: str, start: int, *, offset: int, asks: bool = False, goes_on: bool = False) -> Cue | None:
    """Read the subject that begins at ``start`` ("said the park's director, Luo Shuquan, …")."""
    left = text[start : start + MAX_SUBJECT]
    at = start + len(left) - len(left.lstrip())
    words = left.strip()
    if not words or words[0] in ",.;:":
        return None
    if found := re.match(r"(he|she|they|i|we|it|you)\b", words, re.IGNORECASE):
        end = read_subject(found[1], offset=offset + at)
    else:
        end = _forward(words, offset=offset + at)
    return end and Cue(end.sayer, end.words, end.start, True, asks, goes_on)


def _forward(words: str, *, offset: int) -> Cue:
    for run in NAME_RUN.finditer(words):
        before, after = words[: run.start()], words[run.end() :]
        lowered = before.lower().split()
        name = read_name(run[0])
        if any(word in BLOCKING | {"who", "in"} for word in lowered) or before.count(",") > 1:
            break
        if run[0].endswith("'s") or (after.startswith(" ") and after[1:].split(" ", 1)[0].strip(",.;") in PERSON_NOUNS):
            continue  # "Zhang's brother", "Clearflow spokesman": the person comes behind
        if name is not None and not name.words:
            return Cue(Sayer.OFFICE, run[0].lower(), offset + run.start())
        if name is None or re.match(rf" (?:and|or|&) (?:{NAME_RUN.pattern})", after):
            break
        if lowered and lowered[-1] == "the" and not name.titles:
            break
        if "," in before and before.strip(" ,").rsplit(" ", 1)[-1] not in PERSON_NOUNS | {"number"}:
            break
        return Cue(Sayer.NAME, run[0], offset + run.start())
    head = re.match(r"the((?: [\w'-]+){1,4})(?=[,.;:]|$| (?:in|on|at|after|when|who|as|with|during|told))", words)
    if head and (cue := _office_at_end(head[0], offset=offset)):
        return cue
    return Cue(Sayer.OTHER, start=offset)
