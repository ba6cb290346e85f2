"""The chatbot over the sample corpus, with the real model."""

import pytest

from embeddings import LocalIndex, build_index
from qa import Chatbot
from tests.qa.sample import MAX_TOKENS, sample_encoder, sample_library


@pytest.fixture(scope="session")
def sample_chatbot(tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """What a reader of the sample corpus talks to."""
    folder = tmp_path_factory.mktemp("sample-index")
    build_index(sample_library().articles, folder=folder, encoder=sample_encoder(), max_tokens=MAX_TOKENS)
    return Chatbot(LocalIndex.open(folder, encoder=sample_encoder()), sample_encoder())
