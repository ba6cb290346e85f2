"""Where the tools are called: at ``/mcp``, and over standard input and output."""

import logging
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, suppress
from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import anyio
from anyio import to_thread
from starlette.datastructures import Headers
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from web import links
from web.errors import ForeignRequestError, NotReadyError
from web.monitoring import Readiness
from web.ports import Chatbot

if TYPE_CHECKING:
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
_LOOK_EVERY_S = 0.05


class ToolEndpoint:
    """Answers POST requests to ``/mcp``, for as long as it is ``open``.

    One request gets one JSON reply, and nothing is kept between them, so that any worker can answer.
    """

    def __init__(
        self, chatbot: Callable[[], Chatbot], *, version: str, hosts: Iterable[str] = (), origins: Iterable[str] = ()
    ) -> None:
        """Serve the tools.

        Args:
            chatbot: Returns the one that is open; ``NotReadyError`` until there is one.
            version: Of the project.
            hosts: Names and addresses that the site is reached by, besides those of this machine to itself.
            origins: Other sites whose scripts may call; ``*`` means any.
        """
        self._chatbot, self._version = chatbot, version
        self._hosts = _THIS_MACHINE | {name for host in hosts for name in _names(host)}
        self._origins = frozenset(origins)
        self._answer: ASGIApp = _refuse

    @property
    def route(self) -> Route:
        """Where it is served; a stream of the server's own messages (GET) is not offered, for there are none."""
        return Route(links.MCP, self, methods=["POST"], include_in_schema=False)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Answer requests inside; the library is imported at the first, for it takes long, and 30 MB."""
        self._wanted, self._is_ready = anyio.Event(), anyio.Event()
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(self._serve)
            self._answer = self._answer_first
            yield
            self._answer = _refuse
            tasks.cancel_scope.cancel()

    async def _serve(self) -> None:
        await self._wanted.wait()
        sessions = await to_thread.run_sync(self._made_sessions)
        async with sessions.run():
            self._answer = sessions.handle_request
            self._is_ready.set()
            await anyio.sleep_forever()

    def _made_sessions(self) -> "StreamableHTTPSessionManager":
        # Not at the top: see the package.
        from mcp.server.streamable_http_manager import StreamableHTTPSessionManager  # noqa: PLC0415

        from .tools import tool_server  # noqa: PLC0415

        # It tells of the end of every request as of the end of a session.
        logging.getLogger("mcp.server.streamable_http").setLevel(logging.WARNING)

        async def chatbot() -> Chatbot:
            return self._chatbot()

        server = tool_server(chatbot, version=self._version)
        return StreamableHTTPSessionManager(server, json_response=True, stateless=True)

    async def _answer_first(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._wanted.set()
        await self._is_ready.wait()
        await self._answer(scope, receive, send)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request.

        Raises:
            ForeignRequestError: It comes from a page of another site, or by a name that is not this site's.
            NotReadyError: The articles are not open.
        """
        self._refuse_foreign(Headers(scope=scope))
        self._chatbot()
        await self._answer(scope, receive, send)

    def _refuse_foreign(self, headers: Headers) -> None:
        # A page in a browser on this machine could call the tools by a name that it lets point here (DNS rebinding).
        host, origin = headers.get("host", ""), headers.get("origin")
        if _name(f"//{host}") not in self._hosts:
            raise ForeignRequestError("Host", host)
        if origin is not None and _name(origin) not in self._hosts and not self._origins & {origin, "*"}:
            raise ForeignRequestError("Origin", origin)


def serve_tools(open_chatbot: Callable[[], Chatbot], *, current_version: Callable[[], str]) -> None:
    """Serve the tools until the client closes standard input; nothing else is written to standard output.

    Args:
        open_chatbot: Called in a background thread, at once and whenever another version is in use. Calls wait for it;
            which tools there are is told without.
        current_version: Returns the name of the index version in use.
    """
    readiness = Readiness(open_chatbot, current_version=current_version)
    readiness.start()
    try:
        anyio.run(_serve, readiness)
    finally:
        readiness.stop()


async def _serve(readiness: Readiness) -> None:
    # Not at the top: see the package.
    from mcp.server.stdio import stdio_server  # noqa: PLC0415

    from .tools import tool_server  # noqa: PLC0415

    async def chatbot() -> Chatbot:
        while True:
            try:
                return readiness.chatbot
            except NotReadyError as error:
                if error.failure:
                    raise
            await anyio.sleep(_LOOK_EVERY_S)

    server = tool_server(chatbot, version=version("on-the-record"))
    async with stdio_server() as (received, sent):
        await server.run(received, sent, server.create_initialization_options())
    with suppress(NotReadyError):
        await chatbot()  # Python ends by a crash where a thread is just loading a model


def _names(host: str) -> Iterator[str]:
    """Yield a host as it is listed, and by its name alone: a refusal tells it with its port, to be copied."""
    yield host.lower()
    if name := _name(f"//{host.rpartition('//')[2]}"):
        yield name


async def _refuse(_: Scope, __: Receive, ___: Send) -> None:
    raise NotReadyError


def _name(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:  # such as an unclosed [ of an IPv6 address
        return None
