"""The routes of ``/v1``, as OpenAI's clients know them. What they take and give is described by OpenAI, not here."""

import time
from collections.abc import AsyncIterator
from uuid import uuid4

from fastapi import APIRouter
from starlette.responses import Response, StreamingResponse

from corpus import count_tokens
from web import links
from web.api.http import StrictJsonRoute
from web.api.markdown import answer_blocks
from web.api.routes import answered
from web.api.schemas import AnswerReply
from web.monitoring import Ready

from .schemas import (
    AnswerMessage,
    ChatRequest,
    Choice,
    Chunk,
    Completion,
    Model,
    ModelList,
    Usage,
    chunks,
    require_model,
)

router = APIRouter(prefix=links.OPENAI, route_class=StrictJsonRoute, include_in_schema=False)

_BETWEEN = "\n\n"


@router.get("/models")
async def models() -> ModelList:
    """Return the one model there is."""
    return ModelList()


@router.get("/models/{name:path}")
async def model(name: str) -> Model:
    """Return the model, if it is the one."""
    require_model(name)
    return Model()


@router.post("/chat/completions")
def complete(request: ChatRequest, chatbot: Ready) -> Response:
    """Return the answer to the last user message: Markdown, and the quotes as data in the message's ``answer``."""
    answer = answered(chatbot, request.asked())
    blocks = answer_blocks(answer, site=links.absolute(""))
    whole = _completion(request, answer, _BETWEEN.join(blocks))
    if not request.stream:
        return Response(whole.model_dump_json(), media_type="application/json")
    pieces = (*(f"{block}{_BETWEEN}" for block in blocks[:-1]), blocks[-1])
    return StreamingResponse(
        _events(*chunks(whole, pieces, with_usage=request.with_usage)),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


def _completion(request: ChatRequest, answer: AnswerReply, content: str) -> Completion:
    n_asked = sum(count_tokens(message.text) for message in request.messages)
    n_answered = count_tokens(content)
    usage = Usage(prompt_tokens=n_asked, completion_tokens=n_answered, total_tokens=n_asked + n_answered)
    return Completion(
        id=f"chatcmpl-{uuid4().hex}",
        created=int(time.time()),
        system_fingerprint=answer.index_version,
        choices=[Choice(message=AnswerMessage(content=content, answer=answer))],
        usage=usage,
    )


async def _events(*parts: Chunk) -> AsyncIterator[str]:
    for part in parts:
        yield f"data: {part.model_dump_json(exclude_unset=True)}{_BETWEEN}"
    yield f"data: [DONE]{_BETWEEN}"
