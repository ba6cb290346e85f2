"""Whom an address is for. The one place that decides it: what is guarded, and how errors look, follow from it."""

from enum import Enum, auto

from starlette.types import Scope

from . import links


class Audience(Enum):
    """Who asks for an address."""

    PROGRAMS = auto()
    """The API: keys, limits, problems as JSON."""
    READERS = auto()
    """Pages: limits, and errors as pages."""
    OPERATORS = auto()
    """Health and what is alike: never limited, for then nobody could see how it stands."""
    BROWSERS = auto()
    """What pages are made of: the same for everybody, and cheap."""

    @property
    def wants_problems(self) -> bool:
        """Whether errors are ``application/problem+json``."""
        return self in {Audience.PROGRAMS, Audience.OPERATORS}

    @property
    def is_guarded(self) -> bool:
        """Whether limits, and keys where they are required, hold."""
        return self in {Audience.PROGRAMS, Audience.READERS}


def audience_of(scope: Scope) -> Audience:
    """Return whom a request's address is for; behind a proxy's path, what comes after that path."""
    path = path_inside(scope)
    for prefixes, audience in (
        (links.FOR_PROGRAMS, Audience.PROGRAMS),
        (links.FOR_OPERATORS, Audience.OPERATORS),
        ((links.STATIC,), Audience.BROWSERS),
    ):
        if any(path == prefix or path.startswith(f"{prefix}/") for prefix in prefixes):
            return audience
    return Audience.READERS


def speaks_openai(scope: Scope) -> bool:
    """Tell whether a request is of a client of OpenAI's API, which reads errors in no other shape than its own."""
    return path_inside(scope).startswith(f"{links.OPENAI}/")


def path_inside(scope: Scope) -> str:
    """Return what is asked for inside the site: what comes after the path that it is served at."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))
