"""An answer as a chat completion: whole, or in chunks."""

from collections.abc import Iterator
from typing import Literal

from web.api import AnswerReply, Body

from .requests import MODEL


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


def chunks(whole: Completion, pieces: tuple[str, ...], *, with_usage: bool) -> Iterator[Chunk]:
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
