"""The overview of the archive: how much there is, what waits to be mended, and two pictures of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from corpus import Drafts
from qa import ArticleState, Likeness, SpeakerRecord, Survey
from web import links
from web.monitoring import Surveyed
from web.pages.archive import SpeakerEntry
from web.pages.editor.door import Editor
from web.pages.editor.page import DeskFrame
from web.pages.frame import Link
from web.wording import Wording

from .pictures import Timeline, TopicPicture, mending

N_FIRST, N_MOST = 8, 100
STYLES = (*links.DESK_STYLESHEETS, f"{links.STATIC}/insight.css")


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of something."""

    number: str
    of: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article with unsure paragraphs; ``share`` of its statements, in percent."""

    title: str
    href: str
    n: str
    share: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who may be one, and where to say so."""

    one: Link
    other: Link
    why: str
    mend: str


@dataclass(frozen=True, slots=True)
class Missing:
    """Articles of which something is not known: the first, the others, and how many more there are."""

    heading: str
    n: str
    first: tuple[Link, ...]
    more: str


@dataclass(frozen=True, slots=True)
class ToMend:
    """What waits in the archive."""

    counts: tuple[Count, ...]
    waiting: tuple[Waiting, ...]
    more_waiting: tuple[Waiting, ...]
    without_office: tuple[tuple[SpeakerEntry, str], ...]
    more_without_office: str
    pairs: tuple[Pair, ...]
    more_pairs: tuple[Pair, ...]
    missing: tuple[Missing, ...]
    gaps: tuple[str, ...]
    timeline: Timeline | None
    topics: TopicPicture | None

    @classmethod
    def of(cls, found: Surveyed, words: Wording) -> Self:
        """Return what a survey found, as it is shown."""
        survey, told = found.survey, words.desk.survey
        waiting = tuple(_waiting(one, words) for one in survey.unsure[:N_MOST])
        pairs = _pairs(survey, words)
        counts = ((len(survey.articles), told.articles), (len(survey.people), told.people))
        return cls(
            counts=tuple(Count(words.number(n), of) for n, of in (*counts, (survey.n_unsure, told.unsure))),
            waiting=waiting[:N_FIRST],
            more_waiting=waiting[N_FIRST:],
            without_office=tuple(
                (SpeakerEntry.of(one, words), mending(one.article_ids)) for one in survey.without_office[:N_FIRST]
            ),
            more_without_office=_rest(len(survey.without_office), words),
            pairs=pairs[:N_FIRST],
            more_pairs=pairs[N_FIRST:],
            missing=tuple(
                Missing(heading, words.number(len(articles)), _titles(articles[:N_FIRST]), _rest(len(articles), words))
                for heading, articles in (
                    (told.no_date, survey.without_date),
                    (told.no_source, survey.without_source),
                    (told.no_byline, survey.without_byline),
                )
                if articles
            ),
            gaps=tuple(told.gap(words.day(gap.after), words.day(gap.before), gap.n_days) for gap in survey.gaps),
            timeline=Timeline.of(survey, words),
            topics=TopicPicture.of(found.topics, words),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPage(DeskFrame):
    """The overview: what waits in the archive is ``None`` while it is looked through."""

    drafts: tuple[str, ...]
    found: ToMend | None
    in_period: tuple[Link, ...]
    period: str
    styles: tuple[str, ...] = STYLES

    @classmethod
    def of(
        cls,
        drafts: Drafts,
        found: Surveyed | None,
        *,
        first: date | None,
        last: date | None,
        editor: Editor,
        words: Wording,
    ) -> Self:
        """Return the page; with days, it lists the articles of these, too."""
        articles: Sequence[ArticleState] = ()
        if found and first and last:
            articles = [one for one in found.survey.articles if one.published and first <= one.published <= last]
        period = f"{words.day(first)} – {words.day(last)}" if first and last else ""
        return cls(
            title=words.title(words.desk.overview, words.desk.name),
            description=words.description,
            words=words,
            section=links.EDITOR,
            editor=editor,
            drafts=tuple(draft.name for draft in drafts.list()),
            found=ToMend.of(found, words) if found else None,
            in_period=_titles(articles[:N_MOST]),
            period=words.desk.survey.published_in(period) if period else "",
        )


def _waiting(one: ArticleState, words: Wording) -> Waiting:
    share = round(100 * one.n_unsure / max(one.n_unsure, one.n_statements, 1))
    return Waiting(one.title, links.edited_article(one.id), words.number(one.n_unsure), share)


def _pairs(survey: Survey, words: Wording) -> tuple[Pair, ...]:
    told = words.desk.survey
    why = {Likeness.SAME: told.same, Likeness.SHORT: told.short, Likeness.SPELLING: told.spelling}

    def named(one: SpeakerRecord) -> Link:
        return Link(links.speaker(one.speaker.id), ", ".join(filter(None, (one.speaker.name, one.speaker.role))))

    return tuple(
        Pair(named(pair.one), named(pair.other), why[pair.likeness], mending(pair.other.article_ids))
        for pair in survey.namesakes
    )


def _titles(articles: Sequence[ArticleState]) -> tuple[Link, ...]:
    return tuple(Link(links.edited_article(one.id), one.title) for one in articles)


def _rest(n: int, words: Wording) -> str:
    return words.desk.survey.and_more(n - N_FIRST) if n > N_FIRST else ""
