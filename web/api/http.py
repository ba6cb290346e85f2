"""Over HTTP: strict JSON in, versioned JSON or server-sent events out."""

import hashlib
import json
import logging
import time
from collections.abc import Callable, Coroutine, Iterator, Sequence
from typing import Any, NoReturn

from fastapi import Request, Response
from fastapi.routing import APIRoute
from fastapi.sse import EventSourceResponse, format_sse_event
from pydantic import BaseModel

import qa
from web.api.schemas import AnswerReply, Quote, Understood
from web.monitoring import LearningFile
from web.ports import Chatbot

from .problems import failure_of

logger = logging.getLogger(__name__)

INDEX_VERSION = "Index-Version"
EVENTS = EventSourceResponse.media_type
JSON = "application/json"


def ms_since(started: float) -> float:
    """Return the milliseconds since a reading of ``time.perf_counter``."""
    return round(1e3 * (time.perf_counter() - started), 3)


class StrictJsonRoute(APIRoute):
    """A route that reads JSON as RFC 8259 has it, and refuses what two readers would read differently.

    A body may hold no key twice, no ``NaN`` and nothing that Python can't count or nest.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler, which gets the request with its body read strictly."""
        handle = super().get_route_handler()

        async def handle_strictly(request: Request) -> Response:
            return await handle(_StrictRequest(request.scope, request.receive))

        return handle_strictly


def versioned(body: BaseModel, *, index_version: str) -> Response:
    """Return the body as a response; made here, it is not validated once more, in another thread, by FastAPI."""
    return Response(body.model_dump_json(), headers={INDEX_VERSION: index_version}, media_type=JSON)


def conditional(request: Request, body: BaseModel, *, index_version: str) -> Response:
    """Return the body with its entity tag, or 304 where the client has it already.

    The tag is a digest of what is shown: it outlives every new version of the index that changes nothing here.
    """
    content = body.model_dump_json().encode()
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Cache-Control": "no-cache", INDEX_VERSION: index_version}
    if _has(request, etag):
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type=JSON)


def wants_events(request: Request) -> bool:
    """Tell whether the client would rather have events than JSON."""
    weights = dict(_weighed(part) for part in request.headers.get("accept", "").split(","))
    return weights.get(EVENTS, 0.0) > 0 and weights[EVENTS] >= weights.get(JSON, 0.0)


def answer_events(
    question: qa.Question, chatbot: Chatbot, *, limit: int, path: str, learning: LearningFile | None
) -> EventSourceResponse:
    """Return an answer as events: ``understood``, a ``quote`` each, then ``answer`` or ``error``, nothing after.

    That it was asked is noted in ``learning``.

    Raises:
        OnTheRecordError: The request can't be served; no event has been sent yet, so that a status can say so.
    """
    started = time.perf_counter()
    understood = chatbot.understand(question)
    events = _events(understood, chatbot, limit=limit, started=started, path=path, learning=learning)
    # What stands between may neither keep the events back until there are many, nor hand them to anybody else.
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no", INDEX_VERSION: chatbot.index_version}
    return EventSourceResponse(events, headers=headers)


class _StrictRequest(Request):
    async def json(self) -> Any:
        body = await self.body()
        try:
            return json.loads(body, object_pairs_hook=_unique, parse_constant=_refuse)
        except json.JSONDecodeError:
            raise
        except (RecursionError, ValueError):
            _refuse("a number that long, that deep a nesting, or bytes that are not UTF-8")


def _unique(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    unique = dict(pairs)
    if len(unique) < len(pairs):
        _refuse("the same key twice in one object")
    return unique


def _refuse(what: str) -> NoReturn:
    raise json.JSONDecodeError(f"{what} is not taken", doc="", pos=0)


def _has(request: Request, etag: str) -> bool:
    """Tell whether one of the tags sent is this one; compared weakly, because what is compressed has a weak one."""
    sent = ",".join(request.headers.getlist("If-None-Match"))
    return sent.strip() == "*" or etag in {tag.strip().removeprefix("W/") for tag in sent.split(",")}


def _events(
    understood: qa.Interpretation,
    chatbot: Chatbot,
    *,
    limit: int,
    started: float,
    path: str,
    learning: LearningFile | None,
) -> Iterator[bytes]:
    try:
        yield _event("understood", Understood.of(understood))
        reply = chatbot.reply(understood, limit=limit)
        if learning:
            learning.note_asked(reply)
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
