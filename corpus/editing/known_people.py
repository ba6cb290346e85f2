"""People as editors know them: one entry of ``speakers.yaml``, with the roles somebody has had over time."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path

from corpus.ids import slug
from corpus.models import Part, Speaker
from corpus.names import GENERIC_LABELS, label_key

from .records import EditorFileError, Record

_KEYS = ("id", "name", "aliases", "part", "articles", "role", "roles")
_ROLE_KEYS = ("role", "from", "to")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Tenure:
    """A role and the days from when to when somebody has it, both included; open where not given."""

    role: str
    first: date = date.min
    last: date = date.max


@dataclass(frozen=True, slots=True)
class Person:
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


def read_person(record: Record) -> Person:
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
    return Person(speaker_id, name, aliases, Part(part) if part else None, articles, _tenures(record), line=record.line)


def check_claims(people: Sequence[Person], *, file: Path) -> None:
    """Make sure that an id, and a name in an article, is that of one person alone.

    Raises:
        EditorFileError: Two people claim the same.
    """
    ids: dict[str, Person] = {}
    claims: dict[tuple[str, str | None], Person] = {}
    for person in people:
        other = ids.setdefault(person.id, person)
        if other is not person:
            problem = (
                f"the id {person.id!r} is that of {other.name} (line {other.line}) as well; give one an 'id' of its own"
            )
            raise EditorFileError(file, problem, line=person.line)
        for claim in product(person.keys, person.articles or (None,)):
            other = claims.setdefault(claim, person)
            if other is not person:
                problem = f"{claim[0]!r} is a name of {other.name} (line {other.line}) as well{_where(claim[1])}"
                way_out = "leave it to one, or say in which 'articles' each of them speaks"
                raise EditorFileError(file, f"{problem}; {way_out}", line=person.line)


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
