"""Whether the server is alive, and whether it can answer: for those who run it."""

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from web import links
from web.errors import StoppingError

from .metrics import Metrics
from .readiness import Readiness, Ready

router = APIRouter()


class Health(BaseModel):
    """Alive."""

    status: str = Field(default="ok", description="Always `ok`.")


class ReadyState(BaseModel):
    """Able to answer, from this index version."""

    status: str = Field(default="ready", description="Always `ready`; before that, there is a 503 problem.")
    index_version: str = Field(description="The version of the index that is asked.")


@router.get(links.HEALTH)
async def healthz() -> Health:
    """Return 200 as long as the server runs."""
    return Health()


@router.get(links.READY)
async def readyz(chatbot: Ready, request: Request) -> ReadyState:
    """Return 200 while requests are welcome: once the articles are open, and until the server is told to stop.

    Before and after, a 503 problem says how it stands.
    """
    readiness: Readiness = request.app.state.readiness
    if readiness.is_stopping:
        raise StoppingError
    return ReadyState(index_version=chatbot.index_version)


@router.get(links.METRICS, include_in_schema=False)
def metrics(request: Request) -> Response:
    """Return figures for Prometheus."""
    figures: Metrics = request.app.state.metrics
    content, content_type = figures.exposition(request.headers.get("Accept", ""))
    return Response(content, headers={"Content-Type": content_type})
