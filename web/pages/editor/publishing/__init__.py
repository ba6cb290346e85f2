"""Trying drafts, publishing them, and going back."""

from .routes import router

__all__ = ["router"]
