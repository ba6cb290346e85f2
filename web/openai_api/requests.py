"""A chat as OpenAI's clients send it, read as a question with its history."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from qa import MAX_QUESTION_CHARACTERS, Question
from web.api.requests import MAX_HISTORY

from .errors import ChatRequestError

MODEL = "on-the-record"

_NOT_OFFERED = {
    "n": "there is one answer to a question; ask with n=1",
    "tools": "no tools are called here; leave tools out",
    "functions": "no functions are called here; leave functions out",
    "response_format": "an answer is text, and data in the message's `answer` anyway; leave response_format out",
    "logprobs": "quotes are not generated, so they have no log probabilities; leave logprobs out",
    "modalities": "an answer is text; ask for text alone",
}


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
    """What a stream tells beside the answer."""

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
