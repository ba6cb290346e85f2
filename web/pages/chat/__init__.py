"""The conversation page."""

from .exchange import Exchange
from .page import ChatPage, Welcome

__all__ = [
    "ChatPage",
    "Exchange",
    "Welcome",
]
