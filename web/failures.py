"""Turns every exception into a problem for programs or a page for people; none shows a traceback."""

import logging
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from corpus import OnTheRecordError
from qa import EngineAwayError
from web.api import Failure, failure_of, openai_api, problems
from web.middleware import KeyFileError, TrackedSend, request_id_of
from web.monitoring import LearnFileError, Metrics
from web.pages import MessagePage, render, words_of
from web.wording import Wording

from . import links
from .errors import NotReadyError, RefusedError, TokenMissingError

logger = logging.getLogger(__name__)


def register(app: FastAPI) -> None:
    """Let the app answer the exceptions that are part of its work."""
    for kind in (HTTPException, RequestValidationError, OnTheRecordError):
        app.add_exception_handler(kind, respond)


class Unexpected:
    """Answers and logs every other exception; Starlette would raise it once more, for uvicorn to log it again."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        tracked = TrackedSend(send)
        try:
            await self._app(scope, receive, tracked)
        except Exception as error:
            if tracked.has_started:  # only uvicorn can still break the connection off, and it logs why
                raise
            await respond(Request(scope), error)(scope, receive, send)


def respond(request: Request, error: Exception) -> Response:
    """Return the response to a request that failed."""
    if isinstance(error, openai_api.ChatRequestError):
        return error.as_response()
    failed = failure_of(error)
    path: str = request.scope["path"]
    if isinstance(error, RefusedError | NotReadyError):
        metrics: Metrics = request.app.state.metrics
        metrics.count_refusal(failed.type.slug)
    if isinstance(error, EngineAwayError):
        logger.error("%s", error)
    if failed.type is problems.INTERNAL:
        # A file that the operator has to mend is named; any other message might repeat what was asked.
        mendable = isinstance(error, KeyFileError | LearnFileError)
        logger.error(
            "%s %s failed: %s %s",
            request.method,
            quote(path),
            error if mendable else type(error).__name__,
            request_id_of(request.scope),
            exc_info=None if mendable else error,
        )
    if links.speaks_openai(request.scope):
        return openai_api.error_response(failed)
    if links.audience_of(request.scope).wants_problems or links.at_desk_by_script(request.scope):
        return failed.as_problem(path, request_id=request_id_of(request.scope))
    words = words_of(request)
    page = _page(failed, error, words)
    if failed.type is problems.RATE_LIMITED and links.path_inside(request.scope) == links.EDITOR_SIGN_IN:
        page = MessagePage.of(words.desk.door.heading, words.desk.door.too_many, words=words)
    response = render(request, "message.html", page, status=failed.status)
    response.headers.update(dict(failed.headers))
    if isinstance(error, NotReadyError) and error.failure is None:
        response.headers["Refresh"] = "2"  # a header, so that it works without a script
    return response


async def refuse(error: RefusedError, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request that middleware turns away."""
    response = respond(Request(scope), error)
    await response(scope, receive, send)


def _page(failed: Failure, error: Exception, words: Wording) -> MessagePage:
    if isinstance(error, NotReadyError):
        # No way on: no other page could be shown either.
        heading, message = (words.failed_title, words.failed) if error.failure else (words.opening_title, words.opening)
        return MessagePage.of(heading, message, words=words, leads_on=False)
    if isinstance(error, TokenMissingError):
        return MessagePage.of(words.invalid_title, words.desk.door.token, words=words)
    heading, message = {
        problems.NOT_FOUND.slug: (words.not_found_title, words.not_found),
        problems.METHOD.slug: (words.method_title, words.method),
        problems.TOO_LARGE.slug: (words.too_large_title, words.too_large),
        problems.KEY_REQUIRED.slug: (words.key_title, words.key),
        problems.RATE_LIMITED.slug: (words.rate_title, words.rate),
        problems.NOT_READY.slug: (words.failed_title, words.failed),
        problems.BUSY.slug: (words.busy_title, words.busy),
        problems.STOPPING.slug: (words.busy_title, words.busy),
        problems.TIMED_OUT.slug: (words.timed_out_title, words.timed_out),
        problems.SLOW_REQUEST.slug: (words.timed_out_title, words.timed_out),
        problems.INTERNAL.slug: (words.error_title, words.error),
    }.get(failed.type.slug, (words.invalid_title, _invalid(failed, words)))
    return MessagePage.of(heading, message, words=words)


def _invalid(failed: Failure, words: Wording) -> str:
    # The details are for programs, and in English; a reader sees in the address what the field is.
    fields = [error.field.rpartition(".")[2] for error in failed.errors]
    return words.invalid_at(fields) if fields else words.invalid
