"""The people of an article's prose: their full names, offices and, where the words show it, he or she."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from corpus.models import Span
from corpus.text import name_tokens, same_person

from .cues import cue_after, reported_sayers
from .names import (
    FEMALE,
    MALE,
    NAME_RUN,
    PLURAL_PERSONS,
    Name,
    feminine_noun,
    feminine_words,
    is_office,
    office_before,
    read_name,
    up_to_noun,
)
from .subjects import Sayer

# An age or a clause about somebody behind the name; an office, if the words turn out to be one.
_BEHIND = re.compile(
    r"(?P<sure>,? \(?(?:aged )?\d\d?(?=[,.)])\)?|,? \d\d?-year-old|, who(?:se)?\b)?"
    r"(?:, (?P<apposed>[^,.;:\x00]{3,120}))?"
)
_SOMEBODY = re.compile(
    r"\b(?P<det>an?|another|one|his|her|their|the|this|that|my|our|some|many|several|two|three|most|local|other)"
    r"(?= (?P<words>[\w'-]+(?: [\w'-]+){0,3}))",
    re.IGNORECASE,
)
_GENDERED = re.compile(r"\b(?:(he|him|his|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
_STATES = re.compile(r"[^.,\x00]{0,40} in (?:a|an \w+) (?:\w+ )?(?:statement|release|filing)\b")
_PLACED = frozenset("at in inside near outside the across".split())
_LESSER = frozenset("vice deputy former assistant acting associate ex then".split())
_MAX_SENTENCE = 400  # characters read of one
_LOOK_BACK = 60  # characters


@dataclass(slots=True)
class Person:
    """Somebody named in the article; ``feminine`` is ``None`` while the words do not tell."""

    name: str
    offices: list[str] = field(default_factory=list)
    feminine: bool | None = None
    known: bool = False  # the words around the name show that it is a person's

    def tell(self, words: Iterable[str]) -> None:
        feminine = feminine_words(words)
        self.feminine = self.feminine if feminine is None else feminine


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the narration speaks of somebody; ``person`` is ``None`` for one who has no name here."""

    start: int
    person: Person | None
    feminine: bool | None = None
    plural: bool = False

    def fits(self, feminine: bool | None) -> bool:
        """Tell whether he (``False``), she (``True``) or they (``None``) can stand for one without a name."""
        if feminine is None:
            return True
        return not self.plural and self.feminine in {None, feminine}


class People:
    """Who is named in the narration. ``narration`` is as long as the article, all else blotted out with NUL."""

    def __init__(self, narration: str, paragraphs: Sequence[Span], *, people: Iterable[str]) -> None:
        self._by_word: dict[str, list[Person]] = defaultdict(list)
        self._fits: dict[str, list[Person]] = {}
        for name in people:
            self._add(name).known = True
        runs = [(run, read_name(run[0])) for span in paragraphs for run in _runs(narration, span)]
        for _, found in sorted(runs, key=lambda item: -len(item[1].words) if item[1] else 0):
            if found and len(found.words) > 1 and not self._fitting(found.full):
                self._add(found.full)
        self._gather(narration, [(run, name) for run, name in runs if name])
        self._hear(narration, paragraphs)
        self.mentions = sorted(self._mentions(narration, paragraphs, runs), key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self.mentions]
        self._tell_genders(narration, paragraphs)

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """Return the mentions that begin in the half-open range."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def named(self, run: str) -> Person | None:
        """Return the one person whom these words name; ``None`` where it may be two, or may be none."""
        name = read_name(run)
        if name is None or not name.words:
            return None
        found = [person for person in self._fitting(name.full) if person.known]
        if len(found) > 1:
            exact = [person for person in found if name_tokens(person.name) == name_tokens(name.full)]
            offices = set(name.titles) - MALE - FEMALE
            titled = [person for person in found if offices and offices <= _words_of(person.offices)]
            found = exact or titled
        return found[0] if len(found) == 1 else None

    def in_office(self, words: str) -> Person | None:
        """Return the one person introduced with this office ("the finance minister")."""
        wanted = set(words.split())
        lesser = wanted & _LESSER
        found = [
            person
            for person in self._everybody()
            if person.known
            and any(wanted <= (have := _words_of([office])) and have & _LESSER == lesser for office in person.offices)
        ]
        return found[0] if len(found) == 1 else None

    def _everybody(self) -> list[Person]:
        return list({id(person): person for people in self._by_word.values() for person in people}.values())

    def _add(self, full: str) -> Person:
        person = Person(full)
        self._fits.clear()
        for word in set(name_tokens(full)):
            self._by_word[word].append(person)
        return person

    def _fitting(self, short: str) -> list[Person]:
        if (known := self._fits.get(short)) is None:
            rarest = min((self._by_word.get(word, []) for word in name_tokens(short)), key=len, default=[])
            known = self._fits[short] = [person for person in rarest if same_person(short, person.name)]
        return known

    def _gather(self, narration: str, runs: Iterable[tuple[re.Match[str], Name]]) -> None:
        """Learn from the words beside a name whether it is a person's, which office, and he or she."""
        placed: set[int] = set()
        for run, name in runs:
            if not name.words:
                continue
            fitting = self._fitting(name.full)
            if not fitting and name.titles:
                fitting = [self._add(" ".join(run[0].removesuffix("'s").split()))]
            if len(fitting) != 1:
                continue
            person = fitting[0]
            before = narration[max(0, run.start() - _LOOK_BACK) : run.start()]
            office = office_before(before)
            behind = None if run[0].endswith("'s") else _BEHIND.match(narration, run.end(), run.end() + 150)
            if name.titles:
                person.offices.append(" ".join(name.titles))
                person.tell(name.titles)
            if office:
                person.offices.append(office)
            apposed = behind["apposed"].lower() if behind and behind["apposed"] else None
            if apposed and is_office(apposed):
                person.offices.append(apposed)
                person.tell(apposed.split()[:3])
            person.known = person.known or bool(
                name.titles or office or (behind and behind["sure"]) or (apposed and is_office(apposed))
            )
            # "in" a name is a place; who says it "in a statement", and nothing else is known of, is mostly a firm.
            states = _STATES.match(narration, run.end(), run.end() + 80)
            if states or before.rstrip().rsplit(" ", 1)[-1].lower() in _PLACED:
                placed.add(id(person))
        self._placed = placed

    def _hear(self, narration: str, paragraphs: Sequence[Span]) -> None:
        """Take those for people who say something, unless the article is also "in" or "at" them."""
        for span in paragraphs:
            for sentence in re.finditer(r"[^.!?\x00]+(?:\.(?! [A-Z])[^.!?\x00]*)*", span.cut(narration)):
                words = sentence[0][:_MAX_SENTENCE]
                behind = cue_after(words) if narration[span.start + sentence.start() - 1] == "\x00" else None
                for cue in [*reported_sayers(words), *([behind] if behind else [])]:
                    name = read_name(cue.words) if cue.sayer is Sayer.NAME else None
                    fitting = self._fitting(name.full) if name and name.words and not name.doubtful else []
                    if len(fitting) == 1 and id(fitting[0]) not in self._placed:
                        fitting[0].known = True

    def _mentions(
        self, narration: str, paragraphs: Sequence[Span], runs: Sequence[tuple[re.Match[str], Name | None]]
    ) -> Iterator[Mention]:
        named: list[int] = []
        for run, name in runs:
            person = self.named(run[0])
            named.append(run.start())
            if person:
                yield Mention(run.start(), person)
            elif name and name.words and any(id(other) not in self._placed for other in self._fitting(name.full)):
                yield Mention(run.start(), None)  # it may be a person, so "she said" may be hers
        for span in paragraphs:
            for found in _SOMEBODY.finditer(narration, span.start, span.end):
                words = up_to_noun(found["words"].lower().split())
                if not words:
                    continue
                end = found.end() + 1 + len(" ".join(words))
                behind = narration[end : end + 3]
                before = narration[max(0, found.start() - _LOOK_BACK) : found.start()]
                if behind.lstrip(" ,")[:1].isupper() or _is_apposed(before):
                    continue
                office = self.in_office(" ".join(words)) if found["det"].lower() == "the" else None
                yield Mention(found.start(), office, feminine_noun(words[-1]), plural=words[-1] in PLURAL_PERSONS)

    def _tell_genders(self, narration: str, paragraphs: Sequence[Span]) -> None:
        """A paragraph that names one person and nobody else tells he or she by its pronouns."""
        for span in paragraphs:
            here = self.between(span.start, span.end)
            people = {id(mention.person): mention.person for mention in here}
            person = here[0].person if here else None
            if len(people) != 1 or person is None or person.feminine is not None:
                continue
            used = {bool(found[2]) for found in _GENDERED.finditer(narration, here[0].start, span.end)}
            if len(used) == 1:
                person.feminine = used.pop()


def _runs(narration: str, span: Span) -> Iterator[re.Match[str]]:
    return NAME_RUN.finditer(narration, span.start, span.end)


def _is_apposed(before: str) -> bool:
    """The words stand behind a name and a comma, so they speak of the one just named."""
    ahead = before.rstrip()
    return ahead.endswith(",") and any(run.end() == len(ahead) - 1 for run in NAME_RUN.finditer(ahead))


def _words_of(offices: Iterable[str]) -> set[str]:
    return {word.strip(",.'") for office in offices for word in office.split()}
