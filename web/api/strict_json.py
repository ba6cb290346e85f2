"""Reads JSON as RFC 8259 has it, and refuses what two readers would read differently."""

import json
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, NoReturn

from fastapi import Request, Response
from fastapi.routing import APIRoute


class StrictJsonRoute(APIRoute):
    """A route whose body may hold no key twice, no ``NaN`` and nothing that Python can't count or nest."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler, which gets the request with its body read strictly."""
        handle = super().get_route_handler()

        async def handle_strictly(request: Request) -> Response:
            return await handle(_StrictRequest(request.scope, request.receive))

        return handle_strictly


class _StrictRequest(Request):
    async def json(self) -> Any:
        body = await self.body()
        try:
            return json.loads(body, object_pairs_hook=_unique, parse_constant=_refuse)
        except json.JSONDecodeError:
            raise
        except (RecursionError, ValueError):
            _refuse("a number that long, that deep a nesting, or bytes that are not UTF-8")


def _unique(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    unique = dict(pairs)
    if len(unique) < len(pairs):
        _refuse("the same key twice in one object")
    return unique


def _refuse(what: str) -> NoReturn:
    raise json.JSONDecodeError(f"{what} is not taken", doc="", pos=0)
