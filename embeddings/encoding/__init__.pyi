from .cross_encoder import CrossEncoder
from .encoder import Encoder, SentenceEncoder, identity_of
from .model_files import CACHE

__all__ = [
    "CACHE",
    "CrossEncoder",
    "Encoder",
    "SentenceEncoder",
    "identity_of",
]
