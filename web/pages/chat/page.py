"""The chat: a conversation is its questions, and each is shown with its reply."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self

from qa import (
    Answer,
    Archive,
    ArticleRecord,
    Interpretation,
    Message,
    Near,
    NotFound,
    QuestionKind,
    Reply,
    Topic,
    which_is_meant,
)
from web import links
from web.pages.archive import SpeakerEntry
from web.pages.conversation import MAX_QUESTIONS, Asking, Conversation, View, parameters_of, replaced
from web.pages.finding import Narrowing, Refusal
from web.pages.frame import ArticleEntry, Frame, Link
from web.pages.quotes import Quotation, quotations
from web.pages.sharing import TakeAlong
from web.wording import Wording, wording_of

from .arrangement import NOTHING, Arrangement, Part, Section, view_of
from .ask_forms import AskForm, Chip, chips

N_WELCOME_ARTICLES = 5
N_WELCOME_SPEAKERS = 12
# What is known of people and articles, and what was asked, is nothing that voices say.
_NO_VOICES = frozenset({QuestionKind.ABOUT, QuestionKind.INTERVIEWER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A question and its reply.

    ``goes_on`` leads to the question that a follow-up leans on; ``folded`` says that others came after, so that only
    what leads is seen at once. ``note`` is what no quote says, under ``declined`` where somebody was asked just this
    and did not say; ``summary`` sums up how much was found, and ``views`` are the ways to arrange it. ``examples`` says
    that there are others, and ``further`` where. Where nothing answers, ``verdict`` says so, and ``reason`` what else
    there is to say; ``wider`` is the same question where more can be found. Then there is either ``nearest``, what
    comes near, or ``looked_for``, what was understood, with ``people``, who are least far from it, and ``ways_on``.
    Where a question is ``refused``, it can't be looked up as it stands.

    ``language`` is that of the reply's sentences, where it is not that of the page: of ``notices``, ``note``,
    ``verdict``, ``reason``, ``looked_for`` and those that name silent people.
    """

    anchor: str
    href: str
    question: str
    edit: AskForm
    narrowing: Narrowing
    chips: tuple[Chip, ...] = ()
    notices: tuple[str, ...] = ()
    goes_on: Link | None = None
    folded: bool = False
    declined: str | None = None
    note: str | None = None
    summary: str | None = None
    views: tuple[Link, ...] = ()
    lead: Part | None = None
    sections: tuple[Section, ...] = ()
    side_by_side: bool = False
    examples: str | None = None
    further: tuple[Link, ...] = ()
    verdict: str | None = None
    reason: str | None = None
    looked_for: str | None = None
    nearest: tuple[Quotation, ...] = ()
    people: tuple[SpeakerEntry, ...] = ()
    wider: tuple[Link, ...] = ()
    ways_on: tuple[Link, ...] = ()
    suggestions: tuple[Link, ...] = ()
    language: str | None = None
    along: TakeAlong | None = None
    thumb: str | None = None
    refused: bool = False

    @classmethod
    def of(cls, reply: Reply, askings: Sequence[Asking], *, at: int, archive: Archive, words: Wording) -> Self:
        """Return the reply to the question at ``at`` in a conversation.

        Its sentences are in the language of the question, whose words they repeat, as they are in API and terminal: who
        asks in a language reads it. All around them is in the words of the page. Where a reader chose a language, and
        did not just leave it to the browser, everything is in that.
        """
        so_far = askings[: at + 1]
        answer = reply if isinstance(reply, Answer) else None
        understood = reply.interpretation
        told = wording_of(links.language() or understood.language)
        view = view_of(answer, askings[at].view) if answer else View.BEST
        shown = Arrangement.of(answer, view=view, words=words, told=told) if answer else NOTHING
        missing = reply if isinstance(reply, NotFound) else None
        verdict, reasons = _verdict(reply, told)
        read = chips(understood, askings, at=at, archive=archive, words=words)
        return cls(
            anchor=links.exchange_anchor(at + 1),
            href=links.conversation(parameters_of(so_far), shown=at + 1),
            question=askings[at].text,
            edit=AskForm.again(so_far, archive=archive, words=words),
            narrowing=Narrowing.of(askings, at=at, archive=archive, words=words, reply=reply),
            chips=read,
            notices=() if which_is_meant(reply) else tuple(map(told.ambiguous, understood.ambiguities)),
            goes_on=_goes_on(understood, so_far),
            folded=at + 1 < len(askings),
            declined=words.chat.declined if answer and answer.declined else None,
            note=told.answers.told(answer.notes) or None if answer else None,
            summary=_summed_up(answer, words) if answer else None,
            views=_views(answer, askings, at, view=view, words=words) if answer else (),
            lead=shown.lead,
            sections=shown.sections,
            side_by_side=shown.side_by_side,
            examples=words.examples if answer and answer.more else None,
            further=_further(answer, askings, at, words) if answer and answer.more else (),
            verdict=verdict,
            reason=told.answers.told(reasons) or None,
            looked_for=_looked_for(understood, told.answers.told(reasons), told) if missing else None,
            nearest=quotations(reply.nearest, wording=words) if isinstance(reply, Near) else (),
            people=tuple(SpeakerEntry.of(archive.speaker(one.id), words) for one in missing.people) if missing else (),
            wider=tuple(Link(chip.href, words.removing(chip.text, chip.remove)) for chip in read) if verdict else (),
            ways_on=_ways_on(words) if missing else (),
            suggestions=tuple(_next(suggestion, so_far) for suggestion in reply.suggestions),
            language=told.language if told.language != words.language else None,
            along=TakeAlong.of(reply, so_far, words=words),
            thumb=links.thumb(parameters_of(so_far)) if so_far == tuple(askings) else None,
        )

    @classmethod
    def refuse(cls, refusal: Refusal, askings: Sequence[Asking], *, at: int, archive: Archive, words: Wording) -> Self:
        """Return a question that can't be asked where it looks, such as within an article that has been withdrawn."""
        so_far = askings[: at + 1]
        anew = Asking(askings[at].text)
        instead = ((replaced(askings, at, way.asking), way.text) for way in refusal.ways_on)
        return cls(
            anchor=links.exchange_anchor(at + 1),
            href=links.conversation(parameters_of(so_far), shown=at + 1),
            question=askings[at].text,
            edit=AskForm.again([*so_far[:-1], anew], archive=archive, words=words),
            folded=at + 1 < len(askings),
            narrowing=Narrowing.of(askings, at=at, archive=archive, words=words),
            refused=True,
            verdict=words.finding.refused,
            reason=refusal.reason,
            wider=tuple(Link(links.conversation(parameters_of(one), shown=at + 1), text) for one, text in instead),
            ways_on=_ways_on(words),
        )


@dataclass(frozen=True, slots=True)
class Welcome:
    """What a reader who has not asked yet can ask about; ``holdings`` says how much of it there is."""

    holdings: str | None
    subjects: tuple[Link, ...]
    articles: tuple[ArticleEntry, ...]
    people: tuple[SpeakerEntry, ...]
    suggestions: tuple[Link, ...]

    @classmethod
    def of(
        cls,
        archive: Archive,
        *,
        suggestions: Sequence[str] = (),
        subjects: Sequence[Topic] = (),
        words: Wording,
    ) -> Self:
        """Return the newest articles, the interviewees who say most, and questions to begin with."""
        newest = archive.articles_about("")
        return cls(
            holdings=_holdings(newest, n_voices=archive.n_voices, words=words) if newest else None,
            subjects=tuple(_first(topic.question, topic.text) for topic in subjects),
            articles=tuple(
                ArticleEntry.of(archive.article(record.id), words) for record in newest[:N_WELCOME_ARTICLES]
            ),
            people=tuple(SpeakerEntry.of(record, words) for record in archive.loudest(N_WELCOME_SPEAKERS)),
            suggestions=tuple(_first(suggestion, suggestion) for suggestion in suggestions),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatPage(Frame):
    """A conversation, or the welcome before there is one."""

    exchanges: tuple[Exchange, ...]
    composer: AskForm
    welcome: Welcome | None
    share: str
    scripts: tuple[str, ...] = links.CHAT_SCRIPTS
    all_articles: str = field(default_factory=lambda: links.page_at(links.ARTICLES))
    all_speakers: str = field(default_factory=lambda: links.page_at(links.SPEAKERS))
    stream: str = field(default_factory=lambda: links.at(links.CHAT_EVENTS))
    completions: str = field(default_factory=lambda: links.at(links.COMPLETIONS))

    @classmethod
    def of(
        cls,
        conversation: Conversation,
        exchanges: Sequence[Exchange],
        *,
        archive: Archive,
        welcome: Welcome | None,
        words: Wording,
    ) -> Self:
        """Return the page of a conversation whose questions have these replies."""
        askings = conversation.askings
        return cls(
            title=words.title(*(asking.text for asking in askings[-1:])),
            description=words.description,
            words=words,
            section=links.CHAT,
            card=exchanges[-1].along.card if exchanges and exchanges[-1].along else None,
            exchanges=tuple(exchanges),
            composer=AskForm.after(
                askings,
                typed=conversation.typed,
                problem=conversation.problem,
                limits_hold=not any(one.refused for one in exchanges[-1:]),
                archive=archive,
                words=words,
            ),
            welcome=welcome,
            share=links.in_language(links.conversation(parameters_of(askings), shown=len(askings)), ""),
        )


def _holdings(newest: Sequence[ArticleRecord], *, n_voices: int, words: Wording) -> str:
    """How many articles there are, how many people answer in them, and from which years they are."""
    days = sorted(record.published for record in newest if record.published)
    told = (words.lists.n_articles(len(newest)), words.lists.n_speakers(n_voices))
    return " · ".join((*told, *([words.lists.years(days[0].year, days[-1].year)] if days else [])))


def _first(question: str, text: str) -> Link:
    return Link(links.conversation(Asking(question).parameters, shown=1), text)


def _looked_for(understood: Interpretation, reason: str, told: Wording) -> str | None:
    """What is looked up, where neither the question nor the reason says just that."""
    topic, asked = (text.rstrip(" ?!.？！。") for text in (understood.topic, understood.question.text))
    if not topic or topic.casefold() == asked.casefold() or topic in reason:
        return None
    return told.looked_for(topic)


def _ways_on(words: Wording) -> tuple[Link, ...]:
    pages = (links.SPEAKERS, words.all_speakers), (links.ARTICLES, words.all_articles)
    return tuple(Link(links.page_at(path), text) for path, text in pages)


def _goes_on(understood: Interpretation, so_far: Sequence[Asking]) -> Link | None:
    """The question that a follow-up leans on: the one before it, or the last of which it has taken over words."""
    *earlier, asking = so_far
    if not earlier or asking.as_typed:
        return None
    taken = _words(understood.text) - _words(asking.text)
    names = {word for person in understood.people for word in _words(person.name)}
    leans = understood.background or understood.given or (taken and taken <= names)
    at = next(
        (n for n in reversed(range(len(earlier))) if leans or taken & _words(earlier[n].text)),
        None,
    )
    if at is None:
        return None
    return Link(f"#{links.exchange_anchor(at + 1)}", earlier[at].text)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _summed_up(answer: Answer, words: Wording) -> str | None:
    """How many people said how much, and when: of what people said, where there is more than one thing."""
    found = answer.summary
    if found.n_statements < 2 or not found.n_people or answer.interpretation.kind in _NO_VOICES:
        return None
    told = [words.lists.n_speakers(found.n_people), words.lists.n_statements(found.n_statements)]
    years = [words.lists.years(found.first.year, found.last.year)] if found.first and found.last else []
    return ", ".join([*told, *years])


def _views(answer: Answer, askings: Sequence[Asking], at: int, *, view: View, words: Wording) -> tuple[Link, ...]:
    """The ways to arrange what several people said, or what was said in several years."""
    found, suits = answer.summary, view_of(answer, None)
    offered = [
        (View.BEST, words.chat.best_first, suits is View.BEST),
        (View.PERSON, words.chat.by_person, found.n_people > 1 or suits is View.PERSON),
        (View.YEAR, words.chat.by_year, bool(found.first and found.last and found.first.year < found.last.year)),
    ]
    if answer.interpretation.kind in _NO_VOICES or found.n_statements < 2 or sum(fits for *_, fits in offered) < 2:
        return ()
    return tuple(
        Link(_asked_anew(askings, at, view=None if one is suits else one), text, current=one is view)
        for one, text, fits in offered
        if fits
    )


def _asked_anew(askings: Sequence[Asking], at: int, **changed: Any) -> str:
    """The address of the conversation with one of its questions asked in another way."""
    anew = replace(askings[at], **changed)
    return links.conversation(parameters_of(replaced(askings, at, anew)), shown=at + 1)


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


def _further(reply: Answer, askings: Sequence[Asking], at: int, words: Wording) -> tuple[Link, ...]:
    """Where there is more of it: more quotes, and whatever else those few people say who are heard."""
    asking = askings[at]
    everything = tuple(
        Link(links.speaker(group.speaker.id), words.everything_of(group.speaker.name))
        for group in reply.groups[:2]
        if group.addressed and len(reply.groups) <= 2
    )
    if asking.more or asking.view:
        return everything
    return (Link(_asked_anew(askings, at, more=True), words.show_more), *everything)
