"""Who is the subject of a verb of saying: a name, a pronoun, an office, or somebody whom nobody may name."""

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.language import SPANISH
from corpus.text import CAPITALS

from .shapes import ARTICLES, INSTITUTIONS, NAME_RUN, PERSON_NOUNS, TITLES, abroad, is_person_noun, read_name

VERBS_ABROAD = abroad(lambda one: one.speech_verbs)
# Nearly every text is in one language, and the words of the others are seldom words of it.
PRONOUNS_ABROAD = "|".join(sorted(abroad(lambda one: one.pronouns[0] | one.pronouns[1])))
_PRONOUN = re.compile(rf"(?:^|[\s,;:(-])(he|she|they|i|we|it|you|who|{PRONOUNS_ABROAD})$", re.IGNORECASE)
PRONOUN_NEXT = re.compile(rf"(he|she|they|i|we|it|you|{PRONOUNS_ABROAD})\b", re.IGNORECASE)
_DETERMINERS = "|".join(sorted(ARTICLES | abroad(lambda one: one.determiners)))
_NOUN_PHRASE = re.compile(
    rf"(?:^|[\s,;:(-])(a|an|one|another|his|her|their|its|my|our|some|many|several|{_DETERMINERS})"
    r"((?:[ ][\w'-]+){1,5})$",
    re.IGNORECASE,
)
BLOCKING = frozenset(
    """of for to with by from at on about than like and or between into over under against behind near toward towards
    if unless whether nor that when while because as after before without until""".split()
) | abroad(lambda one: one.prepositions) - {"an", "in"}
_UNSURE_BEFORE = frozenset("if unless whether for with without by like to from near behind against had".split())
_CLAUSE_OPENERS = frozenset(
    """who whom whose which where when while after before as if with without in on at for to by from because although
    though and but that speaking asked""".split()
)
_CLAUSES = frozenset("qui que dont où quien cuando donde dass weil que".split())
BEFORE_NOUNS = abroad(lambda one: one.prepositions | one.determiners | one.articles)
# Spanish drops the pronoun: "dijo.", "explicó sobre el uso de …".
_NOBODY_NAMED = re.compile(
    rf"\s*+(?:$|[.,;:]|(?!(?:uno|otr[oa]|{'|'.join(SPANISH.articles | SPANISH.determiners)})\b)[^{CAPITALS}]*$)"
)
_LEADS_ABROAD = VERBS_ABROAD | abroad(lambda one: one.accordingly) | {"après", "pour", "für", "para", "so"}
_AGED = re.compile(r"\d\d?-year-old")
MAX_SUBJECT = 200  # characters


class Subject(StrEnum):
    """The kinds of words that say who speaks."""

    NAME = "name"
    PRONOUN = "pronoun"
    OFFICE = "office"
    SAME = "same"  # ", adding:": the last speaker
    REPORTER = "reporter"  # "I asked"
    OTHER = "other"  # "one official", "the ministry": somebody, but nobody we may name


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say who speaks, from ``start`` in the context read.

    Attributes:
        subject: What kind of words they are.
        words: The name, pronoun or office as printed.
        start: Where they begin.
        direct: The verb leads straight to the quotation or from it; the quotation is no mere part of a clause.
        asks: The verb is one of asking, so that the next words may be somebody's answer.
        goes_on: The verb says that the one who spoke before speaks on.
    """

    subject: Subject
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
        kind = Subject.REPORTER if word in {"i", "we"} else Subject.OTHER if word in {"it", "you"} else Subject.PRONOUN
        return Cue(kind, word, offset + found.start(1))
    if named := read_named_at_end(left, offset=offset):
        return named
    return _office_at_end(left, offset=offset) or (Cue(Subject.OTHER, start=offset) if left.strip(" ,") else None)


def read_named_at_end(left: str, *, offset: int) -> Cue | None:
    runs = [run for run in NAME_RUN.finditer(left) if run.end() == len(left)]
    if not runs:
        return None
    run = runs[0]
    name, before = read_name(run[0]), left[: run.start()].rstrip()
    previous = before.rsplit(" ", 1)[-1].lower()
    if name is not None and not name.words:
        return Cue(Subject.OFFICE, run[0].lower(), offset + run.start())
    if run[0].split(" ", 1)[0].lower() in _UNSURE_BEFORE:
        return Cue(Subject.OTHER, start=offset + run.start())
    if name is None or previous in ARTICLES or (previous in BLOCKING and not _opens_clause(before, previous)):
        return Cue(Subject.OTHER, start=offset + run.start())
    return Cue(Subject.NAME, run[0], offset + run.start())


def read_inverted(text: str, start: int, *, offset: int, asks: bool = False, goes_on: bool = False) -> Cue | None:
    """Read the subject that begins at ``start`` ("said the park's director, Luo Shuquan, …")."""
    left = text[start : start + MAX_SUBJECT]
    at = start + len(left) - len(left.lstrip())
    words = left.strip()
    led_by = text[:start].split()[-1:]
    if led_by and led_by[0] in SPANISH.speech_verbs and _NOBODY_NAMED.match(left):
        return Cue(Subject.PRONOUN, "", offset + start, True, asks, goes_on)
    if not words or words[0] in ",.;:":
        return None
    if found := PRONOUN_NEXT.match(words):
        end = read_subject(found[1], offset=offset + at)
    elif led_by and led_by[0].lower() in _LEADS_ABROAD:
        end = _forward_abroad(words, offset=offset + at)
    else:
        end = _forward(words, offset=offset + at)
    return end and Cue(end.subject, end.words, end.start, True, asks, goes_on)


def _one_name(left: str) -> bool:
    return len([run for run in NAME_RUN.finditer(left) if (name := read_name(run[0])) and name.words]) == 1


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
    if _AGED.fullmatch(words[-1]):
        return Cue(Subject.PRONOUN, "they", offset + found.start(1))  # "the 73-year-old": the one just spoken of
    if (
        found[1].lower() in ARTICLES
        and (is_person_noun(words[-1].lower()) or words[-1] in TITLES)
        and not set(words) & BLOCKING
    ):
        return Cue(Subject.OFFICE, " ".join(words).lower(), offset + found.start(1))
    return Cue(Subject.OTHER, start=offset + found.start(1))


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
            if cue and cue.subject is Subject.NAME and (start == 0 or bare or segment.split()[0].islower()):
                return cue if office is None or bare else Cue(Subject.OTHER, start=at)
            office = office or _office_at_end(segment, offset=at)
        if start == 0:
            break
        end = start - 1
    return office or Cue(Subject.OTHER, start=offset)


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
            return Cue(Subject.OFFICE, run[0].lower(), offset + run.start())
        if name is None or re.match(rf" (?:and|or|&) (?:{NAME_RUN.pattern})", after):
            break
        if lowered and lowered[-1] == "the" and not name.titles:
            break
        if "," in before and before.strip(" ,").rsplit(" ", 1)[-1] not in PERSON_NOUNS | {"number"}:
            break
        return Cue(Subject.NAME, run[0], offset + run.start())
    head = re.match(r"the((?: [\w'-]+){1,4})(?=[,.;:]|$| (?:in|on|at|after|when|who|as|with|during|told))", words)
    if head and (cue := _office_at_end(head[0], offset=offset)):
        return cue
    return Cue(Subject.OTHER, start=offset)


def _forward_abroad(words: str, *, offset: int) -> Cue:
    """Read a subject with its office before it ("le ministre de la défense Antti Kaikkonen")."""
    for run in NAME_RUN.finditer(words):
        before, printed, start = words[: run.start()], run[0], run.start()
        lowered = before.lower().replace(",", " ").split()
        if before.count(",") > 1 or _CLAUSES.intersection(lowered) or ("," in before and before[-2:] != ", "):
            break
        if (first := printed.split(" ", 1)[0]).lower() in INSTITUTIONS and " " in printed:
            # "le président de la République Anne Roy"
            lowered, printed, start = [*lowered, first], printed[len(first) + 1 :], start + len(first) + 1
        name = read_name(printed)
        if not name or not name.words or (lowered and lowered[-1] in BEFORE_NOUNS and not name.titles):
            continue
        if re.match(rf" (?:et|y|e|und) {NAME_RUN.pattern}", words[run.end() :]):
            break
        return Cue(Subject.NAME, printed, offset + start)
    head = re.match(r"([\w']+) ([\w-]+)(?! (?:de|du|des|del|d'|von|der)\b)", words)
    if head and head[1].lower() in ARTICLES and is_person_noun(head[2].lower()):
        return Cue(Subject.OFFICE, head[2].lower(), offset)
    return Cue(Subject.OTHER, start=offset)
