"""From labels to people: one speaker whatever the spelling, with office and part."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from .documents import DeclaredSpeaker
from .folding import fold_marks
from .introductions import Introduction
from .models import Part, Speaker
from .names import INTERVIEWEE_LABELS, INTERVIEWER_LABELS, label_key, name_tokens, same_person

_ASKS_MOSTLY = 0.6  # share of turns holding a question from which somebody is taken for the interviewer


def slug(name: str) -> str:
    """Return the id made of a name: ASCII letters and digits, dashes between, and a digest where letters were lost.

    The rule is that of the design: lower case, every run of other characters one ``-``, none at the edges; where
    letters outside ASCII were lost, ``-`` and the first 8 hex digits of the SHA-256 of the NFC name.
    """
    name = unicodedata.normalize("NFC", name)
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    if any(char.isalnum() and not char.isascii() for char in name):
        digest = hashlib.sha256(name.encode()).hexdigest()[:8]
        return f"{plain}-{digest}" if plain else digest
    return plain or hashlib.sha256(name.encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of an article; ``by_key`` says whom each label (by its key) stands for."""

    speakers: tuple[Speaker, ...]
    by_key: Mapping[str, Speaker]


def cast_speakers(
    labels: Sequence[tuple[str, str]],
    *,
    declared: Sequence[DeclaredSpeaker],
    introductions: Sequence[Introduction],
    asking: Mapping[str, float],
    text: str,
) -> Cast:
    """Find out who the labels stand for.

    Args:
        labels: Key and printed form of every label used, in order of first use.
        declared: The speakers that the front matter names; what it says wins.
        introductions: People whom the narration introduces with an office.
        asking: For each key, the share (0..1) of its turns that hold a question.
        text: The article, in which a name printed in capitals may stand in its usual letters.
    """
    people = [_Person.declare(item) for item in declared]
    known = [item.name for item in introductions]
    # Long labels first, so that "Zhang" finds the "Zhang Zhikui" it shortens.
    for key, printed in sorted(labels, key=lambda label: -len(name_tokens(label[1]))):
        owner = _owner(key, printed, people)
        if owner is None:
            owner = _Person(_full_name(key, printed, known=known, text=text))
            people.append(owner)
        owner.labels.setdefault(key, printed)
    order = {key: number for number, (key, _) in enumerate(labels)}
    used = [person for person in people if person.labels]
    used.sort(key=lambda person: min(order[key] for key in person.labels))
    taken: dict[str, Speaker] = {}
    for person in used:
        speaker = person.speaker(introductions, asking=asking)
        while speaker.id in taken:  # two names can slug alike ("A. B." and "A B")
            speaker = replace(speaker, id=f"{speaker.id}-{hashlib.sha256(speaker.name.encode()).hexdigest()[:8]}")
        taken[speaker.id] = speaker
        person.cast = speaker
    return Cast(tuple(taken.values()), {key: person.cast for person in used for key in person.labels if person.cast})


class _Person:
    """One person while the cast is being made: the labels found so far and what is declared."""

    def __init__(self, name: str, *, declared: DeclaredSpeaker | None = None) -> None:
        self.name, self.declared = name, declared
        self.labels: dict[str, str] = {}
        self.cast: Speaker | None = None

    @classmethod
    def declare(cls, declared: DeclaredSpeaker) -> "_Person":
        return cls(declared.name, declared=declared)

    def speaker(self, introductions: Sequence[Introduction], *, asking: Mapping[str, float]) -> Speaker:
        declared = self.declared or DeclaredSpeaker(self.name)
        introduced = next((item.role for item in introductions if label_key(item.name) == label_key(self.name)), None)
        aliases = dict.fromkeys(label for label in (*self.labels.values(), *declared.labels) if label != self.name)
        part = declared.part or self._part(asking)
        return Speaker(slug(self.name), self.name, declared.role or introduced, tuple(aliases), part)

    def _part(self, asking: Mapping[str, float]) -> Part:
        if self.labels.keys() & INTERVIEWER_LABELS:
            return Part.INTERVIEWER
        share = max((asking.get(key, 0.0) for key in self.labels), default=0.0)
        return Part.INTERVIEWER if share >= _ASKS_MOSTLY else Part.INTERVIEWEE


def _owner(key: str, printed: str, people: Sequence[_Person]) -> _Person | None:
    """The person whom a label stands for: declared so, or the only one whose name holds the label's words."""
    for person in people:
        if person.declared and key in {label_key(label) for label in (person.name, *person.declared.labels)}:
            return person
    if key in INTERVIEWER_LABELS | INTERVIEWEE_LABELS:
        return None
    fitting = [person for person in people if same_person(printed, person.name)]
    return fitting[0] if len(fitting) == 1 else None


def _full_name(key: str, printed: str, *, known: Sequence[str], text: str) -> str:
    """The fullest name printed for a label: an introduced person it shortens, else the label in its usual letters."""
    if key in INTERVIEWEE_LABELS and len(set(known)) == 1:
        return known[0]
    if key in INTERVIEWER_LABELS | INTERVIEWEE_LABELS:
        return printed
    fitting = {name for name in known if same_person(printed, name)}
    if len(fitting) == 1:
        return fitting.pop()
    return _usual_letters(printed, text=text) if printed.isupper() else " ".join(printed.split())


def _usual_letters(printed: str, *, text: str) -> str:
    """A name set in capitals, as the text prints it elsewhere; title case where it does not."""
    pattern = re.compile(rf"\b{re.escape(fold_marks(printed))}\b", re.IGNORECASE)
    elsewhere = (found[0] for found in pattern.finditer(fold_marks(text)))
    return next((name for name in elsewhere if not name.isupper()), printed.title())
