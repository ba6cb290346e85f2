"""The people of an article's prose, and which of them a cue means: by name, by office, or as he or she."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.models import Span
from corpus.text import is_first_name, name_tokens, same_person

from .cues import cue_after, reported_cues
from .shapes import (
    FEMALE,
    MALE,
    NAME_RUN,
    PLURAL_PERSONS,
    SCHOLARS,
    SENTENCE,
    Name,
    abroad,
    feminine_noun,
    feminine_words,
    is_apposed,
    is_office,
    office_before,
    opens_sentence,
    opens_with_office,
    read_name,
    up_to_noun,
    words_of,
)
from .subjects import Cue, Subject

# An age or a clause about somebody behind the name; an office, if the words turn out to be one.
_BEHIND = re.compile(
    r"(?P<sure>,? \(?(?:aged )?\d\d?(?=[,.)])\)?|,? \d\d?-year-old|, who(?:se)?\b)?"
    r"(?:, (?P<apposed>[^,.;:\x00]{3,120}))?"
)
_ONE_OF = re.compile(r"^one of (?:the|their|our|its) (.+?)s?$")
_SOMEBODY = re.compile(
    r"\b(?P<det>an?|another|one|his|her|their|the|this|that|my|our|some|many|several|two|three|most|local|other"
    r"|une?|un[ao]?|eine?|son|sa|su)"
    r"(?= (?P<words>[\w'-]+(?: [\w'-]+){0,3}))",
    re.IGNORECASE,
)
HE, SHE = abroad(lambda one: one.pronouns[0]), abroad(lambda one: one.pronouns[1])
_GENDERED = re.compile(
    rf"\b(?:(he|him|his|himself|{'|'.join(HE)})|(she|her|hers|herself|{'|'.join(SHE)}))\b", re.IGNORECASE
)
_STATES = re.compile(r"[^.,\x00]{0,40} in (?:a|an \w+) (?:\w+ )?(?:statement|release|filing)\b")
_PLACED = frozenset("at in inside near outside the across à aux en".split())
_LESSER = frozenset("vice deputy former assistant acting associate ex then".split())
_MAX_SENTENCE = 400  # characters read of one
_LOOK_BACK = 60  # characters
# As many of a hundred are right in stories that no rule was written against, or more.
_FULL, _SURNAME, _OFFICE = 0.95, 0.92, 0.9
_PRONOUN_TOLD, _PRONOUN = 0.9, 0.85
_PRONOUNS = re.compile(rf"\b(?:(he|{'|'.join(HE)})|(she|{'|'.join(SHE)}))\b", re.IGNORECASE)
_GENDERS = dict.fromkeys(("he", *HE), False) | dict.fromkeys(("she", *SHE), True)
_FAR = 4  # paragraphs after which a pronoun no longer means the last speaker


@dataclass(slots=True)
class ProsePerson:
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
    """A place where the narration speaks of somebody; ``person`` is ``None`` for somebody without a name here."""

    start: int
    person: ProsePerson | None
    feminine: bool | None = None
    plural: bool = False
    owner: bool = False  # "Zhang's brother": the brother is spoken of

    def fits(self, feminine: bool | None) -> bool:
        """Tell whether he (``False``), she (``True``) or they (``None``) can stand for one without a name."""
        return feminine is None or (not self.plural and self.feminine in {None, feminine})


class People:
    """The people named in the narration. ``narration`` is as long as the article, all else blotted out with NUL."""

    def __init__(self, narration: str, paragraphs: Sequence[Span], *, people: Iterable[str]) -> None:
        self._by_word: dict[str, list[ProsePerson]] = defaultdict(list)
        self._fits: dict[str, list[ProsePerson]] = {}
        for name in people:
            self._add(name).known = True
        runs = [(run, read_name(run[0])) for at in paragraphs for run in NAME_RUN.finditer(narration, at.start, at.end)]
        for _, found in sorted(runs, key=lambda item: -len(item[1].words) if item[1] else 0):
            if found and len(found.words) > 1 and not self._fitting(found.full):
                self._add(found.full)
        self._gather(narration, [(run, name) for run, name in runs if name])
        heard = self._hear(narration, paragraphs)
        self.mentions = sorted(self._mentions(narration, paragraphs, runs), key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self.mentions]
        self._tell_genders(narration, paragraphs)
        self._heard = sorted(at for at, words in heard if self.named(words))
        self._firsts = {id(mention.person): mention.start for mention in reversed(self.mentions)}

    def last_heard(self, start: int, end: int) -> int | None:
        """Return where the last one is named of those whom the narration has say something in the half-open range."""
        place = bisect_left(self._heard, end) - 1
        return self._heard[place] if place >= 0 and self._heard[place] >= start else None

    def is_first(self, mention: Mention) -> bool:
        """Tell whether nothing before names the person of a mention."""
        return self._firsts[id(mention.person)] == mention.start

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """Return the mentions that begin in the half-open range."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def named(self, run: str) -> ProsePerson | None:
        """Return the one person whom these words name; ``None`` where it may be two, or may be none."""
        name = read_name(run)
        if name is None or not name.words:
            return None
        found = [person for person in self._fitting(name.full) if person.known]
        if len(found) > 1:
            exact = [person for person in found if name_tokens(person.name) == name_tokens(name.full)] or [
                person for person in found if name_tokens(person.name)[0] == name_tokens(name.full)[0]
            ]
            offices = set(name.titles) - MALE - FEMALE
            titled = [person for person in found if offices and offices <= words_of(person.offices)]
            found = exact or titled
        return found[0] if len(found) == 1 else None

    def in_office(self, words: str) -> ProsePerson | None:
        """Return the one person introduced with this office ("the finance minister")."""
        wanted = set(words.split())
        lesser = wanted & _LESSER
        known = [person for person in self._everybody() if person.known]
        found = [
            person
            for person in known
            if any(wanted <= (have := words_of([office])) and have & _LESSER == lesser for office in person.offices)
        ]
        if not found and wanted <= SCHOLARS:
            found = [person for person in known if SCHOLARS & words_of(person.offices)]
        return found[0] if len(found) == 1 else None

    def _everybody(self) -> list[ProsePerson]:
        return list({id(person): person for people in self._by_word.values() for person in people}.values())

    def _add(self, full: str) -> ProsePerson:
        person = ProsePerson(full)
        self._fits.clear()
        for word in set(name_tokens(full)):
            self._by_word[word].append(person)
        return person

    def _fitting(self, short: str) -> list[ProsePerson]:
        if (known := self._fits.get(short)) is None:
            if short.startswith("M. ") and len(short) > len("M. "):  # Monsieur; who has it for an initial fits as well
                short = short if any(same_person(short, p.name) for p in self._everybody()) else short[3:]
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
            apposed = _ONE_OF.sub(r"\1", behind["apposed"].lower()) if behind and behind["apposed"] else None
            if apposed and is_office(apposed):
                person.offices.append(apposed)
                person.tell(apposed.split()[:3])
            # "in" a name is a place; who says it "in a statement", and nothing else is known of, is mostly a firm.
            states = _STATES.match(narration, run.end(), run.end() + 80)
            if states or before.rstrip().rsplit(" ", 1)[-1].lower() in _PLACED:
                placed.add(id(person))
                continue
            person.known = person.known or bool(
                name.titles or office or (behind and behind["sure"]) or (apposed and is_office(apposed))
            )
        self._placed = placed

    def _hear(self, narration: str, paragraphs: Sequence[Span]) -> list[tuple[int, str]]:
        """Take those for people who say something, unless the article is also "in" or "at" them; return where."""
        heard: list[tuple[int, str]] = []
        alone: dict[str, set[int]] = defaultdict(set)  # where people of one name say something
        for span in paragraphs:
            for sentence in SENTENCE.finditer(span.cut(narration)):
                words = sentence[0][:_MAX_SENTENCE]
                begin = span.start + sentence.start()
                behind = cue_after(words) if narration[begin - 1] == "\x00" else None
                for cue in [*reported_cues(words), *([behind] if behind else [])]:
                    name = read_name(cue.words) if cue.subject is Subject.NAME else None
                    fitting = self._fitting(name.full) if name and name.words and not name.doubtful else []
                    if len(fitting) == 1 and id(fitting[0]) not in self._placed:
                        fitting[0].known = True
                    if name and len(name.words) == 1 and not fitting and is_first_name(name.full):
                        alone[name.full].add(begin)
                    if name and name.words:
                        heard.append((begin + cue.start, cue.words))
        for full in (name for name in alone if len(alone[name]) > 1):
            self._add(full).known = True
        return heard

    def _mentions(
        self, narration: str, paragraphs: Sequence[Span], runs: Sequence[tuple[re.Match[str], Name | None]]
    ) -> Iterator[Mention]:
        german = narration.count(" und ") > narration.count(" and ")
        for run, name in runs:
            person = self.named(run[0])
            if person:
                yield Mention(run.start(), person, owner=run[0].endswith("'s"))
            # German writes any noun with a capital.
            elif (
                name
                and name.words
                and not self._placed.issuperset(map(id, self._fitting(name.full)))
                and (not german or opens_sentence(narration, run.start()) or narration.startswith(",", run.end()))
            ):
                yield Mention(run.start(), None)  # it may be a person, so "she said" may be hers
        for span in paragraphs:
            for found in _SOMEBODY.finditer(narration, span.start, span.end):
                words = up_to_noun(found["words"].lower().split())
                if not words:
                    continue
                end = found.end() + 1 + len(" ".join(words))
                beside = NAME_RUN.match(narration, end + 1 + (narration[end : end + 1] == ","))
                before = narration[max(0, found.start() - _LOOK_BACK) : found.start()]
                # "Her brother Ronald" is somebody else, "the mayor, Zhang" is Zhang.
                if (beside and (self.named(beside[0]) or not read_name(beside[0]))) or is_apposed(before):
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


@dataclass(frozen=True, slots=True)
class Said:
    """Who was heard, up to where; ``person`` is ``None`` for one whose name is not known."""

    person: ProsePerson | None
    confidence: float = 0.3
    end: int = 0
    paragraph: int = -1
    asked: bool = False  # what comes next may be somebody's answer
    carried: int = 0  # paragraphs taken to go on without a cue
    reporter: bool = False
    cued: bool = True


class Listener:
    """Follows who speaks, from the first quotation to the last."""

    def __init__(self, narration: str, paragraphs: Sequence[Span], people: People) -> None:
        self._narration, self._paragraphs, self._people = narration, paragraphs, people
        self._said: Said | None = None
        self.last: Said | None = None  # as ``_said``, the reporter's own questions included

    def remember(self, said: Said, *, end: int, paragraph: int) -> Said:
        """Take note that a quotation of ``said`` ends, cue included, at ``end``."""
        self.last = replace(said, end=end, paragraph=paragraph)
        if not said.reporter and (said.person or said.cued):
            self._said = self.last
        return self.last

    def by_cue(self, cue: Cue, *, sentence: Span, paragraph: int) -> Said:
        """Return whom the cue, read in the narration at ``sentence``, means."""
        at = sentence.start + cue.start
        if cue.subject is Subject.NAME:
            person, name = self._people.named(cue.words), read_name(cue.words)
            sure = _FULL if name and len(name.words) > 1 else _SURNAME
            return Said(person, sure, asked=cue.asks)
        if cue.subject is Subject.OFFICE:
            return Said(self._people.in_office(cue.words), _OFFICE, asked=cue.asks)
        if cue.subject is Subject.PRONOUN:
            return replace(self._by_pronoun(cue, at, paragraph), asked=cue.asks)
        if cue.subject is Subject.SAME:
            return self._by_sentence(sentence, paragraph)
        return Said(None, asked=cue.asks or cue.subject is Subject.REPORTER, reporter=cue.subject is Subject.REPORTER)

    def only(self, person: ProsePerson | None, start: int, end: int) -> bool:
        """Tell whether nobody else is spoken of in between, by name or as he or she."""
        if person is None or any(item.person is not person for item in self._people.between(start, end)):
            return False
        return all(person.feminine is bool(found[2]) for found in _PRONOUNS.finditer(self._narration, start, end))

    def _by_sentence(self, sentence: Span, paragraph: int) -> Said:
        cue = next(
            (cue for cue in reported_cues(sentence.cut(self._narration)) if cue.subject is not Subject.OTHER), None
        )
        if cue:
            return self.by_cue(cue, sentence=sentence, paragraph=paragraph)
        if found := _PRONOUNS.match(sentence.cut(self._narration).lstrip()):
            return self._by_pronoun(Cue(Subject.PRONOUN, found[0].lower()), sentence.start, paragraph)
        here = self._people.between(sentence.start, sentence.end)
        if here and opens_with_office(self._narration[sentence.start : here[0].start]):
            person = here[0].person
            return Said(person if self.only(person, sentence.start, sentence.end) else None, _OFFICE)
        return Said(None)

    def _by_pronoun(self, cue: Cue, at: int, paragraph: int) -> Said:
        feminine = _GENDERS.get(cue.words)
        said = self._said
        if said and cue.goes_on and said.paragraph == paragraph and _fits(said.person, feminine):
            candidates: list[ProsePerson | None] = [said.person]
        else:
            candidates = self._candidates(at, paragraph, feminine)
        people = {id(person): person for person in candidates}
        if len(people) != 1 or (person := candidates[0]) is None:
            return Said(None)
        known = person.feminine is not None
        if feminine is not None:
            person.feminine = feminine
        return Said(person, _PRONOUN_TOLD if known else _PRONOUN)

    def _candidates(self, at: int, paragraph: int, feminine: bool | None) -> list[ProsePerson | None]:
        """The people spoken of just before: in this paragraph, in the one before, or last heard and named since."""
        said, start = self._said, self._paragraphs[paragraph].start
        if said and said.paragraph == paragraph:
            found = [said.person, *_fitting(self._people.between(said.end, at), feminine)]
        elif here := self._spoken_of(start, at, feminine):
            found = here
        else:
            before = self._paragraphs[max(0, paragraph - 1)]
            told = None if said and said.paragraph >= paragraph - 1 else self._told_of(before, feminine)
            if told:
                found = [told]
            elif said and paragraph - said.paragraph <= _FAR:
                found = [said.person, *_fitting(self._people.between(said.end, start), feminine)]
                if heard := self._people.last_heard(said.end, start):
                    found = self._spoken_of(heard, start, feminine)
            else:
                found = self._spoken_of(before.start, start, feminine)
        return [person for person in found if _fits(person, feminine)]

    def _spoken_of(self, start: int, end: int, feminine: bool | None) -> list[ProsePerson | None]:
        """The last one who says something in the narration, and who is spoken of since; else all spoken of."""
        heard = self._people.last_heard(start, end)
        mentions = self._people.between(start if heard is None else heard, end)
        # What is capitalised behind somebody who speaks is mostly a place, unless a sentence begins with it.
        named = [
            item for item in mentions if heard is None or item.person or opens_sentence(self._narration, item.start)
        ]
        return _fitting(named, feminine)

    def _told_of(self, paragraph: Span, feminine: bool | None) -> ProsePerson | None:
        """The one person a paragraph speaks of, if it begins with the full name and says who that is."""
        here = self._people.between(paragraph.start, paragraph.end)
        people = {id(item.person): item.person for item in here}
        if len(people) != 1 or not here[0].person or not _fits(here[0].person, feminine):
            return None
        begins = opens_with_office(self._narration[paragraph.start : here[0].start])
        behind = here[0].start + len(here[0].person.name)
        introduced = self._people.is_first(here[0]) and self._narration[behind : behind + 2] == ", "
        return here[0].person if begins and introduced else None


def _fitting(mentions: Sequence[Mention], feminine: bool | None) -> list[ProsePerson | None]:
    fitting = [item for item in mentions if item.person or item.fits(feminine)]
    return [item.person for item in fitting if not item.owner] or [item.person for item in fitting]


def _fits(person: ProsePerson | None, feminine: bool | None) -> bool:
    return person is None or feminine is None or person.feminine in {None, feminine}
