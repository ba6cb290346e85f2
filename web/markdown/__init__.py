"""Replies as Markdown, for chat clients and language models."""

from .answers import answer_blocks
from .escaping import as_text
from .passages import search_blocks, verdict_blocks

__all__ = ["answer_blocks", "as_text", "search_blocks", "verdict_blocks"]
