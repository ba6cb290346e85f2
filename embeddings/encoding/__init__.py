"""Texts to vectors: the model, its runtime and the batches that share it."""

from .cross_encoder import CrossEncoder
from .encoder import Encoder, SentenceEncoder, identity_of

__all__ = [
    "CrossEncoder",
    "Encoder",
    "SentenceEncoder",
    "identity_of",
]
