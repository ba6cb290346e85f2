"""From evidence to an answer: quotes in order, groups, lists, summaries, and why there is none."""

from .about import facts
from .compose import (
    N_NEAREST,
    ask_back,
    claims_silence,
    compose,
    decline,
    is_surer,
    outsider,
    present,
    wants_voices,
    without_claim,
)
from .declining import find_declined, is_asked
from .diversity import Candidate, merge_repeats, without_given
from .lists import expand_list
from .passages_by_place import QUESTIONS, STATEMENTS, InterviewerQuestions, Shelf, has_topic, overview, questions_put
from .unsure import leaves_room_for_unsure, with_unsure

__all__ = [
    "N_NEAREST",
    "QUESTIONS",
    "STATEMENTS",
    "Candidate",
    "InterviewerQuestions",
    "Shelf",
    "ask_back",
    "claims_silence",
    "compose",
    "decline",
    "expand_list",
    "facts",
    "find_declined",
    "has_topic",
    "is_asked",
    "is_surer",
    "leaves_room_for_unsure",
    "merge_repeats",
    "outsider",
    "overview",
    "present",
    "questions_put",
    "wants_voices",
    "with_unsure",
    "without_claim",
    "without_given",
]
