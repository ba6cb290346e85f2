"""The seam between the web and what answers: all that ``server.py`` has to hand in."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Protocol

from corpus import Drafts, Kind
from corpus.editing import ArticleChange, Former, History, Publication
from qa import (
    DEFAULT_LIMIT,
    Archive,
    Claim,
    Completion,
    FoundArticles,
    Interpretation,
    Question,
    Reply,
    SearchResult,
    Topic,
    Trial,
    Verification,
    VersionRecord,
    Work,
)


class Corrections(Protocol):
    """What became of words that were published once; safe to call from several threads."""

    def former(self, article_id: str, quote_id: str) -> Former | None: ...

    def withdrawn(self, article_id: str) -> Publication | None: ...


class Chatbot(Protocol):
    """Answers questions from one index version, as ``qa.Chatbot`` does; safe to call from several threads."""

    @property
    def archive(self) -> Archive: ...

    @property
    def index_version(self) -> str: ...

    @property
    def suggestions(self) -> tuple[str, ...]: ...

    @property
    def subjects(self) -> Sequence[Topic]: ...

    def topics(self, speaker_id: str) -> Sequence[Topic]: ...

    def completions(self, typed: str) -> Sequence[Completion]: ...

    def find_articles(self, words: str) -> FoundArticles: ...

    def answer(self, question: Question, *, limit: int = DEFAULT_LIMIT) -> Reply:
        """Return the reply to a question: ``understand``, then ``reply``, then ``suggest``."""
        return self.suggest(self.reply(self.understand(question), limit=limit))

    def understand(self, question: Question) -> Interpretation: ...

    def reply(self, interpretation: Interpretation, *, limit: int = DEFAULT_LIMIT) -> Reply: ...

    def reply_all(self, interpretations: Sequence[Interpretation], *, limits: Sequence[int]) -> Iterable[Reply]: ...

    def suggest(self, reply: Reply) -> Reply: ...

    def search(self, question: Question, *, limit: int, kinds: frozenset[Kind]) -> SearchResult: ...

    def verify(self, claim: Claim) -> Verification: ...


class Desk(Protocol):
    """What the editor's desk works with; safe to call from several threads and processes."""

    @property
    def drafts(self) -> Drafts: ...

    @property
    def history(self) -> History: ...

    @property
    def questions(self) -> Path: ...

    @property
    def state(self) -> str: ...

    @property
    def is_prepared(self) -> bool: ...

    @property
    def is_rolled_back(self) -> bool: ...

    def changes(self) -> tuple[ArticleChange, ...]: ...

    def drafted(self) -> Chatbot: ...

    def trial(self) -> Trial | None: ...

    def versions(self) -> tuple[VersionRecord, ...]: ...

    def work(self) -> Work | None: ...

    def wait(self, work: Work, *, timeout_s: float) -> Work: ...

    def prepare(self, *, who: str) -> Work: ...

    def ask_saved_questions(self, *, who: str) -> Work: ...

    def publish(self, names: Collection[str] | None = None, *, who: str, note: str = "", told: bool = True) -> Work: ...

    def roll_back(self, version: str, *, who: str, note: str = "") -> Publication: ...
