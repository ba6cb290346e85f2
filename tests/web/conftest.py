"""A chatbot and a client of the application that serves it."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from .fakes import FakeChatbot
from .serving import served


@pytest.fixture
def chatbot() -> FakeChatbot:
    return FakeChatbot()


@pytest.fixture
def client(chatbot: FakeChatbot) -> Iterator[TestClient]:
    with served(chatbot) as ready:
        yield ready
