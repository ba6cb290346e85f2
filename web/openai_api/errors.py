"""Errors in the shape that OpenAI's clients read."""

from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict

from web import links
from web.api import Failure, problems
from web.errors import WebError

_NO_SUCH_ADDRESS = f"there is nothing at this address, only {links.OPENAI}/models and {links.CHAT_COMPLETIONS}"
_CODES = {401: "invalid_api_key", 429: "rate_limit_exceeded"}
_TYPES = {401: "authentication_error", 403: "permission_error", 429: "rate_limit_error"}


class ChatRequestError(WebError):
    """A chat can't be answered as it was sent: what is wrong, and in which field."""

    def __init__(self, message: str, *, param: str, code: str = "invalid_value", status: int = 400) -> None:
        super().__init__(message)
        self.param, self.code, self.status = param, code, status

    def as_response(self) -> JSONResponse:
        """Return what the client is told."""
        return _response(self.status, str(self), param=self.param, code=self.code)


class ErrorDetails(BaseModel):
    """What went wrong; ``param`` is the field to blame."""

    model_config = ConfigDict(frozen=True)

    message: str
    type: str
    param: str | None
    code: str | None


class ErrorReply(BaseModel):
    """An error as OpenAI's API tells it."""

    model_config = ConfigDict(frozen=True)

    error: ErrorDetails


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


def _response(status: int, message: str, *, param: str | None, code: str) -> JSONResponse:
    kind = _TYPES.get(status, "server_error" if status >= 500 else "invalid_request_error")
    reply = ErrorReply(error=ErrorDetails(message=message, type=kind, param=param, code=code))
    return JSONResponse(reply.model_dump(), status)
