"""What editors do with drafts beside mending them, for programs: try, publish, look back and go back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Self

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

import qa
from corpus import Kind
from corpus.editing import Action, Outcome, Publication
from web import links
from web.api.schemas import AnswerReply, AnswerRequest, Body, ListRequest
from web.errors import DeskOffError
from web.monitoring import AuditLog, Ready
from web.ports import Desk

from .http import StrictJsonRoute, conditional, versioned
from .openapi import DESK
from .routes import answered

MAX_NOTE = 500
_AT_ONCE_S = 2.0  # what takes no longer is waited for

publishing_router = APIRouter(prefix=links.EDITOR_API, route_class=StrictJsonRoute)

Note = Annotated[str, Field(max_length=MAX_NOTE)]
FileName = Annotated[str, Field(min_length=1, max_length=255)]


class WorkReply(Body):
    """Something that goes on at the desk, or was the last to."""

    id: str = Field(description="Its own.")
    task: qa.Task = Field(description="`prepare`: what would change is worked out; `try`; `publish`.")
    who: str = Field(description="Who began it.")
    running: bool = Field(description="Whether it still goes on.")
    done: int = Field(description="How many texts are embedded, or questions asked.")
    total: int | None = Field(description="Of how many; null where that is not known yet.")
    version: str | None = Field(description="What was published by it.")
    failure: qa.Failure | None = Field(description="Why it came to nothing; null where it did not.")
    detail: str = Field(description="The same in words, with the way out.")


class WorkState(Body):
    """How work at the desk stands."""

    work: WorkReply | None = Field(description="The last piece of work, going on or not; null where there was none.")


class PrintedParagraph(Body):
    """A paragraph before or after a change."""

    kind: Kind = Field(description="What it is.")
    speaker: str | None = Field(description="Whose words it is, by full name; null where nobody's, or not surely.")
    words: str = Field(description="As printed.")
    unsure: bool = Field(description="Whether somebody speaks and it is not sure who.")


class ChangedParagraph(Body):
    """A paragraph that differs; one side is null where it came or went."""

    before: PrintedParagraph | None = Field(description="As it was.")
    after: PrintedParagraph | None = Field(description="As it is.")


class ChangedFact(Body):
    """Something known of an article, or of a person in it, that differs."""

    name: str = Field(description="`title`, `byline`, `published`, …; `name`, `office` or `part` of a person.")
    of: str | None = Field(description="That person's full name.")
    before: str | None = Field(description="As it was.")
    after: str | None = Field(description="As it is.")


class ArticleDifference(Body):
    """What became of an article."""

    article_id: str = Field(description="Its id.")
    title: str = Field(description="As printed.")
    outcome: Outcome = Field(description="`added`, `changed` or `withdrawn`.")
    paragraphs: list[ChangedParagraph] = Field(description="Of a changed one, in order.")
    facts: list[ChangedFact] = Field(description="Of a changed one.")
    n_paragraphs: int = Field(description="How many it has.")
    n_unsure: int = Field(description="How many of them wait for an editor, and are nobody's words.")
    warnings: list[str] = Field(description="What editors wrote for it and can't be used as it stands.")


class ChangesReply(Body):
    """What would change for readers by publishing all drafts."""

    prepared: bool = Field(description="Whether `changes` is known; else ask again when `work` is over.")
    work: WorkReply | None = Field(description="What goes on, or has just failed; else null.")
    rolled_back: bool = Field(description="Whether readers see an earlier version that somebody went back to.")
    drafts: list[str] = Field(description="The names of all drafts.")
    outdated: list[str] = Field(description="Drafts whose published file was changed since; none may be published.")
    changes: list[ArticleDifference] = Field(description="By article; empty while it is not known.")


class PublicationReply(Body):
    """One change of what readers see."""

    version: str = Field(description="The version of the index that they see since.")
    before: str | None = Field(description="The one before.")
    at: datetime = Field(description="When.")
    who: str = Field(description="Who did it.")
    action: Action = Field(description="`published`, or `rolled_back`.")
    note: str = Field(description="Why; often empty.")
    told: bool = Field(description="Whether old links say what was corrected.")
    changes: list[ArticleDifference] = Field(description="What changed, by article.")


class HistoryReply(Body):
    """A part of what was published, the newest first."""

    items: list[PublicationReply] = Field(description="This part.")
    next: str | None = Field(description="Cursor of the part after it; null at the end.")

    @classmethod
    def of(cls, publications: Sequence[Publication], *, after: str | None, limit: int) -> Self:
        """Return the publications that come after a cursor."""
        newest_first = tuple(reversed(publications))
        start = int(after) if after and after.isascii() and after.isdigit() and len(after) < len("1000000000") else 0
        end = start + limit
        items = [PublicationReply.model_validate(one) for one in newest_first[start:end]]
        return cls(items=items, next=str(end) if end < len(newest_first) else None)


class TriedReply(Body):
    """A question's replies."""

    published: AnswerReply = Field(description="What readers get.")
    drafted: AnswerReply | None = Field(description="What they would get with the drafts; null while `work` goes on.")
    work: WorkReply | None = Field(description="What goes on, or has just failed; else null.")


class PublishRequest(BaseModel):
    """What to publish."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    files: list[FileName] | None = Field(None, max_length=10_000, description="Names of drafts; null for all.")
    note: Note = Field("", description="Why, for the history.")
    tell_readers: bool = Field(True, description="Whether old links say what was corrected.")


class RollBackRequest(BaseModel):
    """Which version readers should see."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    version: str = Field(min_length=1, max_length=100, description="Its name; see `/api/v1/editor/history`.")
    note: Note = Field("", description="Why, for the history.")


class VersionReply(Body):
    """What readers see now."""

    version: str = Field(description="The version of the index.")


def _at_desk(request: Request) -> Desk:
    desk: Desk | None = request.app.state.desk
    if desk is None:
        raise DeskOffError
    return desk


AtDesk = Annotated[Desk, Depends(_at_desk)]


@publishing_router.get("/changes", tags=[DESK], summary="See what would change", response_model=ChangesReply)
def changes(desk: AtDesk, chatbot: Ready, http: Request) -> Response:
    """Return what would change for readers by publishing; where that is not known yet, it is worked out."""
    work = _prepared(desk, who=_who(http))
    prepared = work is None
    found = ChangesReply(
        prepared=prepared,
        work=work,
        rolled_back=desk.is_rolled_back,
        drafts=[draft.name for draft in desk.drafts.list()],
        outdated=[draft.name for draft in desk.drafts.outdated()],
        changes=[ArticleDifference.model_validate(one) for one in desk.changes()] if prepared else [],
    )
    return conditional(http, found, index_version=chatbot.index_version)


@publishing_router.get("/work", tags=[DESK], summary="See how work stands", response_model=WorkState)
def work(desk: AtDesk, chatbot: Ready, http: Request) -> Response:
    """Return what is being prepared, tried or published, or what was last, and what came of it."""
    return conditional(http, WorkState(work=_reply(desk.work())), index_version=chatbot.index_version)


@publishing_router.post("/publish", tags=[DESK], summary="Publish drafts", response_model=WorkState)
def publish(asked: PublishRequest, desk: AtDesk, chatbot: Ready, http: Request) -> Response:
    """Begin to publish; `/api/v1/editor/work` says how it goes on. Sent twice, the second finds `nothing` to publish.

    Readers see the version before until the new one is complete and checked. Where it fails, everything is as it was.
    """
    begun = desk.publish(asked.files, who=_who(http), note=asked.note, told=asked.tell_readers)
    _log(desk).note(_who(http), "publish", ", ".join(asked.files or ["*"]))
    now = desk.wait(begun, timeout_s=_AT_ONCE_S)
    return versioned(WorkState(work=_reply(now)), index_version=chatbot.index_version)


@publishing_router.post("/try", tags=[DESK], summary="Try a question on drafts", response_model=TriedReply)
def try_question(request: AnswerRequest, desk: AtDesk, chatbot: Ready, http: Request) -> Response:
    """Return what `/answer` replies now, and what it would reply with the drafts."""
    going_on = _prepared(desk, who=_who(http))
    found = TriedReply(
        published=answered(chatbot, request.asked(), limit=request.limit),
        drafted=None if going_on else answered(desk.drafted(), request.asked(), limit=request.limit),
        work=going_on,
    )
    return versioned(found, index_version=chatbot.index_version)


@publishing_router.get("/history", tags=[DESK], summary="Look back", response_model=HistoryReply)
def history(part: Annotated[ListRequest, Query()], desk: AtDesk, chatbot: Ready, http: Request) -> Response:
    """Return a part of what was published, the newest first: who, when, why, and what changed."""
    found = HistoryReply.of(desk.history.publications(), after=part.cursor, limit=part.limit)
    return conditional(http, found, index_version=chatbot.index_version)


@publishing_router.post("/roll-back", tags=[DESK], summary="Go back", response_model=VersionReply)
def roll_back(asked: RollBackRequest, desk: AtDesk, chatbot: Ready, http: Request) -> Response:
    """Let readers see an earlier version, until something is published; where they do already, nothing is done."""
    if not any(one.name == asked.version and one.in_use for one in desk.versions()):
        desk.roll_back(asked.version, who=_who(http), note=asked.note)
        _log(desk).note(_who(http), "roll_back", asked.version)
    return versioned(VersionReply(version=asked.version), index_version=chatbot.index_version)


def _prepared(desk: Desk, *, who: str) -> WorkReply | None:
    """Return what goes on or failed; ``None`` where the drafts are prepared."""
    now = desk.work()
    if not (now and now.running):
        if desk.is_prepared:
            return None
        now = desk.wait(desk.prepare(who=who), timeout_s=_AT_ONCE_S)
    return _reply(now) if now.running or now.failure else None


def _reply(work: qa.Work | None) -> WorkReply | None:
    return WorkReply.model_validate(work) if work else None


def _log(desk: Desk) -> AuditLog:
    return AuditLog(desk.drafts.folder / "audit.jsonl")


def _who(http: Request) -> str:
    """Return the name of the key, which the middleware has found to be an editor's."""
    name: str = http.state.key.name
    return name
