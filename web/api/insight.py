"""What an editor learns, for programs: what readers ask and do not find, and what in the archive waits to be mended."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

import qa
from web import links
from web.api.schemas import Body
from web.monitoring import AskedQuestion, Learned, LearningOn, Ready, ReplyStatus, Surveys

from .http import INDEX_VERSION, StrictJsonRoute, conditional
from .openapi import DESK
from .reports import Report, ReportFile

MAX_SHOWN = 100
_MAX_GROUPED = 2000  # different questions; whatever was asked more seldom than these stands in the table alone
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_UNANSWERED = (ReplyStatus.NOT_FOUND, ReplyStatus.NEAR)

insight_router = APIRouter(prefix=links.EDITOR_API, route_class=StrictJsonRoute)


class Unanswered(Body):
    """Questions in much the same words that found no answer."""

    question: str = Field(description="The one that was asked most.")
    others: list[str] = Field(description="The others, the most asked first.")
    n: int = Field(description="How often all of them were asked.")
    status: ReplyStatus = Field(description="What became of most: `not_found`, or `near`.")
    last: date = Field(description="The last day on which one of them was asked.")


class AskedTopic(Body):
    """What is asked about."""

    topic: str = Field(description="As it was looked up most.")
    n: int = Field(description="How often.")
    n_answered: int = Field(description="How often it was answered.")


class Opened(Body):
    """A quote that was opened in its article."""

    id: str = Field(description="The quote, by id.")
    article: str = Field(description="The article, by id.")
    words: str = Field(description="Its words, as they were then.")
    speaker: str | None = Field(description="Whose they were said to be.")
    n: int = Field(description="How often.")


class Opinion(Body):
    """What a reader thinks of a reply."""

    day: date = Field(description="When; the hour could tell who it was.")
    question: str = Field(description="What they had asked.")
    status: ReplyStatus = Field(description="What became of it.")
    up: bool = Field(description="Whether the reply is of use.")
    comment: str = Field(description="What they add; often empty.")


class LearnedReply(Body):
    """What readers asked, opened and said in some days."""

    counts: dict[ReplyStatus, int] = Field(description="How many questions came to what.")
    unanswered: list[Unanswered] = Field(description="Those asked most first, at most a hundred.")
    topics: list[AskedTopic] = Field(description="Those asked about most first, at most a hundred.")
    opened: list[Opened] = Field(description="Those opened most first, at most a hundred.")
    opinions: list[Opinion] = Field(description="The newest first, at most a hundred.")

    @classmethod
    def of(cls, learned: Learned) -> Self:
        """Return the digest of what was kept."""
        counts: Counter[ReplyStatus] = Counter()
        for one in learned.asked:
            counts[one.status] += one.n
        return cls(
            counts={status: counts[status] for status in ReplyStatus},
            unanswered=_unanswered(learned.asked),
            topics=_topics(learned.asked),
            opened=[Opened.model_validate(one) for one in learned.opened[:MAX_SHOWN]],
            opinions=[Opinion.model_validate(one) for one in learned.thumbs[:MAX_SHOWN]],
        )


class WaitingArticle(Body):
    """An article with paragraphs that wait for an editor."""

    id: str = Field(description="Its own.")
    title: str = Field(description="As printed.")
    n_unsure: int = Field(description="Paragraphs of which it is not sure whose they are.")
    n_statements: int = Field(description="Of all that is said in it.")


class SimilarPeople(Body):
    """Two people who may be one."""

    one: str = Field(description="Who says more, by id.")
    other: str = Field(description="The other, by id.")
    likeness: qa.Likeness = Field(description="The `same` name, one may be `short` for the other, or the `spelling`.")


class TopicRow(Body):
    """How many statements name a topic."""

    topic: str = Field(description="As it is said.")
    by_person: dict[str, int] = Field(description="By the id of who makes them: of those who say most.")
    by_year: dict[int, int] = Field(description="By the year of publication, where that is known.")


class OverviewReply(Body):
    """The archive as a whole, and what in it waits to be mended."""

    n_articles: int = Field(description="How many articles are published.")
    n_people: int = Field(description="How many people speak in them, those who ask too.")
    n_unsure: int = Field(description="Paragraphs that wait for an editor, in all articles.")
    unsure: list[WaitingArticle] = Field(description="The articles with most of them first.")
    without_office: list[str] = Field(description="Who answers and has no office, by id; who says most first.")
    namesakes: list[SimilarPeople] = Field(description="The likeliest first.")
    without_date: list[str] = Field(description="Articles, by id.")
    without_source: list[str] = Field(description="Articles, by id.")
    without_byline: list[str] = Field(description="Articles, by id.")
    gaps: list[tuple[date, date]] = Field(description="Days between which, unusually, nothing was published.")
    topics: list[TopicRow] = Field(description="What those who say most come back to.")

    @classmethod
    def of(cls, survey: qa.Survey, topics: qa.TopicMap) -> Self:
        """Return what a survey found."""
        return cls(
            n_articles=len(survey.articles),
            n_people=len(survey.people),
            n_unsure=survey.n_unsure,
            unsure=[WaitingArticle.model_validate(one) for one in survey.unsure],
            without_office=[one.speaker.id for one in survey.without_office],
            namesakes=[
                SimilarPeople(one=pair.one.speaker.id, other=pair.other.speaker.id, likeness=pair.likeness)
                for pair in survey.namesakes
            ],
            without_date=[one.id for one in survey.without_date],
            without_source=[one.id for one in survey.without_source],
            without_byline=[one.id for one in survey.without_byline],
            gaps=[(gap.after, gap.before) for gap in survey.gaps],
            topics=[TopicRow.model_validate(one) for one in topics.topics],
        )


class Sheet(StrEnum):
    """What there is as a table."""

    QUESTIONS = "questions"
    OPENED = "opened"
    OPINIONS = "opinions"
    REPORTS = "reports"


class LearnedRequest(BaseModel):
    """Which days are wanted; as far as anything is kept."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    first: date = Field(date.min, alias="from", description="The first day.")
    last: date = Field(date.max, alias="to", description="The last day.")


@insight_router.get("/overview", tags=[DESK], summary="Survey the archive", response_model=OverviewReply)
def overview(chatbot: Ready, http: Request) -> Response:
    """Return what in the archive waits to be mended; 503 with `Retry-After` while it is looked through.

    It needs a key with `edit`.
    """
    surveys: Surveys = http.app.state.surveys
    found = surveys.of(chatbot)
    if found is None:
        return Response(status_code=503, headers={"Retry-After": "3", INDEX_VERSION: chatbot.index_version})
    reply = OverviewReply.of(found.survey, found.topics)
    return conditional(http, reply, index_version=chatbot.index_version)


@insight_router.get("/learned", tags=[DESK], summary="Read what readers ask", response_model=LearnedReply)
def learned(days: Annotated[LearnedRequest, Query()], kept: LearningOn, chatbot: Ready, http: Request) -> Response:
    """Return what readers asked and did not find, opened and said, as far as it is kept; it needs a key with `edit`."""
    found = LearnedReply.of(kept.read(days.first, days.last))
    return conditional(http, found, index_version=chatbot.index_version)


@insight_router.get("/learned/{sheet}.csv", include_in_schema=False)
def learned_sheet(sheet: Sheet, days: Annotated[LearnedRequest, Query()], kept: LearningOn, http: Request) -> Response:
    """Return all `questions`, quotes `opened`, `opinions` or `reports` as CSV; it needs a key with `edit`."""
    reports: ReportFile | None = http.app.state.reports
    return as_csv(sheet, kept.read(days.first, days.last), reports.read() if reports else ())


def as_csv(sheet: Sheet, learned: Learned, reports: Sequence[Report] = ()) -> Response:
    """Return a table; what readers wrote never becomes a formula where it is opened."""
    head: tuple[str, ...]
    rows: Iterable[tuple[object, ...]]
    match sheet:
        case Sheet.QUESTIONS:
            head = ("question", "status", "topic", "times", "last")
            rows = ((one.text, one.status.value, one.topic, one.n, one.last) for one in learned.asked)
        case Sheet.OPENED:
            head = ("quote", "article", "words", "speaker", "times")
            rows = ((one.id, one.article, one.words, one.speaker or "", one.n) for one in learned.opened)
        case Sheet.OPINIONS:
            head = ("day", "question", "status", "of use", "comment")
            rows = ((one.day, one.question, one.status.value, one.up, one.comment) for one in learned.thumbs)
        case Sheet.REPORTS:
            head = ("day", "fault", "comment", "question", "words", "speaker")
            rows = (
                (one.day, one.fault.value, one.comment, one.question, one.text, one.speaker or "") for one in reports
            )
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(head)
    writer.writerows([_harmless(str(cell)) for cell in row] for row in rows)
    headers = {"Content-Disposition": f'attachment; filename="{sheet.value}.csv"', "Cache-Control": "no-store"}
    # With a mark at its beginning, spreadsheets read it as UTF-8, too.
    return Response(written.getvalue().encode("utf-8-sig"), headers=headers, media_type="text/csv")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def _unanswered(asked: Iterable[AskedQuestion]) -> list[Unanswered]:
    by_text: dict[str, list[AskedQuestion]] = {}
    for one in asked:
        if one.status in _UNANSWERED:
            by_text.setdefault(one.text, []).append(one)
    found = []
    for group in qa.group_alike(list(by_text)[:_MAX_GROUPED]):
        all_ = [one for text in group for one in by_text[text]]
        counts: Counter[ReplyStatus] = Counter()
        for one in all_:
            counts[one.status] += one.n
        found.append(
            Unanswered(
                question=group[0],
                others=group[1:],
                n=counts.total(),
                status=counts.most_common(1)[0][0],
                last=max(one.last for one in all_),
            )
        )
    return sorted(found, key=lambda one: -one.n)[:MAX_SHOWN]


def _topics(asked: Iterable[AskedQuestion]) -> list[AskedTopic]:
    by_topic: dict[str, list[AskedQuestion]] = {}
    for one in asked:
        if one.topic:
            by_topic.setdefault(one.topic, []).append(one)
    found = []
    for group in qa.group_alike(list(by_topic)[:_MAX_GROUPED]):
        all_ = [one for topic in group for one in by_topic[topic]]
        n_answered = sum(one.n for one in all_ if one.status is ReplyStatus.ANSWERED)
        found.append(AskedTopic(topic=group[0], n=sum(one.n for one in all_), n_answered=n_answered))
    return sorted(found, key=lambda one: -one.n)[:MAX_SHOWN]
