"""The routes of ``/api/v1``. Handlers that encode are ``def``: they run in the thread pool."""

import time
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

import qa
from web import links
from web.api.schemas import (
    AnswerReply,
    AnswerRequest,
    ArticleList,
    ArticleReply,
    BatchReply,
    BatchRequest,
    ListRequest,
    PassageReply,
    SearchReply,
    SearchRequest,
    SpeakerList,
    SpeakerReply,
    VerifyReply,
    VerifyRequest,
)
from web.errors import BatchError, LaterOptionError
from web.monitoring import Learning, LearningFile, Ready
from web.ports import Chatbot

from .http import StrictJsonRoute, answer_events, conditional, ms_since, versioned, wants_events
from .openapi import ANSWERS, ARCHIVE
from .reports import ReportList, Reports

router = APIRouter(prefix=links.API, route_class=StrictJsonRoute)

Part = Annotated[ListRequest, Query()]


def answered(
    chatbot: Chatbot, question: qa.Question, *, limit: int = qa.DEFAULT_LIMIT, learning: LearningFile | None = None
) -> AnswerReply:
    """Return the reply to a question, at most ``limit`` quotes; that it was asked is noted in ``learning``.

    Raises:
        UnknownFilterError: A given filter names a speaker or an article that is not there.
    """
    started = time.perf_counter()
    reply = chatbot.answer(question, limit=limit)
    if learning:
        learning.note_asked(reply)
    return AnswerReply.of(reply, index_version=chatbot.index_version, took_ms=ms_since(started))


def searched(chatbot: Chatbot, request: SearchRequest) -> SearchReply:
    """Return the passages that are looked for.

    Raises:
        UnknownFilterError: A given filter names a speaker or an article that is not there.
    """
    started = time.perf_counter()
    found = chatbot.search(request.asked(), limit=request.limit, kinds=request.wanted_kinds())
    return SearchReply.of(found, took_ms=ms_since(started))


@router.post("/answer", tags=[ANSWERS], summary="Ask a question", response_model=AnswerReply)
def answer(request: AnswerRequest, chatbot: Ready, learning: Learning, http: Request) -> Response:
    """Return the interviewees' own words on a question, or say that the articles don't answer it.

    With `Accept: text/event-stream` the reply comes as events: `understood`, a `quote` each, and `answer`, the whole
    reply as JSON gives it; or `error`, a problem. Nothing comes after these two.
    """
    if wants_events(http):
        return answer_events(request.asked(), chatbot, limit=request.limit, path=http.url.path, learning=learning)
    reply = answered(chatbot, request.asked(), limit=request.limit, learning=learning)
    return versioned(reply, index_version=reply.index_version)


@router.post("/search", tags=[ANSWERS], summary="Look up passages", response_model=SearchReply)
def search(request: SearchRequest, chatbot: Ready) -> Response:
    """Return ranked passages, however little they answer; the query is read as a question is."""
    return versioned(searched(chatbot, request), index_version=chatbot.index_version)


@router.post("/verify", tags=[ANSWERS], summary="Check a quote", response_model=VerifyReply)
def verify(request: VerifyRequest, chatbot: Ready) -> Response:
    """Return whether a quote is printed in the articles, and whether as the words of whoever is named."""
    return versioned(VerifyReply.of(chatbot.verify(request.claim())), index_version=chatbot.index_version)


@router.get("/articles", tags=[ARCHIVE], summary="List the articles", response_model=ArticleList)
def articles(part: Part, chatbot: Ready, http: Request) -> Response:
    """Return a part of all articles, by id; `next` leads on while articles come and go."""
    found = ArticleList.of(chatbot.archive.articles(after=part.cursor, limit=part.limit))
    return conditional(http, found, index_version=chatbot.index_version)


@router.get("/articles/{article_id}", tags=[ARCHIVE], summary="Read an article", response_model=ArticleReply)
def article(article_id: str, chatbot: Ready, http: Request) -> Response:
    """Return a whole article, with who speaks where."""
    found = ArticleReply.of(chatbot.archive.article(article_id))
    return conditional(http, found, index_version=chatbot.index_version)


@router.get("/speakers", tags=[ARCHIVE], summary="List the speakers", response_model=SpeakerList)
def speakers(part: Part, chatbot: Ready, http: Request) -> Response:
    """Return a part of all speakers, by id; `next` leads on while speakers come and go."""
    found = SpeakerList.of(chatbot.archive.speakers(after=part.cursor, limit=part.limit))
    return conditional(http, found, index_version=chatbot.index_version)


@router.get("/speakers/{speaker_id}", tags=[ARCHIVE], summary="Look up a speaker", response_model=SpeakerReply)
def speaker(speaker_id: str, chatbot: Ready, http: Request) -> Response:
    """Return a person across all articles."""
    found = SpeakerReply.of_record(chatbot.archive.speaker(speaker_id))
    return conditional(http, found, index_version=chatbot.index_version)


@router.get("/passages/{passage_id}", tags=[ARCHIVE], summary="Look up a passage", response_model=PassageReply)
def passage(passage_id: str, chatbot: Ready, http: Request) -> Response:
    """Return a passage with who said it and what it answers."""
    found = PassageReply.of(chatbot.archive.passage(passage_id))
    return conditional(http, found, index_version=chatbot.index_version)


@router.get("/reports", tags=[ARCHIVE], summary="List readers' reports", response_model=ReportList)
def reports(part: Part, kept: Reports, chatbot: Ready, http: Request) -> Response:
    """Return a part of what readers say is wrong with quotes, the newest first; it needs a key with `edit`."""
    found = ReportList.of(kept.read(), after=part.cursor, limit=part.limit)
    return conditional(http, found, index_version=chatbot.index_version)


@router.post("/answers", tags=[ANSWERS], summary="Ask many questions", response_model=BatchReply)
def answers(request: BatchRequest, chatbot: Ready) -> Response:
    """Return what `/answer` replies to each question, in order, in less time than one by one.

    The questions are embedded together. Where one can't be asked, none is; the problem names it by its number, from 0.
    A request may send sixteen times as much as one to `/answer`.
    """
    started = time.perf_counter()
    understood = [_understood(asked, chatbot, number=n) for n, asked in enumerate(request.questions)]
    version, limits = chatbot.index_version, [asked.limit for asked in request.questions]
    replies = []
    began = started
    for reply in chatbot.reply_all(understood, limits=limits):
        suggested = chatbot.suggest(reply)
        replies.append(AnswerReply.of(suggested, index_version=version, took_ms=ms_since(began)))
        began = time.perf_counter()
    batch = BatchReply(answers=replies, index_version=version, took_ms=ms_since(started))
    return versioned(batch, index_version=version)


def _understood(asked: AnswerRequest, chatbot: Chatbot, *, number: int) -> qa.Interpretation:
    try:
        return chatbot.understand(asked.asked())
    except (qa.UnknownFilterError, LaterOptionError) as error:
        raise BatchError(number, error) from error
