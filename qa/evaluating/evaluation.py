"""How many questions with known answers get the right words by the right person, and whether fewer than before."""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus import Article
from qa.chatbot import Chatbot
from qa.errors import BaselineError, NotFitToPublishError
from qa.models import Answer, Near, Question, Quote, Reply, Status

from .known_questions import ExpectedWords, KnownQuestion

_N_QUOTES = 10
_N_GLANCED = 3  # quotes that a reader takes in at first glance
_TOLERANCE = 0.005  # by how much a figure may fall
_ROUNDING = 1e-9


class Figure(StrEnum):
    """What is counted: the last two of questions that have no answer, the others of those that have one.

    ``SEEN`` and ``SPEAKER`` are about what is shown, as an answer or as coming near; ``DECLINED`` is whether it is
    said that somebody was asked and did not answer.
    """

    FIRST = "first"
    GLANCE = "glance"
    SEEN = "seen"
    SPEAKER = "speaker"
    PASSAGE = "passage"
    ANSWERED = "answered"
    SILENT = "silence"
    DECLINED = "declined"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Figure.FIRST: "right words first",
    Figure.GLANCE: "at a glance",
    Figure.SEEN: "seen",
    Figure.SPEAKER: "right person",
    Figure.PASSAGE: "right passage first",
    Figure.ANSWERED: "answered",
    Figure.SILENT: "silent",
    Figure.DECLINED: "did not say",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question: ``marks`` says of every figure that applies to it whether it went well.

    ``speaker`` and ``words`` are the first quote shown, be it only near; ``None`` where there was none. ``n_exact`` of
    all ``n_quotes`` shown are what stands in the article at their place. ``status`` is the reply's; ``None`` in
    evaluations that were written before replies had one of three.
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
    status: Status | None = None


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


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure before and now, each a share (0..1)."""

    figure: Figure
    before: float
    now: float

    @property
    def is_worse(self) -> bool:
        return self.before - self.now > _TOLERANCE + _ROUNDING


@dataclass(frozen=True, slots=True)
class Change:
    """A question that went better (``gained``) or worse (``lost``) than before, by figure."""

    id: str
    question: str
    gained: tuple[Figure, ...]
    lost: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the questions that both evaluations asked went, before and now.

    ``n_new`` questions were not asked before, ``n_gone`` are asked no more: neither counts.
    """

    n_compared: int
    n_new: int
    n_gone: int
    differences: tuple[Difference, ...]
    changes: tuple[Change, ...]


def score_answers(
    chatbot: Chatbot, questions: Sequence[KnownQuestion], *, progress: Callable[[int], None] = lambda _: None
) -> Evaluation:
    """Ask ``questions``, at least one, and compare what is shown with what is known; ``progress`` is told how many."""
    chatbot.answer(Question("warm up"))  # the first answer takes longer than those that follow
    outcomes = []
    for known in questions:
        started = time.perf_counter()
        reply = chatbot.answer(known.question, limit=_N_QUOTES)
        took_ms = 1e3 * (time.perf_counter() - started)
        outcomes.append(score_reply(known, reply, article=chatbot.archive.article, took_ms=took_ms))
        progress(len(outcomes))
    return Evaluation(chatbot.index_version, tuple(outcomes))


def score_reply(known: KnownQuestion, reply: Reply, *, article: Callable[[str], Article], took_ms: float) -> Outcome:
    """Compare one reply with what is known of its question; ``article`` gives the article that is served by its id."""
    quotes = reply.quotes if isinstance(reply, Answer) else ()
    shown = quotes or (reply.nearest if isinstance(reply, Near) else ())
    first = shown[0] if shown else None
    return Outcome(
        id=known.id,
        question=known.question.text,
        history=known.question.history,
        kind=known.kind,
        answerable=known.answerable,
        marks=_marks(known.expected, quotes, shown=shown) if known.answerable else _silence(known, reply),
        confidence=reply.confidence,
        speaker=first.speaker.name if first and first.speaker else None,
        words=first.text if first else None,
        n_quotes=len(shown),
        n_exact=sum(_is_exact(quote, article(quote.article.id)) for quote in shown),
        took_ms=round(took_ms, 3),
        status=reply.status,
    )


def compare(now: Evaluation, before: Evaluation) -> Comparison:
    """Return what is better and worse in ``now`` than ``before``.

    Raises:
        BaselineError: They have no question in common.
    """
    earlier = {_key(outcome): outcome for outcome in before.outcomes}
    both = [(outcome, earlier[_key(outcome)]) for outcome in now.outcomes if _key(outcome) in earlier]
    if not both:
        raise BaselineError("asked none of these questions")
    now_of_both = Evaluation(now.index_version, tuple(outcome for outcome, _ in both))
    before_of_both = Evaluation(before.index_version, tuple(outcome for _, outcome in both))
    differences = []
    for figure in Figure:
        was, is_ = before_of_both.share(figure), now_of_both.share(figure)
        if was is not None and is_ is not None:
            differences.append(Difference(figure, was, is_))
    changes = (_change(outcome, was.marks) for outcome, was in both)
    return Comparison(
        n_compared=len(both),
        n_new=len(now.outcomes) - len(both),
        n_gone=len(before.outcomes) - len(both),
        differences=tuple(differences),
        changes=tuple(change for change in changes if change.gained or change.lost),
    )


def require_fit_to_publish(now: Evaluation, comparison: Comparison | None) -> None:
    """Refuse an evaluation with inexact quotes, or worse than the one it was compared with.

    Raises:
        NotFitToPublishError: It is not fit; the message names each figure that says so.
    """
    problems = []
    n_quotes = sum(outcome.n_quotes for outcome in now.outcomes)
    n_inexact = n_quotes - sum(outcome.n_exact for outcome in now.outcomes)
    if n_inexact:
        verb = "is" if n_inexact == 1 else "are"
        problems.append(f"{n_inexact:,} of {n_quotes:,} quotes {verb} not in the articles word for word")
    for item in comparison.differences if comparison else ():
        if item.is_worse:
            fall = item.before - item.now
            problems.append(f"{item.figure.label} {item.before:.3f} → {item.now:.3f} ({fall:.3f} lower)")
    if problems:
        raise NotFitToPublishError(problems)


def _marks(expected: Sequence[ExpectedWords], quotes: Sequence[Quote], *, shown: Sequence[Quote]) -> dict[Figure, bool]:
    """What went well of a question with an answer; ``shown`` is what only comes near where there are no ``quotes``."""
    marks = {Figure.ANSWERED: bool(quotes)}
    if any(item.words for item in expected):
        # An answer of several parts may take as many quotes as it has parts, at a glance twice as many.
        n_glanced = max(_N_GLANCED, 2 * len(expected) if len(expected) > 1 else 0)
        marks[Figure.FIRST] = _holds_all(expected, quotes[: len(expected)])
        marks[Figure.GLANCE] = _holds_all(expected, quotes[:n_glanced])
        marks[Figure.SEEN] = _holds_all(expected, shown[:n_glanced])
        marks[Figure.PASSAGE] = any(item.held_in(quote.passage.text) for quote in quotes[:1] for item in expected)
    if all(item.names for item in expected):
        marks[Figure.SPEAKER] = any(item.is_by_speaker_of(quote) for quote in shown[:1] for item in expected)
    return marks


def _silence(known: KnownQuestion, reply: Reply) -> dict[Figure, bool]:
    """What went well of a question that nobody answers: to say who was asked and did not say is silence, too."""
    if known.declined is None:
        return {Figure.SILENT: not isinstance(reply, Answer)}
    declined = isinstance(reply, Answer) and reply.declined and known.declined.is_by_speaker_of(reply.quotes[0])
    return {Figure.SILENT: declined or not isinstance(reply, Answer), Figure.DECLINED: declined}


def _holds_all(expected: Sequence[ExpectedWords], quotes: Sequence[Quote]) -> bool:
    return all(any(item.said_in(quote) for quote in quotes) for item in expected)


def _is_exact(quote: Quote, served: Article) -> bool:
    # Not the article it was cut from, of whose text every quote is a slice.
    return served.text[quote.span.start : quote.span.end] == quote.text


def _key(outcome: Outcome) -> tuple[str, str, tuple[str, ...]]:
    return outcome.id, outcome.question, outcome.history


def _change(outcome: Outcome, before: Mapping[Figure, bool]) -> Change:
    both = [figure for figure in outcome.marks if figure in before]
    return Change(
        outcome.id,
        outcome.question,
        gained=tuple(figure for figure in both if outcome.marks[figure] and not before[figure]),
        lost=tuple(figure for figure in both if before[figure] and not outcome.marks[figure]),
    )
