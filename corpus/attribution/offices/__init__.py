"""Offices and affiliations: what an article prints of the people who speak in it, wherever it prints it."""

from .evidence import with_offices

__all__ = [
    "with_offices",
]
