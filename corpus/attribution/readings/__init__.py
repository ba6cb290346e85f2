"""Readings: the ways to take a document apart, the best of them, and what it leaves unexplained."""

from .doubts import doubted
from .weighing import ANSWERING, ASKING, ASKS_MOSTLY, Reading, asking_shares, best_reading, propose, weight_of

__all__ = [
    "ANSWERING",
    "ASKING",
    "ASKS_MOSTLY",
    "Reading",
    "asking_shares",
    "best_reading",
    "doubted",
    "propose",
    "weight_of",
]
