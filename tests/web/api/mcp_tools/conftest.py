"""The official client, beside the tools, and what it is told."""

from collections.abc import Awaitable, Callable
from typing import Any

import anyio
import pytest
from mcp import Client
from mcp.types import CallToolResult, TextContent

from tests.web.fakes import FakeChatbot
from web.api.mcp_tools.tools import tool_server
from web.ports import Chatbot

Call = Callable[..., CallToolResult]


def text_of(result: CallToolResult) -> str:
    """Return what a model reads of a result."""
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


def talk(server: Any, conversation: Callable[[Client], Awaitable[Any]], **options: Any) -> Any:
    """Return what comes of a conversation with a server: the server itself, its address, or how it is started."""

    async def meet() -> Any:
        async with Client(server, **options) as client:
            return await conversation(client)

    return anyio.run(meet)


@pytest.fixture
def call(chatbot: FakeChatbot) -> Call:
    """Call a tool by its name and arguments."""

    async def opened() -> Chatbot:
        return chatbot

    def call_tool(name: str, **arguments: object) -> CallToolResult:
        server = tool_server(opened, version="1")
        result: CallToolResult = talk(server, lambda client: client.call_tool(name, arguments))
        return result

    return call_tool
