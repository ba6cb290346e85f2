"""How the quotes of an answer are arranged: one that leads and what else there is, or all by person or by year."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile
from typing import Self, TypeVar

from qa import Answer, QuestionKind, Quote, Wanted
from web.pages.conversation import View
from web.pages.frame import ArticleEntry, Voice
from web.pages.quotes import Quotation, quotations
from web.wording import Wording

T = TypeVar("T")
# Whose answer is who says what: nobody leads, all are heard.
_OF_ALL = frozenset({QuestionKind.COMPARE, QuestionKind.WHO, QuestionKind.OVERVIEW, QuestionKind.INTERVIEWER})


@dataclass(frozen=True, slots=True)
class Part:
    """What one person says in one article, in its order.

    ``voice`` and ``entry`` are left out where they stand above already; ``place`` says so of an article, and ``role``
    is the office that somebody had there, where it is another than the one above.
    """

    voice: Voice | None
    entry: ArticleEntry | None
    quotations: tuple[Quotation, ...]
    role: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Parts under one heading, a person or a ``year``; ``silent`` says that the person addressed nothing."""

    voice: Voice | None
    parts: tuple[Part, ...]
    year: str | None = None
    silent: str | None = None


@dataclass(frozen=True, slots=True)
class Arrangement:
    """An answer as it is shown: ``lead`` first, where one leads, then all else."""

    lead: Part | None
    sections: tuple[Section, ...]
    side_by_side: bool = False

    @classmethod
    def of(cls, answer: Answer, *, view: View, words: Wording, told: Wording) -> Self:
        """Return the answer in this view; sentences about people are those of ``told``."""
        silent = tuple(
            Section(Voice.of(group.speaker), (), silent=told.not_addressed(group.speaker.name))
            for group in answer.groups
            if not group.addressed
        )
        quotes = answer.quotes
        if view is View.YEAR:
            return cls(None, (*_by_year(quotes, words), *silent))
        if view is View.PERSON and len(quotes) + len(silent) > 1:
            is_compared = answer.interpretation.kind is QuestionKind.COMPARE
            people = _alike(quotes, key=_speaker).values()
            sections = (*(_section(sorted(theirs, key=_day), words, quotes) for theirs in people), *silent)
            return cls(None, sections, side_by_side=is_compared and len(sections) > 1)
        first = _leading(answer)
        is_list = len(first) > 1
        lead = Part(
            _voice(first[0]),
            ArticleEntry.of(first[0].article, words) if is_list else None,
            quotations(first, wording=words, named=True, placed=is_list, among=quotes),
        )
        return cls(lead, (*_also(first[0], quotes[len(first) :], words, quotes), *silent))


NOTHING = Arrangement(None, ())


def view_of(answer: Answer, chosen: View | None) -> View:
    """Return the view that was chosen, or the one that suits what was asked."""
    return chosen or (View.PERSON if answer.interpretation.kind in _OF_ALL else View.BEST)


def _leading(answer: Answer) -> Sequence[Quote]:
    """The quote that leads; of a list all its items, for none of them is the answer alone."""
    if answer.interpretation.wanted is not Wanted.LIST:
        return answer.quotes[:1]
    place = _place(answer.quotes[0])
    return tuple(takewhile(lambda quote: _place(quote) == place, answer.quotes))


def _also(lead: Quote, rest: Sequence[Quote], words: Wording, among: Sequence[Quote]) -> Iterator[Section]:
    """What else there is by person: first of whom leads, then in the order in which they come."""
    ordered = sorted(rest, key=lambda quote: _speaker(quote) != _speaker(lead))
    for theirs in _alike(ordered, key=_speaker).values():
        yield _section(theirs, words, among, lead=lead)


def _section(theirs: Sequence[Quote], words: Wording, among: Sequence[Quote], *, lead: Quote | None = None) -> Section:
    """What one person says, article by article; of whom leads, the office and the article have been told."""
    voice = _voice(theirs[0])
    goes_on = lead is not None and _speaker(lead) == _speaker(theirs[0])
    parts = []
    for said in _alike(theirs, key=_place).values():
        there = _voice(said[0])
        role = there.role if voice and there and there.role != voice.role else None
        above = lead if lead and _place(lead) == _place(said[0]) else None
        parts.append(_part(said, words, among, role=role, lead=above))
    return Section(replace(voice, role=None) if voice and goes_on else voice, tuple(parts))


def _by_year(quotes: Sequence[Quote], words: Wording) -> Iterator[Section]:
    """What was said in each year, the first first; what has no date comes last."""
    for year, said in _alike(sorted(quotes, key=_day), key=_year).items():
        parts = (_part(there, words, quotes, voice=_voice(there[0])) for there in _alike(said, key=_place).values())
        yield Section(None, tuple(parts), year=year or words.lists.undated)


def _part(
    said: Sequence[Quote],
    words: Wording,
    among: Sequence[Quote],
    *,
    voice: Voice | None = None,
    role: str | None = None,
    lead: Quote | None = None,
) -> Part:
    """What is said in one article; ``lead`` is of the same person there, where it stands above."""
    in_order = sorted(said, key=lambda quote: quote.span)
    return Part(
        voice=voice,
        entry=None if lead else ArticleEntry.of(in_order[0].article, words),
        quotations=quotations(in_order, wording=words, placed=True, among=among, after=lead),
        role=words.chat.in_office(role) if role else None,
        place=words.chat.same_article if lead else None,
    )


def _alike(quotes: Iterable[Quote], *, key: Callable[[Quote], T]) -> dict[T, list[Quote]]:
    together: dict[T, list[Quote]] = {}
    for quote in quotes:
        together.setdefault(key(quote), []).append(quote)
    return together


def _speaker(quote: Quote) -> str:
    return quote.speaker.id if quote.speaker else ""


def _place(quote: Quote) -> tuple[str, str]:
    return _speaker(quote), quote.article.id


def _day(quote: Quote) -> date:
    return quote.article.published or date.max


def _year(quote: Quote) -> str:
    return str(quote.article.published.year) if quote.article.published else ""


def _voice(quote: Quote) -> Voice | None:
    return Voice.of(quote.speaker) if quote.speaker else None
