"""What is spoken of in an archive, by whom and when."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Self

from corpus import Kind, fold
from embeddings import SpeakerRecord
from qa.retrieval import interleave
from qa.suggesting import Topic, n_holding

from .archive import Archive

MAX_PEOPLE = 10
_MAX_TOPICS = 14
_MAX_ARTICLES_OF_ONE = 20  # the newest of a person who speaks in very many
_N_OF_ONE = 5  # topics


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """A topic, and how many statements name it: by the id of who makes them, and by year where that is known."""

    topic: str
    by_person: Mapping[str, int]
    by_year: Mapping[int, int]

    @property
    def n(self) -> int:
        return sum(self.by_person.values())


@dataclass(frozen=True, slots=True)
class TopicMap:
    """Topics, those of several people first, with those who say most in the archive and the years of what they say."""

    people: tuple[SpeakerRecord, ...] = ()
    topics: tuple[SpokenOf, ...] = ()
    years: tuple[int, ...] = field(default=())

    @classmethod
    def of(cls, archive: Archive, topics: Callable[[str], Sequence[Topic]]) -> Self:
        """Return the map of what those who say most come back to, by their ``topics``."""
        people = archive.loudest(MAX_PEOPLE)
        said = {one.speaker.id: _statements(archive, one) for one in people}
        theirs = [[topic.text.removeprefix("the ") for topic in topics(one.speaker.id)[:_N_OF_ONE]] for one in people]
        named = list({fold(text): text for text in interleave(theirs)}.values())
        found = [_spoken_of(text, said) for text in named]
        # What several speak of shows how they differ; of the rest, each person's first is the most telling.
        ranked = sorted(range(len(found)), key=lambda n: (len(found[n].by_person) < 2, n))
        chosen = tuple(found[n] for n in ranked[:_MAX_TOPICS] if found[n].n)
        years = sorted(set(chain.from_iterable(one.by_year for one in chosen)))
        return cls(people if chosen else (), chosen, tuple(years))


def _statements(archive: Archive, person: SpeakerRecord) -> list[tuple[int | None, str]]:
    articles = map(archive.article, person.article_ids[-_MAX_ARTICLES_OF_ONE:])
    return [
        (article.published.year if article.published else None, paragraph.span.cut(article.text))
        for article in articles
        for paragraph in article.paragraphs
        if paragraph.kind is Kind.STATEMENT and paragraph.speaker_id == person.speaker.id
    ]


def _spoken_of(topic: str, said: Mapping[str, Iterable[tuple[int | None, str]]]) -> SpokenOf:
    by_person: Counter[str] = Counter()
    by_year: Counter[int] = Counter()
    for speaker_id, statements in said.items():
        for year, text in statements:
            if n_holding(topic, [text]):
                by_person[speaker_id] += 1
                if year:
                    by_year[year] += 1
    return SpokenOf(topic, dict(by_person), dict(by_year))
