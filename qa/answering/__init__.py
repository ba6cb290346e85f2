"""From evidence to an answer: quotes in order, groups, lists, summaries, and why there is none."""

from .about import facts
from .compose import compose, present, wants_voices
from .diversity import Candidate, merge_repeats
from .interviewer_questions import Asked, has_topic
from .list_expansion import unfold
from .passages_by_place import QUESTIONS, STATEMENTS, Shelf
from .summary import overview
from .unknown_occupations import outsider

__all__ = [
    "QUESTIONS",
    "STATEMENTS",
    "Asked",
    "Candidate",
    "Shelf",
    "compose",
    "facts",
    "has_topic",
    "merge_repeats",
    "outsider",
    "overview",
    "present",
    "unfold",
    "wants_voices",
]
