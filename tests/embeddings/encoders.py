"""Encoders that need no model, so that a test runs in milliseconds."""

import hashlib
import re
from collections.abc import Callable, Sequence

import numpy as np

from embeddings import EncodedQuery, Matrix, Tokens, Vector


class WordHashEncoder:
    """A bag of words, each at the place that its hash names: texts are alike as far as they share words."""

    def __init__(self, *, dim: int = 64, max_tokens: int = 200, model_id: str = "word-hash", digest: str = "0") -> None:
        self.dim, self.max_tokens, self.model_id, self.digest = dim, max_tokens, model_id, digest
        self.precision = "float64"
        self.embedded: list[str] = []

    def knows(self, text: str) -> bool:
        return True

    def n_tokens(self, text: str) -> int:
        return len(_words(text)) + 2

    def encode_passages(
        self,
        texts: Sequence[str],
        *,
        progress: Callable[[int], None] | None = None,
        keep_tokens: Callable[[int, Tokens], None] | None = None,
    ) -> Matrix:
        self.embedded += texts
        if keep_tokens is not None:
            for number, text in enumerate(texts):
                keep_tokens(number, self._tokens(text))
        if progress is not None:
            progress(len(texts))
        return np.array([self._vector(text) for text in texts], np.float32).reshape(len(texts), self.dim)

    def encode_query(self, text: str) -> EncodedQuery:
        return EncodedQuery(self._vector(text), self._tokens(text))

    def encode_queries(self, texts: Sequence[str]) -> list[EncodedQuery]:
        return [self.encode_query(text) for text in texts]

    def _tokens(self, text: str) -> Tokens:
        words = list(re.finditer(r"\w+", text))
        vectors = np.array([self._vector(word[0]) for word in words], np.float32).reshape(len(words), self.dim)
        return Tokens(vectors, np.array([word.span() for word in words], np.int32).reshape(len(words), 2))

    def _vector(self, text: str) -> Vector:
        vector = np.zeros(self.dim, np.float32)
        for word in _words(text):
            vector[int(hashlib.sha256(word.encode()).hexdigest(), 16) % self.dim] += 1
        return vector / max(np.linalg.norm(vector), np.float32(1e-9))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
