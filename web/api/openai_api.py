"""The same answers for programs that speak OpenAI's chat completions API.

A chat is read as a question with its history. What ``/v1`` takes and gives is described by OpenAI, not here.
"""

import time
from collections.abc import AsyncIterator, Iterator
from typing import Any, Literal
from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response, StreamingResponse

from corpus import count_tokens
from qa import MAX_HISTORY, MAX_QUESTION_CHARACTERS, Question
from web import links
from web.errors import WebError
from web.monitoring import Ready

from . import problems
from .http import EVENTS, JSON, StrictJsonRoute
from .markdown import answer_blocks
from .problems import Failure
from .routes import answered
from .schemas import AnswerReply, Body

router = APIRouter(prefix=links.OPENAI, route_class=StrictJsonRoute, include_in_schema=False)

MODEL = "on-the-record"

_BETWEEN = "\n\n"
_NO_SUCH_ADDRESS = f"there is nothing at this address, only {links.OPENAI}/models and {links.CHAT_COMPLETIONS}"
_CODES = {401: "invalid_api_key", 429: "rate_limit_exceeded"}
_TYPES = {401: "authentication_error", 403: "permission_error", 429: "rate_limit_error"}
_NOT_OFFERED = {
    "n": "there is one answer to a question; ask with n=1",
    "tools": "no tools are called here; leave tools out",
    "functions": "no functions are called here; leave functions out",
    "response_format": "an answer is text, and data in the message's `answer` anyway; leave response_format out",
    "logprobs": "quotes are not generated, so they have no log probabilities; leave logprobs out",
    "modalities": "an answer is text; ask for text alone",
}


class ChatRequestError(WebError):
    """A chat can't be answered as it was sent: what is wrong, and in which field."""

    def __init__(self, message: str, *, param: str, code: str = "invalid_value", status: int = 400) -> None:
        super().__init__(message)
        self.param, self.code, self.status = param, code, status

    def as_response(self) -> JSONResponse:
        """Return what the client is told."""
        return _response(self.status, str(self), param=self.param, code=self.code)


def error_response(failed: Failure) -> JSONResponse:
    """Return the response to any other request that failed."""
    # Where others say 422, OpenAI says 400, and its clients know that for what it is.
    status = 400 if failed.status == 422 else failed.status
    response = _response(
        status,
        _NO_SUCH_ADDRESS if failed.type is problems.NOT_FOUND else failed.detail,
        param=failed.errors[0].field if failed.errors else None,
        code=_CODES.get(status, failed.type.slug.replace("-", "_")),
    )
    response.headers.update(dict(failed.headers))
    return response


class _Part(BaseModel):
    # Clients send more than is read here (temperature, max_tokens, seed …): what has no bearing on quotes is ignored.
    model_config = ConfigDict(extra="ignore", frozen=True)


class ContentPart(_Part):
    """A part of a message: words, or something that is not."""

    type: str
    text: str | None = None


class Message(_Part):
    """One message; only what the user said is read."""

    role: Literal["user", "assistant", "system", "developer", "tool", "function"]
    content: str | list[ContentPart] | None = None

    @property
    def text(self) -> str:
        """The words of the message."""
        match self.content:
            case None:
                return ""
            case str():
                return self.content
            case parts:
                return "\n".join(part.text for part in parts if part.text)


class ResponseFormat(_Part):
    """The form in which an answer is wanted."""

    type: str


class StreamOptions(_Part):
    """What a stream tells besides the answer."""

    include_usage: bool = False


class ChatRequest(_Part):
    """The conversation so far; its last user message is the question."""

    model: str
    messages: list[Message] = Field(min_length=1)
    stream: bool | None = None
    stream_options: StreamOptions | None = None
    n: int | None = Field(None, ge=1)
    tools: list[Any] | None = None
    tool_choice: Any = None
    functions: list[Any] | None = None
    function_call: Any = None
    response_format: ResponseFormat | None = None
    logprobs: bool | None = None
    modalities: list[str] | None = None

    @property
    def with_usage(self) -> bool:
        """Whether a stream ends with how many tokens there were."""
        return self.stream_options is not None and self.stream_options.include_usage

    def asked(self) -> Question:
        """Return the last user message as the question, those before it as its history.

        Raises:
            ChatRequestError: There is no such model, nobody asked anything, or more is wanted than there is.
        """
        require_model(self.model)
        self._require_what_is_offered()
        asked = [number for number, message in enumerate(self.messages) if message.role == "user"]
        if not asked:
            raise ChatRequestError("there is no user message to answer; send one", param="messages")
        text = self._question(asked[-1])
        earlier = [self.messages[number].text.strip()[:MAX_QUESTION_CHARACTERS] for number in asked[:-1]]
        return Question(text, history=tuple(filter(None, earlier))[-MAX_HISTORY:])

    def _question(self, number: int) -> str:
        message, param = self.messages[number], f"messages.{number}.content"
        for part in message.content if isinstance(message.content, list) else ():
            if part.type != "text":
                problem = f"this model reads text only, not {part.type!r}; send the question as text"
                raise ChatRequestError(problem, param=param, code="unsupported_value")
        text = message.text.strip()
        if not text:
            raise ChatRequestError("the last user message is empty; ask something", param=param)
        if len(text) > MAX_QUESTION_CHARACTERS:
            raise ChatRequestError(
                f"the last user message has {len(text):,} characters; ask in at most {MAX_QUESTION_CHARACTERS:,}",
                param=param,
                code="context_length_exceeded",
            )
        return text

    def _require_what_is_offered(self) -> None:
        wanted = {
            "n": self.n is not None and self.n > 1,
            "tools": bool(self.tools) and self.tool_choice != "none",
            "functions": bool(self.functions) and self.function_call != "none",
            "response_format": self.response_format is not None and self.response_format.type != "text",
            "logprobs": bool(self.logprobs),
            "modalities": any(modality != "text" for modality in self.modalities or ()),
        }
        for param, is_wanted in wanted.items():
            if is_wanted:
                raise ChatRequestError(_NOT_OFFERED[param], param=param, code="unsupported_parameter")


def require_model(name: str) -> None:
    """Make sure that a model is the one there is.

    Raises:
        ChatRequestError: It is another.
    """
    if name != MODEL:
        raise ChatRequestError(
            f"there is no model {name!r}; the only one is {MODEL!r}", param="model", code="model_not_found", status=404
        )


class Model(Body):
    """The one model there is."""

    id: str = MODEL
    object: Literal["model"] = "model"
    created: int = 0  # it is not trained, so there is no such time
    owned_by: str = MODEL


class ModelList(Body):
    """Every model there is."""

    object: Literal["list"] = "list"
    data: tuple[Model] = (Model(),)


class Usage(Body):
    """Tokens of the conversation and of the answer, by ``cl100k_base``."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class AnswerMessage(Body):
    """The answer as Markdown; ``answer`` is the same as data, as ``/api/v1/answer`` gives it."""

    role: Literal["assistant"] = "assistant"
    content: str
    refusal: None = None
    answer: AnswerReply


class Choice(Body):
    """The only answer there is."""

    index: Literal[0] = 0
    message: AnswerMessage
    logprobs: None = None
    finish_reason: Literal["stop"] = "stop"


class Completion(Body):
    """A whole answer; ``system_fingerprint`` is the index version it came from."""

    id: str
    object: Literal["chat.completion"] = "chat.completion"
    created: int
    model: str = MODEL
    system_fingerprint: str
    choices: list[Choice]
    usage: Usage


class Delta(Body):
    """What a chunk adds to the message: the last one has the answer as data."""

    role: Literal["assistant"] | None = None
    content: str | None = None
    answer: AnswerReply | None = None


class ChunkChoice(Body):
    """The part of the answer in a chunk."""

    index: int
    delta: Delta
    finish_reason: Literal["stop"] | None


class Chunk(Body):
    """A part of an answer."""

    id: str
    object: str
    created: int
    model: str
    system_fingerprint: str
    choices: list[ChunkChoice]
    usage: Usage | None = None


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
        return Response(whole.model_dump_json(), media_type=JSON)
    pieces = (*(f"{block}{_BETWEEN}" for block in blocks[:-1]), blocks[-1])
    return StreamingResponse(
        _events(*_chunks(whole, pieces, with_usage=request.with_usage)),
        media_type=EVENTS,
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


def _chunks(whole: Completion, pieces: tuple[str, ...], *, with_usage: bool) -> Iterator[Chunk]:
    """Yield an answer piece by piece; the pieces together are its content."""

    def chunk(delta: Delta, *, last: bool = False) -> Chunk:
        return part(choices=[ChunkChoice(index=0, delta=delta, finish_reason="stop" if last else None)])

    def part(*, choices: list[ChunkChoice], usage: Usage | None = None) -> Chunk:
        made = Chunk(
            id=whole.id,
            object="chat.completion.chunk",
            created=whole.created,
            model=whole.model,
            system_fingerprint=whole.system_fingerprint,
            choices=choices,
        )
        return made.model_copy(update={"usage": usage}) if with_usage else made

    yield chunk(Delta(role="assistant", content=""))
    for piece in pieces:
        yield chunk(Delta(content=piece))
    yield chunk(Delta(answer=whole.choices[0].message.answer), last=True)
    if with_usage:
        yield part(choices=[], usage=whole.usage)


def _response(status: int, message: str, *, param: str | None, code: str) -> JSONResponse:
    kind = _TYPES.get(status, "server_error" if status >= 500 else "invalid_request_error")
    return JSONResponse({"error": {"message": message, "type": kind, "param": param, "code": code}}, status)
