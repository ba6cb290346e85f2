"""The sample corpus under the real model; both are loaded once for all tests that look at relevance."""

from functools import cache
from pathlib import Path

from corpus import Library, article_files, read_library
from embeddings import SentenceEncoder

CORPUS = Path(__file__).parents[2] / "corpus" / "articles"
MAX_TOKENS = 128


@cache
def sample_encoder() -> SentenceEncoder:
    return SentenceEncoder(None)


@cache
def sample_library() -> Library:
    return read_library(article_files(CORPUS))
