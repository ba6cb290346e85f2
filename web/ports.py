"""What the web needs of a chatbot and its archive, whoever provides them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol, TypeVar

from corpus import Article, Kind, Passage, Speaker
from qa import Claim, Evidence, Holdings, Interpretation, Question, Quote, Reply, Said, Topic, Verification

T_co = TypeVar("T_co", covariant=True)


class Page(Protocol[T_co]):
    """A part of a long list; ``next`` is the cursor of the part after it, ``None`` at the end."""

    @property
    def items(self) -> tuple[T_co, ...]: ...

    @property
    def next(self) -> str | None: ...


class SpeakerRecord(Protocol):
    """A speaker across all articles."""

    @property
    def speaker(self) -> Speaker: ...

    @property
    def article_ids(self) -> tuple[str, ...]: ...

    @property
    def n_statements(self) -> int: ...


class ArticleRecord(Protocol):
    """An article without its words."""

    @property
    def id(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def published(self) -> date | None: ...


class SearchResult(Protocol):
    """Ranked passages, best first, and how the words were understood."""

    @property
    def interpretation(self) -> Interpretation: ...

    @property
    def evidence(self) -> tuple[Evidence, ...]: ...


class Archive(Protocol):
    """The articles being served. Whatever is looked up by id raises ``qa.NotInArchiveError`` where it is not there."""

    def articles(self, *, after: str | None, limit: int) -> Page[Article]: ...

    def article(self, article_id: str) -> Article: ...

    def speakers(self, *, after: str | None, limit: int) -> Page[SpeakerRecord]: ...

    def speaker(self, speaker_id: str) -> SpeakerRecord: ...

    @property
    def holdings(self) -> Holdings: ...

    def articles_about(self, words: str) -> Sequence[ArticleRecord]:
        """Return the articles with all of these words in title, source or names of speakers, the newest first."""
        ...

    def speakers_called(self, words: str) -> Sequence[SpeakerRecord]:
        """Return the people with all of these words in name, aliases or office, by name."""
        ...

    def said_by(self, speaker_id: str, *, start: str | None, limit: int) -> Said:
        """Return a part of what somebody said or asked, from the passage ``start`` on, if that is theirs."""
        ...

    def passage(self, passage_id: str) -> Passage: ...

    def quote(self, quote_id: str) -> Quote:
        """Return the quote; ``NotInArchiveError`` also where its words have gone."""
        ...


class Chatbot(Protocol):
    """Answers questions from one index version; safe to call from several threads.

    ``answer`` is ``understand``, then ``reply``, then ``suggest``, for whoever needs no step of its own.
    """

    @property
    def archive(self) -> Archive: ...

    @property
    def index_version(self) -> str: ...

    @property
    def suggestions(self) -> tuple[str, ...]: ...

    def topics(self, speaker_id: str) -> Sequence[Topic]:
        """Return what a person speaks of, each with a question that they answer."""
        ...

    def answer(self, question: Question, *, limit: int = 5) -> Reply: ...

    def understand(self, question: Question) -> Interpretation: ...

    def reply(self, interpretation: Interpretation, *, limit: int = 5) -> Reply: ...

    def reply_all(self, interpretations: Sequence[Interpretation], *, limits: Sequence[int]) -> Iterable[Reply]:
        """Return what ``reply`` gives for each, in order, in less time."""
        ...

    def suggest(self, reply: Reply) -> Reply: ...

    def search(self, question: Question, *, limit: int, kinds: frozenset[Kind]) -> SearchResult: ...

    def verify(self, claim: Claim) -> Verification: ...
