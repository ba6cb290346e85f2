"""The page that tries drafts: a question asked of what is published and of the drafts, and the saved questions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from qa import MAX_QUESTION_CHARACTERS, Answer, Change, Near, Question, Quote, Reply, Trial, Work
from web import links
from web.pages.editor.door import Editor
from web.pages.editor.page import DeskFrame
from web.pages.frame import Link
from web.pages.quotes import Quotation, quotations
from web.ports import Chatbot, Desk
from web.wording import Wording

from .progress import Progress

MAX_QUOTES = 3


@dataclass(frozen=True, slots=True)
class Tried:
    """What one of the two answers: ``news`` are the numbers of quotes that the other does not show."""

    heading: str
    status: str
    quotes: tuple[Quotation, ...]
    news: frozenset[int]

    @classmethod
    def of(cls, heading: str, reply: Reply, other: Reply, words: Wording) -> Self:
        """Return the reply beside another."""
        shown, others = _shown(reply), {_said(one) for one in _shown(other)}
        return cls(
            heading=heading,
            status=words.desk.publishing.status(reply.status),
            quotes=quotations(shown, wording=words),
            news=frozenset(n for n, quote in enumerate(shown) if _said(quote) not in others),
        )


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of the saved questions, published and drafted, as percentages; ``style`` says how that is."""

    name: str
    before: str
    now: str
    style: str


@dataclass(frozen=True, slots=True)
class TrialTable:
    """How the saved questions went."""

    summary: str
    rows: tuple[FigureRow, ...]
    better: tuple[Link, ...]
    worse: tuple[Link, ...]

    @classmethod
    def of(cls, trial: Trial, words: Wording) -> Self:
        """Return the table."""
        publishing, comparison = words.desk.publishing, trial.comparison
        return cls(
            summary=publishing.compared(comparison.n_compared),
            rows=tuple(
                FigureRow(
                    publishing.figure(one.figure),
                    f"{100 * one.before:.0f} %",
                    f"{100 * one.now:.0f} %",
                    "better" if one.now > one.before else "worse" if one.now < one.before else "",
                )
                for one in comparison.differences
            ),
            better=tuple(_questions(comparison.changes, lost=False)),
            worse=tuple(_questions(comparison.changes, lost=True)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TryPage(DeskFrame):
    """A question, both answers, and the saved questions."""

    question: str
    problem: str
    progress: Progress | None
    answers: tuple[Tried, ...]
    has_questions: bool
    trial: TrialTable | None
    max_question: int = MAX_QUESTION_CHARACTERS
    styles: tuple[str, ...] = links.PUBLISHING_STYLESHEETS
    scripts: tuple[str, ...] = links.PUBLISHING_SCRIPTS

    @classmethod
    def of(
        cls,
        desk: Desk,
        chatbot: Chatbot,
        *,
        question: Question | None,
        problem: str = "",
        work: Work | None,
        editor: Editor,
        words: Wording,
    ) -> Self:
        """Return the page; a question is asked only once the drafts are prepared."""
        publishing = words.desk.publishing
        answers: tuple[Tried, ...] = ()
        if question and desk.is_prepared:
            published, drafted = (each.answer(question, limit=MAX_QUOTES) for each in (chatbot, desk.drafted()))
            answers = (
                Tried.of(publishing.now_published, published, drafted, words),
                Tried.of(publishing.with_drafts, drafted, published, words),
            )
        trial = desk.trial()
        return cls(
            title=words.title(publishing.trying, words.desk.name),
            description=words.description,
            words=words,
            section=links.EDITOR_TRY,
            editor=editor,
            question=question.text if question else "",
            problem=problem,
            progress=Progress.of(work, words) if work else None,
            answers=answers,
            has_questions=desk.questions.exists(),
            trial=TrialTable.of(trial, words) if trial else None,
        )

    @property
    def action(self) -> str:
        return links.page_at(links.EDITOR_TRY)


def _shown(reply: Reply) -> Sequence[Quote]:
    if isinstance(reply, Answer):
        return reply.quotes[:MAX_QUOTES]
    return reply.nearest[:MAX_QUOTES] if isinstance(reply, Near) else ()


def _said(quote: Quote) -> tuple[str, str | None]:
    return quote.text, quote.speaker.name if quote.speaker else None


def _questions(changes: Sequence[Change], *, lost: bool) -> Iterator[Link]:
    for change in changes:
        if change.lost if lost else not change.lost:
            yield Link(links.page_at(links.EDITOR_TRY, [("question", change.question)]), change.question)
