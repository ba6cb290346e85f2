"""The routes of ``/api/v1``. Handlers that encode are ``def``: they run in the thread pool."""

import time
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request

from web import links
from web.errors import StreamNotOfferedError
from web.readiness import Ready

from .answer_replies import AnswerReply, Found, SearchReply
from .archive_replies import ArticleList, ArticleReply, PassageReply, SpeakerList, SpeakerReply
from .problems import Problem
from .replies import Filters
from .requests import AnswerRequest, ListRequest, SearchRequest, VerifyRequest
from .verify_replies import VerifyReply


async def refuse_stream(request: Request) -> None:
    """Refuse a client that takes nothing but server-sent events: they come with a later version."""
    accepted = {part.partition(";")[0].strip().lower() for part in request.headers.get("accept", "*/*").split(",")}
    if "text/event-stream" in accepted and not accepted & {"application/json", "application/*", "*/*"}:
        raise StreamNotOfferedError


Part = Annotated[ListRequest, Query()]

_PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": description}
    for status, description in (
        (404, "There is nothing with this id."),
        (422, "The request is not valid; `errors` names the fields."),
        (503, "The articles are not open yet."),
    )
}

router = APIRouter(prefix=links.API, responses=_PROBLEMS)


@router.post("/answer", dependencies=[Depends(refuse_stream)])
def answer(request: AnswerRequest, chatbot: Ready) -> AnswerReply:
    """Return the interviewees' own words on a question, or say that the articles don't answer it."""
    started = time.perf_counter()
    reply = chatbot.answer(request.asked(), limit=request.limit)
    return AnswerReply.of(reply, index_version=chatbot.index_version, took_ms=_ms_since(started))


@router.post("/search")
def search(request: SearchRequest, chatbot: Ready) -> SearchReply:
    """Return ranked passages; it reads the query as ``/answer`` reads a question, but never stays silent."""
    started = time.perf_counter()
    found = chatbot.search(request.asked(), limit=request.limit, kinds=request.wanted_kinds())
    return SearchReply(
        results=[Found.of(evidence) for evidence in found.evidence],
        filters=Filters.of(found.interpretation.filters),
        took_ms=_ms_since(started),
    )


@router.post("/verify")
def verify(request: VerifyRequest, chatbot: Ready) -> VerifyReply:
    """Return whether a quote is printed in the articles, and whether as the words of whoever is named."""
    return VerifyReply.of(chatbot.verify(request.claim()))


@router.get("/articles")
def articles(part: Part, chatbot: Ready) -> ArticleList:
    """Return a part of all articles."""
    return ArticleList.of(chatbot.archive.articles(after=part.cursor, limit=part.limit))


@router.get("/articles/{article_id}")
def article(article_id: str, chatbot: Ready) -> ArticleReply:
    """Return a whole article, with who speaks where."""
    return ArticleReply.of(chatbot.archive.article(article_id))


@router.get("/speakers")
def speakers(part: Part, chatbot: Ready) -> SpeakerList:
    """Return a part of all speakers."""
    return SpeakerList.of(chatbot.archive.speakers(after=part.cursor, limit=part.limit))


@router.get("/speakers/{speaker_id}")
def speaker(speaker_id: str, chatbot: Ready) -> SpeakerReply:
    """Return a person across all articles."""
    return SpeakerReply.of_record(chatbot.archive.speaker(speaker_id))


@router.get("/passages/{passage_id}")
def passage(passage_id: str, chatbot: Ready) -> PassageReply:
    """Return a passage with who said it and what it answers."""
    return PassageReply.of(chatbot.archive.passage(passage_id))


def _ms_since(started: float) -> float:
    return round(1e3 * (time.perf_counter() - started), 3)
