"""What programs call: the API under ``/api/v1``, OpenAI's under ``/v1``, the tools at ``/mcp``; and its problems."""

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
