"""A file becomes a document: blocks of text with their layout, and nothing said about people yet."""

from .documents import Block, DeclaredSpeaker, Document
from .unpacking import READABLE_SUFFIXES, unpack

__all__ = [
    "READABLE_SUFFIXES",
    "Block",
    "DeclaredSpeaker",
    "Document",
    "unpack",
]
