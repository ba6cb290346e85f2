"""The API under ``/api/v1``: requests, replies, and the problems it tells of."""

from .http import ms_since
from .openapi import complete
from .problems import CATALOGUE, Failure, ProblemType, failure_of, problem_example
from .routes import router

__all__ = [
    "CATALOGUE",
    "Failure",
    "ProblemType",
    "complete",
    "failure_of",
    "ms_since",
    "problem_example",
    "router",
]
