import time
from collections.abc import Iterator

import httpx
import pytest
from mcp import Client
from mcp.types import CallToolResult

from tests.web.fakes import FakeChatbot
from tests.web.live import live, running
from web import ServingOptions, create_app

from .conftest import talk, text_of
from .test_tools import NAMES

CALL = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "ask", "arguments": {"question": "Who?"}}}
JSON = {"Accept": "application/json"}


@pytest.fixture
def address(chatbot: FakeChatbot) -> Iterator[str]:
    with live(chatbot) as address:
        yield f"{address}/mcp"


def post(address: str, **headers: str) -> httpx.Response:
    return httpx.post(address, json=CALL, headers={**JSON, **headers}, trust_env=False)


async def ask(client: Client) -> CallToolResult:
    return await client.call_tool("ask", {"question": "How many cranes?"})


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_client_of_either_generation_calls_tools(address: str, mode: str) -> None:
    async def converse(client: Client) -> tuple[list[str], CallToolResult, CallToolResult]:
        tools = (await client.list_tools()).tools
        return [tool.name for tool in tools], await ask(client), await client.call_tool("read_article", {})

    names, answer, refused = talk(address, converse, mode=mode)
    assert names == NAMES
    assert answer.structured_content["quotes"][0]["speaker"]["name"] == "Ada King"
    assert refused.is_error


def test_links_lead_to_the_site_that_was_asked(address: str) -> None:
    assert f"({address.removesuffix('/mcp')}/articles/harbour?quote=" in text_of(talk(address, ask))


def test_a_call_needs_no_session(address: str) -> None:
    response = post(address)
    assert (response.status_code, response.headers["content-type"]) == (200, "application/json")
    assert "mcp-session-id" not in response.headers
    assert response.json()["result"]["structuredContent"]["status"] == "answered"


def test_there_is_no_stream_of_messages_to_wait_for(address: str) -> None:
    response = httpx.get(address, headers={"Accept": "text/event-stream"}, trust_env=False)
    assert (response.status_code, response.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize("method", ["nonsense", "tools/call"])
def test_a_call_that_is_none_is_a_protocol_error(address: str, method: str) -> None:
    body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": {"name": "dance", "arguments": {}}}
    response = httpx.post(address, json=body, headers=JSON, trust_env=False)
    assert "error" in response.json()


def test_a_page_of_another_site_can_not_call(address: str) -> None:
    response = post(address, Origin="https://evil.example")
    assert (response.status_code, response.json()["type"]) == (403, "/problems/foreign-request")
    assert post(address, Origin="null").status_code == 403
    assert post(address, Origin="http://localhost:6274").status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "[::1"])
def test_a_name_that_was_made_to_point_here_is_refused(address: str, host: str) -> None:
    assert post(address, Host=host).status_code == 403


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1", "[::1]:8000"])
def test_this_machine_calls_by_its_own_names(address: str, host: str) -> None:
    assert post(address, Host=host).status_code == 200


def test_further_names_and_sites_can_be_let_in(chatbot: FakeChatbot) -> None:
    options = ServingOptions(
        mcp_hosts="Interviews.example, 10.0.0.5, desk.example:8443, http://old.example:80",
        cors_origins="https://app.example",
    )
    with live(chatbot, options) as address:
        asked = [
            post(f"{address}/mcp", Host="interviews.example"),
            post(f"{address}/mcp", Host="10.0.0.5:8000", Origin="https://app.example"),
            post(f"{address}/mcp", Host="desk.example:8443"),
            post(f"{address}/mcp", Host="old.example"),
            post(f"{address}/mcp", Host="interviews.example", Origin="https://other.example"),
        ]
    assert [response.status_code for response in asked] == [200, 200, 200, 200, 403]


def test_it_says_when_the_articles_are_not_open() -> None:
    def never() -> FakeChatbot:
        raise OSError("no such folder")

    with running(create_app(never)) as address:
        response = post(f"{address}/mcp")
    assert (response.status_code, response.json()["type"]) == (503, "/problems/not-ready")
    assert response.headers["retry-after"] == "1"


def test_it_answers_from_the_index_in_use() -> None:
    versions = ["20260101T000000Z-aaaaaaaa", "20260202T000000Z-bbbbbbbb"]
    in_use = versions[:1]
    app = create_app(lambda: FakeChatbot(index_version=in_use[0]), current_version=lambda: in_use[0])
    with running(app) as address:
        seen = []
        for version in versions:
            in_use[:] = [version]
            while not (app.state.readiness.is_open and app.state.readiness.chatbot.index_version == version):
                time.sleep(0.01)
            seen.append(talk(f"{address}/mcp", ask).structured_content["index_version"])
    assert seen == versions
