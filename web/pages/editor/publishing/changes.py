"""What differs between what was and what is published, as an editor reads it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from corpus.editing import ArticleChange, Outcome, ParagraphChange, Printed, Run, words_between
from web import links
from web.wording import Wording

MAX_SHOWN = 60  # paragraphs of one article; the others are counted


@dataclass(frozen=True, slots=True)
class ChangedParagraph:
    """A paragraph before and after: what it is, whose it is, and its words; each as it stayed, went or came."""

    kind: tuple[Run, ...]
    speaker: tuple[Run, ...]
    words: tuple[Run, ...]

    @classmethod
    def of(cls, change: ParagraphChange, words: Wording) -> Self:
        """Return the paragraph."""
        before, after = change.before, change.after

        def both(was: str, is_: str) -> tuple[Run, ...]:
            if was == is_:
                return (Run(was),) if was else ()
            runs = (Run(was, removed=after is not None), Run(is_, added=before is not None))
            return tuple(run for run in runs if run.text)

        return cls(
            kind=both(_kind(before, words), _kind(after, words)),
            speaker=both(_speaker(before, words), _speaker(after, words)),
            words=words_between(before.words if before else "", after.words if after else ""),
        )


@dataclass(frozen=True, slots=True)
class ChangedFact:
    """Something known of an article or of a person, before and after."""

    name: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ChangedArticle:
    """An article that differs; ``waiting`` says how many of its paragraphs are unsure, ``review`` leads there."""

    id: str
    title: str
    outcome: str
    style: str
    summary: str
    waiting: str
    review: str
    facts: tuple[ChangedFact, ...]
    paragraphs: tuple[ChangedParagraph, ...]
    more: str
    warnings: tuple[str, ...]

    @classmethod
    def of(cls, change: ArticleChange, words: Wording) -> Self:
        """Return the article."""
        publishing = words.desk.publishing
        n_more = len(change.paragraphs) - MAX_SHOWN
        is_there = change.outcome is not Outcome.WITHDRAWN
        return cls(
            id=change.article_id,
            title=change.title,
            outcome=publishing.outcome(change.outcome),
            style=change.outcome.value,
            summary=publishing.summary(
                change.outcome, n_paragraphs=change.n_paragraphs, n_changed=len(change.paragraphs) + len(change.facts)
            ),
            waiting=publishing.waiting(change.n_unsure) if change.n_unsure else "",
            review=links.edited_article(change.article_id) if is_there else "",
            facts=tuple(_facts(change, words)),
            paragraphs=tuple(ChangedParagraph.of(one, words) for one in change.paragraphs[:MAX_SHOWN]),
            more=publishing.more(n_more) if n_more > 0 else "",
            warnings=change.warnings,
        )


def changed_articles(changes: Sequence[ArticleChange], words: Wording) -> tuple[ChangedArticle, ...]:
    """Return the articles that differ."""
    return tuple(ChangedArticle.of(change, words) for change in changes)


def _facts(change: ArticleChange, words: Wording) -> Iterator[ChangedFact]:
    for fact in change.facts:
        runs = (Run(fact.before or "", removed=True), Run(fact.after or "", added=True))
        name = words.desk.publishing.fact(fact.name, fact.of)
        yield ChangedFact(name, tuple(run for run in runs if run.text))


def _kind(paragraph: Printed | None, words: Wording) -> str:
    return words.desk.publishing.kind(paragraph.kind) if paragraph else ""


def _speaker(paragraph: Printed | None, words: Wording) -> str:
    if paragraph is None:
        return ""
    return paragraph.speaker or (words.desk.publishing.unsure if paragraph.unsure else "")
