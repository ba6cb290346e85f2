"""Turns every exception into a problem for programs or a page for people; none shows a traceback."""

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from corpus import OnTheRecordError
from qa import ClaimLengthError, NotInArchiveError, QuestionLengthError, UnknownFilterError
from web.api import Failure, FieldError, ProblemType, failure, problems
from web.pages import ENGLISH, MessagePage, Templates

from .errors import LaterOptionError, NotReadyError, StreamNotOfferedError

logger = logging.getLogger(__name__)

_FOR_PROGRAMS = ("/api/", "/healthz", "/readyz", "/openapi.json")
_OF_STATUS: dict[int, ProblemType] = {
    400: problems.INVALID,  # FastAPI's word for a body whose bytes are no text
    404: problems.NOT_FOUND,
    405: problems.METHOD,
    413: problems.TOO_LARGE,
}
_NO_OBJECT = {"missing", "model_type", "model_attributes_type"}  # pydantic's names for what is not even an object


def register(app: FastAPI) -> None:
    """Let the app answer every exception."""
    for kind in (HTTPException, RequestValidationError, OnTheRecordError, Exception):
        app.add_exception_handler(kind, respond)


def respond(request: Request, error: Exception) -> Response:
    """Return the response to a request that failed."""
    failed = failure_of(error)
    path = request.url.path
    if failed.type is problems.INTERNAL:
        # One line, and no message of the exception: it might repeat what was asked. The server logs the traceback.
        logger.error("%s %s failed: %s", request.method, path, type(error).__name__)
    if path.startswith(_FOR_PROGRAMS):
        return failed.as_problem(path)
    templates: Templates = request.app.state.templates
    response = templates.render("message.html", _page(failed, error), status=failed.status)
    response.headers.update(dict(failed.headers))
    if isinstance(error, NotReadyError) and error.failure is None:
        response.headers["Refresh"] = "2"  # a header, so that it works without a script
    return response


def failure_of(error: Exception) -> Failure:
    """Return what an exception means to the one who asked."""
    match error:
        case RequestValidationError():
            errors = [_field_error(details) for details in error.errors()]
            return failure(problems.INVALID, "; ".join(f"{e.field}: {e.message}" for e in errors[:3]), errors=errors)
        case UnknownFilterError():
            return failure(
                problems.UNKNOWN_FILTER, str(error), errors=[FieldError(field=error.field, message=str(error))]
            )
        case LaterOptionError():
            return failure(
                problems.LATER_OPTION, str(error), errors=[FieldError(field=error.field, message=str(error))]
            )
        case QuestionLengthError() | ClaimLengthError():
            return failure(problems.INVALID, str(error))
        case NotInArchiveError():
            return failure(problems.NOT_FOUND, str(error))
        case NotReadyError():
            return failure(problems.NOT_READY, str(error), headers={"Retry-After": "1"})
        case StreamNotOfferedError():
            return failure(problems.NOT_ACCEPTABLE, str(error))
        case HTTPException():
            kind = _OF_STATUS.get(error.status_code, problems.OTHER)
            return failure(kind, headers=error.headers)
        case _:
            return failure(problems.INTERNAL)


def _field_error(details: dict[str, object]) -> FieldError:
    location = details["loc"]
    inside = location[1:] if isinstance(location, tuple) else ()
    if details["type"] == "json_invalid":
        return FieldError(field="body", message="this is not JSON")
    if details["type"] in _NO_OBJECT and not inside:
        return FieldError(field="body", message="send a JSON object as application/json")
    return FieldError(field=".".join(map(str, inside)) or "body", message=str(details["msg"]))


def _page(failed: Failure, error: Exception) -> MessagePage:
    words = ENGLISH
    if isinstance(error, NotReadyError):
        # No way on: no other page could be shown either.
        heading, message = (words.failed_title, words.failed) if error.failure else (words.opening_title, words.opening)
        return MessagePage(title=words.title(heading), heading=heading, message=message, ways_on=())
    heading, message = {
        problems.NOT_FOUND.slug: (words.not_found_title, words.not_found),
        problems.METHOD.slug: (words.method_title, failed.detail),
        problems.INTERNAL.slug: (words.error_title, words.error),
    }.get(failed.type.slug, (words.invalid_title, failed.detail))
    return MessagePage(title=words.title(heading), heading=heading, message=message)
