"""The same answers for programs that speak OpenAI's chat completions API."""

from .routes import router
from .schemas import ChatRequestError, error_response

__all__ = [
    "ChatRequestError",
    "error_response",
    "router",
]
