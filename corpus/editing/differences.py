"""What differs between two states of an article: its facts, and by paragraph its words, whose they are, what it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from corpus.models import Article, Attribution, Kind, Paragraph, Passage, Span
from corpus.text import HAN_OR_KANA

UNSURE_BELOW = 0.8  # confidence under which an editor should see what a paragraph is taken for
_PIECE = re.compile(rf"\s+|[{HAN_OR_KANA}]|[^\W{HAN_OR_KANA}]+|[^\w\s]")
_ALIKE = 0.5  # of the letters, from which a paragraph is taken for another's new wording
_REACH = 8  # paragraphs in which the new wording is looked for, so that two long articles are compared soon
_MAX_PIECES = 4000  # of one paragraph; a longer one is shown as replaced
_FACTS = ("title", "byline", "published", "source", "url", "language", "media")


class Outcome(StrEnum):
    """What became of an article."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class PassageSpan:
    """A passage by its id, and where it stands in the words of its paragraph."""

    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Printed:
    """A paragraph in one state of its article: ``speaker`` is a name, ``None`` where it is nobody's, or not sure whose.

    ``passages`` are known only of what was published.
    """

    kind: Kind
    speaker: str | None
    words: str
    unsure: bool = False
    passages: tuple[PassageSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """A paragraph before and after; one of the two is ``None`` where it came or went."""

    before: Printed | None
    after: Printed | None

    @property
    def has_other_words(self) -> bool:
        """Whether words that readers may have seen are not there any more."""
        return self.before is not None and (self.after is None or self.before.words != self.after.words)


@dataclass(frozen=True, slots=True)
class FactChange:
    """Something known of the article, or of a person in it, before and after: ``of`` is that person's name."""

    name: str
    before: str | None
    after: str | None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """What became of one article; ``n_unsure`` of its paragraphs wait for an editor now.

    ``warnings`` are new ones, of what was written for us and can't be used as it stands.
    """

    article_id: str
    title: str
    outcome: Outcome
    paragraphs: tuple[ParagraphChange, ...] = ()
    facts: tuple[FactChange, ...] = ()
    n_paragraphs: int = 0
    n_unsure: int = 0
    warnings: tuple[str, ...] = ()

    @property
    def has_other_words(self) -> bool:
        """Whether words that readers may have seen are not there any more."""
        return self.outcome is Outcome.WITHDRAWN or any(one.has_other_words for one in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stayed, went (``removed``) or came (``added``)."""

    text: str
    removed: bool = False
    added: bool = False


def is_unsure(paragraph: Paragraph) -> bool:
    """Tell whether an editor should see what a paragraph is taken for, or say whose it is."""
    doubtful = paragraph.attribution is Attribution.UNKNOWN or paragraph.confidence < UNSURE_BELOW
    return doubtful and paragraph.attribution is not Attribution.CORRECTION


def difference(before: Article | None, after: Article | None, *, published: Sequence[Passage] = ()) -> ArticleChange:
    """Return what differs between two states of an article; at most one of them is ``None``.

    Args:
        before: As it was; ``None`` where it is new.
        after: As it is; ``None`` where it was withdrawn.
        published: The passages that ``before`` was cut into, by which its quotes have their addresses.
    """
    if after is None:
        if before is None:
            raise ValueError("an article that was never there can't differ")
        return ArticleChange(before.id, before.title, Outcome.WITHDRAWN, n_paragraphs=len(before.paragraphs))
    n_unsure = sum(map(is_unsure, after.paragraphs))
    known = before.warnings if before else ()
    warnings = tuple(str(warning) for warning in after.warnings if warning.slip and warning not in known)
    if before is None:
        return ArticleChange(
            after.id,
            after.title,
            Outcome.ADDED,
            n_paragraphs=len(after.paragraphs),
            n_unsure=n_unsure,
            warnings=warnings,
        )
    return ArticleChange(
        after.id,
        after.title,
        Outcome.CHANGED,
        paragraphs=tuple(_paragraphs(before, after, published)),
        facts=tuple(_facts(before, after)),
        n_paragraphs=len(after.paragraphs),
        n_unsure=n_unsure,
        warnings=warnings,
    )


def words_between(before: str, after: str) -> tuple[Run, ...]:
    """Return both texts as one: what stayed, what went and what came, in the order of reading."""
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    if max(len(old), len(new)) > _MAX_PIECES:
        return tuple(_changed(before, after))
    runs: list[Run] = []
    gone = come = ""
    for tag, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, is_ = "".join(old[old_start:old_end]), "".join(new[new_start:new_end])
        # A space alone that stayed between two changes would only cut a phrase into its words.
        if tag == "equal" and not (was.isspace() and (gone or come)):
            runs += [*_changed(gone, come), Run(was)]
            gone = come = ""
        else:
            gone, come = gone + was, come + is_
    return (*runs, *_changed(gone, come))


def _changed(gone: str, come: str) -> Iterator[Run]:
    if gone:
        yield Run(gone, removed=True)
    if come:
        yield Run(come, added=True)


def _paragraphs(before: Article, after: Article, published: Sequence[Passage]) -> Iterator[ParagraphChange]:
    old, new = _printed(before, published), _printed(after)
    matcher = SequenceMatcher(None, [one.words for one in old], [one.words for one in new], autojunk=False)
    renamed = dict(_names(before, after))
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        olds, news = old[old_start:old_end], new[new_start:new_end]
        for was, is_ in zip(olds, news, strict=True) if tag == "equal" else _paired(olds, news):
            # Somebody who has another name now is told of once, not at each of their paragraphs.
            speaker = renamed.get(was.speaker, was.speaker) if was and was.speaker else None
            if (
                was is None
                or is_ is None
                or (was.kind, was.words, was.unsure, speaker) != (is_.kind, is_.words, is_.unsure, is_.speaker)
            ):
                yield ParagraphChange(was, is_)


def _printed(article: Article, passages: Sequence[Passage] = ()) -> list[Printed]:
    places: dict[int, list[PassageSpan]] = {}
    for passage in passages:
        start = article.paragraphs[passage.paragraph].span.start
        span = Span(passage.span.start - start, passage.span.end - start)
        places.setdefault(passage.paragraph, []).append(PassageSpan(passage.id, span))
    return [
        Printed(
            kind=paragraph.kind,
            speaker=speaker.name if (speaker := article.speaker(paragraph.speaker_id)) else None,
            words=paragraph.span.cut(article.text),
            unsure=paragraph.has_unsure_speaker,
            passages=tuple(places.get(number, ())),
        )
        for number, paragraph in enumerate(article.paragraphs)
    ]


def _paired(olds: Sequence[Printed], news: Sequence[Printed]) -> Iterator[tuple[Printed | None, Printed | None]]:
    """Yield each paragraph with its new wording, in order; alone where there is none."""
    at = 0
    for old in olds:
        alike = (number for number in range(at, min(at + _REACH, len(news))) if _is_alike(old, news[number]))
        found = next(alike, None)
        if found is None:
            yield old, None
            continue
        yield from ((None, new) for new in news[at:found])
        yield old, news[found]
        at = found + 1
    yield from ((None, new) for new in news[at:])


def _is_alike(old: Printed, new: Printed) -> bool:
    shorter, longer = sorted((old.words, new.words), key=len)
    if shorter and shorter in longer:  # it was split, or joined with another
        return True
    matcher = SequenceMatcher(None, _PIECE.findall(old.words)[:_MAX_PIECES], _PIECE.findall(new.words)[:_MAX_PIECES])
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _names(before: Article, after: Article) -> Iterator[tuple[str, str]]:
    for speaker in before.speakers:
        now = after.speaker(speaker.id)
        if now and now.name != speaker.name:
            yield speaker.name, now.name


def _facts(before: Article, after: Article) -> Iterator[FactChange]:
    for name in _FACTS:
        was, is_ = (None if value is None else str(value) for value in (getattr(before, name), getattr(after, name)))
        if was != is_:
            yield FactChange(name, was, is_)
    for old, new in _names(before, after):
        yield FactChange("name", old, new, of=new)
    for speaker in after.speakers:
        earlier = before.speaker(speaker.id)
        if earlier and earlier.role != speaker.role:
            yield FactChange("office", earlier.role, speaker.role, of=speaker.name)
        if earlier and earlier.part is not speaker.part:
            yield FactChange("part", earlier.part, speaker.part, of=speaker.name)
