"""The API under ``/api/v1``: requests, replies, and the problems it tells of."""

from . import problems
from .answer_replies import AnswerReply
from .causes import failure_of
from .openapi import complete
from .problems import CATALOGUE, Failure, ProblemType, problem_example
from .replies import Body, Speaker
from .routes import router
from .timing import ms_since
from .verify_replies import VerifyReply

__all__ = [
    "CATALOGUE",
    "AnswerReply",
    "Body",
    "Failure",
    "ProblemType",
    "Speaker",
    "VerifyReply",
    "complete",
    "failure_of",
    "ms_since",
    "problem_example",
    "problems",
    "router",
]
