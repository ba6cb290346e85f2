"""Puts the web application together."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from . import api, failures, guards, health, links, pages
from .ports import Chatbot
from .readiness import Readiness

MAX_BODY_BYTES = 64 * 1024


class _Site(FastAPI):
    def build_middleware_stack(self) -> ASGIApp:
        # Around everything, so that the response to an unexpected exception has the headers and is logged, too.
        return guards.SecurityHeaders(guards.AccessLog(super().build_middleware_stack()))


def create_app(
    open_chatbot: Callable[[], Chatbot],
    *,
    current_version: Callable[[], str] | None = None,
    version: str = "0",
    max_body_bytes: int = MAX_BODY_BYTES,
) -> FastAPI:
    """Return the application: chat and pages, the API, and health.

    Args:
        open_chatbot: Called in a background thread, when the server starts and whenever another version is in use.
            Until it has returned for the first time, everything but ``/healthz`` and static files answers 503; where it
            raises later, the chatbot that was open stays.
        current_version: Returns the name of the index version in use; ``None`` where it never changes.
        version: Of the project, for ``/openapi.json``.
        max_body_bytes: A longer request body is refused with 413.
    """

    @asynccontextmanager
    async def lifespan(site: FastAPI) -> AsyncIterator[None]:
        readiness: Readiness = site.state.readiness
        readiness.start()
        yield
        readiness.stop()

    app = _Site(
        title="On the Record",
        version=version,
        lifespan=lifespan,
        docs_url=None,  # FastAPI's own documentation page fetches its scripts from a third party
        redoc_url=None,
        # An environment variable could otherwise send every URL, and so every question, to a collector.
        telemetry={"auto_configure": False, "tracing": False, "metrics": False, "logs": False},
    )
    app.state.readiness = Readiness(open_chatbot, current_version=current_version)
    app.state.templates = pages.Templates()
    app.add_middleware(guards.BodyLimit, max_bytes=max_body_bytes)
    failures.register(app)
    for router in (api.router, health.router, pages.router):
        app.include_router(router)
    app.mount(links.STATIC, StaticFiles(directory=pages.FOLDER / "static"))
    return app
