"""What somebody speaks of, as far as a question about it is answered with their words."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from corpus import Article, Kind
from embeddings import PassageIndex, analyse
from qa.models import Answer, Filters, Question, Reply

from .key_phrases import key_phrases

_N_TOPICS, _N_TRIED = 8, 14
_N_ARTICLES = 20  # of a person who speaks in very many
_N_REMEMBERED = 1024


@dataclass(frozen=True, slots=True)
class Topic:
    """What somebody speaks of, and a question that they answer."""

    text: str
    question: str


class Topics:
    """What the people of one index version speak of; safe to call from several threads."""

    def __init__(self, index: PassageIndex, *, answer: Callable[[Question], Reply]) -> None:
        self._index, self._answer = index, answer
        self.of = lru_cache(maxsize=_N_REMEMBERED)(self._of)

    def _of(self, speaker_id: str) -> tuple[Topic, ...]:
        """Return a person's topics, the most telling first; none for one who is not there, or only asks."""
        store = self._index.store
        record = store.speaker(speaker_id)
        if record is None:
            return ()
        articles = [article for article in map(store.article, record.article_ids[-_N_ARTICLES:]) if article]
        theirs = [text for article in articles for text in _statements(article, speaker_id)]
        everybodys = [text for article in articles for text in _statements(article)]
        names = {term for article in articles for one in article.speakers for term in analyse(one.name)}
        phrases = [
            phrase
            for phrase in key_phrases(theirs, around=everybodys, rarity=self._index.idf)
            if names.isdisjoint(analyse(phrase))
        ]
        topics = [Topic(one, f"What does {record.speaker.name} say about {one}?") for one in phrases[:_N_TRIED]]
        return tuple(islice((topic for topic in topics if self._is_answered(topic, speaker_id)), _N_TOPICS))

    def _is_answered(self, topic: Topic, speaker_id: str) -> bool:
        filters = Filters(speakers=(speaker_id,))
        return isinstance(self._answer(Question(topic.question, filters=filters)), Answer)


def _statements(article: Article, speaker_id: str | None = None) -> list[str]:
    return [
        paragraph.span.cut(article.text)
        for paragraph in article.paragraphs
        if paragraph.kind is Kind.STATEMENT and speaker_id in {None, paragraph.speaker_id}
    ]
