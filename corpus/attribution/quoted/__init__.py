"""Prose in which a reporter quotes: which words are quoted, and whose they are."""

from .quotations import read_prose

__all__ = [
    "read_prose",
]
