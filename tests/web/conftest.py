"""A chatbot and a client of the application that serves it."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from tests.web.clients import served
from tests.web.fakes import FakeChatbot


@pytest.fixture
def chatbot() -> FakeChatbot:
    return FakeChatbot()


@pytest.fixture
def client(chatbot: FakeChatbot) -> Iterator[TestClient]:
    with served(chatbot) as ready:
        yield ready
