import sys
from pathlib import Path

from mcp import Client, StdioServerParameters, stdio_client
from mcp.types import CallToolResult

from embeddings import build_index
from tests.qa.sample import MAX_TOKENS, sample_encoder, sample_library
from tests.real_server import CORPUS, ROOT

from .conftest import talk, text_of
from .test_tools import NAMES


def test_a_client_starts_the_tools_and_asks_them(tmp_path: Path) -> None:
    index, log = tmp_path / "index", tmp_path / "log"
    build_index(sample_library().articles, folder=index, encoder=sample_encoder(), max_tokens=MAX_TOKENS)
    place = ["--index", str(index), "--corpus", str(CORPUS)]
    program = StdioServerParameters(command=sys.executable, args=["server.py", "mcp", *place], cwd=ROOT)

    async def converse(client: Client) -> tuple[list[str], CallToolResult, CallToolResult]:
        tools = (await client.list_tools()).tools
        answer = await client.call_tool("ask", {"question": "what will CILHP do for logistics"})
        first = (answer.structured_content or {})["quotes"][0]
        place = {"article": first["article"]["id"], "start": first["start"], "limit": 500}
        return [tool.name for tool in tools], answer, await client.call_tool("read_article", place)

    with log.open("w") as errors:
        names, answer, part = talk(stdio_client(program, errlog=errors), converse)
    assert names == NAMES
    assert "— **Luo Shuquan**, President of Chongqing International Logistics Hub Park, “" in text_of(answer)
    assert "Read in context" not in text_of(answer)
    first = answer.structured_content["quotes"][0]
    assert part.structured_content["paragraphs"][0]["text"].startswith(first["text"])
    assert "Traceback" not in log.read_text()
