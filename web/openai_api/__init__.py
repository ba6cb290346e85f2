"""The same answers for programs that speak OpenAI's chat completions API."""

from .errors import ChatRequestError, error_response
from .routes import router

__all__ = ["ChatRequestError", "error_response", "router"]
