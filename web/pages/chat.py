"""The chat: a conversation is its questions, and each is shown with its reply."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from qa import Answer, Interpretation, NotFound, QuestionKind, Quote, Reply
from web import links
from web.ports import Archive

from .frame import Entry, Frame, Link, Voice
from .lists import Person
from .quotations import Quotation, quotations
from .wording import ENGLISH, Wording

MAX_QUESTIONS = 20
N_WELCOME_ARTICLES = 5
N_WELCOME_SPEAKERS = 12
# Kinds of questions about people that others' words answer too.
_BY_OTHERS = frozenset({QuestionKind.ABOUT, QuestionKind.INTERVIEWER})


@dataclass(frozen=True, slots=True)
class Composer:
    """The form that asks: the questions it sends along, what is in it, and what was wrong with that."""

    action: str
    earlier: tuple[str, ...]
    label: str
    hint: str
    typed: str = ""
    problem: str | None = None
    autofocus: bool = False

    @classmethod
    def after(cls, questions: Sequence[str], *, typed: str, problem: str | None, words: Wording) -> Self:
        """Return the form that adds to a conversation, whose oldest question gives way to a new one in the end."""
        earlier = tuple(questions[-(MAX_QUESTIONS - 1) :])
        anchor = links.exchange_anchor(len(earlier) + 1)
        return cls(
            action=f"{links.CHAT}#{anchor}" if earlier else links.CHAT,
            earlier=earlier,
            label=words.ask_next_label if earlier else words.ask_label,
            hint=words.ask_next_hint if earlier else words.ask_hint,
            typed=typed,
            problem=problem,
            autofocus=not earlier or problem is not None,
        )


@dataclass(frozen=True, slots=True)
class Part:
    """Quotations under one person's name, or under none."""

    voice: Voice | None
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its reply.

    ``note`` is what no quote says, ``more`` that there are others; ``silent`` says who did not address it, ``reason``
    why nothing was found.
    """

    anchor: str
    href: str
    question: str
    notices: tuple[str, ...]
    note: str | None
    parts: tuple[Part, ...]
    more: str | None
    silent: tuple[str, ...]
    reason: str | None
    nearest: tuple[Quotation, ...]
    suggestions: tuple[Link, ...]

    @classmethod
    def of(cls, reply: Reply, *, questions: Sequence[str], words: Wording = ENGLISH) -> Self:
        """Return the reply to the last of ``questions``."""
        number = len(questions)
        answer = reply if isinstance(reply, Answer) else None
        silence = reply if isinstance(reply, NotFound) else None
        silent = [group.speaker.name for group in answer.groups if not group.addressed] if answer else []
        return cls(
            anchor=links.exchange_anchor(number),
            href=links.conversation(questions),
            question=questions[-1],
            notices=_notices(reply.interpretation, words),
            note=answer.note or None if answer else None,
            parts=_parts(answer, words) if answer else (),
            more=words.examples if answer and answer.more else None,
            silent=tuple(words.not_addressed(name) for name in silent),
            reason=silence.reason if silence else None,
            nearest=quotations(silence.nearest, wording=words) if silence else (),
            suggestions=tuple(
                Link(links.conversation([*questions, suggestion][-MAX_QUESTIONS:]), suggestion)
                for suggestion in reply.suggestions
            ),
        )


@dataclass(frozen=True, slots=True)
class Welcome:
    """What a reader who has not asked yet can ask about."""

    articles: tuple[Entry, ...]
    people: tuple[Person, ...]
    suggestions: tuple[Link, ...]

    @classmethod
    def of(cls, archive: Archive, *, suggestions: Sequence[str] = (), words: Wording = ENGLISH) -> Self:
        """Return a few of the articles and interviewees, and questions to begin with."""
        records = archive.speakers(after=None, limit=N_WELCOME_SPEAKERS).items
        return cls(
            articles=tuple(
                Entry.of(article) for article in archive.articles(after=None, limit=N_WELCOME_ARTICLES).items
            ),
            people=tuple(Person.of(record, words) for record in records if not record.speaker.interviewer),
            suggestions=tuple(Link(links.conversation([suggestion]), suggestion) for suggestion in suggestions),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatPage(Frame):
    """A conversation, or the welcome before there is one."""

    exchanges: tuple[Exchange, ...]
    composer: Composer
    welcome: Welcome | None
    all_articles: str = links.ARTICLES
    all_speakers: str = links.SPEAKERS

    @classmethod
    def of(
        cls,
        exchanges: Sequence[Exchange],
        *,
        welcome: Welcome | None,
        typed: str = "",
        problem: str | None = None,
        words: Wording = ENGLISH,
    ) -> Self:
        """Return the page; ``typed`` is what could not be asked, because of ``problem``."""
        questions = [exchange.question for exchange in exchanges]
        return cls(
            title=words.title(*questions[-1:]),
            section=links.CHAT,
            exchanges=tuple(exchanges),
            composer=Composer.after(questions, typed=typed, problem=problem, words=words),
            welcome=welcome,
        )


def _parts(reply: Answer, words: Wording) -> tuple[Part, ...]:
    voices = [group for group in reply.groups if group.addressed]
    if len(reply.groups) < 2 or not voices:
        return (Part(None, quotations(reply.quotes, wording=words)),)
    grouped = {quote.id for group in voices for quote in group.quotes}
    rest = [quote for quote in reply.quotes if quote.id not in grouped]
    parts = [Part(_voice(group.quotes), quotations(group.quotes, wording=words, named=True)) for group in voices]
    return (*parts, Part(None, quotations(rest, wording=words))) if rest else tuple(parts)


def _voice(quotes: Sequence[Quote]) -> Voice | None:
    speaker = quotes[0].speaker
    return Voice.of(speaker, quotes[0].article) if speaker else None


def _notices(understood: Interpretation, words: Wording) -> tuple[str, ...]:
    asked, filters = understood.question.text, understood.filters
    notices = []
    if understood.text.casefold() != asked.casefold():
        notices.append(words.understood(understood.text))
    if understood.ambiguities:
        notices += [
            words.ambiguous(ambiguity.words, tuple(speaker.name for speaker in ambiguity.speakers))
            for ambiguity in understood.ambiguities
        ]
    elif "speakers" in filters.inferred and understood.people and understood.kind not in _BY_OTHERS:
        notices.append(words.only_people(tuple(speaker.name for speaker in understood.people)))
    if {"published_from", "published_to"} & set(filters.inferred):
        notices.append(words.only_dates(filters.published_from, filters.published_to))
    return tuple(notices)
