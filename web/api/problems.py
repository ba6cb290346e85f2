"""The catalogue of what can go wrong over HTTP, its RFC 9457 form, and which exception means what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from corpus import ArticleFileError, DraftConflictError, DraftError, EditorFileError, NoSuchFileError, OnTheRecordError
from qa import (
    AtWorkError,
    ClaimLengthError,
    EngineAwayError,
    KnownQuestionsError,
    NotInArchiveError,
    NoWayBackError,
    QuestionLengthError,
    UnknownFilterError,
)
from web import links
from web.errors import (
    ENGINE_AWAY,
    BatchError,
    BusyError,
    DeskOffError,
    ForeignRequestError,
    KeyRefusedError,
    LaterOptionError,
    LearningOffError,
    NotReadyError,
    RateExceededError,
    RefusedError,
    ReportsOffError,
    ScopeMissingError,
    SignInNeededError,
    SlowRequestError,
    StoppingError,
    TimedOutError,
    TokenMissingError,
    TooLargeError,
)


@dataclass(frozen=True, slots=True)
class ProblemType:
    """One thing a caller can do something about; its page is at ``links.problem(slug)``."""

    slug: str
    status: int
    title: str
    way_out: str
    meaning: str


INVALID = ProblemType(
    "invalid-request",
    422,
    "The request is not valid",
    "Mend the fields that `errors` names; /openapi.json has the types.",
    "Something in the request is missing, of the wrong type, out of bounds or unknown. Nothing was looked up.",
)
UNKNOWN_FILTER = ProblemType(
    "unknown-filter",
    422,
    "A filter names nobody and nothing in the articles",
    "Take ids or names from /api/v1/speakers and /api/v1/articles.",
    "A speaker or an article was named to look at, or to leave out, that these articles do not have.",
)
LATER_OPTION = ProblemType(
    "later-option",
    422,
    "This option is not offered yet",
    "Leave it out, or use the value that `detail` names.",
    "The contract names this value, and this version can not do it yet.",
)
FOREIGN = ProblemType(
    "foreign-request",
    403,
    "The request comes from another site, or by a name that is not this site's",
    "Call by a name that this site has; whoever runs the server lists further ones in OTR_MCP_HOSTS.",
    "A browser sent this on behalf of another site, or for a name that this server does not go by.",
)
NOT_FOUND = ProblemType(
    "not-found",
    404,
    "There is nothing at this address",
    "Lists of what there is: /api/v1/articles, /api/v1/speakers.",
    "No page and no operation has this address, or nothing with this id is in the articles any more.",
)
METHOD = ProblemType(
    "method-not-allowed",
    405,
    "This address does not take this method",
    "Use a method that the Allow header names.",
    "The address exists, and is called in another way.",
)
KEY_REQUIRED = ProblemType(
    "key-required",
    401,
    "This needs an API key",
    "Send a key as `Authorization: Bearer otr_…`; whoever runs the server creates it with `keys create`.",
    "This server asks programs for a key; none was sent, or none that is in use.",
)
SCOPE_MISSING = ProblemType(
    "scope-missing",
    403,
    "The API key does not allow this",
    "Use a key that has the scope that `detail` names.",
    "The key is in use, but was not created for this.",
)
SIGN_IN = ProblemType(
    "sign-in-needed",
    401,
    "Nobody is signed in",
    "Sign in at /editor; programs use /api/v1/editor with a key of the scope `edit`.",
    "The editor's desk is for who knows its password, and a session lasts half a day.",
)
CHANGED_MEANWHILE = ProblemType(
    "changed-meanwhile",
    409,
    "Somebody else changed this meanwhile",
    "Read it anew, and make the change once more.",
    "The file is not any more what the change was made from. Nothing was overwritten.",
)
AT_WORK = ProblemType(
    "at-work",
    409,
    "Something else is being prepared or published",
    "Look at /api/v1/editor/work, and try again when it is done.",
    "The editor's desk does one thing at a time. Nothing was changed.",
)
SLOW_REQUEST = ProblemType(
    "slow-request",
    408,
    "The request did not arrive in time",
    "Send it again, over a connection that is fast enough.",
    "The server stopped waiting for the rest of the request, and closed the connection.",
)
TOO_LARGE = ProblemType(
    "too-large",
    413,
    "The request is too large",
    "Send no more than `detail` says; ask one thing at a time.",
    "The body has more bytes than this server takes. Nothing was looked up.",
)
RATE_LIMITED = ProblemType(
    "rate-limited",
    429,
    "There were too many requests",
    "Try again after Retry-After seconds; RateLimit-Remaining says how many are left.",
    "This key or address has sent as many requests as it may for now.",
)
NOT_READY = ProblemType(
    "not-ready",
    503,
    "The articles are not open yet",
    "Try again after Retry-After seconds; /readyz says how it stands.",
    "The server runs, and is still opening its index; or it could not open it, and `detail` says why.",
)
BUSY = ProblemType(
    "busy",
    503,
    "The server has as many requests as it can take",
    "Try again after Retry-After seconds, and send fewer at a time.",
    "More requests are being worked on and waiting than this server takes; this one was not begun.",
)
STOPPING = ProblemType(
    "stopping",
    503,
    "The server is stopping",
    "Try again after Retry-After seconds: another server, or this one when it is back, answers then.",
    "Whoever runs the server stops it. What was begun is finished; this took too long for that, or came too late.",
)
TIMED_OUT = ProblemType(
    "timed-out",
    504,
    "The answer took too long",
    "Ask for less, or try again later.",
    "The request was begun, and not answered within the time that this server gives to one.",
)
INTERNAL = ProblemType(
    "internal",
    500,
    "Something went wrong on the server",
    "Try again; the server's log says what happened.",
    "This is a fault of the server, not of the request. Nothing of what was asked is repeated in `detail`.",
)
OTHER = ProblemType(
    "other",
    400,
    "The request can't be served",
    "`detail` says why.",
    "The request was refused for a reason that has no type of its own.",
)

CATALOGUE: Mapping[str, ProblemType] = {
    kind.slug: kind
    for kind in (
        INVALID, UNKNOWN_FILTER, LATER_OPTION, KEY_REQUIRED, SCOPE_MISSING, SIGN_IN, FOREIGN, NOT_FOUND, METHOD,
        CHANGED_MEANWHILE, AT_WORK, SLOW_REQUEST, TOO_LARGE, RATE_LIMITED, NOT_READY, BUSY, STOPPING, TIMED_OUT,
        INTERNAL, OTHER,
    )
}  # fmt: skip
_OF_STATUS: dict[int, ProblemType] = {
    400: INVALID,  # FastAPI's word for a body whose bytes are no text
    404: NOT_FOUND,
    405: METHOD,
    413: TOO_LARGE,
}
_OF_REFUSAL: dict[type[RefusedError], ProblemType] = {
    KeyRefusedError: KEY_REQUIRED,
    ScopeMissingError: SCOPE_MISSING,
    SlowRequestError: SLOW_REQUEST,
    TooLargeError: TOO_LARGE,
    RateExceededError: RATE_LIMITED,
    BusyError: BUSY,
    StoppingError: STOPPING,
    TimedOutError: TIMED_OUT,
}
# What says itself what is wrong; of several that fit, the first.
_TOLD: tuple[tuple[type[OnTheRecordError], ProblemType], ...] = (
    (QuestionLengthError, INVALID),
    (ClaimLengthError, INVALID),
    (NotInArchiveError, NOT_FOUND),
    (ReportsOffError, NOT_FOUND),
    (LearningOffError, NOT_FOUND),
    (DeskOffError, NOT_FOUND),
    (NoSuchFileError, NOT_FOUND),
    (ForeignRequestError, FOREIGN),
    (TokenMissingError, FOREIGN),
    (SignInNeededError, SIGN_IN),
    (DraftConflictError, CHANGED_MEANWHILE),
    (AtWorkError, AT_WORK),
    (NoWayBackError, INVALID),
    (DraftError, INVALID),
    (KnownQuestionsError, INVALID),
    (ArticleFileError, INVALID),
    (EditorFileError, INVALID),
)
_NO_OBJECT = {"missing", "model_type", "model_attributes_type"}  # pydantic's names for what is not even an object


class FieldError(BaseModel):
    """What is wrong with one field of a request."""

    model_config = ConfigDict(frozen=True)

    field: str = Field(description="Path of the field, such as `history.1`; `body` is the request as a whole.")
    message: str = Field(description="What it should be.")


class Problem(BaseModel):
    """An error as RFC 9457 says it; ``errors`` is there where fields are to blame."""

    model_config = ConfigDict(frozen=True)

    type: str = Field(description="Address of the page that explains this type.")
    title: str = Field(description="What the type means.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What is wrong this time, and the way out.")
    instance: str = Field(description="What was asked for.")
    request_id: str | None = Field(None, description="As in X-Request-Id, and in the server's log.")
    errors: list[FieldError] | None = Field(None, description="What is wrong with which field.")


class ProblemResponse(JSONResponse):
    """A problem as JSON."""

    media_type = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a request is not served, before it is known whether a person or a program reads it."""

    type: ProblemType
    detail: str
    status: int
    errors: tuple[FieldError, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()

    def as_body(self, path: str, *, request_id: str | None = None) -> Problem:
        """Return what is told to a program that asked for ``path``."""
        return Problem(
            type=links.problem(self.type.slug),
            title=self.type.title,
            status=self.status,
            detail=self.detail,
            instance=quote(path),
            request_id=request_id,
            errors=list(self.errors) or None,
        )

    def as_problem(self, path: str, *, request_id: str | None = None) -> ProblemResponse:
        """Return the failure as the response to a program that asked for ``path``."""
        body = self.as_body(path, request_id=request_id).model_dump(exclude_none=True)
        return ProblemResponse(body, self.status, headers=dict(self.headers))


def failure(
    kind: ProblemType,
    detail: str | None = None,
    *,
    errors: Sequence[FieldError] = (),
    headers: Mapping[str, str] | None = None,
) -> Failure:
    """Return a failure of this kind; its way out is the detail where there is nothing more particular to say."""
    return Failure(kind, detail or kind.way_out, kind.status, tuple(errors), tuple((headers or {}).items()))


def problem_example(kind: ProblemType) -> dict[str, object]:
    """Return a problem of this kind as a program gets it, where nothing more particular is known."""
    return failure(kind).as_body(f"{links.API}/answer").model_dump(exclude_none=True)


def failure_of(error: Exception) -> Failure:
    """Return what an exception means to the one who asked."""
    match error:
        case RequestValidationError():
            errors = [_field_error(details) for details in error.errors()]
            return failure(INVALID, "; ".join(f"{e.field}: {e.message}" for e in errors[:3]), errors=errors)
        case UnknownFilterError() | LaterOptionError():
            kind = LATER_OPTION if isinstance(error, LaterOptionError) else UNKNOWN_FILTER
            return failure(kind, str(error), errors=[FieldError(field=error.field, message=str(error))])
        case BatchError():
            return _inside_batch(failure_of(error.cause), number=error.number)
        case NotReadyError() | EngineAwayError():
            return _not_ready(error)
        case RefusedError():
            return failure(_OF_REFUSAL[type(error)], str(error), headers=error.headers)
        case HTTPException():
            kind = _OF_STATUS.get(error.status_code, OTHER)
            return failure(kind, headers=error.headers)
        case OnTheRecordError() if told := next((kind for type_, kind in _TOLD if isinstance(error, type_)), None):
            return failure(told, str(error))
        case _:
            # uvicorn closes the connection of a request that failed: nobody should send another one on it.
            return failure(INTERNAL, headers={"Connection": "close"})


def _not_ready(error: NotReadyError | EngineAwayError) -> Failure:
    if isinstance(error, NotReadyError):
        return failure(NOT_READY, str(error), headers={"Retry-After": "1"})
    return failure(NOT_READY, ENGINE_AWAY, headers={"Retry-After": "5"})  # its own message is for who runs the server


def _inside_batch(failed: Failure, *, number: int) -> Failure:
    place = f"questions.{number}"
    errors = [FieldError(field=f"{place}.{one.field}", message=one.message) for one in failed.errors]
    return replace(failed, detail=f"{place}: {failed.detail}", errors=tuple(errors))


def _field_error(details: dict[str, object]) -> FieldError:
    location = details["loc"]
    inside = location[1:] if isinstance(location, tuple) else ()
    if details["type"] == "json_invalid":
        return FieldError(field="body", message=f"this is not JSON: {_told(details)}")
    if details["type"] in _NO_OBJECT and not inside:
        return FieldError(field="body", message="send a JSON object as application/json")
    return FieldError(field=".".join(map(str, inside)) or "body", message=str(details["msg"]))


def _told(details: dict[str, object]) -> str:
    told = details.get("ctx")
    return str(told["error"]) if isinstance(told, dict) else "it can't be read"
