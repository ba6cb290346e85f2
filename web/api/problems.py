"""The catalogue of what can go wrong over HTTP, and its RFC 9457 form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict

from web import links


@dataclass(frozen=True, slots=True)
class ProblemType:
    """One thing a caller can do something about; its page is at ``links.problem(slug)``."""

    slug: str
    status: int
    title: str
    way_out: str


INVALID = ProblemType(
    "invalid-request",
    422,
    "The request is not valid",
    "Mend the fields that `errors` names; /openapi.json has the types.",
)
UNKNOWN_FILTER = ProblemType(
    "unknown-filter",
    422,
    "A filter names nobody and nothing in the articles",
    "Take ids or names from /api/v1/speakers and /api/v1/articles.",
)
LATER_OPTION = ProblemType(
    "later-option", 422, "This option is not offered yet", "Leave it out, or use the value that `detail` names."
)
NOT_FOUND = ProblemType(
    "not-found", 404, "There is nothing at this address", "Lists of what there is: /api/v1/articles, /api/v1/speakers."
)
METHOD = ProblemType(
    "method-not-allowed", 405, "This address does not take this method", "Use a method that the Allow header names."
)
NOT_ACCEPTABLE = ProblemType(
    "not-acceptable", 406, "Nothing here comes in the form asked for", "Send Accept: application/json."
)
TOO_LARGE = ProblemType(
    "too-large", 413, "The request is too large", "A question has at most 1,000 characters; a request 64 KiB."
)
NOT_READY = ProblemType(
    "not-ready",
    503,
    "The articles are not open yet",
    "Try again after Retry-After seconds; /readyz says how it stands.",
)
INTERNAL = ProblemType(
    "internal", 500, "Something went wrong on the server", "Try again; the server's log says what happened."
)
OTHER = ProblemType("other", 400, "The request can't be served", "`detail` says why.")

CATALOGUE: Mapping[str, ProblemType] = {
    kind.slug: kind
    for kind in (
        INVALID, UNKNOWN_FILTER, LATER_OPTION, NOT_FOUND, METHOD, NOT_ACCEPTABLE, TOO_LARGE, NOT_READY, INTERNAL, OTHER,
    )
}  # fmt: skip


class FieldError(BaseModel):
    """What is wrong with one field of a request."""

    model_config = ConfigDict(frozen=True)

    field: str
    message: str


class Problem(BaseModel):
    """An error as RFC 9457 says it; ``errors`` is there where fields are to blame."""

    model_config = ConfigDict(frozen=True)

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[FieldError] | None = None


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

    def as_problem(self, path: str) -> ProblemResponse:
        """Return the failure for a program that asked for ``path``."""
        problem = Problem(
            type=links.problem(self.type.slug),
            title=self.type.title,
            status=self.status,
            detail=self.detail,
            instance=quote(path),
            errors=list(self.errors) or None,
        )
        return ProblemResponse(problem.model_dump(exclude_none=True), self.status, headers=dict(self.headers))


def failure(
    kind: ProblemType,
    detail: str | None = None,
    *,
    errors: Sequence[FieldError] = (),
    headers: Mapping[str, str] | None = None,
) -> Failure:
    """Return a failure of this kind; its way out is the detail where there is nothing more particular to say."""
    return Failure(kind, detail or kind.way_out, kind.status, tuple(errors), tuple((headers or {}).items()))
