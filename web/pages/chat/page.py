"""The chat: a conversation is its questions, and each is shown with its reply."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self

from qa import Archive
from web import links
from web.pages.archive import Person
from web.pages.conversation import Asking, Conversation, parameters_of
from web.pages.frame import Entry, Frame, Link
from web.wording import ENGLISH, Wording

from .composer import Composer
from .exchange import Exchange

N_WELCOME_ARTICLES = 5
N_WELCOME_SPEAKERS = 12


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
            suggestions=tuple(
                Link(links.conversation(Asking(suggestion).parameters, shown=1), suggestion)
                for suggestion in suggestions
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatPage(Frame):
    """A conversation, or the welcome before there is one."""

    exchanges: tuple[Exchange, ...]
    composer: Composer
    welcome: Welcome | None
    share: str
    scripts: tuple[str, ...] = links.CHAT_SCRIPTS
    all_articles: str = field(default_factory=lambda: links.at(links.ARTICLES))
    all_speakers: str = field(default_factory=lambda: links.at(links.SPEAKERS))
    stream: str = field(default_factory=lambda: links.at(f"{links.API}/answer"))

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
            exchanges=tuple(exchanges),
            composer=Composer.after(
                askings, typed=conversation.typed, problem=conversation.problem, archive=archive, words=words
            ),
            welcome=welcome,
            share=links.conversation(parameters_of(askings), shown=len(askings)),
        )
