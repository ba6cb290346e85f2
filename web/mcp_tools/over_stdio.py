"""The tools over standard input and output, for one client that starts this program."""

from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import version

import anyio

from web.errors import NotReadyError
from web.ports import Chatbot
from web.readiness import Readiness

_LOOK_EVERY_S = 0.05


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

    from .protocol import tool_server  # noqa: PLC0415

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
