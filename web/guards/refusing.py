"""How a guard turns a request away."""

from collections.abc import Awaitable
from typing import Protocol

from starlette.types import Receive, Scope, Send

from web.errors import RefusedError


class Refuse(Protocol):
    """Answers a request with an error, in the form that whoever asked can read."""

    def __call__(self, error: RefusedError, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]: ...
