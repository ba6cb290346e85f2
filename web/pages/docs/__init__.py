"""The documentation pages of the API."""

from .routes import router

__all__ = ["router"]
