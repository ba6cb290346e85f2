import pytest
from mcp import Client, MCPError

from qa import Question, Reply
from tests.web.fakes import FakeChatbot
from web.api.mcp_tools.tools import tool_server
from web.errors import NotReadyError
from web.ports import Chatbot

from .conftest import talk, text_of


def test_a_tool_that_is_not_there_is_a_protocol_error_that_names_those_that_are(chatbot: FakeChatbot) -> None:
    async def opened() -> Chatbot:
        return chatbot

    async def converse(client: Client) -> None:
        with pytest.raises(MCPError, match="there is no tool 'dance'; there are ask, search, verify_quote"):
            await client.call_tool("dance")

    talk(tool_server(opened, version="1"), converse)


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_call_is_told_why_the_articles_are_not_open(mode: str) -> None:
    async def opened() -> Chatbot:
        raise NotReadyError("there is no index; run `python server.py build`")

    result = talk(tool_server(opened, version="1"), lambda client: client.call_tool("list_speakers"), mode=mode)
    assert (result.is_error, text_of(result)) == (True, "there is no index; run `python server.py build`")


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_an_unexpected_error_says_nothing_of_its_inside(
    chatbot: FakeChatbot, caplog: pytest.LogCaptureFixture, mode: str
) -> None:
    def fail(question: Question) -> Reply:
        raise RuntimeError(f"broke on {question.text}")

    async def opened() -> Chatbot:
        return chatbot

    chatbot.replies = fail
    result = talk(
        tool_server(opened, version="1"), lambda client: client.call_tool("ask", {"question": "cranes"}), mode=mode
    )
    assert result.is_error
    assert text_of(result) == "something went wrong on the server; try again, or see the server's log"
    assert "the tool ask failed" in caplog.text
