"""How a question was read, as chips: each says one thing, and can be taken away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qa import Archive, Filters, Interpretation, NotInArchiveError, QuestionKind
from web import links
from web.pages.conversation import Asking, parameters_of, replaced
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
        for text, without, remove in _readings(understood, askings[at], archive, words)
    )


def _readings(
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
        names = [speaker_name(archive, id_) for id_ in filters.speakers]
        for ids, text in _few(filters.speakers, names, words):
            left = tuple(id_ for id_ in filters.speakers if id_ not in ids)
            without = _keeping(asking, filters, replace(filters, speakers=left))
            is_first = ids[0] == filters.speakers[0]
            yield words.only(text) if is_first else words.also(text), without, words.not_them if left else words.anybody
    for id_ in filters.exclude_speakers:
        left = tuple(other for other in filters.exclude_speakers if other != id_)
        without = _keeping(asking, filters, replace(filters, exclude_speakers=left))
        yield words.all_but(speaker_name(archive, id_)), without, words.them_too
    titles = [article_title(archive, id_) for id_ in filters.articles]
    for ids, text in _few(filters.articles, titles, words):
        left = tuple(id_ for id_ in filters.articles if id_ not in ids)
        without = _keeping(asking, filters, replace(filters, articles=left))
        yield words.within(text), without, words.not_there if left else words.anywhere
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


def speaker_name(archive: Archive, speaker_id: str) -> str:
    """Return the name of a speaker, or what was given as one where there is nobody of that id."""
    try:
        return archive.speaker(speaker_id).speaker.name
    except NotInArchiveError:
        return speaker_id


def article_title(archive: Archive, article_id: str) -> str:
    """Return the title of an article, or what was given as its id where there is none."""
    try:
        return archive.article(article_id).title
    except NotInArchiveError:
        return article_id
