"""Settles where a question looks before it is asked: what its address calls by name, what it can't mean."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from corpus import fold
from qa import Archive, Filters, NotInArchiveError, UnknownFilterError
from web.pages.conversation import Asking, Conversation, replaced
from web.wording import Wording

_MOST_OFFERED = 5
_FIELDS = ("speakers", "exclude_speakers", "articles", "sources")


@dataclass(frozen=True, slots=True)
class WayOn:
    """What could be asked instead, and how that is called."""

    asking: Asking
    text: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a question can't be asked where its address says, and what can; ``field`` and ``value`` are at fault."""

    field: str
    value: str
    reason: str
    ways_on: tuple[WayOn, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    id: str
    name: str


def settle(asking: Asking, archive: Archive, words: Wording) -> Asking | Refusal:
    """Return the question with every filter by the id of what it names, or why it can't be asked.

    A person, an article or a publication may be named by some words of its name, where those fit no other.
    """
    for name, value in asking.unread:
        without = replace(asking, unread=tuple(one for one in asking.unread if one != (name, value)))
        return Refusal(name, value, words.finding.no_day(value), (WayOn(without, words.finding.every_day),))
    for field in _FIELDS:
        ids: dict[str, None] = {}
        for value in getattr(asking.filters, field):
            found = _LOOK_UPS[field](archive, value)
            if not found:
                return _unclear(asking, field, value, words.finding.unknown(value), (), words)
            if len(found) > 1 and not all(fold(one.name) == fold(value) for one in found):
                reason = words.finding.several(value, [one.name for one in found[:_MOST_OFFERED]])
                return _unclear(asking, field, value, reason, found[:_MOST_OFFERED], words)
            ids |= dict.fromkeys(one.id for one in found)
        asking = _with(asking, **{field: tuple(ids)})
    return _contradiction(asking, archive, words) or asking


def conversation_settled(conversation: Conversation, archive: Archive, words: Wording, *, at: int) -> Conversation:
    """Return the conversation with its question number ``at``, or the last, settled.

    Raises:
        UnknownFilterError: It can't be asked where it looks.
    """
    number = min(at, len(conversation.askings)) - 1
    if number < 0:
        return conversation
    settled = settle(conversation.askings[number], archive, words)
    if isinstance(settled, Refusal):
        raise UnknownFilterError(settled.field, settled.value)
    return replace(conversation, askings=replaced(conversation.askings, number, settled))


def _unclear(asking: Asking, field: str, value: str, reason: str, found: Sequence[_Found], words: Wording) -> Refusal:
    """What is said of a filter that names nothing, or several things."""
    before = getattr(asking.filters, field)
    others = tuple(one for one in before if one != value)
    instead = (
        WayOn(
            _with(asking, **{field: tuple(one.id if each == value else each for each in before)}),
            words.finding.only_here(one.name),
        )
        for one in found
    )
    without = WayOn(_with(asking, **{field: others}), _wider(field, words))
    return Refusal(field, value, reason, (*instead, without))


def _contradiction(asking: Asking, archive: Archive, words: Wording) -> Refusal | None:
    filters, told = asking.filters, words.finding
    first, last = filters.published_from, filters.published_to
    everyday = WayOn(_with(asking, published_from=None, published_to=None), told.every_day)
    if first and last and first > last:
        swapped = WayOn(_with(asking, published_from=last, published_to=first), told.turned_round)
        reason = told.no_days(words.day(first), words.day(last))
        return Refusal("published_to", last.isoformat(), reason, (swapped, everyday))
    if filters.speakers and set(filters.speakers) <= set(filters.exclude_speakers):
        id_ = filters.speakers[0]
        others = tuple(one for one in filters.exclude_speakers if one not in filters.speakers)
        only = _with(asking, exclude_speakers=others)
        ways = (WayOn(only, told.only_here(archive.speaker(id_).speaker.name)), _everybody(asking, words))
        return Refusal("exclude_speakers", id_, told.in_and_out(archive.speaker(id_).speaker.name), ways)
    limits = tuple(_limits(filters, archive, words))
    if not limits or archive.has_articles_within(filters):
        return None
    wider = (WayOn(_with(asking, **none), text) for _, none, text in limits)
    wide_enough = [way for way in wider if archive.has_articles_within(way.asking.filters)]
    everywhere = WayOn(replace(asking, filters=Filters()), words.ask_everywhere)
    named = [text for text, _, _ in limits]
    return Refusal("filters", "; ".join(named), told.nothing_left(named), (*wide_enough, everywhere))


def _everybody(asking: Asking, words: Wording) -> WayOn:
    return WayOn(_with(asking, speakers=(), exclude_speakers=()), words.finding.ask_everybody)


def _limits(filters: Filters, archive: Archive, words: Wording) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield each kind of filter that leaves articles out: how it is called, what lifts it, and how that is called."""
    told = words.finding
    if filters.speakers:
        names = " / ".join(archive.speaker(id_).speaker.name for id_ in filters.speakers)
        yield words.only(names), {"speakers": ()}, told.ask_everybody
    if filters.articles:
        titles = " / ".join(archive.article(id_).title for id_ in filters.articles)
        yield words.within(titles), {"articles": ()}, told.every_article
    if filters.sources:
        yield told.from_source(" / ".join(filters.sources)), {"sources": ()}, told.all_sources
    if filters.published_from or filters.published_to:
        days = words.published(filters.published_from, filters.published_to)
        yield days, {"published_from": None, "published_to": None}, told.every_day


def _wider(field: str, words: Wording) -> str:
    told = words.finding
    return {"articles": told.every_article, "sources": told.all_sources}.get(field, told.ask_everybody)


def _with(asking: Asking, **limits: Any) -> Asking:
    return replace(asking, filters=replace(asking.filters, **limits))


def _speakers(archive: Archive, value: str) -> list[_Found]:
    try:
        return [_Found(value, archive.speaker(value).speaker.name)]
    except NotInArchiveError:
        people = [record.speaker for record in archive.speakers_called(value)]
    named = [one for one in people if fold(value) in map(fold, (one.name, *one.aliases))]
    return [_Found(one.id, one.name) for one in named or people]


def _articles(archive: Archive, value: str) -> list[_Found]:
    try:
        return [_Found(value, archive.article(value).title)]
    except NotInArchiveError:
        records = archive.articles_about(value)
    titled = [one for one in records if fold(value) == fold(one.title)]
    return [_Found(one.id, one.title) for one in titled or records]


def _sources(archive: Archive, value: str) -> list[_Found]:
    wanted = fold(value)
    same = [name for name in archive.sources if fold(name) == wanted]
    return [_Found(name, name) for name in same or [name for name in archive.sources if wanted in fold(name)]]


_LOOK_UPS: dict[str, Callable[[Archive, str], list[_Found]]] = {
    "speakers": _speakers,
    "exclude_speakers": _speakers,
    "articles": _articles,
    "sources": _sources,
}
