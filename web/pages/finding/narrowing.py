"""The panel that narrows an answer down: a form whose ticks and fields are parameters of the address."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

from qa import Answer, Archive, Completes, Near, NotInArchiveError, Quote, Reply
from web import links
from web.pages.conversation import ARTICLE, FROM, SOURCE, SPEAKER, TO, Asking, Parameter, parameters_of
from web.wording import Wording

_MOST_CHOICES = 8  # of people, articles and publications, besides those that are ticked
_MOST_SOURCES = 12  # of an archive, that can all be ticked


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to tick: the value of a parameter, and what it stands for."""

    value: str
    text: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """Parameters of one name to tick; ``other`` labels a field for one that is not among them, where there may be.

    ``completed`` is the kind of thing that is offered while that is typed, empty where none is.
    """

    name: str
    heading: str
    items: tuple[Choice, ...]
    other: str | None
    completed: str = ""


@dataclass(frozen=True, slots=True)
class DayField:
    """A field for a date: a parameter, its label, and its value, empty where there is none."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The panel of one question: what it sends along before and behind its own fields, and those."""

    anchor: str
    action: str
    before: tuple[Parameter, ...]
    behind: tuple[Parameter, ...]
    choices: tuple[Choices, ...]
    days: tuple[DayField, ...]
    everything: str | None

    @classmethod
    def of(
        cls, askings: Sequence[Asking], *, at: int, archive: Archive, words: Wording, reply: Reply | None = None
    ) -> Self:
        """Return the panel for the question at ``at``, with what its reply holds to choose from."""
        asking, told = askings[at], words.finding
        filters, quotes = asking.filters, _quotes(reply)
        # What is named in the address and not there can't be ticked.
        people = _known(filters.speakers, lambda id_: archive.speaker(id_).speaker.name)
        people |= {one.speaker.id: one.speaker.name for one in quotes if one.speaker and not one.speaker.interviewer}
        articles = _known(filters.articles, lambda id_: archive.article(id_).title)
        articles |= {one.article.id: one.article.title for one in quotes}
        printed = archive.sources if len(archive.sources) <= _MOST_SOURCES else ()
        listed = [*(one for one in filters.sources if one in archive.sources), *(_source(one) for one in quotes)]
        sources = {name: name for name in (*listed, *printed) if name}
        bare = Asking(asking.text, infer=asking.infer, as_typed=asking.as_typed, more=asking.more)
        kept = tuple(one for one in asking.parameters[1:] if one[0] not in {SPEAKER, ARTICLE, SOURCE, FROM, TO})
        days = ((FROM, told.first_day, filters.published_from), (TO, told.last_day, filters.published_to))
        return cls(
            anchor=links.exchange_anchor(at + 1),
            action=links.conversation(shown=at + 1),
            before=(*links.carried(), *parameters_of(askings[:at]), bare.parameters[0], *kept),
            behind=parameters_of(askings[at + 1 :]),
            choices=(
                _choices(SPEAKER, told.people, people, filters.speakers, told.somebody_else),
                _choices(ARTICLE, told.articles, articles, filters.articles, told.another_article),
                _choices(SOURCE, told.sources, sources, filters.sources, None if printed else told.another_source),
            ),
            days=tuple(DayField(name, label, day.isoformat() if day else "") for name, label, day in days),
            everything=_everything(askings, at, bare) if asking.scope else None,
        )


def _everything(askings: Sequence[Asking], at: int, bare: Asking) -> str:
    return links.conversation(parameters_of([*askings[:at], bare, *askings[at + 1 :]]), shown=at + 1)


def _quotes(reply: Reply | None) -> tuple[Quote, ...]:
    match reply:
        case Answer(quotes=quotes) | Near(nearest=quotes):
            return quotes
        case _:
            return ()


def _source(quote: Quote) -> str:
    return quote.article.source or ""


def _known(ids: Iterable[str], name_of: Callable[[str], str]) -> dict[str, str]:
    """The names of those that are there, by id."""
    known = {}
    for id_ in ids:
        with suppress(NotInArchiveError):
            known[id_] = name_of(id_)
    return known


def _choices(name: str, heading: str, named: dict[str, str], ticked: Sequence[str], other: str | None) -> Choices:
    completed = Completes.PERSON.value if name == SPEAKER else ""
    items = [Choice(value, text, value in ticked) for value, text in named.items()]
    most = max(_MOST_CHOICES, sum(one.ticked for one in items))
    return Choices(name, heading, tuple(sorted(items, key=lambda one: not one.ticked)[:most]), other, completed)
