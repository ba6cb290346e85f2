"""An answer as server-sent events: ``understood``, a ``quote`` each, then ``answer`` or ``error``, nothing after."""

import logging
import time
from collections.abc import Iterator
from typing import Self

from fastapi.sse import EventSourceResponse, format_sse_event
from pydantic import BaseModel, Field
from starlette.requests import Request

import qa
from web.api.schemas import AnswerReply, AnswerRequest, Body, Filters, Quote
from web.ports import Chatbot

from .error_mapping import failure_of
from .http import INDEX_VERSION, ms_since

logger = logging.getLogger(__name__)

EVENTS = EventSourceResponse.media_type
_JSON = "application/json"


class Understood(Body):
    """The first event: how a question is read, before anything is looked up."""

    question: str = Field(description="As it was asked.")
    interpreted_as: str = Field(description="The full question as it was understood in the light of `history`.")
    kind: qa.QuestionKind = Field(description="What sort of answer the question wants.")
    filters: Filters = Field(description="Where is looked.")

    @classmethod
    def of(cls, understood: qa.Interpretation) -> Self:
        """Return what was understood."""
        return cls(
            question=understood.question.text,
            interpreted_as=understood.text,
            kind=understood.kind,
            filters=Filters.of(understood.filters),
        )


def wants_events(request: Request) -> bool:
    """Tell whether the client would rather have events than JSON."""
    weights = dict(_weighed(part) for part in request.headers.get("accept", "").split(","))
    return weights.get(EVENTS, 0.0) > 0 and weights[EVENTS] >= weights.get(_JSON, 0.0)


def answer_events(asked: AnswerRequest, chatbot: Chatbot, *, path: str) -> EventSourceResponse:
    """Return the events of an answer.

    Raises:
        OnTheRecordError: The request can't be served; no event has been sent yet, so that a status can say so.
    """
    started = time.perf_counter()
    understood = chatbot.understand(asked.asked())
    events = _events(understood, chatbot, limit=asked.limit, started=started, path=path)
    # What stands between may neither keep the events back until there are many, nor hand them to anybody else.
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no", INDEX_VERSION: chatbot.index_version}
    return EventSourceResponse(events, headers=headers)


def _events(
    understood: qa.Interpretation, chatbot: Chatbot, *, limit: int, started: float, path: str
) -> Iterator[bytes]:
    try:
        yield _event("understood", Understood.of(understood))
        reply = chatbot.reply(understood, limit=limit)
        for quote in reply.quotes if isinstance(reply, qa.Answer) else ():
            yield _event("quote", Quote.of(quote))
        answer = AnswerReply.of(chatbot.suggest(reply), index_version=chatbot.index_version, took_ms=ms_since(started))
        yield _event("answer", answer)
    except Exception as error:  # noqa: BLE001 - the status has been sent: only an event can still say it
        # No message of the exception: it might repeat what was asked.
        logger.error("%s failed while it was streamed: %s", path, type(error).__name__)
        yield _event("error", failure_of(error).as_body(path))


def _event(name: str, body: BaseModel) -> bytes:
    return format_sse_event(event=name, data_str=body.model_dump_json(exclude_none=name == "error"))


def _weighed(part: str) -> tuple[str, float]:
    """One part of an Accept header with its weight (RFC 9110, 12.4.2); one that can't be read weighs nothing."""
    media_type, *parameters = (piece.strip().lower() for piece in part.split(";"))
    weight = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
    return media_type, float(weight) if weight.replace(".", "", 1).isdecimal() else 0.0
