"""Asks questions with known answers, and says how many were answered with the right words by the right person."""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus import Article
from qa.chatbot import Chatbot
from qa.models import Answer, Question, Quote, Reply

from .known_questions import ExpectedWords, KnownQuestion

_N_QUOTES = 10
_N_GLANCED = 3  # quotes that a reader takes in at first glance


class Figure(StrEnum):
    """What is counted. All but ``SILENT`` are about questions with an answer, ``SILENT`` about those with none."""

    FIRST = "first"
    GLANCE = "glance"
    SPEAKER = "speaker"
    PASSAGE = "passage"
    ANSWERED = "answered"
    SILENT = "silence"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Figure.FIRST: "right words first",
    Figure.GLANCE: "at a glance",
    Figure.SPEAKER: "right person",
    Figure.PASSAGE: "right passage first",
    Figure.ANSWERED: "answered",
    Figure.SILENT: "silent",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question: ``marks`` says of every figure that applies to it whether it went well.

    ``speaker`` and ``words`` are the first quote shown, ``None`` where there was none. ``n_exact`` of all ``n_quotes``
    shown, the nearest passages included, are what stands in the article at their place.
    """

    id: str
    question: str
    history: tuple[str, ...]
    kind: str
    answerable: bool
    marks: Mapping[Figure, bool]
    confidence: float
    speaker: str | None
    words: str | None
    n_quotes: int
    n_exact: int
    took_ms: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The outcomes of a file of questions over one index version; at least one, in the order of the file."""

    index_version: str
    outcomes: tuple[Outcome, ...]

    def share(self, figure: Figure) -> float | None:
        """Return the share (0..1) of questions that went well, ``None`` where none is of that sort."""
        marks = [outcome.marks[figure] for outcome in self.outcomes if figure in outcome.marks]
        return statistics.fmean(marks) if marks else None

    @property
    def exact_quotes(self) -> float | None:
        """The share (0..1) of quotes that equal their slice of the article; ``None`` where none was shown."""
        n_quotes = sum(outcome.n_quotes for outcome in self.outcomes)
        return sum(outcome.n_exact for outcome in self.outcomes) / n_quotes if n_quotes else None

    @property
    def median_ms(self) -> float:
        return statistics.median(outcome.took_ms for outcome in self.outcomes)

    @property
    def p95_ms(self) -> float:
        return sorted(outcome.took_ms for outcome in self.outcomes)[int(0.95 * len(self.outcomes))]

    def kinds(self) -> tuple["Evaluation", ...]:
        """Return the evaluation of each kind by itself: the answerable ones first, both in the order of the file."""
        kinds: dict[tuple[bool, str], list[Outcome]] = {}
        for outcome in sorted(self.outcomes, key=lambda outcome: not outcome.answerable):
            kinds.setdefault((outcome.answerable, outcome.kind), []).append(outcome)
        return tuple(Evaluation(self.index_version, tuple(outcomes)) for outcomes in kinds.values())


def score_answers(chatbot: Chatbot, questions: Sequence[KnownQuestion]) -> Evaluation:
    """Ask ``questions``, at least one, and compare what is shown with what is known."""
    chatbot.answer(Question("warm up"))  # the first answer takes longer than those that follow
    outcomes = []
    for known in questions:
        started = time.perf_counter()
        reply = chatbot.answer(known.question, limit=_N_QUOTES)
        took_ms = 1e3 * (time.perf_counter() - started)
        outcomes.append(score_reply(known, reply, article=chatbot.archive.article, took_ms=took_ms))
    return Evaluation(chatbot.index_version, tuple(outcomes))


def score_reply(known: KnownQuestion, reply: Reply, *, article: Callable[[str], Article], took_ms: float) -> Outcome:
    """Compare one reply with what is known of its question; ``article`` gives the article that is served by its id."""
    answered = isinstance(reply, Answer)
    quotes = reply.quotes if isinstance(reply, Answer) else ()
    shown = reply.quotes if isinstance(reply, Answer) else reply.nearest
    first = quotes[0] if quotes else None
    return Outcome(
        id=known.id,
        question=known.question.text,
        history=known.question.history,
        kind=known.kind,
        answerable=known.answerable,
        marks=_marks(known.expected, quotes, answered=answered) if known.answerable else {Figure.SILENT: not answered},
        confidence=reply.confidence,
        speaker=first.speaker.name if first and first.speaker else None,
        words=first.text if first else None,
        n_quotes=len(shown),
        n_exact=sum(_is_exact(quote, article(quote.article.id)) for quote in shown),
        took_ms=round(took_ms, 3),
    )


def _marks(expected: Sequence[ExpectedWords], quotes: Sequence[Quote], *, answered: bool) -> dict[Figure, bool]:
    first, many = quotes[:1], len(expected) > 1
    marks = {Figure.ANSWERED: answered}
    if any(item.words for item in expected):
        # An answer of several parts may take as many quotes as it has parts, at a glance twice as many.
        marks[Figure.FIRST] = _holds_all(expected, quotes[: len(expected)])
        marks[Figure.GLANCE] = _holds_all(expected, quotes[: max(_N_GLANCED, 2 * len(expected) if many else 0)])
        marks[Figure.PASSAGE] = any(item.held_in(quote.passage.text) for quote in first for item in expected)
    if all(item.names for item in expected):
        marks[Figure.SPEAKER] = any(item.is_by_speaker_of(quote) for quote in first for item in expected)
    return marks


def _holds_all(expected: Sequence[ExpectedWords], quotes: Sequence[Quote]) -> bool:
    return all(any(item.said_in(quote) for quote in quotes) for item in expected)


def _is_exact(quote: Quote, served: Article) -> bool:
    # Not the article it was cut from, of whose text every quote is a slice.
    return served.text[quote.span.start : quote.span.end] == quote.text
