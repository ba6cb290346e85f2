"""The API under ``/api/v1``: requests, replies, and the problems it tells of."""

from . import problems
from .answer_replies import AnswerReply
from .problems import CATALOGUE, Failure, FieldError, ProblemType, failure
from .replies import Body, Speaker
from .routes import router
from .verify_replies import VerifyReply

__all__ = [
    "CATALOGUE",
    "AnswerReply",
    "Body",
    "Failure",
    "FieldError",
    "ProblemType",
    "Speaker",
    "VerifyReply",
    "failure",
    "problems",
    "router",
]
