"""Who is said to say it: reads the words before and after a quotation ("…," said Zhang; Zhang told us: …)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from .names import NAME_RUN, opens_with_office, read_name
from .subjects import BLOCKING, MAX_SUBJECT, Cue, Sayer, read_inverted, read_named_at_end, read_subject

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


def _forms(base: str) -> list[str]:
    stem = base.removesuffix("e")
    past = _DOUBLED.get(base) or (f"{base[:-1]}ied" if base.endswith("y") and base[-2] not in "aeo" else f"{stem}ed")
    third = re.sub(r"(?<=[^aeo])y$", "ie", base) + ("es" if base.endswith(("ss", "sh")) else "s")
    return [past, third, f"{past.removesuffix('ed')}ing" if base in _DOUBLED else f"{stem}ing"]


_VERB = re.compile(
    rf"(?<![\w'-])(?:{_PHRASES}|{'|'.join([*_BARE, *(form for base in _BASES for form in _forms(base))])})(?![\w'-])"
)
_CAPITAL_VERB = re.compile(r"(?:Said|Says|Adds|Added|Writes|Wrote|Explains|Explained|Recalls|Recalled)(?= )")
_TELLS = re.compile(r"t(?:old|ells?)|ask|remind|warn|urg|inform|assur|reassur|answer|beg|promis|instruct|call|describ")
_GOES_ON = re.compile(r"add|continu|conclud|went on|goes on|going on|reiterat|repeat")
_AUXILIARIES = frozenset(
    """has have had having is was were are been being be also then later again just once always often still even did
    does do will would can could may might should first now recently himself herself themselves both all
    yesterday today ever too himself then thus to so soon""".split()
)
_BE = frozenset("is was were are been being be".split())
_NEGATIONS = frozenset("not never n't hardly".split())
_TIME = re.compile(r" (?:(?:on|last|this|in an?|in his|in her|earlier) (?:\w+ ){0,2}\w+)$")
_TIME_WORDS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday week month year night morning afternoon evening
    statement interview email e-mail tweet letter speech""".split()
)
_ACCORDING = re.compile(r"(?:^|[\s,;(-])(?:according to|in the words of) ", re.IGNORECASE)
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
    offset = len(context) - len(context.lstrip(" ,.-"))
    words = context[offset:]
    if quoting := _QUOTING.search(words, 0, MAX_SUBJECT):
        return read_inverted(words, quoting.end(), offset=offset)
    if found := re.match(r"as (.{1,80}?) puts? it\b", words):
        return read_subject(found[1], offset=offset + 3) or Cue(Sayer.OTHER)
    if found := _ACCORDING.match(words):
        return read_inverted(words, found.end(), offset=offset)
    opening = re.match(r"(?:(?:then|also|later|\w+ly) )?", words)
    start = opening.end() if opening else 0
    if (verb := _VERB.match(words, start)) and not verb[0].endswith("ing"):
        return read_inverted(
            words, verb.end(), offset=offset, asks=verb[0].startswith("ask"), goes_on=bool(_GOES_ON.match(verb[0]))
        )
    for verb in _verbs(words):
        cue = _of_verb(words, verb, offset=offset)
        if cue is None or cue.sayer is Sayer.SAME:
            continue
        if _SAYING.match(words, verb.end()):
            return Cue(Sayer.OTHER)
        if cue.sayer is Sayer.OTHER or _is_bare(words[: max(cue.start - offset, 0)]):
            return cue
    return None


@lru_cache(maxsize=1024)
def cue_before(context: str, *, capital: bool) -> Cue | None:
    """Return who says the quotation that stands behind ``context``.

    Args:
        context: The words of the sentence before it, marks folded.
        capital: The quotation begins as a sentence does.
    """
    text = context.rstrip()
    if found := _CAPITAL_VERB.match(text):
        return read_inverted(text, found.end(), offset=0)
    if quoting := _QUOTING.search(text):
        return read_inverted(text, quoting.end(), offset=0)
    if text.endswith(":") and (found := _SPEECH_NOUN.search(text)):
        return read_named_at_end(text[: found.start() + 1].removesuffix("'"), offset=0)
    if (accordingly := _ACCORDING.search(text)) and text.endswith((",", ":")) and not _VERB.search(text):
        return read_inverted(text, accordingly.end(), offset=0)
    for verb in reversed(list(_verbs(text))):
        if (cue := _of_verb(text, verb, offset=0)) is None:
            continue
        rest = text[verb.end() :]
        direct = _leads_on(rest, capital=capital)
        if _names_another(rest, verb[0]):
            cue = Cue(Sayer.OTHER, start=cue.start)
        return Cue(cue.sayer, cue.words, cue.start, direct, cue.asks, cue.goes_on)
    if text.endswith(":"):
        return _before_colon(text)
    return None


def reported_sayers(sentence: str) -> Iterator[Cue]:
    """Yield who says something in a sentence of the reporter's ("Zhang said the road was open.")."""
    for verb in _verbs(sentence):
        cue = _of_verb(sentence, verb, offset=0)
        if cue is not None and cue.sayer is not Sayer.SAME:
            yield cue


def _verbs(text: str) -> Iterator[re.Match[str]]:
    for number, verb in enumerate(_VERB.finditer(text)):
        if number == _MAX_VERBS:
            return
        yield verb


def _leads_on(rest: str, *, capital: bool) -> bool:
    rest = rest.strip()
    if rest.endswith(":") or rest in {"", ","}:
        return True
    return capital and not re.search(r"\bthat\b", rest)


def _names_another(rest: str, verb: str) -> bool:
    """Somebody else stands between verb and quotation, not merely as the one who is told."""
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
    if verb[0].endswith("ing") and " quoted" not in verb[0] and not dropped & _BE:
        return Cue(Sayer.SAME, start=offset, asks=asks, goes_on=True)
    if re.search(r"[\w,] (?:and|but)$", left):
        return Cue(Sayer.SAME, start=offset, asks=asks)
    if dropped & _BE and left.endswith(" who"):
        return None  # "Zhang, who was told to leave, said": the verb that counts is still to come
    if dropped & _NEGATIONS or (dropped & _BE and not verb[0].endswith("ing")) or left.endswith("n't"):
        return Cue(Sayer.OTHER, start=offset)
    cue = read_subject(left, offset=offset + base)
    return cue and Cue(cue.sayer, cue.words, cue.start, cue.direct, asks, goes_on)


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


def _is_bare(before: str) -> bool:
    """Nothing but what belongs to a subject stands before its name ("Kettering manager Rob Fellows")."""
    return not any(word.strip(",").lower() in BLOCKING | {"who", "whose", "which"} for word in before.split())


def _before_colon(text: str) -> Cue | None:
    """Read "Zhang was blunt:": the sentence names one person, at its start."""
    runs = [run for run in NAME_RUN.finditer(text) if (name := read_name(run[0])) and name.words]
    if found := re.match(r"(he|she)\b", text, re.IGNORECASE):
        return None if runs else Cue(Sayer.PRONOUN, found[1].lower(), 0)
    if len(runs) == 1 and opens_with_office(text[: runs[0].start()]) and not runs[0][0].endswith("'s"):
        return Cue(Sayer.NAME, runs[0][0], 0)
    return Cue(Sayer.OTHER) if text.strip(" :") else None
