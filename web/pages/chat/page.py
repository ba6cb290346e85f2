"""The chat: a conversation is its questions, and each is shown with its reply."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from qa import Answer, Archive, Interpretation, Message, Near, NotFound, QuestionKind, Quote, Reply, which_is_meant
from web import links
from web.pages.archive import SpeakerEntry
from web.pages.conversation import MAX_QUESTIONS, Asking, Conversation, parameters_of, replaced
from web.pages.frame import ArticleEntry, Frame, Link, Voice
from web.pages.quotes import Quotation, quotations
from web.pages.sharing import TakeAlong
from web.wording import ENGLISH, Wording, wording_of

from .ask_forms import AskForm, Chip, chips

N_WELCOME_ARTICLES = 5
N_WELCOME_SPEAKERS = 12


@dataclass(frozen=True, slots=True)
class Part:
    """Quotations under one person's name, or under none; ``silent`` says that the person did not address it."""

    voice: Voice | None
    quotations: tuple[Quotation, ...]
    silent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A question and its reply.

    ``note`` is what no quote says; ``side_by_side`` that voices are compared; ``examples`` that there are others, and
    ``further`` where. Where nothing answers, ``verdict`` says so, and ``reason`` what else there is to say; then there
    is either ``nearest``, what comes near, or ``looked_for``, what was understood, and ``people``, who are least far
    from it.

    ``language`` is that of the reply's sentences, where it is not that of the page: of ``notices``, ``note``,
    ``verdict``, ``reason``, ``looked_for`` and those that name silent people.
    """

    anchor: str
    href: str
    question: str
    edit: AskForm
    chips: tuple[Chip, ...] = ()
    notices: tuple[str, ...] = ()
    note: str | None = None
    parts: tuple[Part, ...] = ()
    side_by_side: bool = False
    examples: str | None = None
    further: tuple[Link, ...] = ()
    verdict: str | None = None
    reason: str | None = None
    looked_for: str | None = None
    nearest: tuple[Quotation, ...] = ()
    people: tuple[SpeakerEntry, ...] = ()
    suggestions: tuple[Link, ...] = ()
    language: str | None = None
    along: TakeAlong | None = None

    @classmethod
    def of(
        cls, reply: Reply, askings: Sequence[Asking], *, at: int, archive: Archive, words: Wording = ENGLISH
    ) -> Self:
        """Return the reply to the question at ``at`` in a conversation.

        Its sentences are in the language of the question; all around them is in the words of the page.
        """
        so_far = askings[: at + 1]
        answer = reply if isinstance(reply, Answer) else None
        understood = reply.interpretation
        told = wording_of(understood.language)
        parts = _parts(answer, words, told) if answer else ()
        missing = reply if isinstance(reply, NotFound) else None
        verdict, reasons = _verdict(reply, told)
        return cls(
            anchor=links.exchange_anchor(at + 1),
            href=links.conversation(parameters_of(so_far), shown=at + 1),
            question=askings[at].text,
            edit=AskForm.again(so_far, archive=archive, words=words),
            chips=chips(understood, askings, at=at, archive=archive, words=words),
            notices=() if which_is_meant(reply) else tuple(map(told.ambiguous, understood.ambiguities)),
            note=told.answers.told(answer.notes) or None if answer else None,
            parts=parts,
            side_by_side=understood.kind is QuestionKind.COMPARE and len(parts) > 1,
            examples=words.examples if answer and answer.more else None,
            further=_further(answer, askings, at, words) if answer and answer.more else (),
            verdict=verdict,
            reason=told.answers.told(reasons) or None,
            looked_for=told.looked_for(understood.topic) if missing and _is_part(understood) else None,
            nearest=quotations(reply.nearest, wording=words) if isinstance(reply, Near) else (),
            people=tuple(SpeakerEntry.of(archive.speaker(one.id), words) for one in missing.people) if missing else (),
            suggestions=tuple(_next(suggestion, so_far) for suggestion in reply.suggestions),
            language=told.language if told.language != words.language else None,
            along=TakeAlong.of(reply, so_far, words=words),
        )

    @classmethod
    def refused(
        cls, reason: str, askings: Sequence[Asking], *, at: int, archive: Archive, words: Wording = ENGLISH
    ) -> Self:
        """Return a question that can't be asked any more, such as within an article that has been withdrawn."""
        so_far = askings[: at + 1]
        anew = Asking(askings[at].text)
        href = links.conversation(parameters_of(replaced(askings, at, anew)), shown=at + 1)
        return cls(
            anchor=links.exchange_anchor(at + 1),
            href=links.conversation(parameters_of(so_far), shown=at + 1),
            question=askings[at].text,
            edit=AskForm.again([*so_far[:-1], anew], archive=archive, words=words),
            further=(Link(href, words.ask_everywhere),),
            verdict=words.answers.nothing_found,
            reason=reason,
        )


@dataclass(frozen=True, slots=True)
class Welcome:
    """What a reader who has not asked yet can ask about."""

    articles: tuple[ArticleEntry, ...]
    people: tuple[SpeakerEntry, ...]
    suggestions: tuple[Link, ...]

    @classmethod
    def of(cls, archive: Archive, *, suggestions: Sequence[str] = (), words: Wording = ENGLISH) -> Self:
        """Return a few of the articles and interviewees, and questions to begin with."""
        records = archive.speakers(after=None, limit=N_WELCOME_SPEAKERS).items
        return cls(
            articles=tuple(
                ArticleEntry.of(article) for article in archive.articles(after=None, limit=N_WELCOME_ARTICLES).items
            ),
            people=tuple(SpeakerEntry.of(record, words) for record in records if not record.speaker.interviewer),
            suggestions=tuple(
                Link(links.conversation(Asking(suggestion).parameters, shown=1), suggestion)
                for suggestion in suggestions
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatPage(Frame):
    """A conversation, or the welcome before there is one."""

    exchanges: tuple[Exchange, ...]
    composer: AskForm
    welcome: Welcome | None
    share: str
    scripts: tuple[str, ...] = links.CHAT_SCRIPTS
    all_articles: str = field(default_factory=lambda: links.at(links.ARTICLES))
    all_speakers: str = field(default_factory=lambda: links.at(links.SPEAKERS))
    stream: str = field(default_factory=lambda: links.at(links.CHAT_EVENTS))

    @classmethod
    def of(
        cls,
        conversation: Conversation,
        exchanges: Sequence[Exchange],
        *,
        archive: Archive,
        welcome: Welcome | None,
        words: Wording = ENGLISH,
    ) -> Self:
        """Return the page of a conversation whose questions have these replies."""
        askings = conversation.askings
        return cls(
            title=words.title(*(asking.text for asking in askings[-1:])),
            section=links.CHAT,
            card=exchanges[-1].along.card if exchanges and exchanges[-1].along else None,
            exchanges=tuple(exchanges),
            composer=AskForm.after(
                askings, typed=conversation.typed, problem=conversation.problem, archive=archive, words=words
            ),
            welcome=welcome,
            share=links.conversation(parameters_of(askings), shown=len(askings)),
        )


def _is_part(understood: Interpretation) -> bool:
    """Tell whether what is looked up is not just what was asked, which stands there anyway."""
    return understood.topic.casefold() not in {"", understood.question.text.casefold()}


def _verdict(reply: Reply, told: Wording) -> tuple[str | None, tuple[Message, ...]]:
    """What stands as a heading where nothing answers, and the reasons that it does not say itself."""
    match reply:
        case Answer():
            return None, ()
        case Near(reasons=(first, *others)):
            return told.answers.sentence(first), tuple(others)
        case _:
            return told.answers.nothing_found, reply.reasons


def _next(suggestion: str, so_far: Sequence[Asking]) -> Link:
    askings = [*so_far, Asking(suggestion)][-MAX_QUESTIONS:]
    return Link(links.conversation(parameters_of(askings), shown=len(askings)), suggestion)


def _parts(reply: Answer, words: Wording, told: Wording) -> tuple[Part, ...]:
    voices = [group for group in reply.groups if group.addressed]
    silent = tuple(
        Part(Voice.of(group.speaker), (), told.not_addressed(group.speaker.name))
        for group in reply.groups
        if not group.addressed
    )
    if len(reply.groups) < 2 or not voices:
        return (Part(None, quotations(reply.quotes, wording=words)), *silent)
    grouped = {quote.id for group in voices for quote in group.quotes}
    rest = [quote for quote in reply.quotes if quote.id not in grouped]
    parts = [
        Part(_voice(group.quotes), quotations(group.quotes, wording=words, named=True, among=reply.quotes))
        for group in voices
    ]
    unnamed = (Part(None, quotations(rest, wording=words, among=reply.quotes)),) if rest else ()
    return (*parts, *unnamed, *silent)


def _voice(quotes: Sequence[Quote]) -> Voice | None:
    speaker = quotes[0].speaker
    return Voice.of(speaker) if speaker else None


def _further(reply: Answer, askings: Sequence[Asking], at: int, words: Wording) -> tuple[Link, ...]:
    """Where there is more of it: more quotes, and whatever else those few people say who are heard."""
    asking = askings[at]
    everything = tuple(
        Link(links.speaker(group.speaker.id), words.everything_of(group.speaker.name))
        for group in reply.groups[:2]
        if group.addressed and len(reply.groups) <= 2
    )
    if asking.more:
        return everything
    wider = replace(asking, more=True)
    return (
        Link(links.conversation(parameters_of(replaced(askings, at, wider)), shown=at + 1), words.show_more),
        *everything,
    )
