"""The archive as tools that a language model can call, by the Model Context Protocol.

The package ``mcp`` takes half a second to import, which every command would pay for: only what serves tools imports it.
"""

from .transports import ToolEndpoint, serve_tools

__all__ = [
    "ToolEndpoint",
    "serve_tools",
]
