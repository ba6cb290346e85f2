"""Replies as JSON that say which version of the index they are from."""

from fastapi import Response
from pydantic import BaseModel

INDEX_VERSION = "Index-Version"


def versioned(body: BaseModel, *, index_version: str) -> Response:
    """Return the body as a response; made here, it is not validated once more, in another thread, by FastAPI."""
    return Response(body.model_dump_json(), headers={INDEX_VERSION: index_version}, media_type="application/json")
