"""From labels to people: one speaker whatever the spelling, with office and part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.formats import DeclaredSpeaker
from corpus.ids import JOINT, digest_of, slug
from corpus.models import Part, Speaker
from corpus.text import (
    GENERIC_LABELS,
    INTERVIEWEE_LABELS,
    INTERVIEWER_LABELS,
    Label,
    label_key,
    looks_like_name,
    name_tokens,
    names_office,
    same_person,
    split_joint,
)

from .full_names import FullNames
from .introductions import Introduction, find_apposition

_ASKS_MOSTLY = 0.6  # share of turns holding a question from which somebody is taken for the interviewer
_HOST_NAMES = INTERVIEWER_LABELS | {"co-host", "guest host", "anchor", "presenter"}
_WITNESS = "the witness"  # whom the lawyers question: who answers under "A."
UNNAMED = "Reporter"  # how a press conference's unnamed questioners are called


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of an article; ``by_key`` says whom each label (by its key) stands for, ``None`` for nobody known."""

    speakers: tuple[Speaker, ...]
    by_key: Mapping[str, Speaker | None]

    def with_speaker(self, changed: Speaker) -> "Cast":
        """Return the cast with another version of the speaker of this id."""
        speakers = tuple(changed if speaker.id == changed.id else speaker for speaker in self.speakers)
        return Cast(speakers, {k: changed if s and s.id == changed.id else s for k, s in self.by_key.items()})


@dataclass(frozen=True, slots=True)
class Clues:
    """What an article tells of its people beside the labels.

    Attributes:
        declared: The speakers that the front matter names; what it says wins.
        introductions: People whom the text introduces with an office.
        names: Full names in the text.
        guest: Who is interviewed, where the head of the article says so.
        asking: For each label's key, the share (0..1) of its turns that hold a question.
        narration: The reporter's own words.
        hosts: Names of those who ask, where the head of the article says so.
        asker: Who asks under a bare "Q.", where the head says so.
    """

    declared: Sequence[DeclaredSpeaker]
    introductions: Sequence[Introduction]
    names: FullNames
    guest: str | None
    asking: Mapping[str, float]
    narration: str
    hosts: Sequence[str] = ()
    asker: str | None = None


def cast_speakers(labels: Sequence[Label], clues: Clues) -> Cast:
    """Find out who the labels stand for; ``labels`` has one for each key, in order of first use."""
    people = _People(clues.declared)
    owners: dict[str, _Person | None] = {}
    # Long labels first, so that "Zhang" finds the "Zhang Zhikui" it shortens, and "XY" the note behind "Xing Yang".
    for label in sorted(labels, key=lambda label: -len(name_tokens(label.printed))):
        owner = people.owner(label)
        if owner is None and (name := _name(label, clues, people)):
            owner = people.named(name)
        if owner:
            people.give(owner, label)
        owners[label.key] = owner
    taken: dict[str, Speaker] = {}
    for key in (label.key for label in labels):
        person = owners[key]
        if person is None or person.cast:
            continue
        speaker = person.speaker(clues)
        while speaker.id in taken:  # two names can slug alike ("A. B." and "A B")
            speaker = replace(speaker, id=f"{speaker.id}-{digest_of(speaker.name)}")
        taken[speaker.id] = person.cast = speaker
    return Cast(tuple(taken.values()), {key: person.cast if person else None for key, person in owners.items()})


@dataclass(eq=False, slots=True)
class _Person:
    """One person while the cast is being made: the labels found so far and what is declared."""

    name: str
    declared: DeclaredSpeaker | None = None
    labels: dict[str, Label] = field(default_factory=dict)
    cast: Speaker | None = None

    def speaker(self, clues: Clues) -> Speaker:
        declared = self.declared or DeclaredSpeaker(self.name)
        printed = [alias for label in self.labels.values() for alias in (label.printed, label.note) if alias]
        office = next((office for label in self.labels.values() if (office := _office(label))), None)
        introduced = next(
            (item.role for item in clues.introductions if label_key(item.name) == label_key(self.name)), None
        )
        role = declared.role or introduced or office or find_apposition(self.name, clues.narration)
        aliases = dict.fromkeys(name for name in (*printed, *declared.labels) if name not in {self.name, office})
        return Speaker(slug(self.name), self.name, role, tuple(aliases), declared.part or self._part(clues))

    def _part(self, clues: Clues) -> Part:
        hosts = any(same_person(host, self.name) for host in clues.hosts)
        called = {label_key(label.note) for label in self.labels.values() if label.note}
        if hosts or (called | self.labels.keys()) & _HOST_NAMES:
            return Part.INTERVIEWER
        share = max((clues.asking.get(key, 0.0) for key in self.labels), default=0.0)
        return Part.INTERVIEWER if share >= _ASKS_MOSTLY else Part.INTERVIEWEE


def _office(label: Label) -> str | None:
    """The office in a label, in brackets ("Ada Moss (Minister of Trade):") or before them ("The Chair (Ada Moss):")."""
    if _holder(label):
        return label.printed.removeprefix("The ")
    return label.note if label.note and " " in label.note and any(map(str.islower, label.note)) else None


def _holder(label: Label) -> str | None:
    """The name in brackets behind an office."""
    return label.note if label.note and names_office(label.printed) and looks_like_name(label.note) else None


class _People:
    """The people found so far, by the labels given to them and by the words of their names."""

    def __init__(self, declared: Sequence[DeclaredSpeaker]) -> None:
        self._by_name: dict[str, _Person] = {}
        self._by_key: dict[str, _Person] = {}
        self._names = FullNames(())
        for item in declared:
            person = self.named(item.name, declared=item)
            for label in (item.name, *item.labels):
                self._by_key.setdefault(label_key(label), person)

    def named(self, name: str, *, declared: DeclaredSpeaker | None = None) -> _Person:
        """Return the person of this full name, new if need be."""
        if JOINT not in name:  # "Ana" is Ana Ribeiro, never Ana Ribeiro and Luis Ortega
            self._names.add(name)
        return self._by_name.setdefault(name, _Person(name, declared))

    def give(self, person: _Person, label: Label) -> None:
        """Let a label stand for a person, and what stands in brackets behind it, too."""
        person.labels.setdefault(label.key, label)
        self._by_key.setdefault(label.key, person)
        if label.note:
            self._by_key.setdefault(label_key(label.note), person)

    def owner(self, label: Label) -> _Person | None:
        """Return whom a label stands for: given to somebody, or the only one whose name holds its words."""
        if label.key in self._by_key or label.key in GENERIC_LABELS:
            return self._by_key.get(label.key)
        fitting = self._names.fitting(label.printed)
        return self._by_name[fitting[0]] if len(fitting) == 1 else None

    @property
    def unclaimed(self) -> list[str]:
        """Those that no label stands for yet."""
        return [person.name for person in self._by_name.values() if not person.labels]


def _name(label: Label, clues: Clues, people: _People) -> str | None:
    """The fullest name printed for a label; ``None`` for a questioner or an answerer who is never named."""
    if holder := _holder(label):
        return clues.names.full(holder)
    if label.key in {"q", "问"} and label.mark and clues.asker:
        return clues.names.full(clues.asker)
    if label.key == _WITNESS and clues.guest:
        return clues.guest
    if label.key in INTERVIEWEE_LABELS:
        return clues.guest or (label.printed if label.key not in {"a", "答"} else None)
    if label.key in GENERIC_LABELS:
        return UNNAMED if label.key == "q" and label.mark == "" else None if label.key in {"q", "问"} else label.printed
    joint = split_joint(label.printed)
    if len(joint) > 1:
        return JOINT.join(clues.names.full(name) for name in joint)
    if (
        label.printed.islower() and " " not in label.printed
    ):  # a nickname: declared speakers who have no label yet may be left over
        return clues.names.of_nickname(label.printed, people.unclaimed)
    return clues.names.full(label.printed)
