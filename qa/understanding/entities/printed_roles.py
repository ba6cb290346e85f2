"""Offices printed elsewhere than in a person's role: before the name in a title, and as part of the name itself."""

import re

from corpus import Speaker
from corpus.language import ENGLISH

# What an office is called, by its last word or its first.
_OFFICES = ENGLISH.officials | ENGLISH.leaders | ENGLISH.professions
_CAPITALISED = r"[^\W\d_a-z][\w-]*"
_OPENING = re.compile(r".*\b(?:And|By|Conversation|From|Gaggle|In|Interview|Meet|Of|On|Q&A|To|Transcript|With) ")


def printed_roles(speaker: Speaker, titles: tuple[str, ...]) -> tuple[str, ...]:
    """Return the offices of a speaker as printed in titles of articles, and as printed in the name.

    "Talk with Mayor Ada King" and "Secretary of Trade Ada King" name them before the person, "Chair King" in the name.
    """
    found: dict[str, None] = {}
    for title in titles:
        if speaker.name not in title:  # mostly; to compile a pattern for each of thousands of people takes seconds
            continue
        before = re.search(
            rf"(?P<role>{_CAPITALISED}(?: (?:{_CAPITALISED}|of|the|for))*) {re.escape(speaker.name)}\b", title
        )
        role = _OPENING.sub("", before["role"]) if before else ""
        if _OFFICES & set(role.lower().split()):
            found[role] = None
    for name in (speaker.name, *speaker.aliases):
        first, _, rest = name.partition(" ")
        if rest and first.lower() in _OFFICES:
            found[first] = None
    return tuple(found)
