from .cross_encoder import CrossEncoder
from .encoder import CACHE, Encoder, SentenceEncoder, identity_of

__all__ = [
    "CACHE",
    "CrossEncoder",
    "Encoder",
    "SentenceEncoder",
    "identity_of",
]
