"""Speech cues: the words before and after a quotation that say who speaks, and the subject of their verb.

"…," said the park's director, Luo Shuquan; Zhang told us: …
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from corpus.language import SPANISH
from corpus.text import CAPITALS

from .shapes import ARTICLES, INSTITUTIONS, NAME_RUN, PERSON_NOUNS, TITLES, abroad, opens_with_office, read_name

_BASES = """add admit affirm agree allege announce answer argue ask assert assure bark beg boast caution claim comment
    complain concede conclude confess confide confirm contend continue counter cry declare demand emphasise
    emphasize enthuse exclaim explain fume gasp grin groan grumble hint inform insist instruct interject joke
    lament laugh maintain marvel moan murmur muse mutter note observe opine plead pledge post predict proclaim
    promise pronounce protest quip reason reassure recall recite reckon recount reflect reiterate rejoin remark
    remember remind repeat reply respond retort reveal scoff shout sigh smile snap state stress suggest
    summarise summarize testify thunder tweet underline underscore urge volunteer vow warn whisper
    wonder yell""".split()
_DOUBLED = {"admit": "admitted", "beg": "begged", "quip": "quipped", "snap": "snapped"}
# In the bare form only these are surely verbs; the others are nouns as well ("a note", "his claim").
_BARE = "say tell add ask argue explain insist recall warn write".split()
_PHRASES = (
    r"sa(?:id|ys|ying)|t(?:old|ells|elling)|wr(?:ote|ites|itten|iting)|p(?:ut|uts|utting) it|s(?:hot|hoots) back"
    r"|(?:hit|hits|fired|fires) back|(?:went|goes|going) on|(?:point|sum)(?:s|ed|ing)? (?:it )?(?:out|up)"
    r"|(?:had|has) this to say|(?:was|were|is|are|been) quoted(?: by [^,:]{1,40}?| in [^,:]{1,40}?)? as saying"
    r"|(?:call(?:ed|s|ing)?|describ(?:ed|es|ing)|brand(?:ed|s|ing)|dismiss(?:ed|es|ing))(?= )"
)
# Nearly every text is in one language, and the words of the others are seldom words of it.
_ABROAD = "|".join(sorted(abroad(lambda one: one.pronouns[0] | one.pronouns[1])))
_PRONOUN = re.compile(rf"(?:^|[\s,;:(-])(he|she|they|i|we|it|you|who|{_ABROAD})$", re.IGNORECASE)
_PRONOUN_NEXT = re.compile(rf"(he|she|they|i|we|it|you|{_ABROAD})\b", re.IGNORECASE)
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
_BEFORE_DROPPED = SPANISH.auxiliaries | {"", "y", "e"}
_BEFORE_NOUNS = abroad(lambda one: one.prepositions | one.determiners | one.articles)
_CLAUSES = frozenset("qui que dont où quien cuando donde dass weil que".split())
MAX_SUBJECT = 200  # characters


def _forms(base: str) -> list[str]:
    stem = base.removesuffix("e")
    past = _DOUBLED.get(base) or (f"{base[:-1]}ied" if base.endswith("y") and base[-2] not in "aeo" else f"{stem}ed")
    third = re.sub(r"(?<=[^aeo])y$", "ie", base) + ("es" if base.endswith(("ss", "sh")) else "s")
    return [past, third, f"{past.removesuffix('ed')}ing" if base in _DOUBLED else f"{stem}ing"]


_VERBS_ABROAD = abroad(lambda one: one.speech_verbs)
_VERBS = [*_BARE, *(form for base in _BASES for form in _forms(base)), *sorted(_VERBS_ABROAD)]
_VERB = re.compile(rf"(?<![\w'-])(?:{_PHRASES}|{'|'.join(_VERBS)})(?![\w'-])")
# "a elle ajouté" (see _apart), "hat er gesagt": the speaker between the parts of the verb.
_PARTED = re.compile(rf"(?:a|avait|hat|hatte) ({_ABROAD}) (?:[\w']+ ){{0,2}}(?={'|'.join(sorted(_VERBS_ABROAD))})")
_APART = re.compile(r"(?<=\w)-(?:t-)?(?=(?:ils?|elles?|on|je)\b)|(?<=\b[sldSLD]')(?=\w)|(?<=\bqu')(?=\w)")
# Spanish drops the pronoun: "dijo.", "explicó sobre el uso de …".
_NOBODY_NAMED = re.compile(rf"\s*(?:$|[.,;:]|(?:a|y|luego|ayer|hoy|{'|'.join(SPANISH.prepositions)}) [^{CAPITALS}]*$)")
_AGED = re.compile(r"\d\d?-year-old")
_CAPITAL_VERB = re.compile(r"(?:Said|Says|Adds|Added|Writes|Wrote|Explains|Explained|Recalls|Recalled)(?= )")
_TELLS = re.compile(r"t(?:old|ells?)|ask|remind|warn|urg|inform|assur|reassur|answer|beg|promis|instruct|call|describ")
_GOES_ON = re.compile(
    r"add|continu|conclud|conclu|went on|goes on|going on|reiter|repeat|ajout|poursui|añad|agreg|ergänzt|répét"
)
_AUXILIARIES = frozenset(
    """has have had having is was were are been being be also then later again just once always often still even did
    does do will would can could may might should first now recently himself herself themselves both all
    yesterday today ever too himself then thus to so soon""".split()
) | abroad(lambda one: one.auxiliaries)
_BE = frozenset("is was were are been being be".split())
_NEGATIONS = frozenset("not never n't hardly".split())
_TIME = re.compile(r" (?:(?:on|last|this|in an?|in his|in her|earlier) (?:\w+ ){0,2}\w+)$")
_TIME_WORDS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday week month year night morning afternoon evening
    statement interview email e-mail tweet letter speech""".split()
)
_ACCORDING = re.compile(
    r"(?:^|[\s,;(-])(?i:according to|in the words of|"
    rf"{'|'.join(sorted(abroad(lambda one: one.accordingly)))}) "
    rf"|^so (?=(?:{NAME_RUN.pattern}|(?:der|die) [\w-]+(?: (?:des|der) [\w-]+)?)(?:[.,;]|$))"
)
_OPENING = re.compile(rf"(?:(?:then|also|later|\w+ly|{'|'.join(sorted(abroad(lambda one: one.auxiliaries)))}) ){{0,2}}")
_QUOTING = re.compile(
    r"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing)) (?!by |in |as )(?=[^:]{0,200}?\bas (?:saying|telling)\b)"
)
_SAYING = re.compile(r" [^,.;:]{1,40}? (?:saying|telling|say)\b")  # "Reyes recalled Blake saying"
_SPEECH_NOUN = re.compile(
    r"'s? (?:\w+ )?(?:reply|answer|response|message|verdict|advice|view|words|comment|explanation|conclusion|motto)"
    r"(?: \w+){0,3} ?[:,]$"
)
_MAX_VERBS = 4


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


@lru_cache(maxsize=1024)
def cue_after(context: str) -> Cue | None:
    """Return who said the quotation that stands before ``context`` (one sentence or less, marks folded)."""
    context = _APART.sub(" ", context)
    offset = len(context) - len(context.lstrip(" ,.-"))
    words = context[offset:]
    if quoting := _QUOTING.search(words, 0, MAX_SUBJECT):
        return read_inverted(words, quoting.end(), offset=offset)
    if found := re.match(r"as (.{1,80}?) puts? it\b", words):
        return read_subject(found[1], offset=offset + 3) or Cue(Subject.OTHER)
    if found := _ACCORDING.match(words):
        return read_inverted(words, found.end(), offset=offset)
    if parted := _PARTED.match(words):
        return Cue(Subject.PRONOUN, parted[1].lower(), offset + parted.start(1))
    opening = _OPENING.match(words)
    start = opening.end() if opening else 0
    if (verb := _VERB.match(words, start)) and not verb[0].endswith("ing"):
        return read_inverted(
            words, verb.end(), offset=offset, asks=verb[0].startswith("ask"), goes_on=bool(_GOES_ON.match(verb[0]))
        )
    for verb in _verbs(words):
        cue = _of_verb(words, verb, offset=offset)
        if cue is None or cue.subject is Subject.SAME:
            continue
        if _SAYING.match(words, verb.end()):
            return Cue(Subject.OTHER)
        if cue.subject is Subject.OTHER or _is_bare(words[: max(cue.start - offset, 0)]):
            return cue
    return None


@lru_cache(maxsize=1024)
def cue_before(context: str, *, capital: bool) -> Cue | None:
    """Return who says the quotation that stands behind ``context``.

    Args:
        context: The words of the sentence before it, marks folded.
        capital: The quotation begins as a sentence does.
    """
    text = _APART.sub(" ", context.rstrip())
    if found := _CAPITAL_VERB.match(text):
        return read_inverted(text, found.end(), offset=0)
    if quoting := _QUOTING.search(text):
        return read_inverted(text, quoting.end(), offset=0)
    if text.endswith(":") and (found := _SPEECH_NOUN.search(text)):
        return read_named_at_end(text[: found.start() + 1].removesuffix("'"), offset=0)
    if (accordingly := _ACCORDING.search(text)) and not _VERB.search(text):
        if text.endswith((",", ":")):
            return read_inverted(text, accordingly.end(), offset=0)
        if accordingly.start() == 0 and (found := NAME_RUN.match(text, accordingly.end())) and _person(found):
            return Cue(Subject.NAME, found[0], found.start(), direct=False)  # "Laut Rösch kostet das"
    for verb in reversed(list(_verbs(text))):
        if (cue := _of_verb(text, verb, offset=0)) is None:
            continue
        rest = text[verb.end() :]
        direct = _leads_on(rest, capital=capital)
        if cue.start < verb.start() and _names_another(rest, verb[0]):
            cue = Cue(Subject.OTHER, start=cue.start)
        return Cue(cue.subject, cue.words, cue.start, direct, cue.asks, cue.goes_on)
    if text.endswith(":"):
        return _before_colon(text)
    return None


def reported_cues(sentence: str) -> Iterator[Cue]:
    """Yield who says something in a sentence of the reporter's ("Zhang said the road was open.")."""
    for verb in _verbs(sentence):
        behind = sentence[: verb.start()].endswith(", ") and NAME_RUN.match(sentence, verb.end() + 1)
        cue = read_inverted(sentence, verb.end(), offset=0) if behind else _of_verb(sentence, verb, offset=0)
        if cue is not None and cue.subject is not Subject.SAME:
            yield cue


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
    if text[:start].rsplit(" ", 1)[-1] in SPANISH.speech_verbs and _NOBODY_NAMED.match(left):
        return Cue(Subject.PRONOUN, "", offset + start, True, asks, goes_on)
    if not words or words[0] in ",.;:":
        return None
    if found := _PRONOUN_NEXT.match(words):
        end = read_subject(found[1], offset=offset + at)
    elif text[:start].rsplit(" ", 1)[-1] in _VERBS_ABROAD:
        end = _forward_abroad(words, offset=offset + at)
    else:
        end = _forward(words, offset=offset + at)
    return end and Cue(end.subject, end.words, end.start, True, asks, goes_on)


def _verbs(text: str) -> Iterator[re.Match[str]]:
    for number, verb in enumerate(_VERB.finditer(text)):
        if number == _MAX_VERBS:
            return
        yield verb


def _leads_on(rest: str, *, capital: bool) -> bool:
    rest = rest.strip()
    if rest.endswith(":") or rest in {"", ","}:
        return True
    return capital and not re.search(r"\b(?:that|que?|dass)\b", rest)


def _names_another(rest: str, verb: str) -> bool:
    """Tell whether another person is named between verb and quotation, and not only as the listener."""
    for run in NAME_RUN.finditer(rest):
        name = read_name(run[0])
        before = rest[: run.start()].split()
        if name is None or not name.words or run[0].endswith("'s") or (not before and _TELLS.match(verb)):
            continue
        if not before or before[-1].lower() not in BLOCKING | {"in", "the"} or before[-1] in {"that", "if", "when"}:
            return not (_TELLS.match(verb) and len(before) <= 1)
    return False


def _of_verb(text: str, verb: re.Match[str], *, offset: int) -> Cue | None:
    left = text[max(0, verb.start() - MAX_SUBJECT) : verb.start()].rstrip()
    base = verb.start() - len(text[max(0, verb.start() - MAX_SUBJECT) : verb.start()])
    left, dropped = _without_auxiliaries(left)
    asks, goes_on = verb[0].startswith("ask"), bool(_GOES_ON.match(verb[0]))
    if verb[0] in _VERBS_ABROAD and left.rsplit(" ", 1)[-1].lower() in _BEFORE_NOUNS:
        return None  # "en cuenta"
    if verb[0].endswith("ing") and " quoted" not in verb[0] and not dropped & _BE:
        return Cue(Subject.SAME, start=offset, asks=asks, goes_on=True)
    if re.search(r"[\w,] (?:and|but|et|und|y|e)$", left):
        return Cue(Subject.SAME, start=offset, asks=asks)
    if dropped & _BE and left.endswith(" who"):
        return None  # "Zhang, who was told to leave, said": the verb that counts is still to come
    if dropped & _NEGATIONS or (dropped & _BE and not verb[0].endswith("ing")) or left.endswith("n't"):
        return Cue(Subject.OTHER, start=offset)
    cue = read_subject(left, offset=offset + base)
    if verb[0] in _VERBS_ABROAD and (cue is None or cue.subject is Subject.OTHER):
        cue = _behind(text, verb, left, offset=offset) or cue
    return cue and Cue(cue.subject, cue.words, cue.start, cue.direct, asks, goes_on)


def _without_auxiliaries(left: str) -> tuple[str, set[str]]:
    dropped: set[str] = set()
    while left:
        if (time := _TIME.search(left[-60:])) and time[0].split()[-1].lower() in _TIME_WORDS:
            left = left[: len(left) - len(time[0])].rstrip()
            continue
        word = left.rsplit(" ", 1)[-1]
        if word not in _AUXILIARIES | _NEGATIONS and not (word.endswith("ly") and word.islower()):
            break
        dropped.add(word)
        left = left[: len(left) - len(word)].rstrip()
    return left, dropped


def _behind(text: str, verb: re.Match[str], left: str, *, offset: int) -> Cue | None:
    """Read a subject behind its verb ("explica Juan Pablo el desafío"), or none where the language drops it."""
    if _PRONOUN_NEXT.match(text, verb.end() + 1) or NAME_RUN.match(text, verb.end() + 1):
        return read_inverted(text, verb.end(), offset=offset)
    dropped = left.endswith(",") or left.rsplit(" ", 1)[-1].lower() in _BEFORE_DROPPED
    if verb[0] in SPANISH.speech_verbs and dropped and not any(_person(run) for run in NAME_RUN.finditer(left)):
        return Cue(Subject.PRONOUN, "", offset + verb.start())
    return None


def _person(run: re.Match[str]) -> bool:
    name = read_name(run[0])
    return name is not None and bool(name.words)


def _is_bare(before: str) -> bool:
    """Nothing but what belongs to a subject stands before its name ("Kettering manager Rob Fellows")."""
    return not any(word.strip(",").lower() in BLOCKING | {"who", "whose", "which"} for word in before.split())


def _before_colon(text: str) -> Cue | None:
    """Read "Zhang was blunt:": the sentence names one person, at its start."""
    runs = [run for run in NAME_RUN.finditer(text) if (name := read_name(run[0])) and name.words]
    if found := re.match(rf"(he|she|{_ABROAD})\b", text, re.IGNORECASE):
        return None if runs else Cue(Subject.PRONOUN, found[1].lower(), 0)
    objects = all(text[: run.start()].rsplit(maxsplit=1)[-1].lower() in BLOCKING for run in runs[1:])
    if runs and objects and opens_with_office(text[: runs[0].start()]) and not runs[0][0].endswith("'s"):
        return Cue(Subject.NAME, runs[0][0], 0)
    return Cue(Subject.OTHER) if text.strip(" :") else None


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
    if found[1].lower() in ARTICLES and words[-1].lower() in PERSON_NOUNS | TITLES and not set(words) & BLOCKING:
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
        if not name or not name.words or (lowered and lowered[-1] in _BEFORE_NOUNS and not name.titles):
            continue
        if re.match(rf" (?:et|y|e|und) {NAME_RUN.pattern}", words[run.end() :]):
            break
        return Cue(Subject.NAME, printed, offset + start)
    if (head := re.match(r"([\w']+) ([\w-]+)(?: ([\w']+))?", words)) and head[1].lower() in ARTICLES:
        if head[2].lower() in PERSON_NOUNS and (head[3] or "") not in {"de", "du", "des", "del", "d'", "von", "der"}:
            return Cue(Subject.OFFICE, head[2].lower(), offset)
    return Cue(Subject.OTHER, start=offset)
