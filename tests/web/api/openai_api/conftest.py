"""The official client, on a real server."""

from collections.abc import Iterator

import openai
import pytest

from tests.web.fakes import FakeChatbot
from tests.web.live import live


@pytest.fixture
def address(chatbot: FakeChatbot) -> Iterator[str]:
    with live(chatbot) as address:
        yield f"{address}/v1"


@pytest.fixture
def program(address: str) -> Iterator[openai.OpenAI]:
    """A program that knows OpenAI's API and nothing of ours."""
    http_client = openai.DefaultHttpxClient(trust_env=False)
    with openai.OpenAI(base_url=address, api_key="none", max_retries=0, http_client=http_client) as client:
        yield client
