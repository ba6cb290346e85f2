"""What an exception means to the one who asked."""

from dataclasses import replace

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from qa import ClaimLengthError, NotInArchiveError, QuestionLengthError, UnknownFilterError
from web.errors import (
    BatchError,
    BusyError,
    ForeignRequestError,
    KeyRefusedError,
    LaterOptionError,
    NotReadyError,
    RateExceededError,
    RefusedError,
    ScopeMissingError,
    SlowRequestError,
    StoppingError,
    TimedOutError,
    TooLargeError,
)

from . import problems
from .problems import Failure, FieldError, ProblemType, failure

_OF_STATUS: dict[int, ProblemType] = {
    400: problems.INVALID,  # FastAPI's word for a body whose bytes are no text
    404: problems.NOT_FOUND,
    405: problems.METHOD,
    413: problems.TOO_LARGE,
}
_OF_REFUSAL: dict[type[RefusedError], ProblemType] = {
    KeyRefusedError: problems.KEY_REQUIRED,
    ScopeMissingError: problems.SCOPE_MISSING,
    SlowRequestError: problems.SLOW_REQUEST,
    TooLargeError: problems.TOO_LARGE,
    RateExceededError: problems.RATE_LIMITED,
    BusyError: problems.BUSY,
    StoppingError: problems.STOPPING,
    TimedOutError: problems.TIMED_OUT,
}
_NO_OBJECT = {"missing", "model_type", "model_attributes_type"}  # pydantic's names for what is not even an object


def failure_of(error: Exception) -> Failure:
    """Return what an exception means to the one who asked."""
    match error:
        case RequestValidationError():
            errors = [_field_error(details) for details in error.errors()]
            return failure(problems.INVALID, "; ".join(f"{e.field}: {e.message}" for e in errors[:3]), errors=errors)
        case UnknownFilterError() | LaterOptionError():
            kind = problems.LATER_OPTION if isinstance(error, LaterOptionError) else problems.UNKNOWN_FILTER
            return failure(kind, str(error), errors=[FieldError(field=error.field, message=str(error))])
        case BatchError():
            return _inside_batch(failure_of(error.cause), number=error.number)
        case QuestionLengthError() | ClaimLengthError():
            return failure(problems.INVALID, str(error))
        case NotInArchiveError():
            return failure(problems.NOT_FOUND, str(error))
        case ForeignRequestError():
            return failure(problems.FOREIGN, str(error))
        case NotReadyError():
            return failure(problems.NOT_READY, str(error), headers={"Retry-After": "1"})
        case RefusedError():
            return failure(_OF_REFUSAL[type(error)], str(error), headers=error.headers)
        case HTTPException():
            kind = _OF_STATUS.get(error.status_code, problems.OTHER)
            return failure(kind, headers=error.headers)
        case _:
            # uvicorn closes the connection of a request that failed: nobody should send another one on it.
            return failure(problems.INTERNAL, headers={"Connection": "close"})


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
