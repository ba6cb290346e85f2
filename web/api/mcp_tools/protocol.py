"""Speaks the protocol: says which tools there are, and calls them in worker threads."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any

from anyio import to_thread
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError
from mcp.types import INVALID_PARAMS, CallToolRequestParams, CallToolResult, ListToolsResult, PaginatedRequestParams
from starlette.requests import Request

from web import links
from web.errors import NotReadyError
from web.ports import Chatbot

from .tools import TOOLS, failed

logger = logging.getLogger(__name__)

_INSTRUCTIONS = (
    "Interview articles, searched by what was said. Every quote is cut from its article, character by character: give "
    "quotes word for word, each with the name of the person who said it, and never as anybody else's. Where nothing "
    "is found, say so."
)

Context = ServerRequestContext[dict[str, Any], Request]


def tool_server(chatbot: Callable[[], Awaitable[Chatbot]], *, version: str) -> Server[dict[str, Any]]:
    """Return the server of the tools, for any transport.

    Args:
        chatbot: Gives the chatbot to each call anew, so that calls follow the index in use.
        version: Of the project.
    """
    definitions = {name: tool.definition for name, tool in TOOLS.items()}

    async def list_tools(_: Context, __: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=list(definitions.values()))

    def input_schema(name: str) -> Mapping[str, Any] | None:
        return definitions[name].input_schema if name in definitions else None

    async def call_tool(_: Context, params: CallToolRequestParams) -> CallToolResult:
        tool = TOOLS.get(params.name)
        if tool is None:
            raise MCPError(INVALID_PARAMS, f"there is no tool {params.name!r}; there are {', '.join(TOOLS)}")
        try:
            call = partial(tool.call, await chatbot(), params.arguments or {}, site=links.absolute(""))
            return await to_thread.run_sync(call)
        except NotReadyError as error:
            return failed(str(error))
        except Exception:  # the protocol would tell the message of the exception, which might repeat what was asked
            logger.exception("the tool %s failed", tool.name)
            return failed("something went wrong on the server; try again, or see the server's log")

    server = Server(
        "on-the-record",
        title="On the Record",
        version=version,
        instructions=_INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        get_tool_input_schema=input_schema,
    )
    # The one there is traces calls, and a variable of the environment could send the traces to a collector.
    server.middleware.clear()
    return server
