"""Conditional GET (RFC 9110, 13.1): what a client still has is not sent again."""

import hashlib

from fastapi import Request, Response
from pydantic import BaseModel

from .versioned import INDEX_VERSION


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
