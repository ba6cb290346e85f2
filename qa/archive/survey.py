"""What an editor has to see to in an archive: whose words are unsure, what is not known, who may be one person."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import combinations, pairwise
from statistics import median
from typing import Self

from rapidfuzz.fuzz import ratio

from corpus import JOINT, Article, Kind, fold, is_unsure, name_tokens
from embeddings import SpeakerRecord

from .archive import Archive

_AT_A_TIME = 200  # articles that are in memory together
_MAX_COMPARED = 300  # people who share a part of their names; so that a huge archive stays quick
_MAX_NAMESAKES = 100
_MAX_GAPS = 5
_MIN_GAP_DAYS = 60
_TIMES_THE_USUAL = 4  # between two articles
_ALIKE = 88.0  # of 100, from which one name may be a slip of the other


@dataclass(frozen=True, slots=True)
class ArticleState:
    """An article without its words: how many paragraphs wait for an editor, and what is known of it."""

    id: str
    title: str
    byline: str | None
    source: str | None
    published: date | None
    n_statements: int
    n_unsure: int

    @classmethod
    def of(cls, article: Article) -> Self:
        """Return the state of an article."""
        return cls(
            id=article.id,
            title=article.title,
            byline=article.byline,
            source=article.source,
            published=article.published,
            n_statements=sum(one.kind is Kind.STATEMENT for one in article.paragraphs),
            n_unsure=sum(map(is_unsure, article.paragraphs)),
        )


class Likeness(StrEnum):
    """Why two people may be one."""

    SAME = "same"
    SHORT = "short"
    SPELLING = "spelling"


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Two people whose names are the same, or nearly: one person, or two to be told apart."""

    one: SpeakerRecord
    other: SpeakerRecord
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Gap:
    """Days between two articles within which, unusually, nothing was published."""

    after: date
    before: date

    @property
    def n_days(self) -> int:
        return (self.before - self.after).days


@dataclass(frozen=True)
class Survey:
    """All articles of one index version, the newest first, and everybody who is a speaker in any, by surname."""

    articles: tuple[ArticleState, ...]
    people: tuple[SpeakerRecord, ...]

    @classmethod
    def of(cls, archive: Archive) -> Self:
        """Read every article once: some seconds for ten thousand."""
        states: list[ArticleState] = []
        after: str | None = None
        while True:
            page = archive.articles(after=after, limit=_AT_A_TIME)
            states += map(ArticleState.of, page.items)
            if (after := page.next) is None:
                break
        states.sort(key=lambda one: (one.published or date.min, one.title), reverse=True)
        return cls(tuple(states), archive.speakers_called(""))

    @cached_property
    def n_unsure(self) -> int:
        return sum(one.n_unsure for one in self.articles)

    @cached_property
    def unsure(self) -> tuple[ArticleState, ...]:
        """Articles with paragraphs that wait for an editor, those with the most first."""
        return tuple(sorted((one for one in self.articles if one.n_unsure), key=lambda one: (-one.n_unsure, one.id)))

    @cached_property
    def without_office(self) -> tuple[SpeakerRecord, ...]:
        """Who answers, and no office is known of them; who says most first."""
        people = (one for one in self.people if not one.speaker.interviewer and not one.speaker.role)
        return tuple(sorted(people, key=lambda one: (-one.n_statements, one.speaker.id)))

    @cached_property
    def without_date(self) -> tuple[ArticleState, ...]:
        return tuple(one for one in self.articles if one.published is None)

    @cached_property
    def without_source(self) -> tuple[ArticleState, ...]:
        return tuple(one for one in self.articles if not one.source)

    @cached_property
    def without_byline(self) -> tuple[ArticleState, ...]:
        return tuple(one for one in self.articles if not one.byline)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The longest stretches without an article, where articles are usually closer."""
        days = sorted({one.published for one in self.articles if one.published})
        gaps = [Gap(*two) for two in pairwise(days)]
        if len(gaps) < 2:
            return ()
        least = max(_MIN_GAP_DAYS, _TIMES_THE_USUAL * median(one.n_days for one in gaps))
        unusual = sorted((one for one in gaps if one.n_days >= least), key=lambda one: -one.n_days)
        return tuple(unusual[:_MAX_GAPS])

    @cached_property
    def namesakes(self) -> tuple[Namesakes, ...]:
        """Who may be one person, the likeliest first; people who answer as one are left out."""
        people = [one for one in self.people if JOINT not in one.speaker.name]
        found = {}
        for one, other, likeness in _alike(people):
            first, second = sorted((one, other), key=lambda person: (-person.n_statements, person.speaker.id))
            found[first.speaker.id, second.speaker.id] = Namesakes(first, second, likeness)
        order = list(Likeness)
        ranked = sorted(found.items(), key=lambda item: (order.index(item[1].likeness), item[0]))
        return tuple(pair for _, pair in ranked[:_MAX_NAMESAKES])


def _alike(people: Sequence[SpeakerRecord]) -> Iterator[tuple[SpeakerRecord, SpeakerRecord, Likeness]]:
    """Yield people who share a part of their names and may be one; only these are compared."""
    sharing: dict[str, list[tuple[SpeakerRecord, list[str]]]] = defaultdict(list)
    for person in people:
        tokens = list(name_tokens(person.speaker.name)) or [fold(person.speaker.name)]
        for part in {tokens[0], tokens[-1]}:
            sharing[part].append((person, tokens))
    for group in sharing.values():
        for (one, ours), (other, theirs) in combinations(group[:_MAX_COMPARED], 2):
            if one.speaker.interviewer and other.speaker.interviewer:  # many are but "Reporter"
                continue
            if likeness := _likeness(ours, theirs):
                yield one, other, likeness


def _likeness(ours: Sequence[str], theirs: Sequence[str]) -> Likeness | None:
    short, full = sorted((ours, theirs), key=len)
    if ours == theirs:
        return Likeness.SAME
    initials = len(short) > 1 and len(short[0]) == 1 and full[0].startswith(short[0])
    if short[-1] == full[-1] and (set(short) <= set(full) or (initials and set(short[1:]) <= set(full[1:]))):
        return Likeness.SHORT
    return Likeness.SPELLING if ratio(" ".join(ours), " ".join(theirs)) >= _ALIKE else None
