"""Reads JSON as RFC 8259 has it, and refuses what two readers would read differently."""

import hashlib
import json
import time
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, NoReturn

from fastapi import Request, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel


def ms_since(started: float) -> float:
    """Return the milliseconds since a reading of ``time.perf_counter``."""
    return round(1e3 * (time.perf_counter() - started), 3)


INDEX_VERSION = "Index-Version"


def versioned(body: BaseModel, *, index_version: str) -> Response:
    """Return the body as a response; made here, it is not validated once more, in another thread, by FastAPI."""
    return Response(body.model_dump_json(), headers={INDEX_VERSION: index_version}, media_type="application/json")


def conditional(request: Request, body: BaseModel, *, index_version: str) -> Response:
    """Return the body with its entity tag, or 304 where the client has it already.

    The tag is a digest of what is shown: it outlives every new version of the index that changes nothing here.
    """
    content = body.model_dump_json().encode()
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Cache-Control": "no-cache", INDEX_VERSION: index_version}
    if _has(request, etag):
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type="application/json")


def _has(request: Request, etag: str) -> bool:
    """Tell whether one of the tags sent is this one; compared weakly, because what is compressed has a weak one."""
    sent = ",".join(request.headers.getlist("If-None-Match"))
    return sent.strip() == "*" or etag in {tag.strip().removeprefix("W/") for tag in sent.split(",")}


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
