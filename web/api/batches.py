"""``/answers``: many questions in one request, embedded together."""

import time
from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

import qa
from web.api.schemas import AnswerReply, AnswerRequest, Body
from web.errors import BatchError, LaterOptionError
from web.monitoring import Ready
from web.ports import Chatbot

from .http import StrictJsonRoute, ms_since, versioned
from .openapi import ANSWERS

MAX_QUESTIONS = 100

router = APIRouter(route_class=StrictJsonRoute)


class BatchRequest(BaseModel):
    """Questions, each as `/answer` takes it; none knows of another."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    questions: Annotated[list[AnswerRequest], Field(min_length=1, max_length=MAX_QUESTIONS)] = Field(
        description="Each as `/answer` takes it."
    )


class BatchReply(Body):
    """What `/answer` replies to each question, in order."""

    answers: list[AnswerReply] = Field(description="One for each question, in order.")
    index_version: str = Field(description="The version of the index that all of them are from.")
    took_ms: float = Field(ge=0, description="Milliseconds that all of them took.")


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
