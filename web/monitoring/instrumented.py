"""A chatbot that is timed and counted, whoever calls it: pages, the API, OpenAI's clients or tools."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from corpus import Kind
from qa import Answer, Claim, Interpretation, Question, Reply, Topic, Verification
from web.ports import Archive, Chatbot, SearchResult

from .metrics import Metrics


@dataclass(frozen=True, slots=True, weakref_slot=True)
class MeasuredChatbot:
    """Does what the chatbot inside does, and notes how long that took and what came of it."""

    chatbot: Chatbot
    metrics: Metrics

    @property
    def archive(self) -> Archive:
        return self.chatbot.archive

    @property
    def index_version(self) -> str:
        return self.chatbot.index_version

    @property
    def suggestions(self) -> tuple[str, ...]:
        return self.chatbot.suggestions

    def topics(self, speaker_id: str) -> Sequence[Topic]:
        """Return what a person speaks of."""
        return self.chatbot.topics(speaker_id)

    def answer(self, question: Question, *, limit: int = 5) -> Reply:
        """Return the reply, made step by step, so that each is timed."""
        return self.suggest(self.reply(self.understand(question), limit=limit))

    def understand(self, question: Question) -> Interpretation:
        """Return how a question is read."""
        with self._timed("understand"):
            return self.chatbot.understand(question)

    def reply(self, interpretation: Interpretation, *, limit: int = 5) -> Reply:
        """Return the reply, without suggestions."""
        with self._timed("reply"):
            reply = self.chatbot.reply(interpretation, limit=limit)
        self.metrics.count_answer(kind=interpretation.kind, is_answered=isinstance(reply, Answer))
        return reply

    def reply_all(self, interpretations: Sequence[Interpretation], *, limits: Sequence[int]) -> Iterator[Reply]:
        """Yield the reply to each; the first takes as long as all of them need together, too."""
        replies = iter(self.chatbot.reply_all(interpretations, limits=limits))
        for interpretation in interpretations:
            with self._timed("reply"):
                reply = next(replies)
            self.metrics.count_answer(kind=interpretation.kind, is_answered=isinstance(reply, Answer))
            yield reply

    def suggest(self, reply: Reply) -> Reply:
        """Return the reply with suggestions."""
        with self._timed("suggest"):
            return self.chatbot.suggest(reply)

    def search(self, question: Question, *, limit: int, kinds: frozenset[Kind]) -> SearchResult:
        """Return ranked passages."""
        with self._timed("search"):
            return self.chatbot.search(question, limit=limit, kinds=kinds)

    def verify(self, claim: Claim) -> Verification:
        """Return the verdict on a quote."""
        with self._timed("verify"):
            found = self.chatbot.verify(claim)
        self.metrics.count_check(found.verdict)
        return found

    @contextmanager
    def _timed(self, stage: str) -> Iterator[None]:
        started = time.perf_counter()
        try:
            yield
        finally:
            self.metrics.observe_stage(stage, time.perf_counter() - started)
