"""Speech cues: the words before and after a quotation that say who speaks.

"…," said the park's director, Luo Shuquan; Zhang told us: …
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.language import ENGLISH, SPANISH

from .shapes import NAME_RUN, abroad, opens_with_office, read_name
from .subjects import (
    BEFORE_NOUNS,
    BLOCKING,
    MAX_SUBJECT,
    PRONOUN_NEXT,
    PRONOUNS_ABROAD,
    VERBS_ABROAD,
    Cue,
    Subject,
    read_inverted,
    read_named_at_end,
    read_subject,
)

_PHRASES = (
    r"sa(?:id|ys|ying)|t(?:old|ells|elling)|wr(?:ote|ites|itten|iting)|p(?:ut|uts|utting) it|s(?:hot|hoots) back"
    r"|(?:hit|hits|fired|fires) back|(?:went|goes|going) on|(?:point|sum)(?:s|ed|ing)? (?:it )?(?:out|up)"
    r"|(?:had|has) this to say|(?:was|were|is|are|been) quoted(?: by [^,:]{1,40}?| in [^,:]{1,40}?)? as saying"
    r"|(?:call(?:ed|s|ing)?|describ(?:ed|es|ing)|brand(?:ed|s|ing)|dismiss(?:ed|es|ing))(?= )"
)
_BEFORE_DROPPED = SPANISH.auxiliaries | {"", "y", "e"}
_VERB = re.compile(rf"(?<![\w'-])(?:{_PHRASES}|{'|'.join(sorted(ENGLISH.speech_verbs | VERBS_ABROAD))})(?![\w'-])")
# "a elle ajouté" (see _apart), "hat er gesagt": the speaker between the parts of the verb.
_PARTED = re.compile(
    rf"(?:a|avait|hat|hatte) ({PRONOUNS_ABROAD}) (?:[\w']+ ){{0,2}}(?={'|'.join(sorted(VERBS_ABROAD))})"
)
_APART = re.compile(r"(?<=\w)-(?:t-)?(?=(?:ils?|elles?|on|je)\b)|(?<=\b[sldSLD]')(?=\w)|(?<=\bqu')(?=\w)")
_AND_TO = re.compile(r"(?:Et|Avant) d(?:e|') ?\w+(?:er|re|ir) ?:")  # "Et d'ajouter :"
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
    rf"(?:^|[\s,;(-])(?i:{'|'.join(sorted(ENGLISH.accordingly | abroad(lambda one: one.accordingly)))}) "
    r"|^(?:Pour|Für|Para) "
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
    if _AND_TO.fullmatch(text):
        return Cue(Subject.PRONOUN, goes_on=True)
    if found := _CAPITAL_VERB.match(text) or _QUOTING.search(text):
        return read_inverted(text, found.end(), offset=0)
    if text.endswith(":") and (found := _SPEECH_NOUN.search(text)):
        return read_named_at_end(text[: found.start() + 1].removesuffix("'"), offset=0)
    if (accordingly := _ACCORDING.search(text)) and not _VERB.search(text):
        return _accorded(text, accordingly)
    for verb in reversed(list(_verbs(text))):
        if (cue := _of_verb(text, verb, offset=0)) is None:
            continue
        rest = text[verb.end() :]
        if cue.subject is Subject.OTHER and text[: verb.start()].endswith(", ") and text.endswith(","):
            cue = read_inverted(text, verb.end(), offset=0) or cue  # "It is, says the mayor, Ada Roe, "
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


def _accorded(text: str, found: re.Match[str]) -> Cue | None:
    """Read whose words these are ("According to Zhang, ", "Laut Rösch kostet das ")."""
    if text.endswith((",", ":")):
        return read_inverted(text, found.end(), offset=0)
    name = NAME_RUN.match(text, found.end()) if found.start() == 0 else None
    return Cue(Subject.NAME, name[0], name.start(), direct=False) if name and _person(name) else None


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
    if verb[0] in VERBS_ABROAD and left.rsplit(" ", 1)[-1].lower() in BEFORE_NOUNS:
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
    inverted = cue is None or cue.subject is Subject.OTHER or PRONOUN_NEXT.match(text, verb.end() + 1)
    if verb[0] in VERBS_ABROAD and inverted:
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
    if PRONOUN_NEXT.match(text, verb.end() + 1) or NAME_RUN.match(text, verb.end() + 1):
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
    if found := re.match(rf"(he|she|{PRONOUNS_ABROAD})\b", text, re.IGNORECASE):
        return None if runs else Cue(Subject.PRONOUN, found[1].lower(), 0)
    objects = all(text[: run.start()].rsplit(maxsplit=1)[-1].lower() in BLOCKING for run in runs[1:])
    if runs and objects and opens_with_office(text[: runs[0].start()]) and not runs[0][0].endswith("'s"):
        return Cue(Subject.NAME, runs[0][0], 0)
    return Cue(Subject.OTHER) if text.strip(" :") else None
