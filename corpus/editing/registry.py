"""The registry of speakers: who is the same person across articles, from ``speakers.yaml`` in the corpus folder."""

import calendar
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import product
from pathlib import Path

from corpus.models import JOINT, SPEECH, Article, Attribution, Kind, Paragraph, Part, ReadingWarning, Speaker, slug
from corpus.text import GENERIC_LABELS, begins_east_asian, label_key, name_tokens, same_person

from .yaml_records import EditorFileError, Record, read_entries

_KEYS = ("id", "name", "aliases", "part", "articles", "role", "roles")
_ROLE_KEYS = ("role", "from", "to")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
REGISTRY_NAME = "speakers.yaml"


@dataclass(frozen=True, slots=True)
class Tenure:
    """A role and the days from when to when somebody has it, both included; open where not given."""

    role: str
    first: date = date.min
    last: date = date.max


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody whom the editors know; without ``articles``, in all of them. ``line`` is where the entry begins."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    part: Part | None = None
    articles: frozenset[str] = frozenset()
    tenures: tuple[Tenure, ...] = ()
    line: int = 0

    @property
    def keys(self) -> frozenset[str]:
        """The name and the aliases, folded for comparison."""
        return frozenset(map(label_key, (self.name, *self.aliases)))

    def covers(self, article_id: str) -> bool:
        """Tell whether this person may speak in that article."""
        return not self.articles or article_id in self.articles

    def role_on(self, day: date | None) -> str | None:
        """Return the role held on that day, of several the one taken up last; without a day, the latest held."""
        if day is None:
            latest = max(self.tenures, key=lambda item: (item.last, item.first), default=None)
        else:
            held = [item for item in self.tenures if item.first <= day <= item.last]
            latest = max(held, key=lambda item: item.first, default=None)
        return latest.role if latest else None

    def as_speaker(self, printed: Speaker, *, published: date | None) -> Speaker:
        """Return this person as the speaker of an article; what is printed there stays among the aliases."""
        spellings = dict.fromkeys((printed.name, *printed.aliases, *self.aliases))
        return Speaker(
            id=self.id,
            name=self.name,
            role=self.role_on(published) or printed.role,
            aliases=tuple(spelling for spelling in spellings if spelling != self.name),
            part=self.part or printed.part,
        )


@dataclass(frozen=True)
class Registry:
    """People known across articles. Of two with one name, the one for single articles goes before in these.

    ``slips`` tell what of ``speakers.yaml`` is not used.
    """

    people: tuple[KnownPerson, ...] = ()
    slips: tuple[ReadingWarning, ...] = ()

    def apply(self, articles: Iterable[Article]) -> tuple[Article, ...]:
        """Return the articles with everybody known as the registry says; see ``identify``."""
        return tuple(map(self.identify, articles))

    def identify(self, article: Article) -> Article:
        """Return an article whose speakers have the id, name and part of the registry, and the role of its day.

        Speakers who are one person in the registry become one. Where somebody's part changes, so does the kind of
        what they say, except where an editor corrected it. No word of the article changes.
        """
        people = self.people_in(article)
        ids: dict[str, str] = {}
        cast: dict[str, Speaker] = {}
        for printed in article.speakers:
            person = people.get(printed.id)
            known = person.as_speaker(printed, published=article.published) if person else self._joint(printed, article)
            ids[printed.id] = known.id
            cast[known.id] = cast[known.id].united(known) if known.id in cast else known
        recast = {
            printed.id: person.part
            for printed in article.speakers
            if (person := people.get(printed.id)) and person.part and person.part is not printed.part
        }
        doubts = [doubt for doubt in self._doubts(article, people) if doubt not in article.warnings]
        if not doubts and tuple(cast.values()) == article.speakers:
            return article
        return replace(
            article,
            speakers=tuple(cast.values()),
            paragraphs=tuple(_said_as(paragraph, ids, recast) for paragraph in article.paragraphs),
            warnings=(*article.warnings, *doubts),
        )

    def people_in(self, article: Article) -> dict[str, KnownPerson]:
        """Return whom the registry knows among the speakers of an article, by the ids they have in it."""
        n_called = Counter(label_key(speaker.name) for speaker in article.speakers)
        found = {}
        for speaker in article.speakers:
            fitting = self._fitting(speaker, article)
            # Two of one name in one article are two people: which of them is meant can't be known.
            if len(fitting) == 1 and n_called[label_key(speaker.name)] == 1:
                found[speaker.id] = fitting[0]
        return found

    def is_taken(self, speaker_id: str) -> bool:
        """Tell whether an id is that of somebody in the registry."""
        return speaker_id in self._by_id

    def unused(self, articles: Sequence[Article]) -> tuple[ReadingWarning, ...]:
        """Return a warning for each person who speaks in none of these articles, and for ids that no article has.

        None where there are slips: the people of an entry that can't be read may be known from an earlier one.
        """
        if self.slips:
            return ()
        used = {person.id for article in articles for person in self._heard(article)}
        known = {article.id for article in articles}
        warnings = []
        for person in self.people:
            where = f"{REGISTRY_NAME}, line {person.line}: {person.name}"
            if missing := ", ".join(sorted(person.articles - known)):
                warnings.append(ReadingWarning(f"{where} is said to speak in {missing}, and there is no such article"))
            elif person.id not in used:
                hint = "add the name as printed to 'aliases', or remove the entry"
                warnings.append(ReadingWarning(f"{where} speaks in no article; {hint}"))
        return tuple(warnings)

    @cached_property
    def _by_id(self) -> dict[str, KnownPerson]:
        return {person.id: person for person in self.people}

    @cached_property
    def _by_key(self) -> Mapping[str, Sequence[KnownPerson]]:
        by_key: dict[str, list[KnownPerson]] = defaultdict(list)
        for person in sorted(self.people, key=lambda person: not person.articles):
            for key in person.keys:
                by_key[key].append(person)
        return dict(by_key)

    @cached_property
    def _by_article(self) -> Mapping[str, Sequence[KnownPerson]]:
        by_article: dict[str, list[KnownPerson]] = defaultdict(list)
        for person in self.people:
            for article_id in person.articles:
                by_article[article_id].append(person)
        return dict(by_article)

    def _claims(self, name: str, article: Article) -> Iterator[KnownPerson]:
        return (person for person in self._by_key.get(label_key(name), ()) if person.covers(article.id))

    def _is_at_home(self, person: KnownPerson, article: Article) -> bool:
        """Tell whether nobody else has this person's name in the article: two could not be told apart there."""
        return next(self._claims(person.name, article), None) is person

    def _called(self, name: str, article: Article) -> KnownPerson | None:
        return next((person for person in self._claims(name, article) if self._is_at_home(person, article)), None)

    def _fitting(self, speaker: Speaker, article: Article) -> Sequence[KnownPerson]:
        if owner := self._called(speaker.name, article):
            return (owner,)
        with_id = self._by_id.get(speaker.id)
        if with_id and self._is_at_home(with_id, article):
            return (with_id,)
        fitting = [
            owner
            for alias in speaker.aliases
            if (owner := self._called(alias, article)) and (is_full_name(alias) or _may_be(speaker, owner))
        ]
        return tuple(dict.fromkeys(fitting or self._named_in_full(speaker, article)))

    def _named_in_full(self, speaker: Speaker, article: Article) -> Iterator[KnownPerson]:
        """Yield the people said to speak in just this article of whose names a speaker's label is a short form."""
        if is_full_name(speaker.name):
            return
        for person in self._by_article.get(article.id, ()):
            if is_short_for(speaker.name, person.name) and self._is_at_home(person, article):
                yield person

    def _heard(self, article: Article) -> Iterator[KnownPerson]:
        yield from self.people_in(article).values()
        joint = [speaker.name.split(JOINT) for speaker in article.speakers if JOINT in speaker.name]
        for names in joint:
            yield from (person for name in names if (person := self._called(name, article)))

    def _joint(self, printed: Speaker, article: Article) -> Speaker:
        """People who answer as one stay one speaker; the registry's names replace the printed ones."""
        if JOINT not in printed.name:
            return printed
        names = printed.name.split(JOINT)
        known = JOINT.join(person.name if (person := self._called(name, article)) else name for name in names)
        if known == printed.name:
            return printed
        return replace(printed, name=known, aliases=tuple(dict.fromkeys((printed.name, *printed.aliases))))

    def _doubts(self, article: Article, people: Mapping[str, KnownPerson]) -> Iterator[ReadingWarning]:
        for speaker in article.speakers:
            if speaker.id not in people and (fitting := self._fitting(speaker, article)):
                names = " or ".join(person.name for person in fitting)
                message = f"who {speaker.name} is can't be told from {REGISTRY_NAME} ({names}?); left as printed"
                yield ReadingWarning(message)


def read_registry(folder: Path, *, last: Sequence[KnownPerson] = ()) -> Registry:
    """Return what ``speakers.yaml`` in a folder says; without that file, a registry of nobody.

    An entry that can't be understood is left out, with a slip, as are two that claim one id, or one name in the same
    articles. While there is a slip, people of ``last`` stay known where no good entry is about them.

    Args:
        folder: Of the articles.
        last: Whom the editors knew when the articles were last published.
    """
    file = folder / REGISTRY_NAME
    misnamed = file.with_suffix(".yml")
    try:
        if misnamed.exists() and not file.exists():
            raise EditorFileError(misnamed, f"is not looked at under this name; call it {REGISTRY_NAME}")
        found = read_entries(file, read_person)
    except EditorFileError as error:
        return Registry(tuple(last), (_slip(error, "people"),))
    disputed = _disputes(found.good, file=file)
    people = tuple(person for person in found.good if person not in disputed)
    errors = dict.fromkeys((*found.slips, *disputed.values()))
    if errors:
        taken = set().union(*map(_claims, people))
        people += tuple(person for person in last if taken.isdisjoint(_claims(person)))
    slips = sorted(errors, key=lambda error: error.line or 0)
    return Registry(people, tuple(_slip(error, "the people of this entry") for error in slips))


def _slip(error: EditorFileError, people: str) -> ReadingWarning:
    outcome = f"until this is mended, {people} are named as in the last version, or else as printed"
    return ReadingWarning(f"{error}; {outcome}", slip=True)


def read_person(record: Record) -> KnownPerson:
    """Return the person whom a record of ``speakers.yaml`` describes.

    Raises:
        EditorFileError: A key or a value is none that can be understood.
    """
    record.check_keys(_KEYS)
    name, aliases = record.words("name"), record.all_words("aliases")
    if not name or not all(map(label_key, (name, *aliases))):
        raise record.refused("an entry needs a 'name', and names are made of letters")
    articles = frozenset(record.all_words("articles"))
    for article in articles:
        if slug(article) != article:
            raise record.refused(f"{article!r} is no article id; write {slug(article)!r}?", key="articles")
    speaker_id = record.words("id") or slug(name)
    generic = next((word for word in (name, *aliases, speaker_id) if label_key(word) in GENERIC_LABELS), None)
    if generic and not articles:
        raise record.refused(f"{generic!r} stands for many people; say in which 'articles' it is {name}")
    if slug(speaker_id) != speaker_id:
        raise record.refused(f"{speaker_id!r} is no id; small letters, digits and single dashes are", key="id")
    part = record.words("part")
    if part is not None and part not in set(Part):
        raise record.refused(f"{part!r} is no part; there are {', '.join(Part)}", key="part")
    return KnownPerson(
        speaker_id, name, aliases, Part(part) if part else None, articles, _tenures(record), line=record.line
    )


def _claims(person: KnownPerson) -> set[tuple[str, str | None]]:
    return {(f"id {person.id}", None), *product(person.keys, person.articles or (None,))}


def _disputes(people: Sequence[KnownPerson], *, file: Path) -> dict[KnownPerson, EditorFileError]:
    """Return the people whose id, or whose name in an article, is claimed by somebody else too, and what to do."""
    ids: dict[str, KnownPerson] = {}
    claims: dict[tuple[str, str | None], KnownPerson] = {}
    disputed: dict[KnownPerson, EditorFileError] = {}

    def dispute(person: KnownPerson, other: KnownPerson, problem: str) -> None:
        error = disputed.get(person) or EditorFileError(file, problem, line=person.line)
        disputed.setdefault(person, error)
        disputed.setdefault(other, error)

    for person in people:
        other = ids.setdefault(person.id, person)
        if other is not person:
            whose = f"the id {person.id!r} is that of {other.name} (line {other.line}) as well"
            dispute(person, other, f"{whose}; give one an 'id' of its own")
        for claim in product(person.keys, person.articles or (None,)):
            other = claims.setdefault(claim, person)
            if other is not person:
                whose = f"{claim[0]!r} is a name of {other.name} (line {other.line}) as well{_where(claim[1])}"
                dispute(person, other, f"{whose}; leave it to one, or say in which 'articles' each of them speaks")
    return disputed


def _where(article_id: str | None) -> str:
    return "" if article_id is None else f" in {article_id}"


def _tenures(record: Record) -> tuple[Tenure, ...]:
    always = record.words("role")
    tenures = [Tenure(always)] if always else []
    for item in record.records("roles"):
        item.check_keys(_ROLE_KEYS)
        role = item.words("role")
        if not role:
            raise item.refused("each of 'roles' needs a 'role'")
        first, last = _day(item, "from", last=False), _day(item, "to", last=True)
        if first > last:
            raise item.refused(f"ends on {last}, before it begins on {first}")
        tenures.append(Tenure(role, first, last))
    return tuple(tenures)


def _day(record: Record, key: str, *, last: bool) -> date:
    """The day printed; of a year or month, its first or last one."""
    printed = record.words(key)
    if printed is None:
        return date.max if last else date.min
    found = _DAY.fullmatch(printed)
    try:
        if found is None:
            raise ValueError(printed)
        year, month = int(found[1]), int(found[2] or (12 if last else 1))
        return date(year, month, int(found[3] or (calendar.monthrange(year, month)[1] if last else 1)))
    except ValueError:  # as well where there is no such day
        raise record.refused(f"{printed!r} is no day; write 2015-06-30, 2015-06 or 2015", key=key) from None


def _said_as(paragraph: Paragraph, ids: Mapping[str, str], recast: Mapping[str, Part]) -> Paragraph:
    if paragraph.speaker_id is None:
        return paragraph
    kind, part = paragraph.kind, recast.get(paragraph.speaker_id)
    if part and kind in SPEECH and paragraph.attribution is not Attribution.CORRECTION:
        kind = Kind.QUESTION if part is Part.INTERVIEWER else Kind.STATEMENT
    return replace(paragraph, speaker_id=ids[paragraph.speaker_id], kind=kind)


def is_full_name(name: str) -> bool:
    """Tell whether a name is enough to identify a person, as a surname or initials are not."""
    tokens = name_tokens(name)
    return (len(tokens) > 1 and max(map(len, tokens)) > 1) or begins_east_asian(name)


def is_short_for(label: str, name: str) -> bool:
    """Tell whether a label can stand for a full name: a part of it ("President Luo"), or its initials ("L.S.")."""
    if JOINT in label or JOINT in name:
        return False
    initials = "".join(word[0] for word in name_tokens(name))
    return same_person(label, name) or (
        len(initials) > 1 and "".join(filter(str.isalpha, label_key(label))) == initials
    )


def _may_be(speaker: Speaker, person: KnownPerson) -> bool:
    """Tell whether a speaker called by a surname elsewhere, and here by more, can be this person."""
    full = filter(is_full_name, (person.name, *person.aliases))
    return any(same_person(speaker.name, name) or same_person(name, speaker.name) for name in full)
