"""From labels to people: one speaker whatever the spelling, with full name, office and part."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.formats import DeclaredSpeaker
from corpus.language import ENGLISH, in_any
from corpus.models import JOINT, Part, Speaker, digest_of, slug
from corpus.text import (
    GENERIC_LABELS,
    INTERVIEWEE_LABELS,
    INTERVIEWER_LABELS,
    fold,
    fold_marks,
    is_first_name,
    label_key,
    looks_like_name,
    n_east_asian,
    name_tokens,
    plain,
    same_person,
)
from corpus.text.label_shape import Label, names_office, split_joint
from corpus.text.office_phrase import is_office

from .introductions import Introduction, find_apposition
from .mentions import FullNames, is_likely_person, may_be_person, names_publication
from .readings import ASKING, ASKS_MOSTLY

_HOST_NAMES = INTERVIEWER_LABELS | {"co-host", "guest host", "anchor", "presenter"}
_ARTICLES = in_any(lambda language: language.determiners) | in_any(lambda language: language.articles)
_POSTS = in_any(lambda one: one.posts | one.offices | one.officials | one.leaders)
_REPORTERS = frozenset(["reporter", "journalist", "记者"])  # many people, who are called by one name
_OWN = in_any(lambda language: language.own_labels)
_WITNESS = "the witness"  # whom the lawyers question: who answers under "A."
UNNAMED = "Reporter"  # how a press conference's unnamed questioners are called


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of an article, and whom each label stands for.

    Attributes:
        speakers: Those who are known.
        by_key: For each label's key, the speaker; ``None`` for nobody known.
        asking: Keys of the labels that ask, whoever they stand for.
        unsure: Keys of the labels whose one support is that they are set like those of others.
    """

    speakers: tuple[Speaker, ...]
    by_key: Mapping[str, Speaker | None]
    asking: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()

    def with_speaker(self, changed: Speaker) -> "Cast":
        """Return the cast with another version of the speaker of this id."""
        speakers = tuple(changed if speaker.id == changed.id else speaker for speaker in self.speakers)
        by_key = {k: changed if s and s.id == changed.id else s for k, s in self.by_key.items()}
        return replace(self, speakers=speakers, by_key=by_key)


@dataclass(frozen=True, slots=True)
class Clues:
    """What an article tells of its people beside the labels.

    Attributes:
        declared: The speakers that the front matter names; what it says wins.
        introductions: People whom the text introduces with an office.
        names: Full names in the text.
        guest: The interviewee, where the head of the article says so; ``is_guest_sure`` where it says so plainly.
        asking: For each label's key, the share (0..1) of its turns that hold a question.
        narration: The reporter's own words.
        hosts: Names of interviewers, where the head of the article says so.
        asker: Who asks under "Q." or "Interviewer", where the head says so.
        author: Who has written it all, and is "me".
        turns: For each label's key, how many turns it begins.
        outside: Everything that is printed but the labels.
    """

    declared: Sequence[DeclaredSpeaker]
    introductions: Sequence[Introduction]
    names: FullNames
    guest: str | None
    asking: Mapping[str, float]
    narration: str
    is_guest_sure: bool = True
    hosts: Sequence[str] = ()
    asker: str | None = None
    author: str | None = None
    turns: Mapping[str, int] = field(default_factory=dict)
    outside: str = ""


def cast_speakers(labels: Sequence[Label], clues: Clues) -> Cast:
    """Find out who the labels stand for; ``labels`` has one for each key, in order of first use."""
    people = _People(clues.declared)
    owners: dict[str, _LabelledPerson | None] = {}
    doubted: list[tuple[Label, str]] = []
    # Long labels first, so that "Zhang" finds the "Zhang Zhikui" it shortens, and "XY" the note behind "Xing Yang".
    for label in sorted(labels, key=lambda label: -len(name_tokens(label.printed))):
        owner = people.owner(label)
        if owner is None and (name := _name(label, clues, people)):
            if _is_supported(label, name, clues):
                owner = people.named(name)
            else:
                doubted.append((label, name))
        if owner:
            people.give(owner, label)
        owners[label.key] = owner
    styles = Counter(label.style for label in labels if owners[label.key])
    others = [label for label in labels if label.key not in GENERIC_LABELS]
    # Who alone answers "Reporter" needs no second turn.
    answering = doubted if len(others) == 1 < len(labels) and all(_is_whole(name) for _, name in doubted) else []
    # Nothing but labels is set in capitals, and a person's name is hardly anything else.
    whole = [(label, name) for label, name in doubted if _is_whole(name) and (label, name) not in answering]
    persons = [(label, name) for label, name in whole if is_likely_person(name)]
    likely = styles + Counter(label.style for label, _ in persons)
    alike = [(label, name) for label, name in whole if label.printed.isupper() and styles[label.style] > 1]
    alike += [(label, name) for label, name in persons if likely[label.style] > 1]
    for label, name in dict.fromkeys([*alike, *answering]):
        owners[label.key] = people.named(name)
        people.give(people.named(name), label)
    for label, name in _left_alone(labels, owners, people, clues):
        owners[label.key] = people.named(name)
        people.give(people.named(name), label)
    taken: dict[str, Speaker] = {}
    for key in (label.key for label in labels):
        person = owners[key]
        if person is None or person.cast:
            continue
        speaker = person.speaker(clues)
        while speaker.id in taken:  # two names can slug alike ("A. B." and "A B")
            speaker = replace(speaker, id=f"{speaker.id}-{digest_of(speaker.name)}")
        taken[speaker.id] = person.cast = speaker
    by_key = {key: person.cast if person else None for key, person in owners.items()}
    asking = {label.key for label in labels if _asks(label, by_key[label.key], clues)}
    return Cast(tuple(taken.values()), by_key, frozenset(asking), frozenset(label.key for label, _ in alike))


def _left_alone(
    labels: Sequence[Label], owners: Mapping[str, "_LabelledPerson | None"], people: "_People", clues: Clues
) -> Iterator[tuple[Label, str]]:
    """Yield the one label of somebody who asks, or answers, for whom one declared person or the guest is left."""
    unclaimed = people.unclaimed
    hosts = [item.name for item in clues.declared if item.part is Part.INTERVIEWER and item.name in unclaimed]
    guests = [item.name for item in clues.declared if item.part is Part.INTERVIEWEE and item.name in unclaimed]
    nobodys = [label for label in labels if owners[label.key] is None and label.key not in GENERIC_LABELS]
    # Who asks without a label may have one before the first question.
    claimed = {person.name for key, person in owners.items() if person and key != ASKING.key}
    # A publication asks through the one who has written it all.
    if not hosts and clues.author and clues.author not in {*claimed, clues.guest}:
        hosts = [clues.author]
    for asks, names in ((True, hosts), (False, guests)):
        here = [label for label in nobodys if (clues.asking.get(label.key, 0.0) >= ASKS_MOSTLY) is asks]
        if len(here) == len(names) == 1:
            yield here[0], names[0]


@dataclass(eq=False, slots=True)
class _LabelledPerson:
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
        return Part.INTERVIEWER if share >= ASKS_MOSTLY else Part.INTERVIEWEE


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
        self._by_name: dict[str, _LabelledPerson] = {}
        self._by_key: dict[str, _LabelledPerson] = {}
        self._names = FullNames(())
        for item in declared:
            person = self.named(item.name, declared=item)
            for label in (item.name, *item.labels):
                self._by_key.setdefault(label_key(label), person)

    def named(self, name: str, *, declared: DeclaredSpeaker | None = None) -> _LabelledPerson:
        """Return the person of this full name, new if need be."""
        if JOINT not in name:  # "Ana" is Ana Ribeiro, never Ana Ribeiro and Luis Ortega
            self._names.add(name)
        return self._by_name.setdefault(name, _LabelledPerson(name, declared))

    def give(self, person: _LabelledPerson, label: Label) -> None:
        """Let a label stand for a person, and so the words in brackets behind it."""
        person.labels.setdefault(label.key, label)
        self._by_key.setdefault(label.key, person)
        if label.note:
            self._by_key.setdefault(label_key(label.note), person)

    def owner(self, label: Label) -> _LabelledPerson | None:
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
    if label.key in INTERVIEWEE_LABELS or (label.key == _WITNESS and clues.guest):
        return clues.guest
    if label.key in _OWN:
        return clues.author
    if label.key in GENERIC_LABELS:
        return _who_asks(label, clues)
    if len(label.key) == 1 and label.printed.isupper():
        return _of_letter(label.key, clues)
    joint = split_joint(label.printed)
    if len(joint) > 1:
        return JOINT.join(clues.names.full(name) for name in joint)
    if (
        label.printed.islower() and " " not in label.printed
    ):  # a nickname: declared speakers who have no label yet may be left over
        return clues.names.of_nickname(label.printed, people.unclaimed)
    words = [word for word in label.key.split() if word not in _ARTICLES]
    named = len(words) > 1 and is_first_name(words[0])  # "Bo Lindqvist" is no gitarrist
    if words and not named and (all(fold(word) in _POSTS for word in words) or is_office(" ".join(words))):
        alone = clues.guest if clues.is_guest_sure and clues.turns.keys() <= GENERIC_LABELS | {label.key} else None
        return clues.names.in_office(" ".join(words)) or alone or clues.names.full(label.printed)
    if (
        clues.guest
        and clues.is_guest_sure
        and len(words) == 1
        and same_person(label.printed, clues.guest)
        and not _is_of_host(label, clues)
    ):
        return clues.guest
    return clues.names.full(label.printed)


def _is_of_host(label: Label, clues: Clues) -> bool:
    asks = clues.asking.get(label.key, 0.0) >= ASKS_MOSTLY
    return asks or any(same_person(label.printed, name) for name in (*clues.hosts, clues.author or ""))


def _who_asks(label: Label, clues: Clues) -> str | None:
    """Who asks under a label that names nobody."""
    if label.mark and clues.asker and label.key not in _REPORTERS:
        return clues.names.full(clues.asker)
    return label.printed if label.key in _REPORTERS else None if label.mark else UNNAMED


def _of_letter(letter: str, clues: Clues) -> str | None:
    """Who asks or answers, where the name begins with the one letter that is printed ("M:", "B:")."""
    asks = clues.asking.get(letter, 0.0) >= ASKS_MOSTLY
    persons = [*clues.hosts, clues.asker, clues.author] if asks else [clues.guest]
    return next((name for name in persons if name and plain(name).startswith(letter)), None)


def _is_supported(label: Label, name: str, clues: Clues) -> bool:
    """Tell whether there is more to a name than the one label it would be made of.

    A full name supports itself where it labels several turns. Any other label is somebody's only where a fuller name
    is printed for it, or where the same words, such as an office and a surname, are printed elsewhere as well.
    """
    if label.mark == "voice" or label.key in GENERIC_LABELS or not label.key.strip("?!"):
        return True  # the file declares it, or a guest was found
    if JOINT in name:
        several = clues.turns.get(label.key, 0) > 1
        parts = name.split(JOINT)
        return all(len(part.split()) > 1 and (several or is_likely_person(part)) for part in parts)
    if len(name_tokens(name)) > len(name_tokens(label.printed)):
        return True
    asks = clues.asking.get(label.key, 0.0) >= ASKS_MOSTLY
    if asks and (names_publication(name) or fold(name).split()[0] in _ARTICLES):
        return False
    is_full = bool(n_east_asian(name)) or (len(name_tokens(name)) > 1 and not names_office(name))
    if not is_full and len(name.split()) < 2:
        # One word for somebody: others call whoever speaks under it so.
        return clues.turns.get(label.key, 0) > 1 and is_first_name(name) and _is_mentioned(name, clues.outside)
    return (is_full and clues.turns.get(label.key, 0) > 1) or bool(label.note) or _is_mentioned(name, clues.outside)


def _is_whole(name: str) -> bool:
    """Tell whether a name is a full one, or several words for somebody who has no other ("Military Aide")."""
    *before, last = name.split()
    if not before or names_office(name):
        return False
    return fold(last) in ENGLISH.roles_as_names or (may_be_person(name) and len(name_tokens(name)) == len(before) + 1)


def _is_mentioned(name: str, text: str) -> bool:
    words = r"\s+".join(map(re.escape, fold_marks(name).split()))
    return bool(re.search(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE))


def _asks(label: Label, speaker: Speaker | None, clues: Clues) -> bool:
    """Tell whether a label asks, be it known or not whose it is."""
    if speaker:
        return speaker.interviewer
    if label.key in GENERIC_LABELS or label.key.removeprefix("the ") in INTERVIEWER_LABELS:
        return label.key.removeprefix("the ") in INTERVIEWER_LABELS
    return clues.asking.get(label.key, 0.0) >= ASKS_MOSTLY or label_key(label.note or "") in _HOST_NAMES
