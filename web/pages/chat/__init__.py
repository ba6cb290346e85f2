"""The chat: questions, how they were read, and their replies."""

from .page import ChatPage, Exchange, Welcome

__all__ = ["ChatPage", "Exchange", "Welcome"]
