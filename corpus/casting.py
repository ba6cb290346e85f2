"""From labels to people: one speaker whatever the spelling, with office and part."""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from .documents import DeclaredSpeaker
from .folding import fold
from .introductions import Introduction
from .models import Part, Speaker
from .names import GENERIC_LABELS, INTERVIEWEE_LABELS, INTERVIEWER_LABELS, label_key, name_tokens, same_person

_MAX_SEARCHED = 200_000  # characters of a text in which the usual letters of a name in capitals are looked for
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
    people = _People(_Person.declare(item) for item in declared)
    known = _Names(item.name for item in introductions)
    roles = {label_key(item.name): item.role for item in reversed(introductions)}
    searched = text[:_MAX_SEARCHED]
    # Long labels first, so that "Zhang" finds the "Zhang Zhikui" it shortens.
    for key, printed in sorted(labels, key=lambda label: -len(name_tokens(label[1]))):
        owner = people.owner(key, printed)
        if owner is None:
            owner = _Person(_full_name(key, printed, known=known, text=searched))
            people.add(owner)
        owner.labels.setdefault(key, printed)
    order = {key: number for number, (key, _) in enumerate(labels)}
    used = [person for person in people.all if person.labels]
    used.sort(key=lambda person: min(order[key] for key in person.labels))
    taken: dict[str, Speaker] = {}
    for person in used:
        speaker = person.speaker(roles, asking=asking)
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

    def speaker(self, roles: Mapping[str, str], *, asking: Mapping[str, float]) -> Speaker:
        declared = self.declared or DeclaredSpeaker(self.name)
        introduced = roles.get(label_key(self.name))
        aliases = dict.fromkeys(label for label in (*self.labels.values(), *declared.labels) if label != self.name)
        part = declared.part or self._part(asking)
        return Speaker(slug(self.name), self.name, declared.role or introduced, tuple(aliases), part)

    def _part(self, asking: Mapping[str, float]) -> Part:
        if self.labels.keys() & INTERVIEWER_LABELS:
            return Part.INTERVIEWER
        share = max((asking.get(key, 0.0) for key in self.labels), default=0.0)
        return Part.INTERVIEWER if share >= _ASKS_MOSTLY else Part.INTERVIEWEE


class _Names:
    """Names, found by any of their words."""

    def __init__(self, names: Iterable[str]) -> None:
        self.all: set[str] = set()
        self._with_word: dict[str, set[str]] = defaultdict(set)
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        self.all.add(name)
        for word in name_tokens(name):
            self._with_word[word].add(name)

    def fitting(self, short: str) -> set[str]:
        """Return the names that hold every word of ``short``, honorifics aside."""
        rarest = min((self._with_word.get(word, set()) for word in name_tokens(short)), key=len, default=set())
        return {name for name in rarest if same_person(short, name)}


class _People:
    """The people found so far, by the labels declared for them and by the words of their names."""

    def __init__(self, declared: Iterable[_Person]) -> None:
        self.all: list[_Person] = []
        self._names = _Names(())
        self._with_name: dict[str, list[_Person]] = defaultdict(list)
        self._with_label: dict[str, _Person] = {}
        for person in declared:
            self.add(person)

    def add(self, person: _Person) -> None:
        self.all.append(person)
        self._names.add(person.name)
        self._with_name[person.name].append(person)
        if person.declared:
            for label in (person.name, *person.declared.labels):
                self._with_label.setdefault(label_key(label), person)

    def owner(self, key: str, printed: str) -> _Person | None:
        """The person whom a label stands for: declared so, or the only one whose name holds the label's words."""
        if key in self._with_label or key in GENERIC_LABELS:
            return self._with_label.get(key)
        fitting = [person for name in self._names.fitting(printed) for person in self._with_name[name]]
        return fitting[0] if len(fitting) == 1 else None


def _full_name(key: str, printed: str, *, known: _Names, text: str) -> str:
    """The fullest name printed for a label: an introduced person it shortens, else the label in its usual letters."""
    if key in INTERVIEWEE_LABELS and len(known.all) == 1:
        return next(iter(known.all))
    if key in GENERIC_LABELS:
        return printed
    fitting = known.fitting(printed)
    if len(fitting) == 1:
        return fitting.pop()
    return _usual_letters(printed, text=text) if printed.isupper() else " ".join(printed.split())


def _usual_letters(printed: str, *, text: str) -> str:
    """A name set in capitals, as the text prints it elsewhere; title case where it does not."""
    wanted, folded, at = fold(printed), fold(text), -1
    while (at := folded.find(wanted, at + 1)) >= 0:
        name = text[at : at + len(wanted)]
        around = folded[max(0, at - 1) : at] + folded[at + len(wanted) : at + len(wanted) + 1]
        if not name.isupper() and not any(map(str.isalnum, around)):
            return " ".join(name.split())
    return printed.title()
