"""The archive as tools that a language model can call, by the Model Context Protocol."""

from .over_http import ToolEndpoint
from .over_stdio import serve_tools

__all__ = ["ToolEndpoint", "serve_tools"]
