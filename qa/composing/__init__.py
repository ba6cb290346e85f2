"""Cuts quotes out of passages, chooses among them, and makes the reply."""

from .about import facts
from .asked import Asked, has_topic
from .candidates import Candidate
from .composer import compose, present, wants_voices
from .duplicates import merge_repeats
from .outsiders import outsider
from .overview import overview
from .quoting import cut_quote, is_whole
from .shelf import QUESTIONS, STATEMENTS, Shelf
from .silence import unmentioned
from .unfolding import unfold

__all__ = [
    "QUESTIONS",
    "STATEMENTS",
    "Asked",
    "Candidate",
    "Shelf",
    "compose",
    "cut_quote",
    "facts",
    "has_topic",
    "is_whole",
    "merge_repeats",
    "outsider",
    "overview",
    "present",
    "unfold",
    "unmentioned",
    "wants_voices",
]
