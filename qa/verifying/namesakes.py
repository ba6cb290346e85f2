"""Who is meant by the name that is given for a quote."""

import re

from corpus import Speaker, fold
from qa.understanding import Roster

_JOINT = " / "  # between the names of people who answer as one
_BESIDE = frozenset(
    """a an and at chair chairman chairwoman commissioner director dr for governor in judge justice lady lord madam
    mayor minister miss mr mrs ms of on president prof professor secretary senator sir the""".split()
)
_ASKED = "What did {} say?"  # names are read out of questions, and this is one however it is written
_SMALL = re.compile(r"\b(?:A|An|And|At|For|In|Of|On|The)\b")


def speakers_called(name: str, roster: Roster) -> frozenset[str]:
    """Return the ids of everybody whom ``name`` may mean: an id, full name, alias, surname or office.

    A name is not guessed at: "Ada King's lawyer" is not Ada King, and a misspelt name is nobody's.
    """
    name = " ".join(name.split())
    before_office = re.split(r",|[(（]", name, maxsplit=1)[0].strip()
    found = roster.named(name) or roster.named(before_office) or _mentioned(name, roster)
    names = {fold(name), *(fold(speaker.name) for speaker in found)}
    joint = (
        one for one in roster.speakers if _JOINT in one.name and not names.isdisjoint(fold(one.name).split(_JOINT))
    )
    return frozenset(speaker.id for speaker in (*found, *joint))


def _mentioned(name: str, roster: Roster) -> tuple[Speaker, ...]:
    capitals_tell = name not in {name.lower(), name.upper()}
    question = _ASKED.format(name if capitals_tell else _SMALL.sub(lambda small: small[0].lower(), name.title()))
    mentions = [mention for mention in roster.mentions(question) if not mention.name]
    found = tuple(speaker for mention in mentions for speaker in mention.speakers)
    rest = question
    for mention in reversed(mentions):
        rest = f"{rest[: mention.span.start]} {rest[mention.span.end :]}"
    known = " ".join([_ASKED, *(f"{speaker.name} {speaker.role or ''}" for speaker in found)])
    return found if _words(rest) <= _words(known) | _BESIDE else ()


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", fold(text)))
