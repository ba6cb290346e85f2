"""Whether the server is alive, and whether it can answer: for those who run it."""

from fastapi import APIRouter
from pydantic import BaseModel

from web.readiness import Ready

from . import links

router = APIRouter()


class Health(BaseModel):
    """Alive."""

    status: str = "ok"


class ReadyState(BaseModel):
    """Able to answer, from this index version."""

    status: str = "ready"
    index_version: str


@router.get("/healthz")
async def healthz() -> Health:
    """Return 200 as long as the server runs."""
    return Health()


@router.get(links.READY)
async def readyz(chatbot: Ready) -> ReadyState:
    """Return 200 once the articles are open; before that, a 503 problem says how it stands."""
    return ReadyState(index_version=chatbot.index_version)
