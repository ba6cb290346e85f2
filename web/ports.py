"""What the web needs of a chatbot and its archive, whoever provides them."""

from typing import Protocol, TypeVar

from corpus import Article, Kind, Passage, Speaker
from qa import Claim, Evidence, Interpretation, Question, Quote, Reply, Verification

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

    def passage(self, passage_id: str) -> Passage: ...

    def quote(self, quote_id: str) -> Quote:
        """Return the quote; ``NotInArchiveError`` also where its words have gone."""
        ...


class Chatbot(Protocol):
    """Answers questions from one index version; safe to call from several threads."""

    @property
    def archive(self) -> Archive: ...

    @property
    def index_version(self) -> str: ...

    @property
    def suggestions(self) -> tuple[str, ...]: ...

    def answer(self, question: Question, *, limit: int = 5) -> Reply: ...

    def search(self, question: Question, *, limit: int, kinds: frozenset[Kind]) -> SearchResult: ...

    def verify(self, claim: Claim) -> Verification: ...
