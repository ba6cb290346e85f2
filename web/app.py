"""Puts the web application together."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from web import api, middleware, monitoring, pages
from web.api import mcp_tools, openai_api
from web.pages import editor  # lazy: its rooms read articles, and most sites have no desk

from . import failures, links
from .errors import SignInNeededError
from .ports import Chatbot, Corrections, Desk
from .serving import ServingOptions

_SIGN_IN_RATE = "10/minute"  # of one address: nobody mistypes a password more often
_REPORT_RATE = "20/hour"  # of one address: nobody finds more wrong quotes, and nobody fills the file alone
_THUMB_RATE = "60/hour"  # of one address: as many answers as anybody reads


class _Site(FastAPI):
    def openapi(self) -> dict[str, Any]:
        """Return the description of the API, completed by what FastAPI can't know."""
        if self.openapi_schema is None:
            self.openapi_schema = api.complete(super().openapi())
        return self.openapi_schema

    def build_middleware_stack(self) -> ASGIApp:
        """Put around every HTTP request what has to hold for the response to an unexpected exception, too.

        From the inside out: compression comes first, for the others only add headers. Other sites' scripts may read
        every response, also one that says why a request was turned away. The log has all of them, the security headers
        are on all of them, and all of that happens under a request's id, at the address that trusted proxies tell.
        """
        options: ServingOptions = self.state.options
        metrics: monitoring.Metrics = self.state.metrics
        app: ASGIApp = middleware.HeadSupport(middleware.Compression(super().build_middleware_stack()))
        app = middleware.GracefulShutdown(middleware.cross_origin(app, options.origins), refuse=failures.refuse)
        app = middleware.Observation(app, report=self._report, in_progress=metrics.in_progress.track_inprogress)
        app = middleware.RequestIds(middleware.SecurityHeaders(app, embedders=options.embedders))
        app = middleware.Addresses(app, root=options.root_path or "", offers=options.offers)
        guarded = middleware.Proxies(app, options.proxies) if options.proxies else app

        async def serve(scope: Scope, receive: Receive, send: Send) -> None:
            await (guarded if scope["type"] == "http" else self.router)(scope, receive, send)

        return serve

    def _report(self, served: middleware.Served) -> None:
        readiness: monitoring.Readiness = self.state.readiness
        middleware.log_served(served, index_version=readiness.chatbot.index_version if readiness.is_open else None)
        metrics: monitoring.Metrics = self.state.metrics
        metrics.count_request(method=served.method, route=served.route, status=served.status, seconds=served.seconds)


def create_app(
    open_chatbot: Callable[[], Chatbot],
    *,
    current_version: Callable[[], str] | None = None,
    version: str = "0",
    options: ServingOptions | None = None,
    workers: Path | None = None,
    corrections: Corrections | None = None,
    desk: Desk | None = None,
) -> FastAPI:
    """Return the application: chat and pages, the API, and health.

    Args:
        open_chatbot: Called in a background thread, when the server starts and whenever another version is in use.
            Until it has returned for the first time, everything but ``/healthz`` and static files answers 503; where it
            raises later, the chatbot that was open stays.
        current_version: Returns the name of the index version in use; ``None`` where it never changes.
        version: Of the project, for ``/openapi.json``.
        options: How requests are admitted.
        workers: Where this is one of several processes, the folder that ``supervise`` gave them for what they count.
        corrections: What readers are told of words that were published once; ``None`` where nobody keeps that.
        desk: What the editor's desk works with; it is open only where a password is set.

    Raises:
        KeyFileError: Keys are required, and their file can't be read.
        RateStoreError: Requests are to be counted in a Redis, and the package for that is missing.
    """
    options = options or ServingOptions()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        readiness.start()
        if learning:
            learning.start()
        async with tools.open():
            yield
        readiness.stop()
        await rates.close()
        if learning:
            learning.stop()

    app = _Site(
        title="On the Record",
        version=version,
        lifespan=lifespan,
        generate_unique_id_function=lambda route: route.name,  # the names of operations in /openapi.json
        docs_url=None,  # FastAPI's own documentation page fetches its scripts from a third party
        redoc_url=None,
        # An environment variable could otherwise send every URL, and so every question, to a collector.
        telemetry={"auto_configure": False, "tracing": False, "metrics": False, "logs": False},
    )
    readiness = monitoring.Readiness(
        lambda: monitoring.InstrumentedChatbot(open_chatbot(), metrics),
        current_version=current_version,
        count_swap=lambda is_done: metrics.count_swap(is_done=is_done),
    )
    metrics = monitoring.Metrics(readiness, version=version, workers=workers)
    rates = middleware.RateStore(options.rate_limit_store, count_failure=metrics.count_store_failure)
    app.user_middleware += [Middleware(failures.Unexpected), *_admission(options, metrics, rates)]
    app.state.rates = rates
    app.state.options, app.state.readiness, app.state.metrics = options, readiness, metrics
    tools = mcp_tools.ToolEndpoint(
        lambda: readiness.chatbot, version=version, hosts=options.tool_hosts, origins=options.origins
    )
    app.state.reports = api.ReportFile(options.reports) if options.reports else None
    learning = monitoring.LearningFile(options.learn, days=options.learn_days) if options.learn else None
    app.state.learning, app.state.surveys = learning, monitoring.Surveys()
    app.state.corrections, app.state.desk = corrections, desk
    app.state.templates = pages.Templates()
    failures.register(app)
    for router in (
        api.router,
        api.insight_router,
        api.publishing_router,
        openai_api.router,
        monitoring.health_router,
        monitoring.metrics_router,
        pages.router,
        pages.sharing_router,
    ):
        app.include_router(router)
    if desk and options.has_desk:
        _open_desk(app, desk, options)
    app.router.routes.append(tools.route)
    app.mount(links.STATIC, StaticFiles(directory=pages.FOLDER / "static"))
    return app


def _open_desk(app: FastAPI, desk: Desk, options: ServingOptions) -> None:
    folder = desk.drafts.folder
    app.state.desk, app.state.audit = desk, monitoring.AuditLog(folder / "audit.jsonl")
    app.state.door = editor.Door(
        password=options.desk_password, password_hash=options.desk_password_hash, key_file=folder / "session-key"
    )
    app.add_exception_handler(SignInNeededError, editor.ask_to_sign_in)
    app.include_router(editor.door_router)
    app.include_router(editor.router)
    app.include_router(editor.api_router)


def _admission(options: ServingOptions, metrics: monitoring.Metrics, rates: middleware.RateStore) -> list[Middleware]:
    """Return what a request passes before it is worked on, the first first.

    Each is cheaper than what comes after it: a key is looked up before a client's requests are counted by it; both come
    before anything is read; and only what has arrived whole may wait for a slot, so that a slow sender takes none.
    """
    keys = middleware.KeyFile(options.keys) if options.keys else None
    if keys and options.require_key is not middleware.KeyRequired.NONE:
        keys.read()  # so that a file that can't be read is known before anybody asks
    rate, refuse = options.rate_limit, failures.refuse
    return [
        Middleware(middleware.Authorization, keys=keys, required=options.require_key, refuse=refuse),
        *([Middleware(middleware.RateLimit, rate=rate, store=rates, refuse=refuse)] if rate else []),
        Middleware(middleware.RateLimit, rate=_REPORT_RATE, store=rates, refuse=refuse, only=links.REPORT),
        Middleware(middleware.RateLimit, rate=_SIGN_IN_RATE, store=rates, refuse=refuse, only=links.EDITOR_SIGN_IN),
        Middleware(middleware.RateLimit, rate=_THUMB_RATE, store=rates, refuse=refuse, only=links.THUMB),
        Middleware(middleware.BodyLimit, max_kb=options.max_body_kb, max_s=options.receive_timeout_s, refuse=refuse),
        Middleware(
            middleware.ConcurrencyLimit,
            max_concurrent=options.n_slots,
            max_waiting=options.max_waiting,
            max_wait_s=options.max_wait_s,
            timeout_s=options.timeout_s,
            refuse=refuse,
            waiting=metrics.waiting.track_inprogress,
        ),
    ]
