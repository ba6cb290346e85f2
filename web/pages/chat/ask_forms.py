"""How a question was read, as chips that can be taken away, and the forms that ask on or once more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from qa import Archive, Filters, Interpretation, NotInArchiveError, QuestionKind
from web import links
from web.pages.conversation import (
    ARTICLE,
    ASKABLE,
    EXCEPT,
    FROM,
    MAX_QUESTIONS,
    SOURCE,
    SPEAKER,
    Asking,
    Parameter,
    parameters_of,
    replaced,
)
from web.wording import Wording

MAX_NAMED = 4
# Kinds of questions about people that others' words answer too.
_BY_OTHERS = frozenset({QuestionKind.ABOUT, QuestionKind.INTERVIEWER})


@dataclass(frozen=True, slots=True)
class Chip:
    """What a question was taken for; ``href`` asks it again without that, ``remove`` says so."""

    text: str
    href: str
    remove: str


def chips(
    understood: Interpretation, askings: Sequence[Asking], *, at: int, archive: Archive, words: Wording
) -> tuple[Chip, ...]:
    """Return the chips of the question at ``at`` in a conversation, all of which stays but for what is taken away."""
    return tuple(
        Chip(text, links.conversation(parameters_of(replaced(askings, at, without)), shown=at + 1), remove)
        for text, without, remove in _understood(understood, askings[at], archive, words)
    )


@dataclass(frozen=True, slots=True)
class Limit:
    """Where a next question is looked for, too, unless it is unticked: a parameter and what it means."""

    name: str
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class AskForm:
    """A form: the questions it sends along, what is in it, what was wrong with that, and where it looks."""

    action: str
    earlier: tuple[Parameter, ...]
    label: str
    hint: str
    typed: str = ""
    problem: str | None = None
    autofocus: bool = False
    limits: tuple[Limit, ...] = ()
    askable: str = ASKABLE

    @classmethod
    def after(
        cls,
        askings: Sequence[Asking],
        *,
        typed: str,
        problem: str | None,
        limits_hold: bool,
        archive: Archive,
        words: Wording,
    ) -> Self:
        """Return the form that adds to a conversation, whose oldest question gives way to a new one in the end.

        It looks where the question before did, unless ``limits_hold`` says that nothing can be looked up there.
        """
        earlier = askings[-(MAX_QUESTIONS - 1) :]
        return cls(
            action=links.conversation(shown=len(earlier) + 1),
            earlier=(*links.carried(), *parameters_of(earlier)),
            label=words.ask_next_label if earlier else words.ask_label,
            hint=words.ask_next_hint if earlier else words.ask_hint,
            typed=typed,
            problem=problem,
            autofocus=not earlier or problem is not None,
            limits=tuple(_limits(askings[-1], archive, words)) if askings and limits_hold else (),
        )

    @classmethod
    def again(cls, askings: Sequence[Asking], *, archive: Archive, words: Wording) -> Self:
        """Return the form that asks the last of some questions once more, in other words."""
        return cls(
            action=links.conversation(shown=len(askings)),
            earlier=(*links.carried(), *parameters_of(askings[:-1])),
            label=words.edit_label,
            hint="",
            typed=askings[-1].text,
            limits=tuple(_limits(askings[-1], archive, words)),
        )


def _understood(
    understood: Interpretation, asking: Asking, archive: Archive, words: Wording
) -> Iterator[tuple[str, Asking, str]]:
    """Yield what is said of a question, the question without it, and what that would be."""
    filters = understood.filters
    if asking.as_typed:
        yield words.as_typed, replace(asking, as_typed=False), words.read_again
    elif understood.text.casefold() != asking.text.casefold():
        yield words.understood(understood.text), replace(asking, as_typed=True), words.take_as_typed
    if not asking.infer:
        yield words.not_inferred, replace(asking, infer=True), words.read_again
    if understood.kind not in _BY_OTHERS or "speakers" not in filters.inferred:
        names = [_name_of(archive, id_) for id_ in filters.speakers]
        for ids, text in _few(filters.speakers, names, words):
            left = tuple(id_ for id_ in filters.speakers if id_ not in ids)
            without = _keeping(asking, filters, replace(filters, speakers=left))
            is_first = ids[0] == filters.speakers[0]
            yield words.only(text) if is_first else words.also(text), without, words.not_them if left else words.anybody
    for id_ in filters.exclude_speakers:
        left = tuple(other for other in filters.exclude_speakers if other != id_)
        without = _keeping(asking, filters, replace(filters, exclude_speakers=left))
        yield words.all_but(_name_of(archive, id_)), without, words.them_too
    titles = [_title_of(archive, id_) for id_ in filters.articles]
    for ids, text in _few(filters.articles, titles, words):
        left = tuple(id_ for id_ in filters.articles if id_ not in ids)
        without = _keeping(asking, filters, replace(filters, articles=left))
        yield words.within(text), without, words.not_there if left else words.anywhere
    for name in filters.sources:
        left = tuple(other for other in filters.sources if other != name)
        without = _keeping(asking, filters, replace(filters, sources=left))
        yield words.finding.from_source(name), without, words.finding.every_source
    if filters.published_from or filters.published_to:
        without = _keeping(asking, filters, replace(filters, published_from=None, published_to=None))
        yield words.published(filters.published_from, filters.published_to), without, words.any_day


def _few(ids: tuple[str, ...], names: Sequence[str], words: Wording) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each of a few on its own; many as one."""
    if len(ids) > MAX_NAMED:
        yield ids, words.and_others(names[0], len(names) - 1)
    else:
        yield from (((id_,), name) for id_, name in zip(ids, names, strict=True))


def _keeping(asking: Asking, before: Filters, left: Filters) -> Asking:
    """The question with the filters that are left; where some were inferred, they would only come back."""
    return replace(asking, filters=replace(left, inferred=()), infer=asking.infer and not before.inferred)


def _limits(asking: Asking, archive: Archive, words: Wording) -> Iterator[Limit]:
    """Yield what was given; what was only read from a question's words does not hold for the next."""
    for name, value in asking.scope:
        if name == SPEAKER:
            text = words.only(_name_of(archive, value))
        elif name == EXCEPT:
            text = words.all_but(_name_of(archive, value))
        elif name == ARTICLE:
            text = words.within(_title_of(archive, value))
        elif name == SOURCE:
            text = words.finding.from_source(value)
        elif name == FROM:
            text = words.published(asking.filters.published_from, None)
        else:
            text = words.published(None, asking.filters.published_to)
        yield Limit(name, value, text)


def _name_of(archive: Archive, speaker_id: str) -> str:
    """Return the name of a speaker, or what was given as one where there is nobody of that id."""
    try:
        return archive.speaker(speaker_id).speaker.name
    except NotInArchiveError:
        return speaker_id


def _title_of(archive: Archive, article_id: str) -> str:
    """Return the title of an article, or what was given as its id where there is none."""
    try:
        return archive.article(article_id).title
    except NotInArchiveError:
        return article_id
